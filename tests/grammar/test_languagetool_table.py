"""The table, and the law that it follows."""

from __future__ import annotations

import pytest

from tools.harper_table import MOST_NATIVE
from tools.languagetool_table import _rules, judge
from tqc.categories import categories
from tqc.grammar._lt.table import lines, off, rows
from tqc.grammar.languagetool import KINDS
from tqc.model import Confidence, Severity

RULES = """
<rules><category id="A" type="grammar">
  <rulegroup id="GROUP" type="misspelling"><rule><pattern/></rule><rule id="INNER"><pattern/></rule></rulegroup>
  <rulegroup id="ASLEEP" default="off"><rule><pattern/></rule></rulegroup>
  <rule id="ALONE" name="x"><pattern/></rule>
  <rule id="FUSSY" tags="picky"><pattern/></rule>
  <rule id="DULL" type="style"><pattern/></rule>
</category>
<category id="B"><rule id="PLAIN"><pattern/></rule></category>
<category id="C" default="off" type="style"><rule id="SHUT"><pattern/></rule></category></rules>
"""


def test_a_rule_that_is_on_is_an_error_and_rare_in_native_news() -> None:
    on = [r for r in lines() if r["decision"] == "on"]
    assert len(on) == len(rows()) > 1000
    assert {r["judged"] for r in on} == {"error"}
    assert all(float(r["native_per_1k"]) <= MOST_NATIVE for r in on)
    assert all(r["confidence"] == "medium" for r in on if r["mt_sentences"] == "0")


def test_names_and_what_hangs_on_the_day_are_off() -> None:
    on = rows().keys()
    for start in ("MORFOLOGIK_", "EN_DIACRITICS_REPLACE_", "EN_MULTITOKEN_SPELLING_", "EN_DATE_WEEKDAY"):
        assert not [rule for rule in on if rule.startswith(start)]


def test_rows_are_in_order_and_hold_what_findings_need() -> None:
    names = [r["rule"] for r in lines()]
    assert names == sorted(set(names))
    assert set(off()).isdisjoint(rows())
    for row in rows().values():
        assert row.severity in Severity
        assert row.confidence in Confidence
        assert row.category in ("", *categories())
        assert row.where in ("", "prose")
        assert row.id == f"languagetool/{row.rule}"


def test_every_kind_leads_to_a_category() -> None:
    assert set(KINDS.values()) <= set(categories())


def test_rule_files_give_groups_and_single_rules_with_their_kind() -> None:
    assert _rules(RULES) == {"GROUP": "misspelling", "ALONE": "grammar", "DULL": "style", "PLAIN": "uncategorized"}


@pytest.mark.parametrize(
    ("rule", "kind", "judged"),
    [("HAVE_GO", "grammar", "error"), ("VERY_NICE", "style", "style"), ("EN_COMPOUNDS_SUB_WAY", "misspelling", "style")],
)
def test_a_rule_is_judged_by_its_family_then_by_its_kind(rule: str, kind: str, judged: str) -> None:
    assert judge(rule, kind) == judged
