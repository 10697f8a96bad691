"""What is known of a phrase that editors changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from tqc import lexicon
from tqc.audit._words import Gram


class Pair(NamedTuple):
    """A sentence, or several that belong together, before and after editing."""

    draft: str
    edited: str
    story: str
    number: int
    """Its place in the story, from 1."""


class Put(NamedTuple):
    """What editors put in the place of a part of a phrase."""

    struck: tuple[int, int]
    """The part, a range of the phrase's words."""
    lemmas: tuple[str, ...]
    """Empty where they struck it out."""


@dataclass(slots=True)
class Phrase:
    """What was seen of a phrase."""

    gram: Gram
    share: float = 0.0
    """Of drafts that hold it, summed over sentences."""
    kept: float = 0.0
    """The part of `share` in sentences whose edited version holds it too."""
    edited: int = 0
    native: int = 0
    """Sentences that hold it."""
    sentences: set[int] = field(default_factory=set)
    """Those in which editors changed it."""
    stories: set[str] = field(default_factory=set)
    forms: list[Counter[str]] = field(default_factory=list)
    """Of each word, as drafts have it."""
    puts: dict[Put, set[int]] = field(default_factory=lambda: defaultdict(set))
    put_forms: dict[Put, Counter[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(Counter))
    places: list[Pair] = field(default_factory=list)
    g2: float = 0.0

    def best(self) -> tuple[tuple[int, int], list[Put]]:
        """The part that editors replace most often, and by what, in two sentences or more each, the most frequent first.

        That they struck it out counts only if they mostly did: a sentence written anew lacks many words that were no fault.
        """
        by_part: Counter[tuple[int, int]] = Counter()
        for put, where in self.puts.items():
            by_part[put.struck] += len(where)
        part = min(by_part, key=lambda p: (-by_part[p], p[0] - p[1], p), default=(0, len(self.gram)))
        found = [
            put
            for put, where in self.puts.items()
            if put.struck == part and len(where) > 1 and (put.lemmas or 2 * len(where) > by_part[part])
        ]
        return part, sorted(found, key=lambda put: (-len(self.puts[put]), put))

    @property
    def weight(self) -> int:
        """How many open-class words it has."""
        return sum(not lexicon.closed(word) for word in self.gram)

    @property
    def worth(self) -> float:
        """G², up to twice as much if editors always do the same to it."""
        most = max(map(len, self.puts.values()), default=0)
        return self.g2 * (1 + (most / len(self.sentences) if most > 1 else 0))
