"""Capitals: names, nationalities and dates in lower case, institutions half capitalised, capitals where none belong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.checks._capitals_data import entries, first_names, institutions, spellings
from tqc.checks._stray import STRAY
from tqc.checks._vocabulary import in_address, occurrences, strange, vocabulary
from tqc.lexicon import kinds
from tqc.model import Span
from tqc.text.document import Document

MIDDLE = r"(?<=[\w,'’”;] )"
"""After a word of the same sentence."""
THEM = re.compile(r" ?(?:-| )?(?:vs\b|versus|and them|or them|and-them|against)")
NATIONAL = re.compile(r" (?:fries|windows?|doors?|toast|press|dressing|horns?|kiss(?:es)?|beans?|bread|oven|auction|ink|pastry|pastries|blue)\b")
"""After these a nationality is part of a common name: french fries."""
LONGEST_FIRST = 20
AMBIGUOUS = {"trump": "Donald", "musk": "Elon"}
"""Names that are common words, and the first name that tells them."""


def _listed(*kinds: str, spare: re.Pattern[str] | None = None) -> Find:
    """Listed words in lower case."""

    def find(document: Document) -> Iterator[Fault]:
        table = spellings(*kinds)
        for word in sorted(vocabulary(document) & table.keys()):
            for m in occurrences(document, word):
                if not (spare and spare.match(document.clean, m.end())) and not _no_capitals(document, m.start()):
                    yield Fault(Span(*m.span()), (table[word],))

    return find


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
    """A name that is a common word too: after its first name or a title, before a verb of saying, or where the text has it as a name."""
    clean = document.clean
    named = name.title() in vocabulary(document)
    before = re.compile(rf"(?:\b(?:{first}|{first.lower()}|[Pp]resident|Mr\.?|businessman) )\Z")
    after = re.compile(r"(?:'s|’s)\b| (?:said|says|noted|added|called|told|wrote|stressed|announced|thinks|believes|has|had|is|was|will|and|administration)\b|[,.]")
    for m in occurrences(document, name):
        if before.search(clean, max(0, m.start() - 14), m.start()) or (named and after.match(clean, m.end())):
            yield Fault(Span(*m.span()), (name.title(),))


def _us(document: Document) -> Iterator[Fault]:
    if "us" not in vocabulary(document):
        return
    right = "U.S." if "U.S." in document.clean else "US"
    for m in _united().finditer(document.clean):
        if not THEM.match(document.clean, m.end()) and not in_address(document.clean, *m.span("us")):
            yield Fault(Span(*m.span("us")), (right,))


@cache
def _united() -> re.Pattern[str]:
    things = r"president|secretary|embassy|congress|senate|ambassador|dollar|state department|treasury|army|navy|air force|supreme court"
    joined = r"(?:[A-Z]|led|backed|based|made|style|sponsored|funded)"
    return re.compile(rf"(?:\b[Tt]he (?=us\b(?!-))|(?<![\w-])(?=us-{joined}|us (?:{things})\b))(?P<us>us)\b")


def _days(document: Document) -> Iterator[Fault]:
    yield from _listed("day")(document)
    if vocabulary(document) & {"march", "may", "august"}:
        for m in _months().finditer(document.clean):
            yield Fault(Span(*m.span(m.lastgroup or 0)), (m[m.lastgroup or 0].title(),))


@cache
def _months() -> re.Pattern[str]:
    prep = r"(?:in|on|since|until|till|by|from|of|before|after|to|last|and)"
    return re.compile(
        r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?P<after>march|may|august)(?= \d{4}\b|[,.;)\n])"
        rf"|\b{prep} (?P<before>march|may|august)(?= (?:\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?(?:,| \d{{4}}))\b)"
    )


def _surname(document: Document) -> Iterator[Fault]:
    """Words that no list of English has, and that the text has as a name elsewhere or that follow a first name."""
    words = vocabulary(document)
    for word in strange(document):
        name = word[0].upper() + word[1:]
        named = name in words and _stands_as_name(document, name)
        for m in occurrences(document, word):
            before = document.clean[max(0, m.start() - LONGEST_FIRST) : m.start()]
            last = before[:-1].rpartition(" ")[2]
            if before[-1:] in "-’'" or _no_capitals(document, m.start()):
                continue
            if last in first_names() or (named and "det" not in kinds(last.lower())):
                yield Fault(Span(*m.span()), (name,))


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
    for name, raised, small in institutions():
        lowered = {w.lower() for w in raised}
        if lowered & words and raised & words and all(w in words or w.lower() in words for w in raised) and small <= words:
            yield from _half(document, name)


def _half(document: Document, name: str) -> Iterator[Fault]:
    """Where some words of a name have their capitals and some have not; not in front of a longer name (state Department of Health)."""
    for m in _name(name).finditer(document.clean):
        found = m[0].split()
        wrong = [w for w, right in zip(found, name.split(), strict=True) if w != right]
        if wrong and any(w[0].isupper() for w in found):
            yield Fault(Span(*m.span()), (name,))


@cache
def _name(name: str) -> re.Pattern[str]:
    first, *others = name.split()
    rest = "".join(f" [{w[0]}{w[0].lower()}]{w[1:]}" if w[0].isupper() else f" {w}" for w in others)
    longer = "" if " of " in name else "(?! (?:of|for) )"
    lower = first[0].lower() + first[1:]
    return re.compile(rf"(?:{MIDDLE}{lower}{rest}{longer}|(?:{MIDDLE}|(?<=The )|(?<=“)){first}{rest})\b(?![-’'])")


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
        for m in occurrences(document, word):
            yield Fault(Span(*m.span()), (table[word],))


CHECKS: dict[str, Callable[[Document], Iterator[Fault]]] = {
    "name-in-lower-case": _names,
    "nationality-in-lower-case": _listed("people", spare=NATIONAL),
    "day-or-month-in-lower-case": _days,
    "us-in-lower-case": _us,
    "surname-in-lower-case": _surname,
    "half-capitalised-name": _institution,
    "half-capitalised-ministry": _ministry,
    "brand-spelling": _brand,
    **STRAY,
}
