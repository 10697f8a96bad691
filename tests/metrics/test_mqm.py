from __future__ import annotations

from collections.abc import Iterator

import pytest

from tqc.metrics import mqm
from tqc.model import Confidence, Finding, Severity


def finding(severity: Severity, category: str = "accuracy/mistranslation", **more: object) -> Finding:
    return Finding(0, 1, "ru/a/b", category, severity, more.pop("confidence", Confidence.HIGH), "wrong", **more)  # type: ignore[arg-type]


def found() -> Iterator[Finding]:
    """25 + 3·5 + 4·1 + 2·1 of punctuation + 0 = 46 points by MQM; 44.2 by WMT."""
    yield finding(Severity.CRITICAL)
    yield from [finding(Severity.MAJOR)] * 3
    yield from [finding(Severity.MINOR, "style/awkward")] * 4
    yield from [finding(Severity.MINOR, "fluency/punctuation")] * 2
    yield finding(Severity.NEUTRAL)


def test_score_by_mqm_weights() -> None:
    score = mqm.score(found(), 800)
    assert score.penalty == 46
    assert score.per_thousand == pytest.approx(57.5)  # 46 / 800 · 1000
    assert score.raw == pytest.approx(94.25)  # 100 · (1 − 46 / 800)
    assert score.calibrated == pytest.approx(71.25)  # 100 − 57.5 · (100 − 95) / 10


def test_score_by_wmt_weights() -> None:
    score = mqm.score(found(), 800, weights="wmt")
    assert score.penalty == 44.2
    assert score.per_thousand == pytest.approx(55.25)
    assert score.raw == pytest.approx(94.475)
    assert score.calibrated == pytest.approx(72.375)


def test_ten_minor_commas_make_exactly_one_point_by_wmt() -> None:
    assert mqm.score([finding(Severity.MINOR, "fluency/punctuation")] * 10, 400, weights="wmt").penalty == 1.0


def test_major_punctuation_weighs_as_any_major_by_wmt() -> None:
    assert mqm.score([finding(Severity.MAJOR, "fluency/punctuation")], 400, weights="wmt").penalty == 5


def test_a_text_at_the_acceptable_penalty_scores_the_pass_threshold() -> None:
    scale = mqm.Scale(pass_threshold=80, acceptable=12.5)
    assert mqm.score([finding(Severity.MAJOR)], 400, scale=scale).calibrated == pytest.approx(80)  # 5 / 400 · 1000 = 12.5


def test_a_clean_text_scores_a_hundred() -> None:
    score = mqm.score([], 300)
    assert (score.penalty, score.per_thousand, score.raw, score.calibrated) == (0, 0, 100, 100)


@pytest.mark.parametrize("words", [0, 299])
def test_a_short_text_gets_points_and_no_score(words: int) -> None:
    score = mqm.score([finding(Severity.MAJOR)], words)
    assert (score.penalty, score.per_thousand, score.raw, score.calibrated) == (5, None, None, None)


def test_low_confidence_and_house_style_do_not_count() -> None:
    uncounted = [finding(Severity.CRITICAL, confidence=Confidence.LOW), finding(Severity.MAJOR, scored=False)]
    assert mqm.score([*uncounted, finding(Severity.MINOR, confidence=Confidence.MEDIUM)], 1000).penalty == 1


def test_the_signature_holds_what_decides_the_figures() -> None:
    score = mqm.score([], 400, packs=("en", "ru"), recall=0.214, version="1.2.3", scale=mqm.Scale(90, 7.5))
    assert score.signature == (
        "weights:mqm|unit:1000w|words:target|pass:90|acceptable:7.5|confidence:medium|packs:en+ru|recall:0.21|version:1.2.3"
    )
    assert "recall:unmeasured" in mqm.score([], 400).signature


def test_rescoring_equals_scoring_by_the_other_weights() -> None:
    first = mqm.score(found(), 800, packs=("en",), version="1")
    assert mqm.rescore(first, found(), "wmt") == mqm.score(found(), 800, weights="wmt", packs=("en",), version="1")


def test_pooling_sums_points_and_words_of_texts_too_short_for_a_score() -> None:
    pooled = mqm.pool([mqm.score([finding(Severity.MAJOR)], 200), mqm.score([finding(Severity.MINOR)], 200)])
    assert (pooled.words, pooled.penalty, pooled.per_thousand) == (400, 6, 15)


def test_pooling_nothing_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no scores"):
        mqm.pool([])
