"""Whether two texts differ by more than chance: paired bootstrap and approximate randomisation.

Koehn (2004), "Statistical Significance Tests for Machine Translation Evaluation"; Riezler and Maxwell (2005), "On Some Pitfalls in
Automatic Evaluation and Significance Testing for MT". The draws and p-values are those of `sacrebleu --paired-bs` and `--paired-ar`,
which hold all resamples in memory at once: a gigabyte for 10,000 segments. Here they are made one after another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqc.metrics.reference import LEAST, SAMPLES, SEED, Counts, Interval, draw, interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TRIALS = 10_000
STRETCH = 250
"""So many trials are laid out in memory at a time."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric of two texts against the same references."""

    name: str
    a: float
    b: float
    interval_a: Interval | None
    interval_b: Interval | None
    bootstrap: float | None
    """The p-value of the paired bootstrap; None, as the rest, for fewer than `LEAST` segments."""
    randomisation: float | None
    """The p-value of approximate randomisation."""
    signature_bootstrap: str
    signature_randomisation: str


def difference(a: Counts, b: Counts, samples: int = SAMPLES, trials: int = TRIALS, seed: int = SEED) -> Difference:
    """Compare two texts by one metric; their rows are of the same references in the same order."""
    signatures = a.signature(seed=seed, bs=samples), a.signature(seed=seed, ar=trials)
    score_a, score_b = a.score(), b.score()
    if len(a.rows) < LEAST:
        return Difference(a.name, score_a, score_b, None, None, None, None, *signatures)
    picks = draw(len(a.rows), samples, seed)
    drawn_a, drawn_b = a.resampled(picks), b.resampled(picks)
    gap = abs(score_a - score_b)
    gaps = abs(drawn_b - drawn_a)
    by_bootstrap = _p(gaps - gaps.mean(), gap)
    by_randomisation = _p(_shuffled(a, b, trials, seed), gap)
    return Difference(a.name, score_a, score_b, interval(drawn_a), interval(drawn_b), by_bootstrap, by_randomisation, *signatures)


def _p(gaps: NDArray[np.float64], gap: float) -> float:
    """The share of chance differences that exceed the real one, one more counted on either side so that it is never 0."""
    return (int((gaps > gap).sum()) + 1) / (len(gaps) + 1)


def _shuffled(a: Counts, b: Counts, trials: int, seed: int) -> NDArray[np.float64]:
    """How far two texts differ once each segment has gone to one or the other by the toss of a coin, trial by trial."""
    import numpy as np

    mine, yours = np.array(a.rows, dtype="float64"), np.array(b.rows, dtype="float64")
    everything = mine.sum(0) + yours.sum(0)
    tosses = np.random.default_rng(seed).integers(2, size=(trials, len(mine)), dtype=bool)

    def gaps() -> Iterator[float]:
        for at in range(0, trials, STRETCH):
            heads = tosses[at : at + STRETCH].astype("float64")
            for one in heads @ mine + (1 - heads) @ yours:
                first, second = (a.metric._compute_score_from_stats(x).score for x in (one, everything - one))
                yield abs(first - second)

    return np.fromiter(gaps(), dtype="float64", count=trials)
