"""The harness: what it lets through, and each thing it refuses."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from tqc.ruleset import harness

GOOD = """\
title: T
rules:
  dates-for-visits:
    find: '[{date/N}] <aux>? (forbidden|banned) -> {visit} <- свидание'
    near: prison | colony
    unless: (court|release) ~
    where: not quote
    examples: |
      In the colony, [dates -> visits] are forbidden, release dates are banned.
      The club cancelled a show: all dates are banned.
      The prison head said: "In here all dates are banned."
"""


def run(folder: Path, yaml: str) -> list[str]:
    (folder / "topic.yaml").write_text(dedent(yaml), encoding="utf-8")
    return [e.fact for e in harness.run([folder]).problems]


def test_a_good_rule_holds_and_what_was_tried_is_counted(folder: Path) -> None:
    (folder / "topic.yaml").write_text(GOOD, encoding="utf-8")
    outcome = harness.run([folder])
    assert (outcome.problems, outcome.rules, outcome.examples, outcome.mutations) == ([], 1, 3, 3)


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        ("[dates -> visits]", "dates", "is found but not marked"),
        ("release dates are", "release [dates -> visits] are", "is not found"),
        ("[dates -> visits]", "[dates -> meetings]", "the fixes of “dates” are visits, not meetings"),
        ("[dates -> visits]", "[dates -> visits | dates]", "the fixes of “dates” are visits, not visits | dates"),
        ("[dates -> visits]", "[the dates -> visits]", "is not found"),
        ("[dates -> visits]", "[ -> visits]", "is no mark"),
        ("      The club cancelled a show: all dates are banned.\n", "", "no example needs “near”"),
        (", release dates are banned", "", "no example needs “unless: (court|release) ~”"),
        ('      The prison head said: "In here all dates are banned."\n', "", "no example needs “where”"),
        ("-> {visit}", "-> {date} is forbidden and visits", "sets off"),
    ],
)
def test_a_broken_promise_is_told(folder: Path, old: str, new: str, fact: str) -> None:
    assert old in GOOD
    yaml = GOOD.replace(old, new)
    if "sets off" in fact:
        yaml = yaml.replace("[dates -> visits]", "[dates -> dates is forbidden and visits]")
    assert any(fact in f for f in run(folder, yaml)), run(folder, yaml)


def test_each_line_of_unless_must_be_needed(folder: Path) -> None:
    found = run(folder, GOOD.replace("unless: (court|release) ~", "unless: |\n      (court|release) ~\n      ~ of the month"))
    assert found == ["dates-for-visits: no example needs “unless: ~ of the month”"]


def test_a_line_that_nothing_sets_off_is_told(folder: Path) -> None:
    yaml = "title: T\nrules:\n  one:\n    find: |\n      the <cap> list -> a roll\n      the <num> lists -> rolls\n    examples: |\n      See [the Smith list -> a roll].\n      The list.\n"
    assert run(folder, yaml) == ["one: no example sets off the line “the <num> lists”"]


def test_a_line_of_words_is_its_own_example_but_needs_a_near_miss(folder: Path) -> None:
    yaml = "title: T\nrules:\n  one:\n    find: executive {list/N} -> {writ} of execution\n    examples: "
    assert run(folder, yaml + "Nothing of the kind.") == ["one: has no near miss"]
    assert run(folder, yaml + "The executive left.") == []


def test_no_examples_at_all_is_told(folder: Path) -> None:
    assert run(folder, "title: T\nrules:\n  one:\n    find: executive list -> writ\n") == ["one: has no examples"]


def test_a_fix_that_sets_off_its_own_rule_is_told(folder: Path) -> None:
    yaml = "title: T\nrules:\n  one:\n    find: executive list -> long executive list\n    examples: The executive left.\n"
    assert any("sets off the rule again" in f for f in run(folder, yaml))


def test_a_fix_that_sets_off_another_rule_is_told(folder: Path) -> None:
    yaml = """\
    title: T
    rules:
      one:
        find: executive list -> court paper
        examples: |
          An [executive list -> court paper] came.
          An executive came.
      two:
        find: court paper -> writ
        examples: The court has paper.
    """
    found = run(folder, yaml.replace("An [executive list -> court paper]", "[An executive list -> A court paper]"))
    assert any("its fix sets off mine/topic/two" in f for f in found), found


def test_two_lines_that_find_the_same_words_are_told(folder: Path) -> None:
    yaml = """\
    title: T
    rules:
      one:
        find: executive {list/N} -> {writ}
        examples: The executive left.
      two:
        find: (executive|judicial) lists -> papers
        examples: A judicial office.
    """
    assert any("“executive lists” is found by mine/topic/one too" in f for f in run(folder, yaml))


def test_a_mistake_in_the_file_is_a_problem_not_an_exception(folder: Path) -> None:
    assert run(folder, "title: T\nrulez: {}\n")[0].startswith("unknown key “rulez”")


def test_a_path_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert [e.fact for e in harness.run([tmp_path / "none"]).problems] == ["does not exist"]


def test_one_file_may_be_tried_alone(folder: Path) -> None:
    (folder / "topic.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "broken.yaml").write_text("rules: []\n", encoding="utf-8")
    assert harness.run([folder / "topic.yaml"]).problems == []
