"""A draft against its edited version: the figures of `tqc score`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tqc.errors import UserError
from tqc.metrics import effort, reference
from tqc.metrics.effort import Effort
from tqc.metrics.reference import Counts, Figure, Interval
from tqc.scores.inputs import Story
from tqc.scores.units import FILES, Unit, identical, pairs

STEPS = len(reference.NAMES) + 2
"""How often `advance` is called."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment: what was made of what, and at what cost."""

    document: str
    number: int
    """Within its document, from 1."""
    unit: Unit
    effort: Effort
    chrf: float


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The figures of one story."""

    name: str
    segments: int
    scores: dict[str, float]
    """By the names of `reference.NAMES`."""
    effort: Effort


@dataclass(frozen=True, slots=True)
class Result:
    """All that `tqc score` knows."""

    figures: tuple[Figure, ...]
    effort: Effort
    kept: Interval | None
    """Of the share of words kept, 0 to 1; None for too few segments."""
    alone: Interval | None
    """Of the share of sentences left alone, 0 to 1."""
    kinds: Counter[str]
    """How many segments are paired, merged … and how many `moved`."""
    documents: tuple[DocumentScore, ...]
    segments: tuple[Segment, ...]
    aligned: bool
    """Whether tqc paired the sentences; else lines or rows were taken as they came."""

    def most_rewritten(self) -> list[Segment]:
        """The segments in which anything was changed, those with most edits a word first."""
        changed = [s for s in self.segments if s.unit.texts[0].split() != s.unit.texts[1].split()]
        return sorted(changed, key=lambda s: (-s.effort.hter, -s.effort.edits))


def score(
    stories: Sequence[Story],
    *,
    samples: int = reference.SAMPLES,
    seed: int = reference.SEED,
    advance: Callable[[], None] = lambda: None,
) -> Result:
    """The figures of some stories, their first side the draft, their second the edited version.

    Raises:
        UserError: the two sides are the same throughout, or have nothing in common.
    """
    units = [(story.name, number, unit) for story in stories for number, unit in enumerate(pairs(story), 1)]
    advance()
    if identical([unit for _, _, unit in units], 0, 1):
        raise UserError("the draft and the edited version are the same", hint=FILES)
    if not any(all(unit.texts) for _, _, unit in units):
        raise UserError("no sentence of the edited version comes from the draft", hint=FILES)
    drafts, edited = ([unit.texts[side] for _, _, unit in units] for side in (0, 1))
    counts = reference.count(drafts, edited, advance)
    ter, chrf = counts["TER"].rows, counts["chrF2++"]
    segments = tuple(
        Segment(name, number, unit, _effort(unit, ter[at]), chrf.score((at,))) for at, (name, number, unit) in enumerate(units)
    )
    kept, alone = _intervals([s.effort for s in segments], samples, seed)
    found = Result(
        figures=tuple(reference.figures(counts, samples, seed)),
        effort=effort.total(s.effort for s in segments),
        kept=kept,
        alone=alone,
        kinds=Counter(s.unit.kind for s in segments) + Counter(moved=sum(s.unit.moved for s in segments)),
        documents=tuple(_documents(segments, counts)),
        segments=segments,
        aligned=not all(story.aligned for story in stories),
    )
    advance()
    return found


def _effort(unit: Unit, ter: Sequence[float]) -> Effort:
    draft, edited = unit.texts
    return effort.measure(draft, edited, ter, sentences=unit.sentences, moved=unit.moved)


def _documents(segments: Sequence[Segment], counts: dict[str, Counts]) -> list[DocumentScore]:
    places: dict[str, list[int]] = {}
    for at, segment in enumerate(segments):
        places.setdefault(segment.document, []).append(at)
    return [
        DocumentScore(name, len(at), {c.name: c.score(at) for c in counts.values()}, effort.total(segments[i].effort for i in at))
        for name, at in places.items()
    ]


def _intervals(efforts: Sequence[Effort], samples: int, seed: int) -> tuple[Interval | None, Interval | None]:
    """Of the share of words kept, and of sentences left alone, from the resamples that the other figures have."""
    if len(efforts) < reference.LEAST:
        return None, None
    import numpy as np

    rows = np.array([(e.kept, e.draft_words, e.alone, e.sentences) for e in efforts], dtype="float64")
    sums = np.array([rows[pick].sum(0) for pick in reference.draw(len(efforts), samples, seed)])
    whole = np.maximum(sums[:, [1, 3]], 1)
    shares = np.where(sums[:, [1, 3]] > 0, sums[:, [0, 2]] / whole, 1.0)
    return reference.interval(shares[:, 0]), reference.interval(shares[:, 1])
