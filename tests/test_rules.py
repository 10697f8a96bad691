"""The built-in rules, held to their own examples."""

from __future__ import annotations

import pytest

from tqc.engine import Outside
from tqc.ruleset import harness, store
from tqc.ruleset.harness import Outcome


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return harness.run(outside=Outside())


def test_every_built_in_rule_holds(outcome: Outcome) -> None:
    assert [str(p) for p in outcome.problems] == []


def test_the_packs_are_there(outcome: Outcome) -> None:
    rules = [r.rule for r in store.load(store.packs()).rules]
    count = {pack: sum(r.pack == pack for r in rules) for pack in store.packs()}
    assert count["ru"] >= 60
    assert count["en"] >= 10
    assert outcome.rules == len(rules)


def test_every_rule_of_the_russian_pack_says_which_russian_or_why() -> None:
    rules = [r.rule for r in store.load(["ru"]).rules if not r.code]
    assert [r.id for r in rules if not any(line.lemmas for line in r.lines) and not r.why] == []
