from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tqc
from tests.checks.helpers import found, fuzz
from tqc.checks import _translationese, wording
from tqc.checks._translationese import NEIGHBOURS, ROLES, SIZE, WORD, ZERO, Model, features, fold, level, model, packed

SAMPLES = Path(__file__).parents[2] / "samples"
FIND = wording.CHECKS["translationese"]
ODD = "In the asset of the goalkeeper there are six goals, and the given result suited the trainers."


def per_thousand(version: str) -> float:
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES.glob(f"*.{version}.txt")]
    return 1000 * sum(len(found(FIND, text)) for text in texts) / sum(len(text.split()) for text in texts)


def test_machines_are_suspected_and_editors_of_the_same_stories_hardly_ever() -> None:
    assert per_thousand("mt") > 5
    assert per_thousand("edited") < 1


def test_less_is_suspected_where_all_else_reads_well() -> None:
    good = (SAMPLES / "bus-crash.edited.txt").read_text(encoding="utf-8")
    alone = [end - start for start, end, _ in found(FIND, ODD)]
    among_good = [end - start for start, end, _ in found(FIND, f"{good}\n\n{ODD}") if start > len(good)]
    among_odd = [end - start for start, end, _ in found(FIND, "\n\n".join([ODD] * 9)) if start < len(ODD)]
    assert sum(among_good) < sum(alone) < sum(among_odd)


def test_what_is_known_goes_before_what_is_suspected() -> None:
    report = tqc.Checker(tqc.Config(grammar=False)).check((SAMPLES / "economy.mt.txt").read_text(encoding="utf-8"))
    suspected = [f for f in report.findings if f.rule == "check/wording/translationese"]
    yielded = [f for f in report.findings for a in f.also if a.rule == "check/wording/translationese"]
    assert suspected
    assert yielded
    assert all(str(a.severity) == "neutral" and not a.fixes for a in suspected)
    assert not any(a.severity > f.severity for f in suspected for a in f.also)


def test_a_suspicion_fails_no_gate_and_costs_no_points() -> None:
    report = tqc.Checker(tqc.Config(select=("translationese",))).check(ODD)
    assert [ODD[f.start : f.end] for f in report.findings] == ["In the asset of the goalkeeper"]
    assert report.score.penalty == 0


@given(st.lists(st.sampled_from(["the", "asset", "of", "In", "Omsk", "2019", ".", "“", "he", "’s", "-"]), max_size=12))
def test_a_score_is_the_sum_of_the_weights_of_its_features(words: list[str]) -> None:
    weights = bytes((7 * i + i // 251) % 256 for i in range(SIZE))
    table = Model(weights, 0.5, -1.0)
    folded = fold(words)
    by_hand = [-1.0 + 0.5 * sum(weights[place] - ZERO for place in places) for places in features(folded)]
    assert table.scores(folded) == pytest.approx(by_hand)
    assert all(len(places) == ROLES and all(0 <= place < SIZE for place in places) for places in features(folded))


def test_a_word_in_another_order_or_place_has_other_features() -> None:
    one, other = (list(features(words)) for words in (["a", "b", "c"], ["c", "b", "a"]))
    assert one[1] != other[1]
    assert len({place % ROLES for place in one[1]}) == ROLES


def test_capitals_that_their_place_explains_say_nothing() -> None:
    assert fold(["The", "mayor", "of", "Omsk", "said", ".", "“", "Go", "I", "said", "in", "2019"]) == [
        *("the", "mayor", "of", _translationese.NAME, "said", ".", "“", "go", "i", "said", "in", _translationese.FIGURE)
    ]


def test_each_score_takes_its_share_of_its_neighbours() -> None:
    assert level([]) == []
    assert level([2.0] * 4) == pytest.approx([2.0] * 4)
    assert level([0, 0, 1.0, 0, 0]) == pytest.approx([*NEIGHBOURS])


def test_the_table_is_packed_and_read_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "table.bin"
    path.write_bytes(packed(b"\x80\x81", 0.25, -2.0))
    monkeypatch.setattr(_translationese, "TABLE", path)
    model.cache_clear()
    try:
        assert model() == Model(b"\x80\x81", 0.25, -2.0)
    finally:
        model.cache_clear()


@given(fuzz("In the asset of team taken out carried on elimination 7 A. U.S ― İ"))
def test_any_text_is_read(text: str) -> None:
    spans = [(start, end) for start, end, _ in found(FIND, text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(WORD.search(text[start:end]) for start, end in spans)
