"""`draft: true`: read, shown, never run, never tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ruleset.conftest import Load
from tqc.errors import UserErrors
from tqc.ruleset import harness, store
from tqc.text import plain
from tqc.text.document import Document

RULES = """\
title: T
rules:
  finished:
    find: live ether -> live radio
    examples: The ether was live.
  unfinished:
    draft: {draft}
    find: {find}
"""


def written(folder: Path, *, draft: str = "true", find: str = "thin ether -> thin air") -> Path:
    (folder / "topic.yaml").write_text(RULES.format(draft=draft, find=find), encoding="utf-8")
    return folder


def test_a_draft_finds_nothing_until_it_is_none(load: Load) -> None:
    text = "The thin ether, the live ether."
    document = Document(text, plain.raw_blocks(text))
    for draft, found in (("true", {"finished"}), ("false", {"finished", "unfinished"})):
        rules = load(RULES.format(draft=draft, find="thin ether -> thin air"))
        assert {f.rule.rpartition("/")[2] for f in rules.check(document)} == found


def test_a_draft_is_inactive_also_when_it_comes_from_the_cache(folder: Path) -> None:
    written(folder)
    for _ in range(2):
        compiled = store.load([], [folder])
        assert {r.id.rpartition("/")[2]: r.inactive for r in compiled.rules if not r.code} == {"finished": "", "unfinished": "is a draft"}
        assert [r.rule.draft for r in compiled.rules if r.id.endswith("unfinished")] == [True]


def test_the_harness_passes_a_draft_over_and_counts_it(folder: Path) -> None:
    outcome = harness.run([written(folder)])
    assert (outcome.problems, outcome.rules, outcome.drafts) == ([], 1, 1)
    assert harness.run([written(folder, draft="false")]).problems != []


def test_a_draft_may_have_the_words_of_another_rule(folder: Path) -> None:
    assert harness.run([written(folder, find="live ether -> live television")]).problems == []


@pytest.mark.parametrize(
    ("given", "told"),
    [({"draft": "maybe"}, "draft: “maybe” is neither true nor false"), ({"find": "'{went} home -> x'"}, "is a form of “go”")],
)
def test_mistakes_in_a_draft_are_told(folder: Path, given: dict[str, str], told: str) -> None:
    written(folder, **given)
    with pytest.raises(UserErrors, match=told):
        store.load([], [folder])
