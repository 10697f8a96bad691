"""Where a check's own words stand, so that only there it need look closer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate, compress, count
from threading import Lock

from tqc.model import Span
from tqc.text.document import Document

SITES, WORDS = "checks/sites", "checks/words"


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
    """Where the words of a table stand, by their kinds, worked out once a document: for every table seen so far in one pass.

    Args:
        document: the text.
        topic: a name for what is worked out; always with the same table.
        table: as `anchors` makes it.
    """
    found: dict[str, Mapping[str, list[Span]]] | None = document.memo.get(SITES)
    if found is None:
        found = document.memo[SITES] = _seen.found(document)
    if topic not in found:
        found |= _seen.also(topic, table).found(document)
    return found[topic]


class _Tables:
    """Tables as one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._topics: tuple[str, ...] = ()
        self._kinds: dict[str, tuple[tuple[str, str], ...]] = {}  # word → (topic, kind)

    def also(self, topic: str, table: Mapping[str, tuple[str, ...]]) -> _Tables:
        """Take in a table; that table alone."""
        alone = _Tables()
        alone._topics, alone._kinds = (topic,), {word: tuple((topic, kind) for kind in kinds) for word, kinds in table.items()}
        with self._lock:
            if topic not in self._topics:
                merged = {word: self._kinds.get(word, ()) + pairs for word, pairs in alone._kinds.items()}
                self._kinds = self._kinds | merged  # replaced, not changed: another thread may be reading
                self._topics = (*self._topics, topic)
        return alone

    def found(self, document: Document) -> dict[str, Mapping[str, list[Span]]]:
        """Topic → kind → where the words of the kind stand."""
        topics, every = self._topics, self._kinds
        found, letters = words(document)
        spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
        for i in compress(count(), map(every.__contains__, found)):
            span = Span(letters[i] + i, letters[i + 1] + i)
            for pair in every[found[i]]:
                spans[pair].append(span)
        by_topic: dict[str, dict[str, list[Span]]] = {topic: defaultdict(list) for topic in topics}
        for (topic, kind), standing in spans.items():
            if topic in by_topic:
                by_topic[topic][kind] = standing
        return {**by_topic}


_seen = _Tables()


def before(document: Document, at: int, limit: int = 120) -> str | None:
    """The words from the beginning of a sentence to an offset; None if it begins more than `limit` code points before."""
    block = document.block_at(at)
    start = document.sentences(block)[document.sentence_at(block, at)].start
    return document.clean[start:at] if at - start <= limit else None


def begins(document: Document, at: int) -> bool:
    """Whether a sentence begins at an offset, opening quotation marks and dashes left out."""
    words = before(document, at, 3)
    return words is not None and not words.strip("“\"«'–—- ")


def words(document: Document) -> tuple[list[str], list[int]]:
    """The words between spaces, folded, and how many letters and signs stand before each; worked out once a document."""
    found: tuple[list[str], list[int]] | None = document.memo.get(WORDS)
    if found is None:
        every = document.folded.replace("\n", " ").split(" ")
        found = document.memo[WORDS] = every, list(accumulate(map(len, every), initial=0))
    return found
