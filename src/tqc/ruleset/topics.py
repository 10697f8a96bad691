"""Topic gates: what a text is about, from word lists that are data (`lists/topics/NAME.txt`).

A gate opens on one strong entry (a line that begins with `!`) or on two different others, anywhere in the document
but in a match of the rule that asks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from tqc.model import Role, Span
from tqc.ruleset.conditions import Clause, stands
from tqc.ruleset.scan import Scan
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
    def _scan(self) -> tuple[Scan, list[int]]:
        """A scan for the phrases of all entries, and the entries that have none."""
        phrases: dict[str, list[int]] = {}
        for number, clause in enumerate((*self.strong, *self.others)):
            for phrase in clause.phrases:
                phrases.setdefault(phrase, []).append(number)
        return Scan(phrases.items()), [n for n, clause in enumerate((*self.strong, *self.others)) if not clause.phrases]

    def evidence(self, document: Document) -> list[tuple[int, bool, Span]]:
        """Each place that speaks for the topic: (entry, whether it is strong, span of `clean`)."""
        scan, anywhere = self._scan
        sentences: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for numbers, at in scan.hits(document.folded):
            block = document.block_at(at)
            for number in numbers:
                sentences[number].add((block, document.sentence_at(block, at)))
        if anywhere:
            every = {(block, s) for block in range(len(document.blocks)) for s in range(len(document.sentences(block)))}
            sentences |= dict.fromkeys(anywhere, every)
        entries = (*self.strong, *self.others)
        seen: list[tuple[int, bool, Span]] = []
        for number in sorted(sentences):
            program, strong = entries[number].program, number < len(self.strong)
            for block, sentence in sorted(sentences[number]):
                if program and document.blocks[block].role is not Role.BOILERPLATE:
                    seen.extend((number, strong, span) for span in stands(program, document, block, sentence))
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
