"""Dashes: a comma before them, hyphens spaced inside a compound, hyphens that join clauses, Russian dashes before speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqc.checks import Fault, Find
from tqc.model import Role, Span
from tqc.text.document import Document

CLOSING = tuple("\"”’'»")
PREFIXES = frozenset("mid non ex anti pro pre post semi vice co self re inter ultra".split())
CLAUSE_WORDS = frozenset(
    "are was were has have will but is a the this that these those it he she they we there his her their its our from".split()
)
"""Words that no compound ends with before a space."""
COMPOUND_HEADS = frozenset(
    "one two twice once vis rent pick all on for by with in of at off to as and or the what how why give take do make about like let "
    "got get good free ill".split()
)
"""Words that such a word may follow in a compound of more parts, as in "what's-his-name", or make one with, as in "good-will"."""


def comma_and_dash(document: Document) -> Iterator[Fault]:
    """A comma and a dash on end, as Russian sets off what a speaker said; a closing mark may stand between."""
    clean = document.clean
    for m in re.finditer(r"(,) ?([\"”]) ?(?:-{1,2}|[–—]) ?([A-Za-z]+)", clean):
        yield Fault(Span(*m.span()), (f"{m[1]}{m[2]} {m[3]}",))
    at = opened = 0
    for m in re.finditer(r", ?(?:-{1,2}|[–—])(?= ?[^\W\d_]| ?[@\"“])", clean):
        block = document.blocks[document.block_at(m.start())]
        if at < block.start:
            at, opened = block.start, 0
        opened += clean.count('"', at, m.start())
        at = m.start()
        space = " " * (clean[m.end()] != " ")
        before = clean[max(block.start, at - 4) : at]
        mark = before.rstrip()[-1:]
        if mark in CLOSING:
            said = before.rstrip()[:-1].rstrip()
            comma = "," * (said[-1:] not in tuple("!?…,."))
            yield Fault(Span(at - len(before) + len(said), m.end()), (comma + mark + space,))
        elif opened % 2:
            yield Fault(Span(*m.span()), (',"' + space,))
        else:
            yield Fault(Span(*m.span()), (), "keep the comma or the dash, not both; close the quotation if one ends here")


def spaced_compound(document: Document) -> Iterator[Fault]:
    """Hyphens with spaces inside a compound: `12 - year - old`, `mid - May`."""
    clean = document.clean
    if "- " not in clean and " -" not in clean:
        return
    for m in re.finditer(r"- ?(year|month|day|week)s? ?- ?old\b", clean):
        start = m.start() - (clean[m.start() - 1 : m.start()] == " ")
        first = _word_start(clean, start)
        if first < start and " " in clean[start : m.end()]:
            yield Fault(Span(first, m.end()), (f"{clean[first:start]}-{m[1]}-old",))
    for m in re.finditer(r"-(?<= .) (?=\w)", clean):
        space = m.start() - 1
        start = _word_start(clean, space)
        if clean[start:space].lower() in PREFIXES and clean[start - 1 : start] != "-":
            end = m.end()
            while end < len(clean) and clean[end].isalnum():
                end += 1
            yield Fault(Span(start, end), (f"{clean[start:space]}-{clean[m.end() : end]}",))


def _word_start(clean: str, end: int) -> int:
    start = end
    while start and clean[start - 1].isalnum():
        start -= 1
    return start


def hyphen_joins_clauses(document: Document) -> Iterator[Fault]:
    """A hyphen without spaces where a dash divides: `a long wait-the door`."""
    for m in re.finditer(r"-([a-z]{1,5}) ", document.clean):
        if m[1] not in CLAUSE_WORDS:
            continue
        start = _word_start(document.clean, m.start())
        first = document.clean[start : m.start()]
        whole = document.clean[start - 1 : start] not in ("-", "'", "’")
        if whole and len(first) > 2 and first.isalpha() and first.lower() not in COMPOUND_HEADS:
            yield Fault(Span(start, m.end(1)), (f"{first} — {m[1]}", f"{first}, {m[1]}"))


def dash_before_speech(document: Document) -> Iterator[Fault]:
    """A dash in front of what somebody says, in quotation marks in English."""
    clean = document.clean
    for i, block in enumerate(document.blocks):
        if block.role is Role.BODY and clean[block.start] in "-–—":
            m = re.compile(r"[-–—] ?(?=[A-Z][a-z' ])").match(clean, block.start, block.end)
            if m:
                yield Fault(Span(block.start, m.end()))
        elif block.role is Role.LIST and _speaks(document, i):
            yield Fault(Span(block.start, clean.index(" ", block.start)))
    if ". - " in clean:
        for m in re.finditer(r"(?<=[^\W\d_]{2}[.])( - )(?=[A-Z][a-z' ])", clean):
            yield Fault(Span(m.start() + 1, m.end() - 1))


def _speaks(document: Document, i: int) -> bool:
    """Whether a list of one item is no list: a sentence after a dash, by somebody who says "I" or answers a question."""
    item, clean = document.blocks[i], document.clean
    around = document.blocks[max(0, i - 1) : i + 2]
    if sum(block.role is Role.LIST for block in around) > 1 or not _dashed(document, item.start):
        return False
    first_person = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|us|me)\b").search(clean, item.start, item.end)
    asked = i > 0 and clean[item.start - 2] in "?:"
    return clean[item.end - 1] in ".!?" and " " in document.prose(i) and (first_person is not None or asked)


def _dashed(document: Document, start: int) -> bool:
    """Whether a list's item, which begins at `start` in the clean text, has a dash for its mark."""
    at = document.original(Span(start, start + 1)).start
    return document.text[max(0, at - 2) : at].strip() in ("-", "–", "—")


def hyphen_for_dash(document: Document) -> Iterator[Fault]:
    """The first spaced hyphen between words."""
    m = re.search(r"(?<=[^\W\d_]) - (?=[^\W\d_])", document.clean) if " - " in document.clean else None
    if m:
        yield Fault(Span(m.start() + 1, m.end() - 1), ("—", "–"))


CHECKS: dict[str, Find] = {
    "comma-and-dash": comma_and_dash,
    "spaced-compound": spaced_compound,
    "hyphen-joins-clauses": hyphen_joins_clauses,
    "dash-before-speech": dash_before_speech,
    "hyphen-for-dash": hyphen_for_dash,
}
