"""Marks and the spaces about them: before and after stops and commas, inside brackets, twice; marks that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._apart import APART
from tqc.model import Role, Span
from tqc.text.document import Document

COMMON_WORD = 6000
"""What stands glued to a full stop or a comma is a word, not a name, up to this rank."""
COLUMNS = 3
"""So many stretches of spaces in a block are a layout."""
DOUBLED = {",,": ",", ", ,": ",", ",.": ".", "..": ".", "?.": "?", "!.": "!", ".?": "?", ".!": "!", " ,-,": ",", " ,-.": "."}
NOT_BESIDE = (*".,!?…;/ \n", "")


def space_before(document: Document) -> Iterator[Fault]:
    """A space before a comma, a stop, a colon, an exclamation or a question mark."""
    clean = document.clean
    yield from (Fault(Span(*m.span()), (f", {m[1]}",)) for m in re.finditer(r"(?<=[a-z]) ,([a-z]{2,})", clean))
    for m in re.finditer(r"[,.;:!?](?<= .)(?![.\w)(/|\\*:;-])", clean):
        before = clean[max(0, m.start() - 2) : m.start() - 1]
        if (before.isalnum() or before in "\"”’'»)%]") and clean[m.end() : m.end() + 2] not in (" .", " :"):
            yield Fault(Span(m.start() - 1, m.end()), (m[0],))


def space_missing(document: Document) -> Iterator[Fault]:
    """No space after a full stop or a comma between two common words, or after one that a quotation mark precedes."""
    clean = document.clean
    if '",' in clean or '".' in clean:
        yield from (Fault(Span(*m.span()), (f"{m[1]} {m[2]}",)) for m in re.finditer(r"(?<=[a-z])(\"[,.])([^\W\d_]{2,})", clean))
    for m in re.finditer(r"[.,!?](?=[A-Za-z][a-z]+[ ,])", clean):
        start, end = m.start(), m.end()
        while start and clean[start - 1].isalpha():
            start -= 1
        while end < len(clean) and clean[end].isalpha():
            end += 1
        first, mark, second = clean[start : m.start()], m[0], clean[m.end() : end]
        if len(first) < 2 or clean[start - 1 : start] in ("@", "/", ".", "#", "_") or (mark != "," and not second[0].isupper()):
            continue
        if _common(first) and _common(second) and (mark == "," or lexicon.closed(second.lower())):
            yield Fault(Span(start, end), (f"{first}{mark} {second}",))


def _common(word: str) -> bool:
    return lexicon.rank(word.lower()) <= COMMON_WORD


def two_spaces(document: Document) -> Iterator[Fault]:
    """Two or more spaces between words of a sentence."""
    by_block: dict[int, list[Span]] = {}
    for span in document.squeezed():
        by_block.setdefault(document.block_at(span.start), []).append(span)
    for block, spans in by_block.items():
        if len(spans) < COLUMNS and document.blocks[block].role is not Role.CELL:
            yield from (_closed_up(document.clean, s) for s in spans if document.clean[s.start - 1] not in ".!?:\"”’')")


def _closed_up(clean: str, space: Span) -> Fault:
    """The fault of a wide space: it, the word before it and the word after it."""
    start, end = space
    while start and not clean[start - 1].isspace():
        start -= 1
    while end < len(clean) and not clean[end].isspace():
        end += 1
    return Fault(Span(start, end), (clean[start:end],))


def doubled_mark(document: Document) -> Iterator[Fault]:
    """Marks that cannot stand together: `,,` `..` `?.` `,.`."""
    clean = document.clean
    for m in _doubled().finditer(clean):
        if clean[m.start() - 1 : m.start()] not in NOT_BESIDE and (m.end() == len(clean) or clean[m.end()] in " \n\"”’')"):
            yield Fault(Span(*m.span()), (DOUBLED[m[0]],))


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, DOUBLED)))


def space_in_brackets(document: Document) -> Iterator[Fault]:
    """A space after an opening bracket or before a closing one."""
    clean = document.clean
    if "( " in clean:
        yield from (Fault(Span(*m.span()), (m[0].replace(" ", ""),)) for m in re.finditer(r"\( \w+", clean))
    if " )" in clean:
        yield from (Fault(Span(*m.span()), (m[0].replace(" ", ""),)) for m in re.finditer(r"\b\w{1,40}[.,!?\"”%]? \)(?!\))", clean))


def unbalanced_bracket(document: Document) -> Iterator[Fault]:
    """A round bracket that nothing opens or closes in its block."""
    clean = document.clean
    for block in document.blocks:
        if clean.count("(", block.start, block.end) == clean.count(")", block.start, block.end):
            continue
        opened: list[int] = []
        for m in re.compile(r"[()]").finditer(clean, block.start, block.end):
            if m[0] == "(":
                opened.append(m.start())
            elif opened:
                opened.pop()
            elif re.match(r"[^\W\d_]{2}", clean[max(0, m.start() - 2) : m.start()]):
                yield Fault(Span(*m.span()))
        yield from (Fault(Span(at, at + 1)) for at in opened if clean[at + 1 : at + 2].isalnum())


def editors_note(document: Document) -> Iterator[Fault]:
    """A Russian editor's note: `(the capital. Ed.)`."""
    if "Ed.)" in document.clean:
        yield from (Fault(Span(*m.span()), (" — Ed.)",)) for m in re.finditer(r"(?: ?[-–,]|\.) ?Ed\.\)", document.clean))


CHECKS: dict[str, Find] = {
    "space-before-mark": space_before,
    "space-missing": space_missing,
    "two-spaces": two_spaces,
    "doubled-mark": doubled_mark,
    "space-in-brackets": space_in_brackets,
    "unbalanced-bracket": unbalanced_bracket,
    "editors-note": editors_note,
    **APART,
}
