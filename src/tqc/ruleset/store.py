"""Compiled rules kept: shipped in the wheel, or cached by the content of the files they were made from."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from tqc.ruleset.compiled import Compiled

FORMAT = 7
"""Raised when what is stored changes its shape or meaning."""
SHIPPED = "compiled.jsonl"
CHECKS = "check"
"""The pack of the checks in code."""
CHECK_PART = (CHECKS, Path(__file__).parent.parent / "checks", "src/tqc/checks")
"""What is told of the checks in code, beside them."""


def rules_home() -> Path:
    """The folder of the built-in rules: inside an installed package, else beside a checkout's `src`."""
    packaged = Path(__file__).parent.parent / "rules"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "rules"


def packs() -> list[str]:
    """The names of the built-in packs, as in "ru" or "house/ap"."""
    home = rules_home()
    return sorted({p.parent.relative_to(home).as_posix() for p in home.rglob("*.yaml")})


def built_in() -> list[tuple[str, Path, str]]:
    """The folders of every built-in pack and of the checks: (pack, folder, as errors name it)."""
    home = rules_home()
    return [CHECK_PART, *((n, home / n, f"rules/{n}") for n in packs())]


def load(names: Iterable[str], folders: Iterable[Path] = (), glossaries: Iterable[Path] = ()) -> Compiled:
    """The compiled rules of some built-in packs, of users' folders and glossaries, and what is told of the checks in code.

    Args:
        names: packs; each must be one of `packs()`.
        folders: a folder's name is its pack's; its own `lists/` come before the built-in ones.
        glossaries: files of terms; each becomes a topic of the pack "glossary".

    Raises:
        UserErrors: mistakes in rule files and glossaries.
    """
    home = rules_home()
    users = [(f.name, f, shown) for f, shown in {f.resolve(): f.as_posix() for f in folders}.items()]
    parts = [CHECK_PART, *((n, home / n, f"rules/{n}") for n in names), *users]
    lists = [*(f / "lists" for _, f, _ in users), home / "lists"]
    terms = list(glossaries)
    shipped = home / SHIPPED
    if not users and not terms and shipped.is_file():
        stored = _read(shipped, "shipped")
        if stored is not None:
            return stored.only({CHECKS, *names})
    key = _key(parts, lists, terms)
    kept = _cache() / f"{key}.jsonl"
    stored = _read(kept, key)
    if stored is not None:
        return stored
    compiled = _compile(parts, lists, terms)
    _write(kept, key, compiled)
    return compiled


def build(destination: Path) -> None:
    """Compile every built-in pack into a file, as the wheel ships it."""
    compiled = _compile(built_in(), [rules_home() / "lists"])
    _write(destination, "shipped", compiled, strict=True)


def _compile(parts: list[tuple[str, Path, str]], lists: list[Path], glossaries: Sequence[Path] = ()) -> Compiled:
    from tqc.ruleset.compiler import compile_sources, sources  # and with them YAML and the pattern language: only if need be

    found = sources(parts, lists)
    if glossaries:
        from tqc.ruleset import terms

        found += map(terms.source, glossaries)
    return compile_sources(found)


def _key(parts: Iterable[tuple[str, Path, str]], lists: Iterable[Path], glossaries: Iterable[Path] = ()) -> str:
    """A digest of all that compiling depends on: rules, lists, the lexicon's tables, tqc's own code for it."""
    from hashlib import sha256  # the wheel's users do without

    digest = sha256(f"{FORMAT} {sys.version_info[:2]}".encode())
    files = [(name, file) for name, folder, _ in parts for file in _files(folder, ".yaml")]
    files += [("", file) for folder in lists for file in (*_files(folder, ".txt"), *_files(folder / "topics", ".txt"))]
    files += [("glossary", str(path)) for path in glossaries]
    for name, path in files:
        digest.update(f"{name} {path} ".encode())
        with open(path, "rb") as file:  # noqa: PTH123  (there are hundreds of files, and a Path is dear)
            digest.update(file.read())
    own = Path(__file__).parent
    for folder in (own, own.parent / "glossary", own.parent / "lexicon", own.parent / "lexicon" / "data"):
        for path in _files(folder, ""):
            status = os.stat(path)  # noqa: PTH116
            digest.update(f"{path} {status.st_size} {status.st_mtime_ns} ".encode())
    return digest.hexdigest()[:40]


def _files(folder: Path, suffix: str) -> Iterator[str]:
    """The paths of a folder's files whose names end in some way, sorted; none if there is no such folder."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        yield from sorted(entry.path for entry in entries if entry.name.endswith(suffix) and entry.is_file())


def _cache() -> Path:
    from platformdirs import user_cache_path

    return Path(os.environ.get("TQC_CACHE_DIR") or user_cache_path("tqc", appauthor=False)) / "rules"


def _read(path: Path, key: str) -> Compiled | None:
    """What a file holds; None if there is none, or it is damaged or another version's."""
    try:
        body = path.read_bytes()
        start = body.index(b"\n") + 1
        if body[:start] != _sum(key, memoryview(body)[start:]):
            return None
        return Compiled.load(body, start)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _write(path: Path, key: str, compiled: Compiled, *, strict: bool = False) -> None:
    """Write at once or not at all; a cache that cannot be written is done without."""
    payload = compiled.stored()
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(_sum(key, payload) + payload)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        if strict:
            raise


def _sum(key: str, payload: bytes | memoryview) -> bytes:
    """The first line of a file, by which it is known to be whole and this version's."""
    return b"%08x\n" % crc32(payload, crc32(f"tqc rules {FORMAT} {key}".encode()))
