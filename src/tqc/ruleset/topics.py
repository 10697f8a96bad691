"""Topic gates: what a text is about, from word lists that are data (`lists/topics/NAME.txt`).

A gate opens on one strong entry (a line that begins with `!`) or on two different others, anywhere in the document
but in a match of the rule that asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tqc.model import Span
from tqc.ruleset.conditions import Clause, places
from tqc.text.document import Document


@dataclass(frozen=True, slots=True)
class Topic:
    """A gate's entries."""

    strong: tuple[Clause, ...]
    others: tuple[Clause, ...]

    def stored(self) -> list[Any]:
        """What JSON can hold."""
        return [[c.stored() for c in self.strong], [c.stored() for c in self.others]]

    @classmethod
    def load(cls, stored: list[Any]) -> Topic:
        """A topic from `stored`."""
        strong, others = stored
        return cls(tuple(map(Clause.load, strong)), tuple(map(Clause.load, others)))

    def evidence(self, document: Document) -> list[tuple[int, bool, Span]]:
        """Each place that speaks for the topic: (entry, whether it is strong, span of `clean`)."""
        seen: list[tuple[int, bool, Span]] = []
        for number, clause in enumerate((*self.strong, *self.others)):
            strong = number < len(self.strong)
            seen.extend((number, strong, span) for b in range(len(document.blocks)) for span in places(clause, document, b))
        return seen


def opened(evidence: Iterable[tuple[int, bool, Span]], own: list[Span]) -> bool:
    """Whether a gate is open for a rule whose matches are `own`, which do not speak for it."""
    entries = set()
    for number, strong, span in evidence:
        if any(span.overlaps(o) for o in own):
            continue
        if strong:
            return True
        entries.add(number)
    return len(entries) > 1
