"""Two systems, or before and after, against one reference: the figures of `tqc compare`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqc.errors import UserError
from tqc.metrics import mqm, reference, significance
from tqc.metrics.significance import Difference
from tqc.model import Score
from tqc.scores.inputs import Story
from tqc.scores.units import FILES, identical, triples

if TYPE_CHECKING:
    from tqc.engine import Checker

STEPS = 3 * len(reference.NAMES) + 3
"""How often `advance` is called."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What tqc found in one system's text."""

    findings: Counter[str]
    """By severity, the names in lower case."""
    mqm: Score


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that `tqc compare` knows; A is the baseline."""

    names: tuple[str, str]
    differences: tuple[Difference, ...]
    faults: tuple[Faults, ...]
    """Of A and B; empty if they were not asked for."""
    documents: int
    segments: int
    aligned: bool
    """Whether tqc paired the sentences; else lines or rows were taken as they came."""


def compare(
    stories: Sequence[Story],
    names: tuple[str, str],
    checker: Checker | None = None,
    *,
    samples: int = reference.SAMPLES,
    trials: int = significance.TRIALS,
    seed: int = reference.SEED,
    advance: Callable[[], None] = lambda: None,
) -> Comparison:
    """The figures of some stories whose sides are system A, system B and the reference.

    Raises:
        UserError: two of the sides are the same throughout, or a system and the reference have nothing in common.
    """
    units = [unit for story in stories for unit in triples(story)]
    advance()
    for one, other, what in ((0, 1, "A and B are"), (0, 2, "A and the reference are"), (1, 2, "B and the reference are")):
        if identical(units, one, other):
            raise UserError(f"{what} the same", hint=FILES)
    texts_a, texts_b, references = ([unit.texts[side] for unit in units] for side in range(3))
    a, b = (reference.count(texts, references, advance) for texts in (texts_a, texts_b))
    differences = []
    for name in reference.NAMES:
        differences.append(significance.difference(a[name], b[name], samples, trials, seed))
        advance()
    faults = []
    for side in (0, 1):
        if checker:
            faults.append(_faults(stories, side, checker))
        advance()
    aligned = not all(story.aligned for story in stories)
    return Comparison(names, tuple(differences), tuple(faults), len(stories), len(units), aligned)


def _faults(stories: Sequence[Story], side: int, checker: Checker) -> Faults:
    reports = list(checker.check_many(document for story in stories for document in story.sides[side].documents))
    return Faults(Counter(str(f.severity) for r in reports for f in r.findings), mqm.pool([r.score for r in reports]))
