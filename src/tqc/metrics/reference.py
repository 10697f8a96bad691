"""BLEU, chrF2++ and TER of one text against another, by sacrebleu (https://github.com/mjpost/sacrebleu), with its signatures.

The figures, intervals and signatures are those of `sacrebleu REFERENCE -i TEXT -m bleu chrf ter --chrf-word-order 2 --confidence`
on the same segments. What each segment adds to them is counted once, and figures of parts and of resamples are made from the counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sacrebleu.metrics.base import Metric

SEED = 12345
"""sacrebleu's own."""
SAMPLES = 1000
LEAST = 2
"""Of fewer segments nothing can be drawn anew."""
NAMES = ("BLEU", "chrF2++", "TER")
LOWER_IS_BETTER = frozenset(("TER",))


class Interval(NamedTuple):
    """A 95% confidence interval by bootstrap: the mean of the resamples, and how far it reaches to either side."""

    mean: float
    margin: float

    @property
    def low(self) -> float:
        """Its lower end."""
        return self.mean - self.margin

    @property
    def high(self) -> float:
        """Its upper end."""
        return self.mean + self.margin


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text, 0 to 100 (TER may exceed it)."""

    name: str
    score: float
    interval: Interval | None
    """None for fewer than `LEAST` segments."""
    signature: str
    """All that decides it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What each segment of a text adds to one metric."""

    name: str
    metric: Metric
    rows: list[list[float]]

    def score(self, segments: Iterable[int] | None = None) -> float:
        """The figure of some segments taken as one text; None: of all."""
        rows = self.rows if segments is None else [self.rows[i] for i in segments]
        return float(self.metric._aggregate_and_compute(rows).score) if rows else 0.0

    def resampled(self, picks: NDArray[np.int64]) -> NDArray[np.float64]:
        """The figure of each resample; `picks` holds a row of segment indexes for each."""
        import numpy as np

        rows = np.array(self.rows, dtype="float32")  # as sacrebleu does, so that no digit differs
        return np.array([self.metric._compute_score_from_stats(rows[pick].sum(0)).score for pick in picks], dtype="float64")

    def signature(self, **details: int) -> str:
        """Sacrebleu's signature, with what else decides the figure, as in `bs=1000, seed=12345`."""
        signature = self.metric.get_signature()
        for key, value in details.items():
            signature.update(key, value)
        return str(signature)


def count(texts: Sequence[str], references: Sequence[str], advance: Callable[[], None] = lambda: None) -> dict[str, Counts]:
    """What each segment adds to each metric of `NAMES`, by name.

    Args:
        texts: a segment each; an empty one has no partner, and counts.
        references: what each should be; as many.
        advance: called for each metric done.

    Raises:
        ValueError: the numbers differ, or there are none.
    """
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    if not texts or len(texts) != len(references):
        raise ValueError(f"{len(texts)} segments and {len(references)} references")
    found = {}
    for name, metric in zip(NAMES, (BLEU(), CHRF(word_order=2), TER()), strict=True):
        found[name] = Counts(name, metric, metric._extract_corpus_statistics(texts, [references]))
        advance()
    return found


def draw(segments: int, samples: int = SAMPLES, seed: int = SEED) -> NDArray[np.int64]:
    """The segments of each resample, a row each, in sacrebleu's own order of chance."""
    import numpy as np

    return np.random.default_rng(seed).choice(segments, size=(samples, segments), replace=True)


def interval(scores: NDArray[np.float64]) -> Interval:
    """The interval that resampled figures come to."""
    from sacrebleu.significance import estimate_ci

    mean, margin = estimate_ci(scores)
    return Interval(float(mean), float(margin))


def figures(counts: dict[str, Counts], samples: int = SAMPLES, seed: int = SEED) -> list[Figure]:
    """The figures of a whole text, in the order of `NAMES`."""
    size = len(next(iter(counts.values())).rows)
    if size < LEAST:
        return [Figure(c.name, c.score(), None, c.signature()) for c in counts.values()]
    picks = draw(size, samples, seed)
    return [Figure(c.name, c.score(), interval(c.resampled(picks)), c.signature(bs=samples, seed=seed)) for c in counts.values()]
