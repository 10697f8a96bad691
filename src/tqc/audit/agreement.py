"""Figures of agreement from counts, and how far they may be trusted: intervals by bootstrap over texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SAMPLES = 1000
SEED = 12345
LEAST = 2
"""Of fewer texts nothing can be drawn anew."""
FIGURES = ("precision", "chance", "skill", "recall", "f1", "word_precision", "word_recall", "word_f1", "mcc")


class Counts(NamedTuple):
    """What is counted, of a text or of many."""

    flags: int = 0
    on_marks: int = 0
    """Flags that point at a mark."""
    chance: float = 0.0
    """How many of the flags would point at a mark if they were set at random."""
    marks: int = 0
    caught: int = 0
    """Marks that were caught by a flag."""
    words: int = 0
    flagged_words: int = 0
    marked_words: int = 0
    both: int = 0
    """Words that are flagged and marked."""


class Figure(NamedTuple):
    """A figure, and its 95% interval."""

    value: float | None
    """From 0 to 1, skill and MCC below 0 where guessing does better; None: there is nothing to divide by."""
    low: float | None = None
    high: float | None = None


def draw(texts: int, samples: int = SAMPLES, seed: int = SEED) -> Array:
    """How often each text is in each resample, a row each; no row for fewer than `LEAST` texts."""
    import numpy as np

    if texts < LEAST:
        return np.empty((0, texts))
    return np.random.default_rng(seed).multinomial(texts, np.full(texts, 1 / texts), size=samples).astype("float64")


def settled(rows: Sequence[Counts], weights: Array) -> tuple[Counts, Mapping[str, Figure]]:
    """The sums of some texts' counts, and the figures they come to, by name in `FIGURES`.

    Intervals hold the middle 95% of the resamples that have the figure (Efron and Tibshirani, 1993, "An Introduction to the Bootstrap",
    13.3: the percentile interval).

    Args:
        rows: a text each.
        weights: what `draw` gives for as many texts.
    """
    import numpy as np

    matrix = np.array(rows, dtype="float64").reshape(len(rows), len(Counts._fields))
    total = Counts(*(value if name == "chance" else int(value) for name, value in zip(Counts._fields, matrix.sum(0).tolist(), strict=True)))
    values, resampled = _figures(matrix.sum(0)), _figures(weights @ matrix)
    found = {}
    for name in FIGURES:
        value = float(values[name])
        known = resampled[name][np.isfinite(resampled[name])]
        ends = np.quantile(known, (0.025, 0.975)).tolist() if len(known) and np.isfinite(value) else (None, None)
        found[name] = Figure(value if np.isfinite(value) else None, *ends)
    return total, found


def _figures(sums: Array) -> dict[str, Array]:
    """The figures of sums of counts, which stand along the last axis; NaN where there is nothing to divide by.

    Skill is (precision − chance) / (1 − chance), as Cohen (1960), "A Coefficient of Agreement for Nominal Scales", corrects agreement; MCC
    is Matthews's correlation (1975, "Comparison of the predicted and observed secondary structure of T4 phage lysozyme") of flagged and
    marked words.
    """
    import numpy as np

    flags, on_marks, expected, marks, caught, words, flagged, marked, both = np.moveaxis(sums, -1, 0)
    precision, chance, recall = _over(on_marks, flags), _over(expected, flags), _over(caught, marks)
    word_precision, word_recall = _over(both, flagged), _over(both, marked)
    neither = words - flagged - marked + both
    spread = np.sqrt(flagged * marked * (words - flagged) * (words - marked))
    return {
        "precision": precision,
        "chance": chance,
        "skill": _over(precision - chance, 1 - chance),
        "recall": recall,
        "f1": _f1(precision, recall),
        "word_precision": word_precision,
        "word_recall": word_recall,
        "word_f1": _f1(word_precision, word_recall),
        "mcc": _over(both * neither - (flagged - both) * (marked - both), spread),
    }


def _f1(precision: Array, recall: Array) -> Array:
    """Their harmonic mean (van Rijsbergen, 1979, "Information Retrieval"); 0 if both are."""
    import numpy as np

    return np.where(precision + recall == 0, 0.0, _over(2 * precision * recall, precision + recall))


def _over(part: Array, whole: Array) -> Array:
    import numpy as np

    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)
