"""British and American spellings, and how frequent words are."""

from __future__ import annotations

from typing import Literal, cast

from tqc.lexicon import tables

Variety = Literal["uk", "us"]

COMMON = 200
"""Words up to this rank stand in nearly every text."""
UNLISTED = 1_000_000
"""The rank of a word that is not in the list."""


def variants(word: str) -> tuple[str, ...]:
    """A word's spellings in the other variety, cased like it; empty if it has none.

    One-way pairs are given in their sure direction only: programme → program, but not program → programme.
    """
    found = tables.spellings()[0].get(word.lower(), ())
    if word.islower():
        return found
    return tuple(map(str.upper, found)) if word.isupper() else tuple(v[:1].upper() + v[1:] for v in found)


def dialect(word: str) -> Variety | None:
    """The variety whose spelling a word shows, None for one that both use. British -ize counts as American, as in most newsrooms."""
    return cast("Variety | None", tables.spellings()[1].get(word.lower()))


def spell(word: str, variety: Variety) -> str:
    """A word as a variety spells it; itself if it is spelt so or the lexicon does not know better."""
    here = dialect(word)
    return word if here is None or here == variety else variants(word)[0]


def rank(word: str) -> int:
    """The rank of a lower-case word by frequency in news English, 1 the most frequent; `UNLISTED` if it is not in the list."""
    return tables.ranks().get(word, UNLISTED)
