"""Bring the jars of the lock file into the user's cache: from a Maven repository through jgo, or from jars that are there.

A jar counts by its SHA-256 alone: whatever has another is refused. A jar once taken is kept, so that a broken download goes on.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from tqc.errors import UserError
from tqc.grammar._lt import home, lock
from tqc.grammar._lt.lock import Jar

Advance = Callable[[int], None]
"""Told how many more bytes have come."""
SPARE = 20_000_000
"""Bytes of disk space to be left over."""
TIMEOUT = 30
AGAIN = "what has come is kept: the same command goes on from there"


def missing() -> list[Jar]:
    """The jars that are not there as locked; one that is there with another sum is missing, too."""
    return [jar for jar in lock.jars() if not _holds(home.jars() / jar.path, jar)]


def verify() -> None:
    """Hold what is installed against the lock file.

    Raises:
        UserError: a jar is truncated or changed.
    """
    wrong = missing()
    if wrong:
        raise UserError("is not the jar of the lock file", hint=f"mend it with: {home.INSTALL}", path=str(home.jars() / wrong[0].path))


def from_repository(wanted: Sequence[Jar], repository: str = "", advance: Advance = lambda _: None) -> None:
    """Download jars from a Maven repository, by default Maven Central.

    Raises:
        UserError: jgo is not installed, no network, no space, a jar that is not there or is another.
    """
    try:
        from jgo.maven import MavenContext, PythonResolver
    except ImportError as error:
        raise UserError("installing LanguageTool takes jgo", hint=f"{home.EXTRA}, or give the jars with --from") from error

    @contextmanager
    def progress(_name: str, _size: int) -> Iterator[Advance]:
        yield advance

    part = home.folder() / "part"
    with _told(repository or "Maven Central"):
        _room(wanted)
        shutil.rmtree(part, ignore_errors=True)  # what a break has left half-done
        context = MavenContext(
            resolver=PythonResolver(progress_callback=progress),
            repo_cache=part,
            remote_repos={"repository": repository.rstrip("/")} if repository else None,
            timeout=TIMEOUT,
        )
        for jar in wanted:
            path = context.project(jar.group, jar.artifact).at_version(jar.version).artifact().resolve()
            _take(path, jar)
        shutil.rmtree(part, ignore_errors=True)


def from_jars(wanted: Sequence[Jar], source: Path, advance: Advance = lambda _: None) -> None:
    """Copy jars from a folder, its subfolders included, or from a zip file; whatever they are called, their sums tell them.

    Raises:
        UserError: no such folder or zip file, no space, a jar that is not among them.
    """
    part = home.folder() / "part"
    by_sum = {jar.sha256: jar for jar in wanted}
    by_size = {jar.size for jar in wanted}
    with _told(str(source)):
        _room(wanted)
        part.mkdir(parents=True, exist_ok=True)
        for path in _jars(source, by_size, part):
            jar = by_sum.pop(lock.sha256(path), None)
            if jar:
                copy = part / jar.name
                if copy != path:
                    shutil.copyfile(path, copy)
                _take(copy, jar)
                advance(jar.size)
        shutil.rmtree(part, ignore_errors=True)
    if by_sum:
        names = sorted(jar.name for jar in by_sum.values())
        hint = f"it must be version {lock.version()}, jar for jar as in the lock file"
        raise UserError(f"lacks {len(names)} of {len(wanted)} jars, {names[0]} among them", hint=hint, path=str(source))


def remove() -> bool:
    """Whether there was something to remove; jars and half-done downloads are gone on return.

    Raises:
        UserError: something cannot be removed.
    """
    there = home.jars().exists()
    for folder in (home.jars(), home.folder() / "part"):
        if folder.exists():
            with _told(str(folder)):
                shutil.rmtree(folder)
    return there


def _holds(path: Path, jar: Jar) -> bool:
    try:
        return path.stat().st_size == jar.size and lock.sha256(path) == jar.sha256
    except OSError:
        return False


def _take(path: Path, jar: Jar) -> None:
    """Move a jar to its place if it is the one that the lock file means; else it is removed."""
    if not _holds(path, jar):
        page = path.read_bytes()[:200].lstrip().startswith(b"<")
        size = path.stat().st_size
        path.unlink()
        fact = "is a web page, as of a proxy that wants something" if page else f"has {size:,} bytes of {jar.size:,}"
        if not page and size == jar.size:
            fact = "has another SHA-256 than the lock file says"
        raise UserError(f"{jar.name} {fact}; it was refused", hint=f"try again, or another repository; {AGAIN}")
    place = home.jars() / jar.path
    place.parent.mkdir(parents=True, exist_ok=True)
    path.replace(place)


def _room(wanted: Sequence[Jar]) -> None:
    home.folder().mkdir(parents=True, exist_ok=True)
    free, needed = shutil.disk_usage(home.folder()).free, sum(jar.size for jar in wanted) + SPARE
    if free < needed:
        raise OSError(errno.ENOSPC, f"{needed // 1_000_000} MB are needed, {free // 1_000_000} MB are free")


def _jars(source: Path, sizes: set[int], part: Path) -> Iterator[Path]:
    """The jars of a folder or a zip file that have one of some sizes."""
    if source.is_dir():
        yield from (p for p in sorted(source.rglob("*.jar")) if p.stat().st_size in sizes)
        return
    with ZipFile(source) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith(".jar") and entry.file_size in sizes:
                yield Path(archive.extract(entry, part / "zip"))


@contextmanager
def _told(source: str) -> Iterator[None]:
    """Turn what goes wrong on the way into the user's terms."""
    try:
        yield
    except BadZipFile as error:
        raise UserError("is neither a folder nor a zip file", hint="--from takes a folder of jars or a zip of them", path=source) from error
    except FileNotFoundError as error:
        raise UserError("there is no such folder or file", path=str(error.filename or source)) from error
    except OSError as error:  # requests' errors are OSErrors, too
        if error.errno == errno.ENOSPC:
            raise UserError(f"no space: {error.strerror}", path=str(home.folder()), hint=AGAIN) from error
        if type(error).__module__.startswith("requests"):
            hint = f"a mirror: --repository URL; without a network: --from DIR; {AGAIN}"
            raise UserError(f"no answer from {source}", hint=hint) from error
        raise UserError(f"{error.strerror or error}", path=str(error.filename or source)) from error
    except (RuntimeError, AssertionError) as error:
        raise UserError(f"{source} does not have what is wanted: {str(error).partition(' in remote')[0]}", hint=AGAIN) from error
