"""Which stretches of a text stand in quotation marks, whatever the style of the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tqc.model import Span

DOUBLE = re.compile('["“”„‟«»]')
SINGLE = re.compile(r"['‘‚‹](?=\w)(?!\d\d?s\b|(?:em|til|tis|twas|cause|n|bout|round)\b)", re.IGNORECASE)
"""A single mark before a word, but for what apostrophes stand before: '90s, 'em, 'til."""
SHUTS_SINGLE = {"'": "'", "‘": "’", "‚": "‘’", "‹": "›"}
SHUTS = {'"': '"”“', "“": '”"', "„": '“”"‟', "‟": '”"', "«": "»", "”": '”"'}
"""What may close each opening mark; writers and machines mix them."""
OPENS_AFTER = frozenset(" \n([{—–-/‘'«“„\"")
JOINED = (". ", "! ", "? ", "… ")
"""A mark that opens again after one of these carries on a quotation whose paragraphs were joined."""

DEEPEST = 8
"""So many quotations may stand open inside one another."""
LONGEST_SINGLE = 1000
"""Code points; what a single mark opens and nothing closes before was opened by an apostrophe."""


class _Open(NamedTuple):
    start: int
    mark: str


def find(clean: str, blocks: list[Span]) -> list[Span]:
    """Every span in quotation marks, marks included, by start; a quotation inside another is a span of its own.

    A quotation that runs over paragraphs has a span in each; one whose closing mark is missing ends with its block.

    Args:
        clean: the clean text of a document.
        blocks: its blocks, in order; offsets in `clean`.
    """
    spans: list[Span] = []
    running = False
    for block in blocks:
        doubles, running = _doubles(clean, block, running)
        spans += doubles
        spans += _singles(clean, block, doubles)
    return sorted(spans, key=_outer_first)


def _outer_first(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _doubles(clean: str, block: Span, running: bool) -> tuple[list[Span], bool]:
    """The spans in double marks of a block, and whether its last quotation runs on; `running`: whether the last block's did."""
    spans: list[Span] = []
    stack: list[_Open] = []
    for m in DOUBLE.finditer(clean, block.start, block.end):
        at, mark = m.start(), m[0]
        if _opens(clean, block, at, mark, stack):
            if stack and stack[-1].mark == mark and mark in '"“' and clean[at - 2 : at] in JOINED:
                spans.append(Span(stack.pop().start, at - 1))
            if len(stack) == DEEPEST:
                spans.append(Span(stack.pop(0).start, block.end))
            stack.append(_Open(at, mark))
        elif _measures(clean, block, at, mark, open_=bool(stack)):
            continue
        elif (depth := _closes(stack, mark)) is not None:
            spans.append(Span(stack[depth].start, at + 1))
            del stack[depth:]
        elif running and not spans and not stack:
            spans.append(Span(block.start, at + 1))
        running = False
    spans += [Span(o.start, block.end) for o in stack]
    return sorted(spans, key=_outer_first), bool(stack)


def _opens(clean: str, block: Span, at: int, mark: str, stack: list[_Open]) -> bool:
    if mark in "„«‟":
        return True
    if mark == "»":
        return False
    if mark == "“":
        return all(o.mark != "„" for o in stack)
    before = clean[at - 1] if at > block.start else " "
    after = clean[at + 1] if at + 1 < block.end else " "
    if mark == "”":
        return not stack and before in OPENS_AFTER and not after.isspace()
    if before.isspace() and after.isspace():
        return _closes(stack, mark) is None
    return before in OPENS_AFTER and not after.isspace()


def _measures(clean: str, block: Span, at: int, mark: str, *, open_: bool) -> bool:
    """Whether the mark is inches: 5", 6'2"."""
    if mark == "“" or at == block.start or not clean[at - 1].isdigit():
        return False
    return not open_ or re.search(r"\d['’]\d{1,2}\Z", clean[max(block.start, at - 5) : at]) is not None


def _closes(stack: list[_Open], mark: str) -> int | None:
    """Which of the open quotations, the last first, a mark closes."""
    return next((i for i in range(len(stack) - 1, -1, -1) if mark in SHUTS[stack[i].mark]), None)


def _singles(clean: str, block: Span, doubles: list[Span]) -> Iterator[Span]:
    """The spans in single marks of a block that cross none of `doubles`, which are in order."""
    done = block.start
    inside: list[Span] = []
    following = 0
    for m in SINGLE.finditer(clean, block.start, block.end):
        at = m.start()
        while following < len(doubles) and doubles[following].start < at:
            inside = [d for d in inside if d.end > doubles[following].start] + [doubles[following]]
            following += 1
        if at < done or (at > block.start and clean[at - 1] not in OPENS_AFTER):
            continue
        limit = min(block.end, at + LONGEST_SINGLE, *(d.end - 1 for d in inside if d.end > at))
        end = _single_end(clean, at, limit, SHUTS_SINGLE[m[0]])
        ahead = following
        while ahead < len(doubles) and doubles[ahead].start < end and doubles[ahead].end <= end:
            ahead += 1
        if end and (ahead == len(doubles) or doubles[ahead].start >= end):
            yield Span(at, end)
            done = end


def _single_end(clean: str, start: int, limit: int, marks: str) -> int:
    """Where a quotation in single marks ends, or 0 if nothing closes it; a plural's apostrophe closes it only if nothing else does."""
    doubtful = 0
    for m in re.compile(rf"(?<=[^\s(])[{marks}](?!\w)").finditer(clean, start + 2, limit):
        if clean[m.start() - 1] in "sS" and re.match(r" [a-z]", clean[m.end() : m.end() + 2]):
            doubtful = doubtful or m.end()
        else:
            return m.end()
    return doubtful
