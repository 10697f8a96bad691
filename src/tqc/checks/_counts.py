"""Numbers that should be ordinals, and abbreviations of articles of a law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.checks._sites import anchors, sites
from tqc.model import Span
from tqc.text.document import Document

ORDERED = "session anniversary congress round century championship festival place"
"""Nouns of which a number before them, with "the" or a preposition, says which one it is."""
ANCHORS = anchors(ordered=" ".join(noun + sign for noun in ORDERED.split() for sign in ("", ".", ",")), article="art. (art.")


def number_for_ordinal(document: Document) -> Iterator[Fault]:
    """A number where English has an ordinal: the 73 session."""
    for site in sites(document, __name__, ANCHORS)["ordered"]:
        m = re.search(r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Tt]heir) (\d{1,3}) \Z", document.clean[max(0, site.start - 12) : site.start])
        if m and m[1] != "0":
            yield Fault(Span(site.start - len(m[1]) - 1, site.start - 1), (m[1] + ordinal_ending(int(m[1])),))


def ordinal_ending(number: int) -> str:
    """What is written onto a number's end to make an ordinal of it: st, nd, rd or th."""
    return "th" if number % 100 // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def article_cut_short(document: Document) -> Iterator[Fault]:
    """Art. for an article of a law."""
    for site in sites(document, __name__, ANCHORS)["article"]:
        start = site.start + (document.clean[site.start] == "(")
        m = _number().match(document.clean, start)
        if m:
            yield Fault(Span(start, m.end("art")), ("Article",))


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(?P<art>[Aa]rt ?\.)(?= \d)")


COUNTS: dict[str, Find] = {"number-for-ordinal": number_for_ordinal, "article-cut-short": article_cut_short}
