"""How well findings agree with what a person marked: precision, recall, skill over chance, and word by word.

Findings that overlap count as one flag, the longest. A flag is right if it points at a mark (`measure.points_at`). Each flag catches one
mark, of those it points at the one it shares most with; a mark that a flag catches is found. For chance each flag is set at every word
start of its text where it fits. Word by word a word counts as flagged or marked if it shares a character with a flag or a mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tqc.audit import agreement
from tqc.audit.agreement import Counts, Figure
from tqc.audit.marked import MARK_FACETS, Mark, Marked, MarkedText
from tqc.audit.measure import points_at
from tqc.model import Finding, Report, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORD = re.compile(r"\w(?:[\w'’.,-]*\w)?")
FLAG_FACETS = ("category", "severity", "confidence", "rule")
FACETS = ("category", "severity", "confidence", "visible", "detector", "kind", "rule")
"""By what the figures are told apart, as they are shown."""
Key = tuple[str, str]
"""A facet and a name in it."""
ALL: Key = ("", "")


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of the flags and marks that share a label; of all if it has no name."""

    facet: str
    name: str
    """A category is in two groups: its own, and that of what stands before its slash."""
    counts: Counts
    figures: Mapping[str, Figure]
    """By name in `agreement.FIGURES`. Precision asks whether these flags point at any mark, recall whether any flag caught these marks; MCC
    compares the words of these flags with those of these marks, with all marks where marks have no such label."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that `tqc eval` knows."""

    texts: int
    words: int
    """Between blanks."""
    unplaced: int
    """Faults without a place in the translation; not in the figures."""
    overall: Group
    groups: Mapping[str, tuple[Group, ...]]
    """By facet, in the order of `FACETS`; most flags and marks first. A facet that no file tells of is not there."""
    samples: int
    seed: int


class _Side(NamedTuple):
    """What one text adds."""

    rows: dict[Key, Counts]
    """To the groups of its flags and marks."""
    words: int
    marked: int
    """Words under any mark."""


def evaluate(
    marked: Marked,
    check: Callable[[MarkedText], Report],
    *,
    samples: int = agreement.SAMPLES,
    seed: int = agreement.SEED,
    advance: Callable[[], None] = lambda: None,
) -> Evaluation:
    """The figures of a check over marked texts, with bootstrap intervals over the texts; `advance` is called for each text checked."""
    sides: list[_Side] = []
    for text in marked.texts:
        sides.append(_compared(text, distinct(check(text).findings)))
        advance()
    weights = agreement.draw(len(sides), samples, seed)
    keys = {key for side in sides for key in side.rows} | {ALL}
    groups = {key: _group(key, sides, weights) for key in keys}
    overall = groups.pop(ALL)
    ranked = sorted(groups.values(), key=lambda g: (-g.counts.flags - g.counts.marks, g.name))
    by_facet = {facet: tuple(g for g in ranked if g.facet == facet) for facet in FACETS}
    words = sum(len(text.text.split()) for text in marked.texts)
    return Evaluation(len(sides), words, marked.unplaced, overall, {f: found for f, found in by_facet.items() if found}, samples, seed)


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """One flag a place, by start: of findings that overlap the longest stays."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start - f.end, f.start)):
        if not any(finding.start < k.end and k.start < finding.end for k in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: (f.start, f.end))


def _group(key: Key, sides: Sequence[_Side], weights: NDArray[np.float64]) -> Group:
    alone = key[0] in FLAG_FACETS and key[0] not in MARK_FACETS
    rows = [side.rows.get(key) or Counts(words=side.words, marked_words=side.marked if alone else 0) for side in sides]
    return Group(*key, *agreement.settled(rows, weights))


def _compared(text: MarkedText, flags: Sequence[Finding]) -> _Side:
    words, chance = _Words(text.text), _Chance(text)
    totals: dict[Key, list[float]] = defaultdict(lambda: [0] * 5)
    flagged: dict[Key, set[int]] = defaultdict(set)
    marked: dict[Key, set[int]] = defaultdict(set)
    caught = {_caught(flag, text.marks) for flag in flags}
    for flag in flags:
        on, expected, covered = _caught(flag, text.marks) >= 0, chance(flag.end - flag.start), words.within(flag.start, flag.end)
        labels = {"category": flag.category, "severity": str(flag.severity), "confidence": str(flag.confidence), "rule": flag.rule}
        for key in _keys(labels):
            totals[key] = [a + b for a, b in zip(totals[key], (1, on, expected, 0, 0), strict=True)]
            flagged[key] |= covered
    for at, mark in enumerate(text.marks):
        covered = words.within(mark.start, max(mark.end, mark.start + 1))
        for key in _keys({"severity": "minor"} | dict(mark.labels)):
            totals[key] = [a + b for a, b in zip(totals[key], (0, 0, 0, 1, at in caught), strict=True)]
            marked[key] |= covered
    rows = {}
    for key, (n, on_marks, by_chance, marks, hit) in totals.items():
        beside = marked[ALL] if key[0] not in MARK_FACETS else marked[key]
        both = len(flagged[key] & beside)
        rows[key] = Counts(int(n), int(on_marks), by_chance, int(marks), int(hit), words.count, len(flagged[key]), len(beside), both)
    return _Side(rows, words.count, len(marked[ALL]))


def _keys(labels: Mapping[str, str]) -> Iterator[Key]:
    """The groups of a flag or mark: that of all, those of its labels, that of a category's family."""
    yield ALL
    yield from labels.items()
    family, slash, _ = labels.get("category", "").partition("/")
    if slash:
        yield "category", family


def _caught(flag: Finding, marks: Sequence[Mark]) -> int:
    """Which mark a flag catches; -1: it points at none."""
    at = (i for i, mark in enumerate(marks) if points_at(flag.span, Span(mark.start, mark.end)))
    return max(at, key=lambda i: min(flag.end, marks[i].end) - max(flag.start, marks[i].start), default=-1)


class _Words:
    """The words of a text, by number."""

    def __init__(self, text: str) -> None:
        spans = [m.span() for m in WORD.finditer(text)]
        self._starts, self._ends = [a for a, _ in spans], [z for _, z in spans]
        self.count = len(spans)

    def within(self, start: int, end: int) -> set[int]:
        """Those that share a character with a stretch of the text."""
        return set(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))


class _Chance:
    """How likely a flag of some length, set at a word start at random, points at a mark of a text."""

    def __init__(self, text: MarkedText) -> None:
        self._text, self._known = text, dict[int, float]()
        self._starts = [i for i in range(len(text.text) + 1) if i == 0 or not text.text[i - 1].isalnum()]

    def __call__(self, size: int) -> float:
        if size not in self._known:
            starts = self._starts[: bisect_right(self._starts, max(0, len(self._text.text) - size))]
            hits: set[int] = set()
            for mark in self._text.marks:
                last = max(mark.end, mark.start + 1) - 1
                if points_at(Span(last, last + size), Span(mark.start, mark.end)):  # whether it may be so long; it touches here
                    hits.update(range(bisect_right(starts, mark.start - max(size, 1)), bisect_right(starts, last)))
            self._known[size] = len(hits) / len(starts)
        return self._known[size]
