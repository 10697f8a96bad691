"""Capitals that do not belong: within a sentence, inside compounds, through a whole word; and one lost after a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.checks._capitals_data import entries, first_names, spellings
from tqc.checks._vocabulary import in_address, vocabulary
from tqc.lexicon import closed, known, tables
from tqc.model import Role, Span
from tqc.text.document import Document

LITTLE = (
    "Of|To|In|By|From|With|And|But|Or|Than|That|Which|Where|Because|When|At|On|For|Into|About|The|This|These|It|He|She|They|His|Its|Their"
)
BEFORE = frozenset("of to by from with at for in on into the a an and or than".split())
AFTER_COMMA = frozenset(("And", "But", "Or", "Which", "Of", "To", "By", "From", "With", "Than", "The", "Because"))
LONGEST = 14
"""So many code points before a word are looked at for the word before it."""
SHORTEST_SHOUT, SHORTEST_END = 5, 3
STYLED = frozenset({"lukoil", "yukos", "kamaz"})
"""Firms that write themselves in capitals, and that some copy follows."""
PLACES = frozenset("lake mount cape sea gulf strait bay republic kingdom".split())
"""What a place's name begins with."""
SHORTENED = frozenset(
    "mln bln min sec rub rbl doll approx est dept inst assn govt natl intl univ bros mins secs hrs vol fig misc tel ext avg incl".split()
)
"""Words that are cut short with a full stop and that the lexicon may know."""


def _function_word(document: Document) -> Iterator[Fault]:
    """A function word with a capital after another, after a comma or a semicolon, with a word in lower case or a figure behind it."""
    clean = document.clean
    for m in _little().finditer(clean):
        if clean[m.start() - 1 : m.start()] != " ":
            continue
        before = clean[max(0, m.start() - 1 - LONGEST) : m.start() - 1].rpartition(" ")[2].lower()
        wrong = before in BEFORE or (before[-2:-1].isalpha() and (before[-1] == ";" or (before[-1] == "," and m[0] in AFTER_COMMA)))
        if wrong and not _titled(document, Span(*m.span())):
            yield Fault(Span(*m.span()), (m[0].lower(),))


@cache
def _little() -> re.Pattern[str]:
    return re.compile(rf"(?:{LITTLE})(?= (?!the\b)[a-z]{{2}}| \d)")


def _titled(document: Document, span: Span) -> bool:
    """Whether it stands in a headline or a cell, or in a line in Title Case or ALL CAPS."""
    block = document.block_at(span.start)
    if document.blocks[block].role in (Role.HEADLINE, Role.CELL):
        return True
    tokens = document.tokens(block, document.sentence_at(block, span.start))
    return tokens.title or tokens.shouted


def _after_stop(document: Document) -> Iterator[Fault]:
    """A sentence that begins in lower case: with a function word, after a word of English and a full stop."""
    clean = document.clean
    for m in _stop().finditer(clean):
        before = clean[max(0, m.start() - LONGEST) : m.start()].rpartition(" ")[2]
        word = m["word"]
        ended = SHORTEST_END <= len(before) < LONGEST and before not in SHORTENED and known(before)
        if closed(word) and ended and not _titled(document, Span(*m.span("word"))):
            yield Fault(Span(*m.span("word")), (word.title(),))


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"\. (?P<word>[a-z]{2,12})(?= [\w“\"])")


def _shouted(document: Document) -> Iterator[Fault]:
    """A known word in ALL CAPS between words in lower case; a name after one."""
    if not any(len(word) >= SHORTEST_SHOUT for word in filter(str.isupper, vocabulary(document))):
        return
    clean = document.clean
    for m in _caps().finditer(clean):
        before = clean[max(0, m.start() - 2) : m.start()]
        if before[-1:] != " " or not (before[0] == "," or before[0].islower()):
            continue
        low = m["word"].lower()
        name = spellings("name", "people", "day").get(low) or tables.names().get(low)
        if low in STYLED:
            continue
        if (name or (m["small"] is not None and known(low))) and not _titled(document, Span(*m.span("word"))):
            yield Fault(Span(*m.span("word")), (name or low,))


@cache
def _caps() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>[A-Z][A-Z]{{{SHORTEST_SHOUT - 1},19}})(?:(?P<small>(?=(?:['’]s|,)? [a-z]))|(?=['’]s | [A-Z][a-z]|[.,]))")


def _common_noun(document: Document) -> Iterator[Fault]:
    """Listed common nouns with a capital, between words in lower case, in no longer name."""
    if not vocabulary(document) & _raised():
        return
    clean = document.clean
    for m in _nouns().finditer(clean):
        span = Span(*m.span("word"))
        article = _determiner().search(clean, max(0, span.start - LONGEST), span.start)
        if article is None:
            continue
        before = clean[max(0, article.start() - 3 * LONGEST) : article.start()].split()[-3:]
        if not any(w[0].isupper() for w in before) and not _titled(document, span):
            yield Fault(span, (m["word"].lower(),))


@cache
def _raised() -> frozenset[str]:
    return frozenset(w.title() for w in entries("common"))


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{'|'.join(sorted(_raised()))})(?=,? [a-z])")


@cache
def _determiner() -> re.Pattern[str]:
    return re.compile(r"\b(?:[a-z]+,?|The|An?) \Z")


COMPOUNDS = ("-Year-", "-in-Chief", "Jong-")


def _compound(document: Document) -> Iterator[Fault]:
    """A capital inside a compound that is written small, or a Korean name's second part in capitals."""
    clean = document.clean
    if vocabulary(document).isdisjoint(("Year", "Chief", "UN", "IL")) or not any(part in clean for part in COMPOUNDS):
        return
    for m in _compounds().finditer(clean):
        span = Span(*m.span())
        if not in_address(clean, *span) and not _titled(document, span):
            fix = m[0].title().replace("-U", "-u").replace("-I", "-i") if m[0][-2:].isupper() else m[0].lower()
            yield Fault(span, (fix,))


@cache
def _compounds() -> re.Pattern[str]:
    return re.compile(r"\b(?:\d{1,3}-Year-[Oo]ld\b|(?:commander|editor)-in-Chief\b|Jong-(?:UN|IL)\b)")


def _place(document: Document) -> Iterator[Fault]:
    """The first word of a place's name in lower case: on lake Baikal, the sea of Azov."""
    if vocabulary(document).isdisjoint(PLACES):
        return
    for m in _places().finditer(document.clean):
        name = m["name"].lower()
        if name in spellings("name") or not (known(name) or m["name"] in first_names()):
            kind = "before" if m["before"] else "of"
            yield Fault(Span(*m.span(kind)), (m[kind].title(),))


@cache
def _places() -> re.Pattern[str]:
    alone, of = "lake|mount|cape", "sea|gulf|strait|bay|republic|kingdom"
    return re.compile(rf"\b(?:(?:in|on|at|of|to|from|near|and) (?P<before>{alone})|the (?P<of>{of}) of) (?P<name>[A-Z][a-z]+)")


STRAY: dict[str, Find] = {
    "function-word-capitalised": _function_word,
    "capital-lost-after-stop": _after_stop,
    "shouted-word": _shouted,
    "common-noun-capitalised": _common_noun,
    "compound-capitalised": _compound,
    "place-in-lower-case": _place,
}
