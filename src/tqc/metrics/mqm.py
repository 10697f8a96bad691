"""MQM: the categories of faults, and the score that faults come to.

The scoring model is the linear one of the MQM Council (https://themqm.org/error-types-2/the-mqm-scoring-models/):

- APT, the absolute penalty total: the sum of the findings' severity weights, every category weighing the same;
- NPT, per reference word count: APT / words · 1,000;
- raw score: 100 · (1 − APT / words);
- calibrated score: 100 − NPT · (100 − PT) / APP, PT the pass threshold, APP the penalty acceptable at it.

None is held at 0: a text can be worse than worthless, and a trend must show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Literal

from tqc.model import Confidence, Finding, Score, Severity

Weights = Literal["mqm", "wmt"]
MIN_WORDS = 300
"""A shorter text gets counts, no score: one fault more or less would decide it."""
PUNCTUATION = "fluency/punctuation"
WMT_PUNCTUATION = 0.1
SCHEMES: tuple[Weights, ...] = ("mqm", "wmt")


@dataclass(frozen=True, slots=True)
class Scale:
    """What turns a penalty into a calibrated score.

    The defaults say: two major faults in 1,000 words, as far as tqc can see, just pass. They are tqc's own: a pass
    mark set for human annotators, who see every fault, would pass everything.
    """

    pass_threshold: float = 95.0
    acceptable: float = 10.0
    """Penalty points per 1,000 words at which a text scores `pass_threshold`."""


def penalty(finding: Finding, weights: Weights = "mqm") -> float:
    """The penalty points of one finding; 0 if it does not count (low confidence, or unscored like house style).

    `mqm` is MQM 2.0's 0, 1, 5, 25. `wmt` is that of WMT's annotators (Freitag et al. 2021, "Experts, Errors, and
    Context", table 4): major 5, minor 1, minor punctuation 0.1, non-translation 25, which critical stands for here.
    """
    if not finding.scored or finding.confidence is Confidence.LOW:
        return 0.0
    if weights == "wmt" and finding.severity is Severity.MINOR and finding.category == PUNCTUATION:
        return WMT_PUNCTUATION
    return float(finding.severity)


def score(
    findings: Iterable[Finding],
    words: int,
    *,
    weights: Weights = "mqm",
    packs: Sequence[str] = (),
    recall: float | None = None,
    scale: Scale = Scale(),
    version: str = "",
) -> Score:
    """The score of one text, with a signature of all that decides it.

    Args:
        findings: all that was found; those that do not count are passed over.
        words: of the text itself, that is of the target (ASTM counts the source's, which tqc need not have).
        weights: `mqm` or `wmt`, see `penalty`.
        packs: the rule packs that took part.
        recall: the share of faults that tqc finds, as measured; None if it was not.
        scale: for the calibrated score.
        version: tqc's.
    """
    signature = "|".join(
        (
            f"weights:{weights}",
            "unit:1000w",
            "words:target",
            f"pass:{scale.pass_threshold:g}",
            f"acceptable:{scale.acceptable:g}",
            "confidence:medium",
            f"packs:{'+'.join(packs) or 'none'}",
            f"recall:{'unmeasured' if recall is None else f'{recall:.2f}'}",
            f"version:{version or 'unknown'}",
        )
    )
    return _score(_points(findings, weights), words, scale, signature)


def rescore(given: Score, findings: Iterable[Finding], weights: Weights, *, scale: Scale = Scale()) -> Score:
    """The same text's score by another weight scheme; the rest of its signature stands."""
    _, _, rest = given.signature.partition("|")
    return _score(_points(findings, weights), given.words, scale, f"weights:{weights}|{rest}")


def pool(scores: Sequence[Score], *, scale: Scale = Scale()) -> Score:
    """The score of several texts taken as one: points and words are summed. The signature is the first one's.

    Raises:
        ValueError: there is no score.
    """
    if not scores:
        raise ValueError("no scores to pool")
    points = round(fsum(s.penalty for s in scores), 1)
    return _score(points, sum(s.words for s in scores), scale, scores[0].signature)


def _points(findings: Iterable[Finding], weights: Weights) -> float:
    return round(fsum(penalty(f, weights) for f in findings), 1)


def _score(points: float, words: int, scale: Scale, signature: str) -> Score:
    if words < MIN_WORDS:
        return Score(words, points, None, None, None, signature)
    npt = points / words * 1000
    factor = (100 - scale.pass_threshold) / scale.acceptable
    return Score(words, points, npt, 100 * (1 - points / words), 100 - npt * factor, signature)
