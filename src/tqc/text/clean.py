"""Clean prose out of a user's characters: white space single, what is not seen gone, letters composed (NFC)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import is_normalized, normalize

SPACE = r"\s"
UNSEEN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
MARKS = r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
ALONE = r"\u037e\u0387\u1f71-\u1fef\u2126\u212a\u212b"
"""Characters that NFC replaces wherever they stand, as the ångström sign."""
ODD = re.compile(rf"[{SPACE}{UNSEEN}](?:(?<! )[{SPACE}{UNSEEN}]*|[{SPACE}{UNSEEN}]+)")
"""All that is not a single space between characters to be seen; it begins with a set, which `re` looks for fast."""


def runs(text: str, pieces: Iterable[tuple[int, int, str | None]]) -> Iterator[tuple[int, int, str]]:
    """What the pieces of a block read as: (start and end in `text`, the clean characters), without space at the block's ends.

    A run is either the very characters of `text`, or stands for its stretch as a whole.

    Args:
        text: the user's characters.
        pieces: start, end, and what the stretch reads as if that is not its very characters.
    """
    return _trimmed(run for start, end, reads in pieces for run in _clean(text, start, end, reads))


def _trimmed(runs: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """A block's runs without space at its ends, nor twice where two pieces meet."""
    held: tuple[int, int, str] | None = None
    for a, b, clean in runs:
        if clean[:1] == " " and (held is None or held[2][-1] == " "):
            a, clean = a + (b - a == len(clean)), clean[1:]  # noqa: PLW2901 (a run is cut, not replaced)
        if clean:
            if held:
                yield held
            held = a, b, clean
    if held and held[2] != " ":
        a, b, clean = held
        cut = clean[-1] == " "
        yield (a, b - (b - a == len(clean)), clean[:-1]) if cut else held


def _clean(text: str, start: int, end: int, reads: str | None) -> Iterable[tuple[int, int, str]]:
    """The runs of one piece: (start and end in `text`, the clean characters); a run is kept or replaced as a whole."""
    piece = text[start:end] if reads is None else reads
    composed = is_normalized("NFC", piece)
    if piece.isprintable() and composed and "  " not in piece:
        yield start, end, piece
        return
    odd = ODD if composed else _odd_or_apart()
    if reads is not None:
        yield start, end, odd.sub(_plain, reads)
        return
    at = start
    for m in odd.finditer(text, start, end):
        a, b = m.span()
        if a > at:
            yield at, a, text[at:a]
        if clean := _plain(m):
            yield a, b, clean
        at = b
    if end > at:
        yield at, end, text[at:end]


@cache
def _odd_or_apart() -> re.Pattern[str]:
    """As `ODD`, and the letters whose accents are characters of their own."""
    return re.compile(rf"{ODD.pattern}|[^{SPACE}{UNSEEN}](?:[{UNSEEN}]*[{MARKS}])+|[{ALONE}]")


def _plain(m: re.Match[str]) -> str:
    odd = m.group()
    if odd.isspace():
        return " "
    if ODD.fullmatch(odd):
        return " " if any(map(str.isspace, odd)) else ""
    return normalize("NFC", re.sub(f"[{UNSEEN}]", "", odd))
