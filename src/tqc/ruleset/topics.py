"""Topic gates: what a text is about, from word lists that are data (`lists/topics/NAME.txt`).

A gate opens on one strong entry (a line that begins with `!`) or on two different others, anywhere in the document
but in a match of the rule that asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from tqc.model import Span
from tqc.ruleset.conditions import Clause, places
from tqc.text.document import Document


class Topic:
    """A gate's entries: strong ones first."""

    def __init__(self, strong: Iterable[Clause], others: Iterable[Clause]) -> None:
        self.strong, self.others = tuple(strong), tuple(others)

    def stored(self) -> list[Any]:
        """What JSON can hold."""
        return [[c.stored() for c in self.strong], [c.stored() for c in self.others]]

    @classmethod
    def load(cls, stored: list[Any]) -> Topic:
        """A topic from `stored`."""
        strong, others = stored
        return cls(map(Clause.load, strong), map(Clause.load, others))

    @cached_property
    def _scan(self) -> tuple[Any, list[int], list[int]]:
        """One automaton over the phrases of all entries; of each phrase its entry; the entries that have none."""
        from ahocorasick_rs import AhoCorasick

        owners: list[int] = []
        phrases: list[str] = []
        open_: list[int] = []
        for number, clause in enumerate((*self.strong, *self.others)):
            owners += [number] * len(clause.phrases)
            phrases += clause.phrases
            if not clause.phrases:
                open_.append(number)
        return AhoCorasick(phrases) if phrases else None, owners, open_

    def evidence(self, document: Document) -> list[tuple[int, bool, Span]]:
        """Each place that speaks for the topic: (entry, whether it is strong, span of `clean`)."""
        automaton, owners, possible = self._scan
        hits = automaton.find_matches_as_indexes(document.folded, overlapping=True) if automaton else ()
        entries = (*self.strong, *self.others)
        seen: list[tuple[int, bool, Span]] = []
        for number in sorted({*possible, *(owners[phrase] for phrase, _, _ in hits)}):
            strong = number < len(self.strong)
            seen.extend((number, strong, span) for b in range(len(document.blocks)) for span in places(entries[number], document, b))
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
