"""Rule files laid out: keys, columns, tables, comments; what a rule says never changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqc.errors import UserError
from tqc.ruleset import layout, store, topic_file

UNTIDY = """\
# The desk's own.
rules:
    # what prisoners do
    hunger-protest:
        examples: Hunger protests spread as bread ran out.
        # nobody protests against hunger
        find:   hunger {protest/N}   -> hunger {strike}    <- голодовка


    live-ether:
      confidence: high
      find: |
          live {ether} -> live television   # on air
          # next, the wire
          straight air -> live radio <- прямой эфир

          by wire <- по телеграфу
      advice: Name the medium.
      unless: ~ of gas
      examples: |
        He said so on [live ether -> live television].
          The ether was live with talk.
      # end of the rule
    # end of the rules
defaults: {category: style/awkward}
title:   Air
"""
TIDY = """\
title:   Air
defaults: {category: style/awkward}
# The desk's own.
rules:
  # what prisoners do
  hunger-protest:
    # nobody protests against hunger
    find: hunger {protest/N} -> hunger {strike} <- голодовка
    examples: Hunger protests spread as bread ran out.

  live-ether:
    find: |
      live {ether} -> live television  # on air
      # next, the wire
      straight air -> live radio <- прямой эфир
      by wire                    <- по телеграфу
    advice: Name the medium.
    unless: ~ of gas
    confidence: high
    examples: |
      He said so on [live ether -> live television].
        The ether was live with talk.
    # end of the rule
  # end of the rules
"""


def test_a_file_is_laid_out() -> None:
    assert layout.formatted(UNTIDY) == TIDY


def test_what_is_laid_out_stays_so() -> None:
    assert layout.formatted(TIDY) == TIDY


def table(*lines: str) -> str:
    return "title: T\nrules:\n  one:\n    find: |\n" + "".join(f"      {line}\n" for line in lines) + "    examples: none\n"


def test_a_table_is_sorted_between_its_comments() -> None:
    rows = (
        "# courts",
        "(Tver|Tversk) court -> b",
        "Basman court -> a",
        "# prisons",
        "zone -> prison",
        "(camp|lager) -> prison",
        "Colony -> prison",
    )
    found = [line.strip() for line in layout.formatted(table(*rows)).splitlines()[4:-1]]
    assert [line.split(" ->")[0].strip() for line in found] == [
        "# courts", "Basman court", "(Tver|Tversk) court", "# prisons", "(camp|lager)", "Colony", "zone",
    ]  # fmt: skip
    assert len({line.index("->") for line in found if "->" in line}) == 1


@pytest.mark.parametrize("marked", ["[camp] of -> prison", "camp <num> -> prison", "camp ... zone -> prison", "^ camp -> prison", "camp"])
def test_lines_that_are_no_table_keep_their_order(marked: str) -> None:
    rows = ("zone -> prison", "lager -> prison", "hall -> prison", "block -> prison", marked)
    found = layout.formatted(table(*rows)).splitlines()[4:-1]
    assert [line.split("->")[0].strip() for line in found] == [row.split("->")[0].strip() for row in rows]


def test_a_long_pattern_pushes_no_arrow_to_the_right() -> None:
    long = "(" + "|".join(f"word{n}" for n in "abcdefghijk") + ") of a kind"
    first, second, third = layout.formatted(table(f"{long} -> x", "zone -> y", "zones -> z")).splitlines()[4:7]
    assert first.strip() == f"{long} -> x"
    assert second.index("->") == third.index("->") == len("      zones ")


@pytest.mark.parametrize("folder", [store.rules_home(), store.CHECK_PART[1]], ids=["rules", "checks"])
def test_built_in_rules_are_laid_out_without_a_change_of_meaning_and_once(folder: Path) -> None:
    paths = sorted(folder.rglob("*.yaml"))
    assert paths
    for path in paths:
        old, new = layout.laid_out(path, path.name, code=folder == store.CHECK_PART[1])
        assert layout.formatted(new) == new, path
        assert _comments(old) == _comments(new), path


def test_every_key_has_its_place() -> None:
    assert sorted(layout.ORDER) == sorted(topic_file.RULE_KEYS)


def test_mistakes_are_told(tmp_path: Path) -> None:
    path = tmp_path / "topic.yaml"
    path.write_text("title: T\nrules:\n  one:\n    fnid: x\n", encoding="utf-8")
    with pytest.raises(UserError, match="unknown key"):
        layout.laid_out(path, "topic.yaml")


def test_what_cannot_be_laid_out_safely_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "topic.yaml"
    path.write_text(
        "title: T\nrules:\n  one:\n    find: x -> y\n    text_has: &w prison\n    near: *w\n    examples: x\n", encoding="utf-8"
    )
    with pytest.raises(UserError, match="cannot be laid out"):
        layout.laid_out(path, "topic.yaml")


def _comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))
