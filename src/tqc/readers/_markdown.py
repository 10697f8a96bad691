"""Markdown's blocks. A parser finds them and says on which lines they stand; where on a line, their text tells by ending where it ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tqc.model import LINE_END, Role
from tqc.readers import _html
from tqc.readers._blocks import Marked
from tqc.readers._markdown_inline import Inline
from tqc.text.document import Piece

FRONT_MATTER = re.compile(
    r"""(?P<mark>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)
    (?=\s*(?:\#|\[|[\w"'][\w"'\ .-]*[:=]))  # a key, a comment or a section, or it is a rule and prose below it
    (?s:.*?)(?:\r\n|\r|\n)(?:(?P=mark)|\.\.\.)[ \t]*(?=[\r\n]|\Z)""",
    re.VERBOSE,
)
CLOSING_HASHES = re.compile(r"(?<=[ \t])#+[ \t]*\Z")
CELL_END = re.compile(r"(?<!\\)\|")
BEFORE_ROW = re.compile(r"(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])[ \t])*\s*")
MAX_NESTING = 100
ROLES = {"heading": Role.HEADLINE, "th": Role.CELL, "td": Role.CELL, "blockquote": Role.QUOTE, "list_item": Role.LIST}
"""By the construct around it, the one that decides first."""


def blocks(text: str) -> Iterator[Marked]:
    """The blocks of prose in order; front matter, code, comments, link targets and definitions are none, an image's text is a caption."""
    source = _Source(text)
    md = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    md.inline = inline = Inline()
    tokens: list[Token] = []
    env: dict[str, Any] = {}
    md.block.parse("\n".join(source.lines), md, env, tokens)
    around: Counter[str] = Counter()
    column, mark = 0, ""
    for token in tokens:
        around[token.type.rpartition("_")[0]] += token.nesting
        if token.type == "heading_open":
            mark = token.markup
        elif token.type == "tr_open":
            column = -1
        elif token.type in ("th_open", "td_open"):
            column += 1
        elif token.type == "html_block":
            place = source.place(token)
            yield from ((role or _role(around), place.pieces(pieces)) for role, pieces in _html.blocks(token.content))
        elif token.type == "inline":
            place = source.cell(token, column) if _role(around) is Role.CELL else source.place(token, mark if around["heading"] else "")
            pieces, captions = inline.prose(token.content, md, env)
            yield _role(around), place.pieces(pieces)
            yield from ((Role.CAPTION, place.pieces(caption)) for caption in captions)


def _role(around: Counter[str]) -> Role | None:
    return next((role for name, role in ROLES.items() if around[name]), None)


class _Place:
    """Where the text of a block stands: runs of it, each with its offset in the file."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sources: list[int] = []

    def add(self, start: int, end: int, source: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.sources.append(source)

    def pieces(self, pieces: Iterable[Piece]) -> list[Piece]:
        """Pieces of the block's text as pieces of the file; what stands between two runs is white space."""
        found: list[Piece] = []
        for start, end, reads in pieces if self.starts else ():
            if reads is not None:
                found.append(Piece(self._source(start), self._source(end), reads))
                continue
            for i in range(max(bisect_right(self.starts, start) - 1, 0), len(self.starts)):
                if self.starts[i] >= end:
                    break
                a, b = max(start, self.starts[i]), min(end, self.ends[i])
                if start < a and self.ends[i - 1] < a:
                    found.append(Piece(self._source(self.ends[i - 1]), self.sources[i], " "))
                if a < b:
                    found.append(Piece(self._source(a), self._source(b - 1) + 1))
        return found

    def _source(self, offset: int) -> int:
        i = max(bisect_right(self.starts, offset) - 1, 0)
        return self.sources[i] + min(offset - self.starts[i], self.ends[i] - self.starts[i])


class _Source:
    """The lines of the file below its front matter."""

    def __init__(self, text: str) -> None:
        start = int(text.startswith("\ufeff"))
        if matter := FRONT_MATTER.match(text, start):
            start = matter.end()
        ends = [*LINE_END.finditer(text, start)]
        self._starts = [start, *(m.end() for m in ends)]
        self.lines = [text[a:b] for a, b in zip(self._starts, [*(m.start() for m in ends), len(text)], strict=True)]

    def place(self, token: Token, heading: str = "") -> _Place:
        """Where a block's lines stand: each ends where a line of the file ends, a heading's before its closing hashes."""
        place = _Place()
        first, last = token.map or (0, 0)
        number, at = first, 0
        for line in token.content.split("\n"):
            said = line.strip()
            while number < last:
                end = self.lines[number]
                if heading.startswith("#"):
                    end = CLOSING_HASHES.sub("", end)
                end = end.rstrip()
                number += 1
                if end.endswith(said):
                    lead = len(line) - len(line.lstrip())
                    place.add(at + lead, at + lead + len(said), self._starts[number - 1] + len(end) - len(said))
                    break
            at += len(line) + 1
        return place

    def cell(self, token: Token, column: int) -> _Place:
        """Where a table's cell stands; the backslash before a bar in it is not in its text."""
        place = _Place()
        number = (token.map or (0, 0))[0]
        cells = CELL_END.split(self.lines[number])
        column += BEFORE_ROW.fullmatch(cells[0]) is not None  # the row begins with a bar
        if column >= len(cells):
            return place
        source = self._starts[number] + sum(map(len, cells[:column])) + column
        at = len(token.content.rstrip()) - len(cells[column].replace("\\|", "|").rstrip())
        for i, part in enumerate(cells[column].split("\\|")):
            said, start = ("|" + part, source - 1) if i else (part, source)
            place.add(max(at, 0), max(at + len(said), 0), start + max(-at, 0))
            at += len(said)
            source += len(part) + 2
        return place
