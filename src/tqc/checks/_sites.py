"""Where a check's own words stand, so that only there it need look closer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate, compress, count

from tqc.model import Span
from tqc.text.document import Document


def anchors(**words: str) -> dict[str, tuple[str, ...]]:
    """Word → the kinds of site that it makes.

    Args:
        words: by kind, words in lower case, each with the sign that is written onto its end, parted by spaces.
    """
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for kind, listed in words.items():
        for word in listed.split():
            found[word] += (kind,)
    return dict(found)


def sites(document: Document, topic: str, table: Mapping[str, tuple[str, ...]]) -> Mapping[str, list[Span]]:
    """Where the words of a table stand, by their kinds, worked out once a document.

    Args:
        document: the text.
        topic: a name for what is worked out.
        table: as `anchors` makes it.
    """
    found: dict[str, list[Span]] | None = document.memo.get(topic)
    if found is None:
        found = document.memo[topic] = defaultdict(list)
        for word, span in _standing(document, table):
            for kind in table[word]:
                found[kind].append(span)
    return found


def before(document: Document, at: int, limit: int = 120) -> str | None:
    """The words from the beginning of a sentence to an offset; None if it begins more than `limit` code points before."""
    block = document.block_at(at)
    start = document.sentences(block)[document.sentence_at(block, at)].start
    return document.clean[start:at] if at - start <= limit else None


def begins(document: Document, at: int) -> bool:
    """Whether a sentence begins at an offset, opening quotation marks and dashes left out."""
    words = before(document, at, 3)
    return words is not None and not words.strip("“\"«'–—- ")


def _words(document: Document) -> tuple[list[str], list[int]]:
    """The words between spaces, and how many letters and signs stand before each; worked out once a document."""
    found: tuple[list[str], list[int]] | None = document.memo.get(__name__)
    if found is None:
        words = document.folded.replace("\n", " ").split(" ")
        found = document.memo[__name__] = words, list(accumulate(map(len, words), initial=0))
    return found


def _standing(document: Document, table: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Span]]:
    words, letters = _words(document)
    for i in compress(count(), map(table.__contains__, words)):
        yield words[i], Span(letters[i] + i, letters[i + 1] + i)
