from __future__ import annotations

from dataclasses import replace

import pytest

from tests.test_fingerprint import report
from tqc.fix import applied, fixable, mended
from tqc.model import Confidence, Finding, Report


def told(text: str = "He spoke on live ether.", words: str = "live ether", **changes: object) -> Report:
    """A report whose findings have the fix “television”, or what `changes` says."""
    found = report(text, words)
    given: dict[str, object] = {"fixes": ("television",), **changes}
    return replace(found, findings=tuple(replace(f, **given) for f in found.findings))  # type: ignore[arg-type]


def spans(found: list[Finding]) -> list[tuple[int, int]]:
    return [(f.start, f.end) for f in found]


def test_a_sure_finding_with_one_fix_is_mended() -> None:
    found = told("Live ether.\n\nOn live ether, and on live ether.")
    assert applied(found.text, fixable(found)) == "Live ether.\n\nOn television, and on television."
    assert applied("a b c", fixable(told("a live ether b", fixes=("",)))[:0]) == "a b c"


@pytest.mark.parametrize(
    ("changes", "safe", "unsafe"),
    [
        ({}, 1, 1),
        ({"fixes": ()}, 0, 0),
        ({"fixes": ("",)}, 1, 1),
        ({"fixes": ("television", "air")}, 0, 1),
        ({"confidence": Confidence.MEDIUM}, 0, 1),
        ({"confidence": Confidence.LOW}, 0, 0),
        ({"fixes": ("<b>television</b>",)}, 0, 0),
        ({"fixes": ("radio & television",)}, 0, 0),
        ({"fixes": ("radio\ntelevision",)}, 0, 0),
    ],
)
def test_what_is_safe(changes: dict[str, object], safe: int, unsafe: int) -> None:
    found = told(**changes)  # type: ignore[arg-type]
    assert (len(fixable(found)), len(fixable(found, unsafe=True))) == (safe, unsafe)


def test_words_that_another_finding_claims_are_left_unless_asked_for() -> None:
    other = told().findings[0]
    found = told(also=(other,))
    assert (fixable(found), len(fixable(found, unsafe=True))) == ([], 1)


@pytest.mark.parametrize("text", ["On live\nether.", "On live  ether.", "On li\u00adve ether.", "On live\u00a0ether."])
def test_words_that_something_unseen_runs_through_are_never_mended(text: str) -> None:
    found = told(text)
    assert len(found.findings) == 1
    assert fixable(found, unsafe=True) == []


def test_only_the_rules_that_are_named_are_gone_by() -> None:
    assert fixable(told(), rules={"desk/words/other"}) == []
    assert len(fixable(told(), rules={"desk/words/live-ether"})) == 1


def by(words: str, fix: str, text: str) -> list[Finding]:
    return fixable(told(text, words, fixes=(fix,)))


def test_mending_goes_on_until_nothing_is_left() -> None:
    def check(text: str) -> list[Finding]:
        return by("live ether", "straight air", text) or by("straight air", "television", text)

    fixed = mended("On live ether.", check)
    assert (fixed.text, len(fixed.done)) == ("On television.", 2)
    assert mended(fixed.text, check).done == ()


def test_fixes_that_lead_in_a_circle_are_not_made() -> None:
    fixed = mended("On live air.", lambda text: by("live air", "live ether", text) or by("live ether", "live air", text))
    assert (fixed.text, fixed.done) == ("On live air.", ())


def test_fixes_that_never_end_are_not_made() -> None:
    fixed = mended("On air.", lambda text: by("air", "air air", text))
    assert (fixed.text, fixed.done) == ("On air.", ())


def test_other_fixes_are_made_beside_a_circle() -> None:
    def check(text: str) -> list[Finding]:
        found = by("live air", "live ether", text) or by("live ether", "live air", text)
        return [replace(f, rule="desk/words/circle") for f in found] + by("straight talk", "plain talk", text)

    fixed = mended("On live air, straight talk.", check)
    assert (fixed.text, len(fixed.done)) == ("On live air, plain talk.", 1)
    assert mended(fixed.text, check).done == ()
