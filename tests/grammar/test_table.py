"""The table of Harper's rules: complete, sorted, and true to its own law."""

from __future__ import annotations

from tqc.categories import categories
from tqc.grammar import rows, table

LINES = table.lines()


def test_one_sorted_line_a_rule() -> None:
    import harper

    names = [r["rule"] for r in LINES]
    assert names == sorted(set(names))
    assert set(names) == set(harper.get_default_lint_config())


def test_decision_follows_the_law() -> None:
    for r in LINES:
        rare = r["judged"] == "error" and float(r["native_per_1k"]) <= 0.02
        telling = int(r["mt_sentences"]) >= 10 and float(r["lift_low"]) > 1.5
        assert r["decision"] == "off" or rare or telling, r["rule"]
        assert r["reason"]


def test_taste_and_editorial_policy_are_off() -> None:
    off = {r["rule"]: r for r in LINES if r["judged"] in {"style", "jargon"}}
    assert {"UpdatePlaceNames", "OxfordComma", "LongSentences", "BoringWords", "AvoidContractions"} <= set(off)
    assert {r["decision"] for r in off.values()} == {"off"}


def test_only_rules_that_are_on_are_read() -> None:
    assert set(rows()) == {r["rule"] for r in LINES if r["decision"] == "on"}


def test_high_confidence_was_seen() -> None:
    assert all(int(r["mt_sentences"]) >= 10 for r in LINES if r["confidence"] == "high")


def test_rule_that_was_never_seen_is_but_a_hint() -> None:
    seen = ("mt_sentences", "human_sentences", "native_sentences", "gold_flags")
    assert {r["confidence"] for r in LINES if r["decision"] == "on" and all(r[c] == "0" for c in seen)} == {"low"}


def test_categories_are_ours() -> None:
    assert {r["category"] for r in LINES if r["category"]} <= set(categories())
