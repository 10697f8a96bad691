"""What .gitignore files say, each for the folder it lies in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tqc.errors import UserError
from tqc.readers._files import unreadable

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".gitignore"


class Ignore(NamedTuple):
    """The patterns of one file."""

    base: str
    """The folder it lies in, resolved, a separator at its end."""
    spec: GitIgnoreSpec

    def says(self, real: str) -> bool | None:
        """Whether a resolved path below `base` is ignored, a folder's with a separator at its end; None if no pattern speaks of it."""
        return self.spec.check_file(real[len(self.base) :].replace(os.sep, "/")).include


def ended(folder: str) -> str:
    """A folder's path with a separator at its end."""
    return folder if folder.endswith(os.sep) else folder + os.sep


def load(folder: str, errors: list[UserError]) -> list[Ignore]:
    """What the file of a folder says, if there is one; what is wrong with it is added to `errors`, its other lines hold."""
    path = Path(folder, NAME)
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        errors.append(unreadable(path, error))
        return []
    kept = []
    for number, line in enumerate(lines, 1):
        try:
            patterns([line])
        except ValueError:
            errors.append(UserError(f"the pattern {line.strip()!r} means nothing", path=str(path), line=number))
        else:
            kept.append(line)
    return [Ignore(ended(folder), patterns(kept))]


def above(folder: str, errors: list[UserError]) -> list[Ignore]:
    """What the files of the folders above a resolved one say, outermost first, as far as its git repository reaches.

    A folder that is named is taken, so a file that ignores the folder itself is left out.
    """
    found: list[Ignore] = []
    for parent in _up_to_repository(folder):
        found[:0] = [ignore for ignore in load(parent, errors) if not ignore.says(ended(folder))]
    return found


def _up_to_repository(folder: str) -> Sequence[str]:
    parents: list[str] = []
    here = folder
    while not Path(here, ".git").exists():
        up = str(Path(here).parent)
        if up == here:
            return []
        parents.append(up)
        here = up
    return parents


def ignored(real: str, ignores: Sequence[Ignore]) -> bool:
    """Whether a resolved path is ignored, a folder's with a separator at its end: the innermost file that speaks of it decides."""
    return next((said for ignore in reversed(ignores) if (said := ignore.says(real)) is not None), False)


def patterns(lines: Sequence[str]) -> GitIgnoreSpec:
    """Patterns as in .gitignore.

    Raises:
        ValueError: one of them is none.
    """
    from pathspec import GitIgnoreSpec  # 30 ms, and most runs have no such file

    return GitIgnoreSpec.from_lines(lines)
