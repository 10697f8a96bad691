"""The copies that the benchmark multiplies the rules by must go on being rules, whatever the rules become."""

from __future__ import annotations

import re
from pathlib import Path

from bench.swap import PACKS, Copy, other
from tqc import lexicon, ruleset
from tqc.ruleset import rules_home


def test_a_copy_has_every_rule_in_other_words(tmp_path: Path) -> None:
    own = ruleset.load(PACKS)
    both = ruleset.load(PACKS, [Copy(rules_home(), 1).write(tmp_path / "copy-1")])
    copied = [r.rule for r in both.rules if r.rule.id.startswith("copy-1/")]
    assert len(copied) == len([r for r in own.rules if r.rule.lines])
    lines = {r.id.replace("/", "-", 1): [line.pattern for line in r.rule.lines] for r in own.rules}
    pairs = [pair for rule in copied for pair in zip(lines[rule.id.partition("/")[2]], (x.pattern for x in rule.lines), strict=True)]
    named = re.compile(r"<[^>]*>|\b\w+=")  # a list keeps its name; its words are others
    assert [p for p, q in pairs if p == q and re.search("[a-z]", named.sub("", p))] == []


def test_a_line_keeps_its_marks_and_loses_its_fix() -> None:
    line = Copy(rules_home(), 1).line("[v={open} the] (court|prison)? <num> 's <V> -> <v:ed> <- суд")
    assert line.startswith("[v={") and line.endswith(")? <num> 's <V>")
    assert not {"open", "the", "court", "prison"} & set(line.replace("|", " ").replace("(", " ").replace(")", " ").split())


def test_another_word_is_as_frequent_and_of_its_part_of_speech() -> None:
    swapped = other("prison", 1, "N")
    assert swapped != "prison" and "N" in lexicon.pos(swapped)
    assert abs(lexicon.rank(swapped) - lexicon.rank("prison")) <= lexicon.rank("prison") * 0.2
