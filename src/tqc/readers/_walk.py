"""Which files to check: those named, and in folders those that can be read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tqc.errors import UserError
from tqc.readers import _ignore
from tqc.readers._files import is_folder, unreadable
from tqc.readers._ignore import ended

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

HIDDEN = (".", "~$")
"""How the names of hidden files begin, and of those that Word leaves beside an open one."""


class _Folder(NamedTuple):
    entries: Iterator[os.DirEntry[str]]
    real: str
    """Its resolved path, a separator at its end."""
    ignores: list[_ignore.Ignore]


class Walk:
    """The files under some paths, found while they are asked for; each file once, a folder's in the order of their names.

    A file that is named is always taken, whether or not it exists, so that its reader can say what is wrong with it. Links to folders are
    not followed. To be gone through once.

    Attributes:
        passed_over: what was not taken in folders, counted by suffix (".jpg", "no suffix") or reason ("hidden", "in .gitignore",
            "not in --glob", "link to a folder", "no regular file"); a folder that is hidden or ignored counts as one. Complete at the end.
        errors: folders and ignore files that could not be read, and folders with nothing to check. Complete at the end.
    """

    def __init__(self, paths: Iterable[str | Path], suffixes: Collection[str], glob: Sequence[str] = ()) -> None:
        """Begin a walk; nothing is looked for yet.

        Args:
            paths: files and folders.
            suffixes: what to take in folders, as in {".md", ".txt"}.
            glob: patterns as in .gitignore, against the path below the folder that was named: only what one of them matches is taken, and
                nothing that one with "!" before it matches.

        Raises:
            UserError: a glob means nothing.
        """
        self.passed_over: Counter[str] = Counter()
        self.errors: list[UserError] = []
        self._paths = [Path(path) for path in paths]
        self._suffixes = suffixes
        self._wanted = _globs([pattern for pattern in glob if not pattern.startswith("!")])
        self._unwanted = _globs([pattern[1:] for pattern in glob if pattern.startswith("!")])
        self._named = {os.path.realpath(path) for path in self._paths if not is_folder(path)}
        self._seen: set[tuple[int, int]] = set()
        self._met = 0

    def __iter__(self) -> Iterator[Path]:
        given: set[str] = set()
        for path in self._paths:
            real = os.path.realpath(path)
            if is_folder(path):
                met, errors = self._met, len(self.errors)
                yield from self._below(path, real)
                if self._met == met and len(self.errors) == errors:
                    self.errors.append(UserError("holds nothing to check", hint=self._hint(), path=str(path)))
            elif real not in given:
                given.add(real)
                yield path

    def _below(self, path: Path, real: str) -> Iterator[Path]:
        open_ = [self._open(path, real, _ignore.above(real, self.errors))]
        base = len(open_[0].real)
        while open_:
            entries, here, ignores = open_[-1]
            entry = next(entries, None)
            if entry is None:
                open_.pop()
            elif entry.name.startswith(HIDDEN):
                self.passed_over["hidden"] += 1
            elif not is_folder(entry):
                reason = self._reason(entry, here + entry.name, ignores, base)
                if reason:
                    self.passed_over[reason] += 1
                    continue
                self._met += 1
                if not self._named or os.path.realpath(entry) not in self._named:
                    yield Path(entry.path)
            elif entry.is_symlink():
                self.passed_over["link to a folder"] += 1
            elif _ignore.ignored(ended(here + entry.name), ignores):
                self.passed_over["in .gitignore"] += 1
            else:
                open_.append(self._open(Path(entry.path), here + entry.name, ignores))

    def _open(self, path: Path, real: str, ignores: list[_ignore.Ignore]) -> _Folder:
        entries: list[os.DirEntry[str]] = []
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) in self._seen:
                self._met += 1
            else:
                self._seen.add((status.st_dev, status.st_ino))
                ignores = [*ignores, *_ignore.load(real, self.errors)]
                with os.scandir(path) as found:
                    entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self.errors.append(unreadable(path, error))
        return _Folder(iter(entries), ended(real), ignores)

    def _reason(self, entry: os.DirEntry[str], real: str, ignores: list[_ignore.Ignore], base: int) -> str:
        """Why a file is not taken; empty if it is."""
        stem, dot, ending = entry.name.rpartition(".")
        suffix = dot + ending.lower()
        if not stem or suffix not in self._suffixes:
            return suffix if stem else "no suffix"
        if _ignore.ignored(real, ignores):
            return "in .gitignore"
        below = real[base:].replace(os.sep, "/")
        if (self._wanted and not self._wanted.match_file(below)) or (self._unwanted and self._unwanted.match_file(below)):
            return "not in --glob"
        try:
            return "" if entry.is_file() else "no regular file"
        except OSError:  # a link that leads to itself
            return "no regular file"

    def _hint(self) -> str:
        passed = ", ".join(f"{count:,} {what}" for what, count in sorted(self.passed_over.items()))
        return f"tqc reads {' '.join(sorted(self._suffixes))}" + (f"; passed over: {passed}" if passed else "")


def _globs(glob: Sequence[str]) -> GitIgnoreSpec | None:
    try:
        return _ignore.patterns(glob) if glob else None
    except ValueError:
        raise UserError(f"a glob among {' '.join(glob)!r} means nothing", hint="as in --glob '*.md' --glob '!drafts/'") from None
