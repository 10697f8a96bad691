"""Capitals: names, nationalities and dates in lower case, institutions half capitalised, capitals where none belong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.checks._bodies import BODY_NAMES
from tqc.checks._capitals_data import first_names, spellings
from tqc.checks._institutions import INSTITUTIONS
from tqc.checks._stray import STRAY
from tqc.checks._transliteration import russian
from tqc.checks._vocabulary import occurrences, strange, titled, vocabulary, whole_words
from tqc.lexicon import kinds, known, rank
from tqc.text.document import Document

LONGEST_FIRST, LONGEST_DAY, LONGEST_AFTER = 20, 11, 8
"""So many code points before or after a word are looked at."""
SHORTEST_NAME = 3
COMMON_WORD = 3000
"""No word up to this rank is a name."""
PLACES = ("village of ", "city of ", "town of ", "settlement of ", "Mr. ", "Mrs. ")
AMBIGUOUS = {"trump": "Donald", "musk": "Elon"}
"""Names that are common words, and the first name that tells them."""


def _listed(*which: str) -> Find:
    """Listed words in lower case."""

    def find(document: Document) -> Iterator[Fault]:
        table = spellings(*which)
        for word in sorted(vocabulary(document) & table.keys()):
            for span in occurrences(document, word):
                if not _no_capitals(document, span.start):
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


def _no_capitals(document: Document, offset: int) -> bool:
    """Whether the block has no capital at all: verse, a slogan, someone's way of writing."""
    known: dict[int, bool] = document.memo.setdefault("checks/no-capitals", {})
    block = document.block_at(offset)
    if block not in known:
        prose = document.prose(block)
        known[block] = prose == prose.lower()
    return known[block]


def _names(document: Document) -> Iterator[Fault]:
    yield from _listed("name", "first", "acronym")(document)
    words = vocabulary(document)
    for name, first in AMBIGUOUS.items():
        if name in words:
            yield from _ambiguous(document, name, first)


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


def _unknown_name(document: Document) -> Iterator[Fault]:
    """Words that no list of English has and that the text has as a name elsewhere, or that stand where only a name can."""
    clean = document.clean
    in_both = _in_both_cases(document)
    for word in sorted({*strange(document), *in_both}):
        name = word[0].upper() + word[1:]
        named = word in in_both and _stands_as_name(document, name)
        for span in occurrences(document, word):
            before, after = clean[max(0, span.start - LONGEST_FIRST) : span.start], clean[span.end : span.end + LONGEST_AFTER]
            if before[-1:] in {"-", "’", "'"} or _no_capitals(document, span.start):
                continue
            if (named and "det" not in kinds(before[:-1].rpartition(" ")[2].lower())) or _place_of_name(before, after):
                yield Fault(span, (name,))


def _in_both_cases(document: Document) -> set[str]:
    """Words that the lexicon has not, that the text has in lower case and with a capital, and that are names by their looks."""
    words = vocabulary(document)
    both = words.intersection(map(str.lower, titled(document)))
    odd = strange(document)
    unknown = [word for word in both if len(word) > SHORTEST_NAME and rank(word) > COMMON_WORD and not known(word)]
    return {word for word in unknown if word in odd or _looks_like_name(document, word.title())}


def _looks_like_name(document: Document, name: str) -> bool:
    """Whether a name ends as Russian ones do, or stands after a first name."""
    if russian(name) or name.endswith(("sk", "grad")):
        return True
    before = (document.clean[max(0, span.start - LONGEST_FIRST) : span.start - 1] for span in occurrences(document, name))
    return any(text.rpartition(" ")[2] in first_names() for text in before)


def _place_of_name(before: str, after: str) -> bool:
    """Whether a name stands between two stretches of a text: after a first name or "city of", in a list of names, in a place."""
    if before[:-1].rpartition(" ")[2] in first_names() or before.endswith(PLACES):
        return True
    if before.endswith((" in ", "In ")):
        return after[:1] in {",", "."}
    return _listed_names().search(f"{before}|{after}") is not None


@cache
def _listed_names() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z][a-z]+, \|(?:,| and) [A-Z][a-z]")


def _stands_as_name(document: Document, name: str) -> bool:
    """Whether a capitalised word stands after a lower-case word of a sentence, where only a name has a capital."""
    clean = document.clean
    for at, _ in whole_words(clean, name):
        if clean[at - 1 : at] == " " and (clean[at - 2] == "," or "a" <= clean[at - 2] <= "z"):
            block = document.block_at(at)
            if not document.tokens(block, document.sentence_at(block, at)).title:
                return True
    return False


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
    "unknown-name-in-lower-case": _unknown_name,
    "brand-spelling": _brand,
    **INSTITUTIONS,
    **BODY_NAMES,
    **STRAY,
}
