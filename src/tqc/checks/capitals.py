"""Capitals: names, nationalities and dates in lower case, institutions half capitalised, capitals where none belong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.checks._bodies import BODY_NAMES
from tqc.checks._capitals_data import spellings
from tqc.checks._institutions import INSTITUTIONS
from tqc.checks._stray import STRAY
from tqc.checks._unknown import UNKNOWN
from tqc.checks._vocabulary import no_capitals, occurrences, vocabulary
from tqc.lexicon import tables
from tqc.text.document import Document

LONGEST_FIRST, LONGEST_DAY = 20, 11
"""So many code points before a word are looked at."""
AMBIGUOUS = {"trump": "Donald", "musk": "Elon"}
"""Names that are common words, and the first name that tells them."""


def _listed(*which: str) -> Find:
    """Listed words in lower case."""

    def find(document: Document) -> Iterator[Fault]:
        table = spellings(*which)
        for word in sorted(vocabulary(document) & table.keys()):
            for span in occurrences(document, word):
                if not no_capitals(document, span.start):
                    yield Fault(span, (table[word],))

    return find


def _nationalities(document: Document) -> Iterator[Fault]:
    """Listed nationalities in lower case, but for common names that hold one: french fries."""
    for fault in _listed("people")(document):
        if not _things().match(document.clean, fault.span.end):
            yield fault


@cache
def _things() -> re.Pattern[str]:
    return re.compile(
        r" (?:fries|windows?|doors?|toast|press|dressing|horns?|kiss(?:es)?|beans?|bread|oven|auction|ink|pastry|pastries|blue)\b"
    )


def _names(document: Document) -> Iterator[Fault]:
    """Names and acronyms in lower case, but for the second parts of Asian names that the lexicon has: Kim Jong-un."""
    yield from _listed("name", "first", "acronym")(document)
    words = vocabulary(document)
    for word in sorted(words & _more_names().keys()):
        for span in occurrences(document, word):
            second = _first_part().search(document.clean, max(0, span.start - LONGEST_FIRST), span.start)
            if not second and not no_capitals(document, span.start):
                yield Fault(span, (_more_names()[word],))
    for name, first in AMBIGUOUS.items():
        if name in words:
            yield from _ambiguous(document, name, first)


@cache
def _more_names() -> dict[str, str]:
    """The lexicon's names that are not listed here."""
    listed = spellings("name", "first", "acronym", "people", "day")
    return {word: name for word, name in tables.names().items() if word not in listed}


@cache
def _first_part() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z][a-z]*-\Z")


def _ambiguous(document: Document, name: str, first: str) -> Iterator[Fault]:
    """A name that is a common word too: after its first name or a title; before a verb or a stop, if the text has it as a name too."""
    clean = document.clean
    named = name.title() in vocabulary(document)
    titles = (f"{first} ", f"{first.lower()} ", "President ", "president ", "Mr ", "Mr. ")
    for span in occurrences(document, name):
        before = clean[max(0, span.start - LONGEST_FIRST) : span.start]
        if before.endswith(titles) or (named and _goes_on().match(clean, span.end)):
            yield Fault(span, (name.title(),))


@cache
def _goes_on() -> re.Pattern[str]:
    """What follows a person's name."""
    verbs = "said|says|noted|added|called|told|wrote|stressed|announced|thinks|believes|has|had|is|was|will"
    return re.compile(rf"['’]s\b| (?:{verbs}|and|administration)\b|[,.]")


def _us(document: Document) -> Iterator[Fault]:
    if "us" not in vocabulary(document):
        return
    clean = document.clean
    right = "U.S." if "U.S." in clean else "US"
    for span in occurrences(document, "us"):
        after_the = clean[max(0, span.start - 4) : span.start].lower() == "the " and not _them().match(clean, span.end)
        if (after_the and clean[span.end : span.end + 1] != "-") or _american().match(clean, span.end):
            yield Fault(span, (right,))


@cache
def _them() -> re.Pattern[str]:
    return re.compile(r"[ -]?(?:vs\b|versus\b|(?:and|or)[ -]them\b|against\b)")


@cache
def _american() -> re.Pattern[str]:
    """What after *us* says that it is the country."""
    things = r"president|secretary|embassy|congress|senate|ambassador|dollar|state department|treasury|army|navy|air force|supreme court"
    return re.compile(rf"-(?:[A-Z]|led|backed|based|made|style|sponsored|funded)| (?i:{things})\b")


def _days(document: Document) -> Iterator[Fault]:
    yield from _listed("day")(document)
    clean = document.clean
    for month in sorted(vocabulary(document) & {"march", "may", "august"}):
        for span in occurrences(document, month):
            before = clean[max(0, span.start - LONGEST_DAY) : span.start]
            after_day = _day_before().search(before) and _shut().match(clean, span.end)
            if after_day or (_preposition().search(before) and _date_after().match(clean, span.end)):
                yield Fault(span, (month.title(),))


@cache
def _day_before() -> re.Pattern[str]:
    return re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?\Z")


@cache
def _shut() -> re.Pattern[str]:
    """What follows a month after its day."""
    return re.compile(r" \d{4}\b|[,.;)\n]")


@cache
def _preposition() -> re.Pattern[str]:
    return re.compile(r"\b(?:in|on|since|until|till|by|from|of|before|after|to|last|and) \Z")


@cache
def _date_after() -> re.Pattern[str]:
    """What follows a month before its day or its year."""
    return re.compile(r" (?:\d{4}|\d{1,2}(?:st|nd|rd|th)?(?:,| \d{4}))(?!\w)")


def _brand(document: Document) -> Iterator[Fault]:
    table = spellings("brand")
    for word in sorted(vocabulary(document) & table.keys()):
        for span in occurrences(document, word):
            yield Fault(span, (table[word],))


CHECKS: dict[str, Find] = {
    "name-in-lower-case": _names,
    "nationality-in-lower-case": _nationalities,
    "day-or-month-in-lower-case": _days,
    "us-in-lower-case": _us,
    "brand-spelling": _brand,
    **INSTITUTIONS,
    **BODY_NAMES,
    **STRAY,
    **UNKNOWN,
}
