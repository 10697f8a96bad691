"""Capitals: names, nationalities and dates in lower case, institutions half capitalised, capitals where none belong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.checks._capitals_data import entries, first_names, institutions, spellings
from tqc.checks._stray import STRAY
from tqc.checks._vocabulary import occurrences, strange, vocabulary, whole_words
from tqc.lexicon import kinds
from tqc.model import Span
from tqc.text.document import Document

LONGEST_FIRST, LONGEST_DAY = 20, 11
AMBIGUOUS = {"trump": "Donald", "musk": "Elon"}
"""Names that are common words, and the first name that tells them."""


def _listed(*kinds: str) -> Find:
    """Listed words in lower case."""

    def find(document: Document) -> Iterator[Fault]:
        table = spellings(*kinds)
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
    prose = document.prose(document.block_at(offset))
    return prose == prose.lower()


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


def _surname(document: Document) -> Iterator[Fault]:
    """Words that no list of English has, and that the text has as a name elsewhere or that follow a first name."""
    words = vocabulary(document)
    for word in strange(document):
        name = word[0].upper() + word[1:]
        named = name in words and _stands_as_name(document, name)
        for span in occurrences(document, word):
            before = document.clean[max(0, span.start - LONGEST_FIRST) : span.start]
            last = before[:-1].rpartition(" ")[2]
            if before[-1:] in {"-", "’", "'"} or _no_capitals(document, span.start):
                continue
            if last in first_names() or (named and "det" not in kinds(last.lower())):
                yield Fault(span, (name,))


def _stands_as_name(document: Document, name: str) -> bool:
    """Whether a capitalised word stands after a lower-case word of a sentence, where only a name has a capital."""
    found = re.compile(rf"(?<=[a-z,] ){re.escape(name)}(?!\w)")
    for m in found.finditer(document.clean):
        block = document.block_at(m.start())
        if not document.tokens(block, document.sentence_at(block, m.start())).title:
            return True
    return False


def _institution(document: Document) -> Iterator[Fault]:
    words = vocabulary(document)
    table = institutions()
    for name in sorted({name for word in words & table.keys() for name in table[word]}):
        raised = [w for w in name.split() if w[0].isupper()]
        mixed = any(w.lower() in words for w in raised) and any(w in words for w in raised)
        if mixed and all(w in words or w.lower() in words for w in raised):
            yield from _half(document, name)


def _half(document: Document, name: str) -> Iterator[Fault]:
    """Where some words of a name have their capitals and some have not, but for a capital that a sentence's start explains."""
    clean = document.clean
    for span in whole_words(document.folded, name.lower()):
        found = clean[span.start : span.end]
        if not _half_raised(found.split(), name.split()):
            continue
        before, after = clean[max(0, span.start - 4) : span.start], clean[span.end : span.end + 5]
        inside = before == "The " or (before[-1:] == " " and (before[-2:-1].isalnum() or before[-2:-1] in {",", "'", "’"}))
        longer = found[0].islower() and " of " not in name and after.startswith((" of ", " for "))
        if inside and not longer and after[:1] not in {"-", "’", "'"}:
            yield Fault(span, (name,))


def _half_raised(found: list[str], right: list[str]) -> bool:
    """Whether of the words that should have a capital some have and some have not, and none is written in another way."""
    pairs = [(w, r) for w, r in zip(found, right, strict=True) if r[0].isupper()]
    capitals = {w == r for w, r in pairs if w in {r, r[0].lower() + r[1:]}}
    return capitals == {True, False} and all(w[1:] == r[1:] for w, r in pairs)


def _ministry(document: Document) -> Iterator[Fault]:
    if not vocabulary(document) & {"Ministry", "ministry", "Department"}:
        return
    for m in _ministries().finditer(document.clean):
        if m["low"]:
            yield Fault(Span(*m.span("low")), (m["low"].title(),))
        else:
            rest = re.sub(r"(?!and\b)\b[a-z]+", lambda w: w[0].title(), m["rest"])
            yield Fault(Span(*m.span("rest")), (rest,))


@cache
def _ministries() -> re.Pattern[str]:
    words = "|".join(entries("portfolio"))
    upper = "|".join(w.title() for w in entries("portfolio"))
    return re.compile(
        rf"\b(?:Ministry (?:of|for) |Department of (?=defen[cs]e|energy|justice|agriculture|commerce|transportation\b))"
        rf"(?P<rest>(?:{words})\b(?:(?:, | and | )(?:{words})\b){{0,5}})"
        rf"|\b(?P<low>ministry)(?= (?:of|for) (?:{upper})\b)"
    )


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
    "surname-in-lower-case": _surname,
    "half-capitalised-name": _institution,
    "half-capitalised-ministry": _ministry,
    "brand-spelling": _brand,
    **STRAY,
}
