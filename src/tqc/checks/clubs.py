"""Names of clubs in quotation marks: Russian prints them so, English does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.checks._vocabulary import everywhere
from tqc.model import Span
from tqc.text.document import Document

LEADS = frozenset(
    "of with against for from by to and in at when that while but before after between beat beats defeated joined left over host "
    "hosted".split()
)
"""Words that a club's name may follow."""
GOES_ON = frozenset(
    "is was has have had will won lost and in on at with scored beat drew can could took to for plays defeated leads hosts".split()
)
"""Words that may follow it."""
WORKS = ("film", "movie", "cinema", "novel", "album")
"""Near one of these a name between quotation marks is a title."""
AROUND = 200
"""Code points on either side of a name that tell what it names."""
LEAD_LENGTH = 16
"""Code points before a quotation mark that hold the word it follows."""


def club_in_quotation_marks(document: Document) -> Iterator[Fault]:
    """One to three words with capitals between quotation marks, where a club may be named, in a text about team sport."""
    found = [m for m in _quoted().finditer(document.clean) if _placed(m, document.folded)]
    if found and _team_sport(document.folded):
        yield from (Fault(Span(m.start(), m.end("close")), (m["name"],)) for m in found)


def _placed(m: re.Match[str], folded: str) -> bool:
    """Whether words in quotation marks stand where a club may be named, and no work of art is spoken of."""
    before = folded[max(0, m.start() - LEAD_LENGTH) : m.start()].split(" ")[-2:-1]
    if not before or not (before[0] in LEADS or (m["next"] in GOES_ON and before[0] not in NAMED)):
        return False
    around = folded[max(0, m.start() - AROUND) : m.end() + AROUND]
    return not any(word in around for word in WORKS)


@cache
def _quoted() -> re.Pattern[str]:
    word = r"[A-Z0-9][\w’'-]*"
    return re.compile(rf"[\"“«](?<![^\s(].)(?P<name>[A-Z][\w’'-]*(?: (?:of |and )?{word}){{0,2}})(?P<close>[\"”»])(?= (?P<next>[a-z]+)|\W)")


TEAM_SPORT = (
    *("midfielder", "goalkeeper", "striker", "hockey player", "volleyball", "basketball player", "rpl", "khl", "fnl", "head coach"),
    *("premier league", "champions league", "europa league", "home match", "away match", "tournament table"),
)
"""How words begin that only reports of team sport have."""


def _team_sport(folded: str) -> bool:
    told = any(not folded[at - 1 : at].isalnum() for words in TEAM_SPORT for at in everywhere(folded, words))
    return told or any(folded[at - 1 : at].isdigit() for at in everywhere(folded, "th round"))


NAMED = frozenset(
    "film series song show book novel nicknamed called dubbed title program channel magazine word named slogan banner anthem star as the "
    "a an said says".split()
)
"""After one of these the quotation marks are right."""
CHECKS: dict[str, Find] = {"club-in-quotation-marks": club_in_quotation_marks}
