"""What the readers of marked-up text share: pieces put in order, roles given, a document made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from unicodedata import normalize

from tqc.model import Role
from tqc.text import roles
from tqc.text.clean import MARKS
from tqc.text.document import Document, Piece, RawBlock

OBJECT = "\ufffc"
"""Stands in the prose for what is no prose, such as code, so that its neighbours do not seem to touch."""

Marked = tuple[Role | None, list[Piece]]
"""A block; its role is None if the markup does not tell it."""


def document(text: str, marked: Iterable[Marked], path: str, unit: str = "line") -> Document:
    """A document of the blocks that hold words; roles that markup does not tell are filled in."""
    blocks = [(role, join(text, pieces)) for role, pieces in marked]
    blocks = [(role, pieces) for role, pieces in blocks if any(map(str.isalnum, reading(text, pieces)))]
    prose = [re.sub(r"\s", " ", reading(text, pieces)) for _, pieces in blocks]
    given = roles.assign([(role, " ".join(said.split())) for (role, _), said in zip(blocks, prose, strict=True)])
    headed = any(role is Role.HEADLINE for role, _ in blocks)
    raw: list[RawBlock] = []
    for guess, (told, pieces), said in zip(given, blocks, prose, strict=True):
        role = Role.BODY if headed and guess is Role.HEADLINE and not told else guess  # who marks one headline marks them all
        dateline, rest = _split(pieces, _dateline_end(said) if role is Role.BODY else 0)
        raw += [RawBlock(Role.DATELINE, tuple(dateline)), RawBlock(role, tuple(rest))]
    return Document(text, raw, path=path, unit=unit)


def reading(text: str, pieces: Iterable[Piece]) -> str:
    """What the pieces say, odd characters and line ends still in it."""
    return "".join([text[p.start : p.end] if p.text is None else p.text for p in pieces])


def join(text: str, pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces that say something, those in one where the file has them in one, a letter in one piece with its accents."""
    joined: list[Piece] = []
    for piece in pieces:
        part, said = piece, reading(text, [piece])
        if joined and (accents := _accents().match(said)) and not reading(text, joined[-1:])[-1].isspace():
            part = _join_accents(text, joined, part, accents[0])
            said = reading(text, [part])
        if not said:
            continue
        if joined and joined[-1].end == part.start and joined[-1].text is part.text is None:
            part = Piece(joined.pop().start, part.end)
        joined.append(part)
    return joined


@cache
def _accents() -> re.Pattern[str]:
    return re.compile(f"[{MARKS}]+")


def _dateline_end(said: str) -> int:
    begun = said.lstrip()
    end = roles.dateline_end(begun)
    return end + len(said) - len(begun) if end else 0


def _join_accents(text: str, before: list[Piece], piece: Piece, accents: str) -> Piece:
    """Put the accents that a piece begins with to the letter before them; returns what is left of the piece, perhaps nothing."""
    last = before.pop()
    said = reading(text, [last])
    if last.text is None:
        if last.end == piece.start and piece.text is None:
            return Piece(last.start, piece.end)
        if len(said) > 1:
            before.append(Piece(last.start, last.end - 1))
        last, said = Piece(last.end - 1, last.end), said[-1]
    end = piece.end if piece.text is not None else piece.start + len(accents)
    before.append(Piece(last.start, end, normalize("NFC", said + accents)))
    return Piece(end, piece.end, None if piece.text is None else piece.text[len(accents) :])


def _split(pieces: list[Piece], at: int) -> tuple[list[Piece], list[Piece]]:
    """The pieces before and after an offset in what they say; one with a reading of its own is not cut, but goes before."""
    before: list[Piece] = []
    for i, piece in enumerate(pieces):
        length = piece.end - piece.start if piece.text is None else len(piece.text)
        if at <= 0:
            return before, pieces[i:]
        if at < length and piece.text is None:
            cut = piece.start + at
            return [*before, Piece(piece.start, cut)], [Piece(cut, piece.end), *pieces[i + 1 :]]
        before.append(piece)
        at -= length
    return before, []
