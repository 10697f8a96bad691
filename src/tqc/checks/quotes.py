"""Quotation marks: spaced, glued, on the wrong side of a space, doubled, foreign, mixed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.model import Span
from tqc.text.document import Block, Document

BEFORE_OPEN = frozenset(" ([{/-–—'‘“«")
AFTER_CLOSE = frozenset(" )]}/-–—'’”».,;:!?…")
OPEN, CLOSE, SPACED, GLUED = "open", "close", "spaced", "glued"
REPORTS = frozenset(
    "said says told wrote writes added noted stressed explained believes reports reported quotes asked replied concluded emphasized "
    "emphasised claimed admitted announced argued stated insisted recalled shared commented continued declared answered warned "
    "summed assured joked grinned clarified lamented complained promised reasoned recalls notes".split()
)
PAUSES = frozenset({", ", "! ", "? "})
"""What stands before a mark that should close a quotation, if its space is on the wrong side."""
SHORT = 60
"""Code points; a spaced quotation up to this length is told as a whole."""
SPEAKERS = frozenset("he she they it we i the a his her".split())


class _Mark(NamedTuple):
    """A straight mark: where it stands, whether it should open a quotation, what the spaces about it make of it.

    And whether its block has an even number of marks, or no other.
    """

    at: int
    opens: bool
    shape: str
    paired: bool
    alone: bool


def _shape(clean: str, at: int, block: Block) -> str:
    before = clean[at - 1] if at > block.start else " "
    after = clean[at + 1] if at + 1 < block.end else " "
    left, right = before in BEFORE_OPEN, after in AFTER_CLOSE
    if left and right:
        return SPACED if before == after == " " else OPEN if before != " " else CLOSE
    if not left and not right:
        return GLUED
    return OPEN if left else CLOSE


def _balanced(shapes: list[str]) -> bool:
    """Whether the marks, read by the spaces about them, open and close one another, one inside another too."""
    depth = 0
    for shape in shapes:
        if shape not in (OPEN, CLOSE):
            return False
        depth += 1 if shape == OPEN else -1
        if depth < 0:
            return False
    return depth == 0


def _suspects(document: Document) -> list[_Mark]:
    """The straight marks of the blocks in which they do not open and close one another."""
    found: list[_Mark] | None = document.memo.get(__name__)
    if found is None:
        found = document.memo[__name__] = []
        for block in document.blocks:
            found += _of_block(document.clean, block)
    return found


def _of_block(clean: str, block: Block) -> list[_Mark]:
    places: list[int] = []
    at = clean.find('"', block.start, block.end)
    while at >= 0:
        if len(places) % 2 or at == block.start or not clean[at - 1].isdigit():  # else inches
            places.append(at)
        at = clean.find('"', at + 1, block.end)
    shapes = [_shape(clean, at, block) for at in places]
    if _balanced(shapes):
        return []
    paired, alone = len(places) % 2 == 0, len(places) == 1
    return [_Mark(at, not i % 2, shape, paired, alone) for i, (at, shape) in enumerate(zip(places, shapes, strict=True))]


def spaced(document: Document) -> Iterator[Fault]:
    """Marks with a space on both sides, a short quotation as a whole; curly marks with a space inside."""
    clean = document.clean
    done = 0
    marks = _suspects(document)
    for i, mark in enumerate(marks):
        if mark.shape != SPACED or mark.at < done or clean[max(0, mark.at - 2) : mark.at - 1].isdigit():
            continue
        after = _word_end(clean, mark.at + 2)
        if not mark.paired:
            yield Fault(Span(mark.at, mark.at + 1), (), "take out the space on one side of the mark")
        elif not mark.opens:
            start = _word_start(clean, mark.at - 1)
            yield Fault(Span(start, mark.at + 1), (clean[start : mark.at - 1] + '"',))
        elif marks[i + 1].shape == SPACED and marks[i + 1].at - mark.at < SHORT:
            done = marks[i + 1].at + 1
            inside = clean[mark.at + 1 : done - 1].strip()
            yield Fault(Span(mark.at, done), (f'"{inside}"',) if inside else ())
        elif after > mark.at + 2:
            yield Fault(Span(mark.at, after), ('"' + clean[mark.at + 2 : after],))
    if ' ".' in clean or ' ",' in clean:
        yield from (Fault(Span(*m.span()), (m[0].replace(" ", ""),)) for m in re.finditer(r"\b\w{1,40}[.,!?]? \"(?=[.,](?:\s|\Z))", clean))
    if "“ " in clean:
        yield from (Fault(Span(*m.span()), (m[0].replace(" ", ""),)) for m in re.finditer(r"“ \w+", clean))
    if " ”" in clean:
        yield from (Fault(Span(*m.span()), (m[0].replace(" ", ""),)) for m in re.finditer(r"\b\w{1,40}[.,!?]? ”", clean))


def wrong_side(document: Document) -> Iterator[Fault]:
    """Marks whose space stands on the wrong side: `the" crows "`, `rain, "he said`."""
    clean = document.clean
    marks = _suspects(document)
    for i, mark in enumerate(marks):
        at = mark.at
        if mark.opens and mark.paired and mark.shape == CLOSE and marks[i + 1].shape in (CLOSE, SPACED) and clean[at + 1 : at + 2] == " ":
            start, end, closer = _word_start(clean, at), _word_end(clean, at + 2), marks[i + 1]
            if closer.shape == SPACED and closer.at - at < SHORT:
                yield Fault(Span(start, closer.at + 1), (f'{clean[start:at]} "{clean[at + 2 : closer.at].strip()}"',))
            elif end > at + 2 and (closer.shape == SPACED or lexicon.closed(clean[start:at].lower())):
                yield Fault(Span(start, end), (f'{clean[start:at]} "{clean[at + 2 : end]}',))
        elif mark.shape == OPEN and clean[at - 2 : at] in PAUSES and _may_close(marks, i):
            end = _word_end(clean, at + 1)
            if end > at + 1 and (_reports(clean, at) or (mark.paired and clean[at + 1].islower())):
                yield Fault(Span(at - 2, end), (f'{clean[at - 2]}" {clean[at + 1 : end]}',))


def _may_close(marks: list[_Mark], i: int) -> bool:
    """Whether a mark has one before it that opens, or stands in its block alone and what it closes was opened in another."""
    if not marks[i].opens:
        return marks[i - 1].shape in (OPEN, SPACED)
    return marks[i].alone


def _reports(clean: str, at: int) -> bool:
    """Whether words that report speech stand after a mark."""
    words = re.findall(r"\w+", clean[at + 1 : at + 60])[:6]
    if not words or words[0] in REPORTS:
        return bool(words)
    near = words if words[0].islower() else words[:3]
    return (words[0] in SPEAKERS or words[0][0].isupper()) and not REPORTS.isdisjoint(near)


def glued(document: Document) -> Iterator[Fault]:
    """Marks with no space on either side: `from"Neva"`."""
    clean = document.clean
    for mark in _suspects(document):
        at = mark.at
        if not mark.paired or mark.shape != GLUED or not clean[at + 1].isalpha():
            continue
        if not clean[at - 1].isalpha() and clean[at - 1] not in (",", ".", "!", "?")[: 1 if mark.opens else 4]:
            continue
        start, end = _word_start(clean, at), _word_end(clean, at + 1)
        apart = (f'{clean[start:at]} "', f'{clean[start:at]}" ')[not mark.opens]
        yield Fault(Span(start, end), (apart + clean[at + 1 : end],))


def doubled(document: Document) -> Iterator[Fault]:
    """Two straight marks on end beside a word, or with a space between."""
    if '""' not in document.clean:
        return
    for m in re.finditer(r'(?<!")""(?!")', document.clean):
        if document.clean[m.end() : m.end() + 1].isalpha() or document.clean[m.start() - 1 : m.start()].isalpha():
            yield Fault(Span(*m.span()), ('"',))


def foreign(document: Document) -> Iterator[Fault]:
    """Pairs of marks that English does not use: «…», „…“."""
    clean = document.clean
    if "«" in clean:
        yield from (Fault(Span(*m.span()), (f'"{m[1].strip()}"',)) for m in re.finditer(r"«([^«»\n]{1,300})»", clean))
    if "„" in clean:
        yield from (Fault(Span(*m.span()), (f'"{m[1].strip()}"',)) for m in re.finditer(r"„([^„“”\"\n]{1,300})[“”\"]", clean))


def comma_outside(document: Document) -> Iterator[Fault]:
    """A comma after the mark that ends what was said, with words after it that report speech."""
    clean = document.clean
    if '",' not in clean and "”," not in clean:
        return
    for m in re.finditer(r'["”], (?:(he|she|they) )?(\w+)', clean):
        if m[2] in REPORTS and clean[m.start() - 1 : m.start()].isalnum():
            yield Fault(Span(m.start(), m.start() + 2), ("," + clean[m.start()],))


def one_sided(document: Document) -> Iterator[Fault]:
    """The only straight mark of a text of one paragraph, in the middle of it.

    Where other paragraphs stand beside it, the mark may belong to a quotation that runs over some of them.
    """
    clean = document.clean
    if len(document.blocks) == 1:
        block = document.blocks[0]
        at = clean.find('"', block.start, block.end)
        if at < 0 or at != clean.rfind('"', block.start, block.end) or clean[at - 1 : at].isdigit() or clean.count("“") != clean.count("”"):
            return
        shape = _shape(clean, at, block)
        if (shape == OPEN and at > block.start) or (shape == CLOSE and at + 2 < block.end):
            yield Fault(Span(at, at + 1))


def mixed(document: Document) -> Iterator[Fault]:
    """The first mark of the style that the text uses less, straight or curly."""
    clean = document.clean
    straight, curly = clean.count('"'), clean.count("“") + clean.count("”")
    if straight and curly:
        at = clean.find('"') if straight <= curly else min(at for at in (clean.find("“"), clean.find("”")) if at >= 0)
        yield Fault(Span(at, at + 1))


def _word_start(clean: str, end: int) -> int:
    """Where the word or sign begins that ends at `end`."""
    start = end
    while start and end - start < 40 and (clean[start - 1].isalnum() or (start == end and clean[start - 1] in ".,!?")):
        start -= 1
    return start


def _word_end(clean: str, start: int) -> int:
    end = start
    while end < len(clean) and end - start < 40 and clean[end].isalnum():
        end += 1
    return end


CHECKS: dict[str, Find] = {
    "spaced-mark": spaced,
    "mark-on-wrong-side": wrong_side,
    "glued-mark": glued,
    "doubled-mark": doubled,
    "foreign-marks": foreign,
    "comma-outside": comma_outside,
    "one-sided-mark": one_sided,
    "mixed-marks": mixed,
}
