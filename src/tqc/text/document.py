"""A text as tqc reads it: the user's own characters, and beside them clean prose with a way back.

Readers cut a file into raw blocks (what is prose, what role it plays); `Document` makes of them one clean
string, block after block, in which white space is single, markup and zero-width characters are gone and letters
are composed (NFC). Rules match on the clean string; `original` leads every offset back to the user's text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import filterfalse
from typing import Any, NamedTuple

from tqc import lexicon
from tqc.model import Confidence, Finding, Role, Severity, Span
from tqc.text import quotes, sentences
from tqc.text.clean import runs
from tqc.text.tokens import Tokens, case, tokenize

RUN = re.compile(r"[^\W_]+")
"""A word of folded text: letters and figures."""
LOWER_SAME_LENGTH = {0x130: "i"}
LEAD_SENTENCES = 2
QUOTE_WORDS = 4
"""Fewer words in quotation marks are a title or a scare quote, not a quotation."""


class Piece(NamedTuple):
    """A stretch of the user's text, and what it reads as if that is not its very characters ("&amp;": "&")."""

    start: int
    end: int
    text: str | None = None


class RawBlock(NamedTuple):
    """A block as a reader finds it: a paragraph, a heading, a table's cell."""

    role: Role
    pieces: tuple[Piece, ...]


class Block(NamedTuple):
    """A block of clean prose; offsets count in `Document.clean`."""

    role: Role
    start: int
    end: int


class Document:
    """One text, its blocks, sentences, quotations and tokens, each worked out once and only when asked for.

    Attributes:
        text: the user's characters, which findings' offsets count in.
        clean: prose only; blocks are joined by a line feed.
        blocks: in order; offsets in `clean`.
        path, source: where it came from; the original in the source language, if known.
        unit: what a line of `text` is to its user: "line" or "paragraph".
        memo: what finders work out once a document, by a name of theirs.
        variety: the English it is to be in, "uk" or "us"; None: whichever most of it is in.
    """

    def __init__(
        self, text: str, raw: Iterable[RawBlock], *, path: str | None = None, source: str | None = None, unit: str = "line"
    ) -> None:
        self.text, self.path, self.source, self.unit = text, path, source, unit
        self._at: list[int] = []  # runs: where each begins in `clean`,
        self._from: list[int] = []  # and the stretch of `text` that it came from
        self._to: list[int] = []
        self._sentences: dict[int, list[Span]] = {}
        self._case: dict[int, tuple[bool, bool]] = {}
        self._tokens: dict[tuple[int, int], Tokens] = {}
        self.memo: dict[str, Any] = {}
        self.variety: lexicon.Variety | None = None
        parts: list[str] = []
        blocks: list[Block] = []
        length = 0
        for role, pieces in raw:
            start = length
            for a, b, clean in runs(text, pieces):
                self._at.append(length)
                self._from.append(a)
                self._to.append(b)
                parts.append(clean)
                length += len(clean)
            if length > start:
                blocks.append(Block(role, start, length))
                self._at.append(length)
                self._from.append(self._to[-1])
                self._to.append(self._to[-1])
                parts.append("\n")
                length += 1
        self.clean = "".join(parts)
        self.blocks = tuple(blocks)
        self._starts = [b.start for b in blocks]
        self._alike: dict[int, bool] = {}

    def original(self, span: Span) -> Span:
        """Where a span of `clean` stands in `text`."""
        i = bisect_right(self._at, span.start) - 1
        start = self._from[i] + (span.start - self._at[i] if self._same(i) else 0)
        if span.end <= span.start:
            return Span(start, start)
        i = bisect_right(self._at, span.end - 1) - 1
        return Span(start, self._from[i] + span.end - self._at[i] if self._same(i) else self._to[i])

    def _same(self, i: int) -> bool:
        """Whether a piece stands in `clean` as in `text`; it can be the whole text, and is asked of for each finding."""
        same = self._alike.get(i)
        if same is None:
            end = self._at[i + 1] if i + 1 < len(self._at) else len(self.clean)
            same = self._alike[i] = self.text[self._from[i] : self._to[i]] == self.clean[self._at[i] : end]
        return same

    @cached_property
    def folded(self) -> str:
        """`clean` in lower case with straight apostrophes, character for character."""
        low = self.clean.lower()
        if len(low) != len(self.clean):
            low = self.clean.translate(LOWER_SAME_LENGTH).lower()
        return low.replace("’", "'").replace("‘", "'").replace("ʼ", "'")

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct words of `folded`: runs of letters and figures."""
        return frozenset(RUN.findall(self.folded))

    def block_at(self, offset: int) -> int:
        """The index of the block that an offset of `clean` stands in."""
        return bisect_right(self._starts, offset) - 1

    def prose(self, block: int) -> str:
        """The clean text of a block."""
        return self.clean[self.blocks[block].start : self.blocks[block].end]

    def sentences(self, block: int) -> list[Span]:
        """The sentences of a block, as spans of `clean`."""
        found = self._sentences.get(block)
        if found is None:
            start = self.blocks[block].start
            found = self._sentences[block] = [Span(a + start, z + start) for a, z in sentences.split(self.prose(block))]
        return found

    def sentence_at(self, block: int, offset: int) -> int:
        """The index in `sentences` of the one an offset of `clean` stands in."""
        return max(0, bisect_right(self.sentences(block), (offset, len(self.clean) + 1)) - 1)

    def tokens(self, block: int, sentence: int) -> Tokens:
        """The tokens of a sentence; offsets count in `clean`."""
        found = self._tokens.get((block, sentence))
        if found is None:
            if block not in self._case:
                self._case[block] = case(self.prose(block))
            title, shouted = self._case[block]
            start, end = self.sentences(block)[sentence]
            found = self._tokens[block, sentence] = tokenize(self.clean[start:end], start, title=title, shouted=shouted)
        return found

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """Every span in quotation marks, marks included, in `clean`; one that runs over paragraphs has a span a block."""
        return tuple(quotes.find(self.clean, [Span(b.start, b.end) for b in self.blocks]))

    def quoted(self, span: Span) -> bool:
        """Whether a span of `clean` stands in a quotation (of four words or more) or a block quote."""
        if self.blocks[self.block_at(span.start)].role is Role.QUOTE:
            return True
        return any(
            q.start <= span.start and span.end <= q.end and self.clean.count(" ", q.start, q.end) >= QUOTE_WORDS - 1
            for q in self.quotations
        )

    @cached_property
    def lead(self) -> int | None:
        """The block whose first two sentences are the lead: the first of the body."""
        return next((i for i, b in enumerate(self.blocks) if b.role is Role.BODY), None)

    def stands(self, places: Iterable[Role | str], span: Span) -> bool:
        """Whether a span of `clean` stands in one of some places: a role, "lead", "quote" or "not quote"."""
        block = self.block_at(span.start)
        for place in places:
            if place in ("quote", "not quote"):
                if self.quoted(span) == (place == "quote"):
                    return True
            elif place == "lead":
                if block == self.lead and self.sentence_at(block, span.start) < LEAD_SENTENCES:
                    return True
            elif self.blocks[block].role == place:
                return True
        return False

    def squeezed(self) -> Iterable[Span]:
        """The single spaces of `clean` that stand for two or more in `text`, none of them a line's end or a tab."""
        for at, a, z in zip(self._at, self._from, self._to, strict=True):
            if z - a > 1 and self.clean[at : at + 1] == " " and not self.text[a:z].strip(" \u00a0"):
                yield Span(at, at + 1)

    @cached_property
    def words(self) -> int:
        """How many words the prose has, boilerplate left out: runs of anything but white space that hold a letter or a figure."""
        words = [w for i, b in enumerate(self.blocks) if b.role is not Role.BOILERPLATE for w in self.prose(i).split()]
        return len(words) - sum(not w[0].isalnum() and RUN.search(w) is None for w in filterfalse(str.isalnum, words))

    def finding(
        self,
        span: Span,
        *,
        rule: str,
        category: str,
        severity: Severity,
        confidence: Confidence,
        message: str,
        why: str = "",
        origin: str = "",
        fixes: tuple[str, ...] = (),
        scored: bool = True,
    ) -> Finding:
        """A finding on a span of `clean`, with its offsets in `text`, its role, quotation and sentence filled in."""
        block = self.block_at(span.start)
        sentence = self.sentences(block)[self.sentence_at(block, span.start)]
        start, end = self.original(span)
        return Finding(
            start=start,
            end=end,
            rule=rule,
            category=category,
            severity=severity,
            confidence=confidence,
            message=message,
            why=why,
            origin=origin,
            fixes=fixes,
            role=self.blocks[block].role,
            quoted=self.quoted(span),
            sentence=self.clean[sentence.start : max(sentence.end, span.end)],
            within=Span(span.start - sentence.start, span.end - sentence.start),
            scored=scored,
        )
