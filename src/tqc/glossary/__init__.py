"""A desk's own terms: a module a format, its name the suffix of its files, with `read(text, path) -> list[Term]`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from tqc.errors import UserError, UserErrors

PARTS = ("N", "V", "A")
"""Noun, verb, adjective."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as its desk wrote it."""

    term: str
    """What is found, if there is a `use`; else what is right."""
    line: int
    """Where it stands in the file, from 1."""
    use: str = ""
    """What to print."""
    forbidden: tuple[str, ...] = ()
    """Other wordings that are found."""
    note: str = ""
    """Why."""
    pos: str = ""
    """N, V or A if the desk says how it is inflected."""

    @property
    def right(self) -> str:
        """What to print."""
        return self.use or self.term

    @property
    def wrong(self) -> tuple[str, ...]:
        """What is found: the term itself if something else is to be used, and every forbidden wording."""
        return tuple(dict.fromkeys(w for w in (self.term, *self.forbidden) if w != self.right))


Read = Callable[[str, str], list[Term]]


def read(path: Path) -> list[Term]:
    """The terms of a file, in its order.

    Raises:
        UserError: it cannot be read, is of an unknown format or malformed.
        UserErrors: every wrong line.
    """
    import tqc.glossary
    from tqc import discovery

    suffix = path.suffix.lower().removeprefix(".")
    known = discovery.names(tqc.glossary)
    if suffix not in known:
        raise UserError("is no glossary that tqc reads", hint=f"there are: {', '.join('.' + n for n in known)}", path=str(path))
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("is not UTF-8", hint="save it as UTF-8", path=str(path)) from error
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", path=str(path)) from error
    terms = cast("Read", discovery.load(tqc.glossary, suffix, "read"))(text, str(path))
    errors = [
        UserError(f"“{t.pos}” is no part of speech", hint="write N, V or A", path=str(path), line=t.line)
        for t in terms
        if t.pos not in ("", *PARTS)
    ]
    if errors:
        raise UserErrors(errors)
    return terms
