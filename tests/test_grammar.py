"""The grammar engine inside the checker: on by default, off when asked, and rules in its own language."""

from __future__ import annotations

from pathlib import Path

import pytest

import tqc
from tqc.engine import Outside
from tqc.ruleset import harness

WEIR = """\
title: T
defaults: {confidence: high}
rules:
  allow-to:
    weir: "[allow, allows] to VERB"
    fix: let
    near: law
    unless: the ~
    examples: |
      The law [allows to carry -> let] a gun.
      The law says no. The allows to carry is a word.
      A shop allows to carry it.
  no-fix:
    weir: "[forbid, forbids] to VERB"
    advice: Say whom.
    examples: |
      Rules [forbid to carry] a gun.
      Rules forbid guns.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path / "cache"))
    made = tmp_path / "mine"
    made.mkdir()
    (made / "topic.yaml").write_text(WEIR, encoding="utf-8")
    return made


def checker(folder: Path, **more: object) -> tqc.Checker:
    return tqc.Checker(tqc.Config(packs=(), rules_dirs=(folder,), ignore=("harper/*",), **more))  # type: ignore[arg-type]


def test_grammar_takes_part_by_default_and_not_when_it_is_off() -> None:
    text = "He has recieved an letter."
    assert {f.rule for f in tqc.Checker().check(text).findings} == {"harper/AnA", "harper/SpellCheck"}
    assert tqc.Checker(tqc.Config(grammar=False)).check(text).findings == ()


def test_its_rules_are_selected_and_ignored_like_others() -> None:
    text = "He has recieved an letter."
    assert [f.rule for f in tqc.Checker(tqc.Config(ignore=("harper/AnA",))).check(text).findings] == ["harper/SpellCheck"]
    assert [f.rule for f in tqc.Checker(tqc.Config(select=("AnA",))).check(text).findings] == ["harper/AnA"]
    assert tqc.Checker(tqc.Config(ignore=("harper/AnA",), grammar=False)).check(text).findings == ()


def test_a_comment_hides_its_findings() -> None:
    report = tqc.Checker().check("<!-- tqc: ignore[harper/AnA] -->\nHe had an letter.")
    assert (report.suppressed, report.findings, report.notes) == (1, (), ())


def test_rules_in_its_language_have_our_conditions_and_fixes(folder: Path) -> None:
    report = checker(folder).check(
        "The law allows to carry a gun. The law: the allows to carry.\n\nNobody came.\n\nA shop allows to carry it. Rules forbid to carry it."
    )
    found = [(f.rule, report.text[f.start : f.end], f.fixes) for f in report.findings]
    assert found == [
        ("mine/topic/allow-to", "allows to carry", ("let",)),
        ("mine/topic/no-fix", "forbid to carry", ()),
    ]


def test_without_grammar_they_are_left_out_and_counted(folder: Path) -> None:
    off = checker(folder, grammar=False)
    assert off.check("The law allows to carry a gun.").findings == ()
    (note,) = off.notes
    assert (note.kind, note.fact) == ("inactive-rule", "2 rules need the grammar engine, which is off")


def test_one_that_fails_alone_is_told_and_left_out(folder: Path) -> None:
    (folder / "topic.yaml").write_text(WEIR.replace("[forbid, forbids] to VERB", "[forbid , forbids] to VERB"), encoding="utf-8")
    broken = checker(folder)
    assert [f.rule for f in broken.check("The law allows to carry a gun.").findings] == ["mine/topic/allow-to"]
    (note,) = broken.notes
    assert note.line > 0
    assert note.path.endswith("topic.yaml")


def test_the_harness_holds_them_to_their_examples(folder: Path) -> None:
    assert [str(p) for p in harness.run([folder], Outside()).problems] == []
    (folder / "topic.yaml").write_text(WEIR.replace("      A shop allows to carry it.\n", ""), encoding="utf-8")
    assert [p.fact for p in harness.run([folder], Outside()).problems] == ["allow-to: no example needs “near”"]


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        ("    fix: let\n", '    fix: "{let} it"\n', "the fix of a weir: rule is plain words"),
        ("    fix: let\n", "    find: allow to\n    fix: let\n", "a rule has find: or weir:, not both"),
        ("    advice: Say whom.\n", "", "no advice"),
    ],
)
def test_mistakes_are_told(folder: Path, old: str, new: str, fact: str) -> None:
    (folder / "topic.yaml").write_text(WEIR.replace(old, new), encoding="utf-8")
    with pytest.raises(tqc.UserError, match=fact):
        checker(folder)
