"""The engine: one finding a place, what is selected, the public API."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import tqc
from tqc.engine import settle
from tqc.errors import UserError
from tqc.model import Confidence, Finding, Position, Role, Severity

TEXT = """Dates are forbidden in the colony

It is noted that the executive list was handed over on Monday.

A hunger protest was declared in the colony, and the executive list was lost.
"""


@pytest.fixture(scope="module")
def checker() -> tqc.Checker:
    return tqc.Checker()


def finding(start: int, end: int, rule: str, confidence: Confidence = Confidence.HIGH) -> Finding:
    return Finding(start, end, rule, "other", Severity.MINOR, confidence, "m")


def test_the_api_finds_and_says_what_instead(checker: tqc.Checker) -> None:
    report = checker.check(TEXT)
    first = report.findings[0]
    assert (TEXT[first.start : first.end], first.fixes, first.origin) == ("Dates", ("Visits",), "свидание")
    assert (first.rule, first.category, str(first.severity)) == (
        "ru/prison-and-courts/dates-for-visits",
        "accuracy/mistranslation",
        "major",
    )
    assert [f.start for f in report.findings] == sorted(f.start for f in report.findings)


def test_a_finding_knows_its_role_sentence_and_place_in_it(checker: tqc.Checker) -> None:
    report = checker.check(TEXT)
    head = report.findings[0]
    later = next(f for f in report.findings if f.rule.endswith("executive-list"))
    assert head.role is Role.HEADLINE
    assert later.role is Role.BODY
    assert later.sentence == "It is noted that the executive list was handed over on Monday."
    assert later.sentence[later.within.start : later.within.end] == "executive list"
    assert report.position(later.start) == Position(3, 22)


def test_a_finding_knows_whether_it_stands_in_a_quotation(checker: tqc.Checker) -> None:
    report = checker.check('He said: "The executive list has come to us." The executive list is long.')
    assert [f.quoted for f in report.findings] == [True, False]


def test_offsets_count_in_the_text_as_it_was_given(checker: tqc.Checker) -> None:
    text = "\ufeffThe\u00a0 exec\u00adutive\r\nlist \U0001f600 came. Café executive list."
    assert [text[f.start : f.end] for f in checker.check(text).findings] == ["exec\u00adutive\r\nlist", "executive list"]


def test_of_overlapping_findings_the_surer_stays_then_the_longer_then_by_id() -> None:
    low_long = finding(0, 10, "b", Confidence.MEDIUM)
    high = finding(2, 4, "c")
    apart = finding(12, 14, "d")
    assert settle([low_long, high, apart]) == [replace(high, also=(low_long,)), apart]
    longer = finding(0, 8, "z")
    assert [f.rule for f in settle([high, longer])] == ["z"]
    assert [f.rule for f in settle([finding(0, 4, "b"), finding(0, 4, "a")])] == ["a"]


def test_findings_that_only_touch_both_stay() -> None:
    assert len(settle([finding(0, 4, "a"), finding(4, 8, "b")])) == 2


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (("executive-list",), (), {"executive-list"}),
        (("ru/prison-and-courts",), ("executive-list",), {"dates-for-visits", "hunger-protest"}),
        (("ru/*/executive-list",), (), {"executive-list"}),
        ((), ("ru", "en"), set()),
        (("ru/prison-and-courts/hunger-protest",), (), {"hunger-protest"}),
    ],
)
def test_rules_are_selected_by_id_prefix_tail_and_glob(select: tuple[str, ...], ignore: tuple[str, ...], expected: set[str]) -> None:
    report = tqc.Checker(tqc.Config(select=select, ignore=ignore)).check(TEXT)
    assert {f.rule.rpartition("/")[2] for f in report.findings} == expected


def test_packs_are_chosen() -> None:
    rules = tqc.Checker(tqc.Config(packs=("en",))).rules
    assert {r.pack for r in rules if not r.code} == {"en"}


def test_a_finding_that_is_unsure_is_shown_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_text(
        "title: T\nrules:\n  one:\n    find: zebra -> horse\n    confidence: low\n    examples: x\n", encoding="utf-8"
    )
    quiet = tqc.Checker(tqc.Config(packs=(), rules_dirs=(tmp_path,)))
    asked = tqc.Checker(tqc.Config(packs=(), rules_dirs=(tmp_path,), min_confidence="low"))
    assert quiet.check("A zebra.").findings == ()
    assert [f.fixes for f in asked.check("A zebra.").findings] == [("horse",)]


@pytest.mark.parametrize(
    ("config", "fact"),
    [
        (tqc.Config(packs=("rus",)), "there is no pack “rus”"),
        (tqc.Config(select=("executive-lsit",)), "names no rule"),
        (tqc.Config(ignore=("executive-lsit",)), "names no rule"),
        (tqc.Config(rules_dirs=("nowhere",)), "is no folder of rules"),
    ],
)
def test_a_config_that_cannot_be_met_is_told(config: tqc.Config, fact: str) -> None:
    with pytest.raises(UserError, match=fact) as caught:
        tqc.Checker(config)
    assert caught.value.hint


def test_threads_may_share_a_checker(checker: tqc.Checker) -> None:
    expected = checker.check(TEXT).findings
    with ThreadPoolExecutor(8) as pool:
        assert all(
            f == expected
            for f in pool.map(lambda _: tqc.Checker().check(TEXT).findings if _ % 8 == 0 else checker.check(TEXT).findings, range(64))
        )


def test_many_documents_come_back_in_order_one_at_a_time(checker: tqc.Checker) -> None:
    taken: list[int] = []

    def texts() -> object:
        for i in range(3):
            taken.append(i)
            yield f"{'Well. ' * i}The executive list."

    reports = checker.check_many(texts())  # type: ignore[arg-type]
    assert next(reports).findings[0].start == 4
    assert taken == [0]
    assert [r.findings[0].start for r in reports] == [10, 16]


def test_an_empty_text_has_nothing_to_report(checker: tqc.Checker) -> None:
    report = checker.check("")
    assert (report.findings, report.words) == ((), 0)


def test_the_score_counts_the_findings(checker: tqc.Checker) -> None:
    report = checker.check(TEXT + "\n\n" + "The town slept well. " * 80)
    assert report.score.penalty == sum(f.severity for f in report.findings)
    assert report.score.per_thousand == pytest.approx(1000 * report.score.penalty / report.words)


def test_a_comment_in_the_copy_hides_a_finding(checker: tqc.Checker) -> None:
    report = checker.check("<!-- tqc: ignore[executive-list] quoted from the act -->\nThe executive list.\n\nThe executive list.")
    assert (report.suppressed, len(report.findings)) == (1, 1)


@pytest.mark.parametrize(("dialect", "found"), [("auto", []), ("us", ["colour", "centre"]), ("uk", []), ("au", [])])
def test_a_dialect_that_is_asked_for_is_held_to(dialect: str, found: list[str]) -> None:
    text = "The colour of the town centre changed."
    report = tqc.Checker(tqc.Config(dialect=dialect, select=("check/consistency/two-varieties",))).check(text)  # type: ignore[arg-type]
    assert [text[f.start : f.end] for f in report.findings] == found


def test_fixes_are_printed_in_the_dialect_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_text("title: T\nrules:\n  one:\n    find: zebra -> color\n    examples: x\n", encoding="utf-8")
    british = tqc.Checker(tqc.Config(packs=(), rules_dirs=(tmp_path,), dialect="uk"))
    assert [f.fixes for f in british.check("A zebra.").findings] == [("colour",)]
