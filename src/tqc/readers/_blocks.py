"""What the readers of marked-up text share: pieces put in order, roles given, a document made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from tqc.model import Role
from tqc.text import roles
from tqc.text.document import SPACE, UNSEEN, Document, Piece, RawBlock

OBJECT = "\ufffc"
"""Stands in the prose for what is no prose, such as code, so that its neighbours do not seem to touch."""
BLANK_START = re.compile(rf"\A[{SPACE}{UNSEEN}]+")
BLANK_END = re.compile(rf"[{SPACE}{UNSEEN}]+\Z")
SPACE_END = re.compile(rf"[{SPACE}][{UNSEEN}]*\Z")
ACCENTS = re.compile(r"[\u0300-\u036f]+")

Marked = tuple[Role | None, list[Piece]]
"""A block; its role is None if the markup does not tell it."""


def document(text: str, marked: Iterable[Marked], path: str, unit: str = "line") -> Document:
    """A document of the blocks that hold words: white space between pieces single, roles that markup does not tell filled in."""
    blocks = [(role, tidied) for role, pieces in marked if (tidied := tidy(text, pieces))]
    prose = [re.sub(r"\s", " ", reading(text, pieces)) for _, pieces in blocks]
    given = roles.assign([(role, " ".join(said.split())) for (role, _), said in zip(blocks, prose, strict=True)])
    headed = any(role is Role.HEADLINE for role, _ in blocks)
    raw: list[RawBlock] = []
    for guess, (told, pieces), said in zip(given, blocks, prose, strict=True):
        role = Role.BODY if headed and guess is Role.HEADLINE and not told else guess  # who marks one headline marks them all
        dateline, rest = _split(pieces, roles.dateline_end(said) if role is Role.BODY else 0)
        if dateline:
            raw.append(RawBlock(Role.DATELINE, tuple(tidy(text, dateline))))
        raw.append(RawBlock(role, tuple(rest)))
    return Document(text, raw, path=path, unit=unit)


def reading(text: str, pieces: Iterable[Piece]) -> str:
    """What the pieces say, odd characters and line ends still in it."""
    return "".join([text[p.start : p.end] if p.text is None else p.text for p in pieces])


def tidy(text: str, pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without white space around them or twice between two, a letter and its accents in one; none if they hold no word."""
    tidied: list[Piece] = []
    spaced = True
    for piece in pieces:
        part = _cut(text, piece, BLANK_START) if spaced else piece
        said = reading(text, [part])
        if not spaced and (accents := ACCENTS.match(said)):
            part = _join_accents(text, tidied, part, accents[0])
            said = reading(text, [part])
        if not said:
            continue
        spaced = SPACE_END.search(said) is not None
        if tidied and tidied[-1].end == part.start and tidied[-1].text is part.text is None:
            part = Piece(tidied.pop().start, part.end)
        tidied.append(part)
    if not any(map(str.isalnum, reading(text, tidied))):
        return []
    while not reading(text, [last := _cut(text, tidied.pop(), BLANK_END)]):
        pass
    return [*tidied, last]


def _cut(text: str, piece: Piece, blank: re.Pattern[str]) -> Piece:
    said = reading(text, [piece])
    kept = blank.sub("", said)
    if piece.text is not None:
        return piece._replace(text=kept)
    cut = len(said) - len(kept)
    return Piece(piece.start + cut, piece.end) if blank is BLANK_START else Piece(piece.start, piece.end - cut)


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
