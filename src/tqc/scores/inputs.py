"""From paths to stories that have every side: files of any format that tqc reads, folders paired by name, or a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from tqc import readers
from tqc.errors import UserError
from tqc.model import LINE_END, Role
from tqc.readers._decode import decode
from tqc.readers._files import unreadable
from tqc.readers._walk import Walk
from tqc.scores import table
from tqc.text import language, plain
from tqc.text.document import Document


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a story."""

    segments: tuple[str, ...]
    """Its sentences; or lines, or cells."""
    documents: tuple[Document, ...]
    """The same as texts to check."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story in all its versions."""

    name: str
    sides: tuple[Side, ...]
    aligned: bool
    """Whether the segments of all sides pair up one by one."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read.

    Attributes:
        paths: a file each for every role, a folder each, or one table.
        roles: what the sides are, as in ("draft", "edited").
        columns: names of a table's columns, in the order of the roles; none: the usual ones.
        document: the table's column that says which story a row is of.
        lines: take each line of a file as a segment.
    """

    paths: tuple[Path, ...]
    roles: tuple[str, ...]
    columns: tuple[str, ...] = ()
    document: str = ""
    lines: bool = False


def stories(request: Request) -> tuple[list[Story], list[UserError]]:
    """The stories, and what of folders had no partner or could not be read.

    Raises:
        UserError: a path that leads nowhere, sides of different kinds, a table that lacks a column, nothing that pairs up.
    """
    if len(request.paths) == 1:
        return _table(request), []
    if request.columns or request.document:
        raise UserError("--columns and --document are for one table", hint="give the table alone")
    for path in request.paths:
        if table.is_table(path):
            raise UserError("is a table", hint="give it alone; --columns says which columns hold what", path=str(path))
    folders = [path.is_dir() for path in request.paths]
    if any(folders) and not all(folders):
        raise UserError(
            "is a folder, and another side is a file", hint="give files, or folders", path=str(request.paths[folders.index(True)])
        )
    same = [path for path, n in Counter(path.resolve() for path in request.paths).items() if n > 1]
    if same:
        raise UserError("is given for two sides", path=str(same[0]))
    if not any(folders):
        return [_story(request.paths[0].name, request.paths, request)], []
    return _folders(request)


def _table(request: Request) -> list[Story]:
    (path,) = request.paths
    if path.is_dir() or not table.is_table(path):
        roles = " and ".join(request.roles)
        raise UserError("is no table", hint=f"give {roles}, or a table: {' '.join(table.SUFFIXES)}", path=str(path))
    by_story: dict[str, list[table.Row]] = {}
    for row in table.rows(path, request.roles, request.columns, request.document):
        by_story.setdefault(row.document or path.name, []).append(row)
    return [
        Story(name, tuple(_cells([row.cells[at] for row in rows], str(path)) for at in range(len(request.roles))), aligned=True)
        for name, rows in by_story.items()
    ]


def _cells(segments: Sequence[str], path: str) -> Side:
    segments = [" ".join(segment.split()) for segment in segments]
    text = "\n\n".join(segments)
    language.require_english(text, path)
    return Side(tuple(segments), (Document(text, plain.raw_blocks(text), path=path),))


def _story(name: str, paths: Sequence[Path], request: Request) -> Story:
    if not request.lines:
        return Story(name, tuple(map(_sentences, paths)), aligned=False)
    every = [_lines(path) for path in paths]
    if len(set(map(len, every))) > 1:
        told = " and ".join(f"{len(lines):,}" for lines in every)
        raise UserError(f"the sides have {told} lines", hint="without --lines sentences are paired by what they say", path=str(paths[0]))
    kept = [at for at in range(len(every[0])) if any(lines[at] for lines in every)]
    for path, lines in zip(paths, every, strict=True):
        if not any(lines):
            raise UserError("is empty", path=str(path))
    return Story(name, tuple(_cells([lines[at] for at in kept], str(path)) for path, lines in zip(paths, every, strict=True)), aligned=True)


def _lines(path: Path) -> list[str]:
    try:
        text = decode(path.read_bytes(), str(path)).removeprefix("\ufeff")
    except OSError as error:
        raise unreadable(path, error) from None
    lines = [line.strip() for line in LINE_END.split(text)]
    return lines if lines[-1] else lines[:-1]


def _sentences(path: Path) -> Side:
    """A side whose segments are sentences; a dateline belongs to the sentence after it."""
    documents = tuple(readers.read(path))
    found: list[str] = []
    for document in documents:
        before = ""
        for at, block in enumerate(document.blocks):
            if block.role is Role.DATELINE:
                before = document.prose(at) + " "
                continue
            for start, end in document.sentences(at):
                found.append(before + document.clean[start:end])
                before = ""
        if before:
            found.append(before.rstrip())
    return Side(tuple(found), documents)


def _folders(request: Request) -> tuple[list[Story], list[UserError]]:
    errors: list[UserError] = []
    sides = []
    for folder in request.paths:
        walk = Walk([folder], readers.suffixes())
        sides.append({path.relative_to(folder).as_posix(): path for path in walk})
        errors += walk.errors
    found = []
    for name, paths in _paired(sides):
        try:
            found.append(_story(name, paths, request))
        except UserError as error:
            errors.append(error)
    for role, side in zip(request.roles, sides, strict=True):
        others = " or ".join(r for r in request.roles if r != role)
        errors += [
            UserError(f"has no partner among the files of {others}", hint="files pair up by name", path=str(p)) for p in side.values()
        ]
    if not found:
        raise UserError("no two files of the folders pair up by name", path=str(request.paths[0])) if not errors else errors[0]
    return sorted(found, key=lambda story: story.name), errors


def _paired(sides: list[dict[str, Path]]) -> Iterator[tuple[str, list[Path]]]:
    """The files of the same name, taken out of `sides`: the whole name, then without its ending, then up to the first stop."""
    keys: tuple[Callable[[str], str], ...] = (
        lambda name: name,
        lambda name: PurePath(name).with_suffix("").as_posix(),
        lambda name: (PurePath(name).parent / PurePath(name).name.partition(".")[0]).as_posix(),
    )
    for key in keys:
        by_key = []
        for side in sides:
            counts = Counter(map(key, side))
            by_key.append({key(name): name for name in side if counts[key(name)] == 1})
        for shared in sorted(set.intersection(*map(set, by_key))):
            yield shared, [side.pop(names[shared]) for side, names in zip(sides, by_key, strict=True)]
