"""Names of clubs in quotation marks: Russian prints them so, English does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
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
    found = list(_quoted().finditer(document.clean))
    if not found or not _team_sport().search(document.folded):
        return
    for m in found:
        before = document.folded[max(0, m.start() - LEAD_LENGTH) : m.start()].split(" ")
        around = document.folded[max(0, m.start() - AROUND) : m.end() + AROUND]
        if any(word in around for word in WORKS):
            continue
        if len(before) > 1 and (before[-2] in LEADS or (m["next"] in GOES_ON and before[-2] not in NAMED)):
            yield Fault(Span(m.start(), m.end("close")), (m["name"],))


@cache
def _quoted() -> re.Pattern[str]:
    word = r"[A-Z0-9][\w’'-]*"
    return re.compile(rf"(?<![^\s(])[\"“«](?P<name>[A-Z][\w’'-]*(?: (?:of |and )?{word}){{0,2}})(?P<close>[\"”»])(?= (?P<next>[a-z]+)|\W)")


@cache
def _team_sport() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:midfielder|goalkeeper|striker|hockey player|rpl|khl|fnl|premier league|champions league|europa league|\d+th round|"
        r"head coach|home match|away match|tournament table|volleyball|basketball player)"
    )


NAMED = frozenset(
    "film series song show book novel nicknamed called dubbed title program channel magazine word named slogan banner anthem star as the "
    "a an said says".split()
)
"""After one of these the quotation marks are right."""
CHECKS: dict[str, Find] = {"club-in-quotation-marks": club_in_quotation_marks}
