"""Plain text, as it is pasted or saved, cut into blocks: paragraphs, list items, block quotes, headlines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tqc.model import Role
from tqc.text import roles
from tqc.text.clean import SPACE, UNSEEN
from tqc.text.document import Piece, RawBlock

MARGIN = f"{SPACE}{UNSEEN}"
MARKER = re.compile(
    rf"[{MARGIN}]*(?:(?P<quote>(?:>[{MARGIN}]?)+)|(?P<bullet>[*•‣◦▪●·])[{MARGIN}]+|(?:-|\(?\d{{1,2}}[.)])[{MARGIN}]+)(?=[^{MARGIN}])"
)
MARKS = frozenset(">*•‣◦▪●·-(0123456789\u200b\u2060\ufeff")
"""What a line with a marker may begin with."""
PROSE = re.compile(r"[^\W_]")
SHUT = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
"""What a line that may end a paragraph ends with."""
LEADS = 2
"""So many paragraphs, from the first, may open with a dateline: a standfirst may stand before the lead."""
NEAR = 10
"""So many lines back a list may have had its last item."""
NARROW = 45
"""Lines shorter than this were not broken for want of room."""
WIDEST = 120
"""Lines longer than this were not wrapped by hand or by a mail program."""
LOOSE = 0.8
"""Where blank lines part the paragraphs, a wrapped line need not be fuller than this share of the width; else it must be full."""


class _Line(NamedTuple):
    pieces: tuple[tuple[int, int], ...]
    """Its prose, without margin, marker and comments."""
    role: Role | None
    """LIST where an item begins, QUOTE, or None."""
    indent: int
    width: int
    """Of the whole line, margin and marker included."""
    text: str


def raw_blocks(text: str) -> list[RawBlock]:
    """The blocks of a plain text, with their roles; offsets in `text`. Comments in `<!-- -->` and rules of signs are no prose."""
    groups = _groups(text)
    width = _width(groups)
    blocks = [block for group in groups for block in _paragraphs(group, width)]
    proses = [" ".join([line.text for line in lines]) for lines in blocks]
    named = roles.assign([(lines[0].role, prose) for lines, prose in zip(blocks, proses, strict=True)])
    found: list[RawBlock] = []
    paragraphs = 0
    for lines, role, prose in zip(blocks, named, proses, strict=True):
        spans = [span for line in lines for span in line.pieces]
        start, end = spans[0]
        at = roles.dateline_end(prose) if role is Role.BODY and paragraphs < LEADS else 0
        paragraphs += role is Role.BODY
        if 0 < at < end - start:
            found.append(RawBlock(Role.DATELINE, (Piece(start, start + len(prose[:at].rstrip())),)))
            spans[0] = (start + at, end)
        found.append(RawBlock(role, tuple(_pieces(text, spans))))
    return found


def _groups(text: str) -> list[list[_Line]]:
    """The lines that hold prose, in groups between blank lines."""
    holes = list(_comments(text))
    seen = text
    if holes:
        edges = [0, *(edge for hole in holes for edge in hole), len(text)]
        seen = "".join(text[a:b] if i % 2 == 0 else "\u200b" * (b - a) for i, (a, b) in enumerate(pairwise(edges)))
    groups: list[list[_Line]] = [[]]
    at = 0
    for full in seen.splitlines(keepends=True):
        start, at = at, at + len(full)
        if PROSE.search(full):
            groups[-1].append(_line(text, full, start, holes, groups[-1]))
        elif groups[-1] and text.startswith(full, start):  # a line of comments alone parts nothing
            groups.append([])
    return groups if groups[-1] else groups[:-1]


def _comments(text: str) -> Iterator[tuple[int, int]]:
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield start, end + 3
        start = text.find("<!--", end + 3)


def _line(text: str, full: str, start: int, holes: list[tuple[int, int]], before: list[_Line]) -> _Line:
    """A line that holds prose; `before`: the lines of its group so far."""
    body = full.strip()
    indent = at = full.index(body)
    end = at + len(body)
    role = None
    if body[0] in MARKS and (m := MARKER.match(full)):
        if m["quote"]:
            role = Role.QUOTE
        elif m["bullet"] or _may_list(before):
            role = Role.LIST
        at = m.end() if role else at
    if not holes:
        return _Line(((start + at, start + end),), role, indent, end, full[at:end])
    pieces = tuple(_around(text, start + at, start + end, holes))
    return _Line(pieces, role, indent, end, " ".join([text[a:b] for a, b in pieces]))


def _may_list(before: list[_Line]) -> bool:
    """Whether a dash or a number may begin an item after these lines, rather than carry on a wrapped sentence."""
    if not before or before[-1].width < NARROW or SHUT.search(before[-1].text):
        return True
    return any(line.role is Role.LIST for line in before[-NEAR:])


def _around(text: str, start: int, end: int, holes: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of a line between the comments, without their margins."""
    first = bisect_right(holes, (start, start))
    for a, b in [*holes[max(first - 1, 0) : bisect_right(holes, (end, end))], (end, end)]:
        part = text[start : max(a, start)]
        if part.strip():
            at = start + len(part) - len(part.lstrip())
            yield at, at + len(part.strip())
        start = max(start, b)


def _width(groups: list[list[_Line]]) -> int:
    """The width that a wrapped line exceeds with the next line's first word; 0 in copy not wrapped, where a line is a paragraph."""
    breaks = [(a, b) for group in groups for a, b in pairwise(group) if b.role is not Role.LIST]
    if not breaks:
        return 0
    widths = sorted(a.width for a, _ in breaks)
    width = widths[(len(widths) * 19) // 20]
    if width > WIDEST:
        return 0
    least = int(width * LOOSE) if len(groups) > 1 else width
    full = sum(_full(a, b, least) for a, b in breaks)
    return least if sum(_runs_on(a, b) for a, b in breaks) * 5 >= max(full, 1) else 0


def _full(a: _Line, b: _Line, width: int) -> bool:
    return a.width + 1 + len(b.text.partition(" ")[0]) > width


def _runs_on(a: _Line, b: _Line) -> bool:
    """Whether line `b` goes on in the middle of the sentence of `a`."""
    first = PROSE.search(b.text)
    return first is not None and first[0].islower() and not SHUT.search(a.text)


def _paragraphs(group: list[_Line], width: int) -> Iterator[list[_Line]]:
    margin = min((line.indent for line in group), default=0)
    lines = group[:1]
    for a, b in pairwise(group):
        same = b.role is a.role is Role.QUOTE or (b.role is None and lines[0].role is not Role.QUOTE)
        indented = b.indent > margin and lines[0].role is not Role.LIST
        if same and (_runs_on(a, b) or (width and not indented and _full(a, b, width))):
            lines.append(b)
        else:
            yield lines
            lines = [b]
    if lines:
        yield lines


def _pieces(text: str, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    """The stretches of a block as pieces, those with nothing but space between them as one."""
    start, end = spans[0]
    for a, b in spans[1:]:
        gap = text[end:a]
        if not gap.isspace():
            yield Piece(start, end)
            if gap[0].isspace() or gap[-1].isspace():
                yield Piece(end, a, " ")
            start = a
        end = b
    yield Piece(start, end)
