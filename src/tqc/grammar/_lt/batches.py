"""A document's paragraphs, several to a request: one request a paragraph would be slow, one for all could be too large."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tqc.model import Role, Span
from tqc.text.document import Block, Document

GAP = "\n\n"
"""What ends a paragraph for LanguageTool."""
LARGEST = 40_000
"""Characters of a request, some 6,500 words: a second of work. A server that takes less says so, and gets halves."""


class Batch(NamedTuple):
    """Some of a document's blocks, in order."""

    document: Document
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """What is sent: the blocks' clean prose as paragraphs."""
        return GAP.join(self.document.clean[b.start : b.end] for b in self.blocks)

    def span(self, start: int, end: int) -> Span | None:
        """Where a stretch of `text` stands in the document's `clean`; None if it does not lie within one block."""
        at = 0
        for b in self.blocks:
            size = b.end - b.start
            if at <= start and end <= at + size:
                return Span(start - at + b.start, end - at + b.start)
            at += size + len(GAP)
        return None

    def halves(self) -> tuple[Batch, ...]:
        """The batch in two, for a server that finds it too large; nothing if it is a single block."""
        middle = len(self.blocks) // 2
        return (Batch(self.document, self.blocks[:middle]), Batch(self.document, self.blocks[middle:])) if middle else ()


def batches(document: Document) -> Iterator[Batch]:
    """A document's prose, boilerplate left out, in batches of `LARGEST` characters; only a longer block makes a longer batch."""
    taken: list[Block] = []
    size = 0
    for b in _prose(document):
        if taken and size + b.end - b.start > LARGEST:
            yield Batch(document, tuple(taken))
            taken, size = [], 0
        taken.append(b)
        size += b.end - b.start + len(GAP)
    if taken:
        yield Batch(document, tuple(taken))


def _prose(document: Document) -> Iterable[Block]:
    return (b for b in document.blocks if b.role is not Role.BOILERPLATE)
