"""`tqc rules fmt`, `tqc rules test --report`, `tqc explain --forms`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Tqc

UNTIDY = "title: T\nrules:\n  one:\n    examples: Gas and ether.\n    find: live ether   -> live radio\n"
TIDY = "title: T\nrules:\n  one:\n    find: live ether -> live radio\n    examples: Gas and ether.\n"


def test_fmt_writes_what_is_not_laid_out(tqc: Tqc, desk: Path) -> None:
    (desk / "untidy.yaml").write_text(UNTIDY, encoding="utf-8")
    (desk / "tidy.yaml").write_text(TIDY, encoding="utf-8")
    (desk / "words.yaml").unlink()
    result = tqc("rules", "fmt", str(desk))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"laid out: {desk / 'untidy.yaml'}\n1 of 2 files laid out.\n"
    assert (desk / "untidy.yaml").read_text(encoding="utf-8") == TIDY
    again = tqc("rules", "fmt", str(desk), "--check")
    assert (again.exit_code, again.stdout) == (0, "0 of 2 files to lay out.\n")


def test_fmt_check_writes_nothing(tqc: Tqc, desk: Path) -> None:
    path = desk / "untidy.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    result = tqc("rules", "fmt", "--check", str(path), str(path))
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, f"to lay out: {path}")
    assert path.read_text(encoding="utf-8") == UNTIDY


def test_fmt_tells_of_mistakes_and_lays_out_the_rest(tqc: Tqc, desk: Path) -> None:
    (desk / "bad.yaml").write_text("title: T\nrules:\n  one:\n    fnid: x\n", encoding="utf-8")
    (desk / "untidy.yaml").write_text(UNTIDY, encoding="utf-8")
    result = tqc("rules", "fmt", str(desk / "bad.yaml"), str(desk / "untidy.yaml"))
    assert result.exit_code == 2
    assert "bad.yaml:4: unknown key “fnid”" in result.stderr
    assert (desk / "untidy.yaml").read_text(encoding="utf-8") == TIDY


def test_fmt_without_a_path_takes_the_built_in_rules(tqc: Tqc, desk: Path) -> None:
    (desk.parent / "rules" / "en" / "air.yaml").write_text(UNTIDY, encoding="utf-8")
    assert "air.yaml" in tqc("rules", "fmt").stdout
    assert (desk.parent / "rules" / "en" / "air.yaml").read_text(encoding="utf-8") == TIDY


def test_fmt_tells_of_a_path_that_leads_nowhere(tqc: Tqc, desk: Path) -> None:
    result = tqc("rules", "fmt", "nowhere")
    assert (result.exit_code, result.stderr) == (2, "tqc: nowhere: does not exist\n")


REPORTED = """\
title: W
defaults: {category: style/awkward, severity: minor, confidence: high}
rules:
  hunger-protest:
    find: hunger {protest} -> hunger strike
    examples: Protests about hunger.
  dry-hunger-protest:
    find: dry hunger {protest} -> dry hunger strike
    examples: Protests about dry hunger.
  live-ether:
    find: live ether -> live television
    examples: The ether was live.
"""


@pytest.fixture
def reported(desk: Path) -> str:
    (desk / "words.yaml").write_text(REPORTED, encoding="utf-8")
    rows = (
        "desk/words/hunger-protest\t3\t0\t0\t0\t0",
        "desk/words/live-ether\t5\t0\t2\t0\t0",
        "desk/words/dry-hunger-protest\t0\t0\t0\t0\t0",
    )
    (desk / "measured.tsv").write_text(
        "# by a command\nrule\tmt\thuman\tnative\ton_marks\tflags\n" + "\n".join(rows) + "\n", encoding="utf-8"
    )
    return str(desk)


def test_the_report_tells_which_rules_deserve_a_look(tqc: Tqc, reported: str) -> None:
    result = tqc("rules", "test", reported, "--report")
    assert (result.exit_code, result.stderr) == (0, "")
    head, unseen, native, dear = result.stdout.rstrip().split("\n\n")
    assert head.startswith("All hold")
    assert unseen.splitlines() == [
        "Seen nowhere (1) – medium at most, argued by the source language, or out",
        "  desk/words/dry-hunger-protest",
    ]
    assert native.splitlines()[1] == "  desk/words/live-ether  2 native, 5 machine translation, high"
    assert dear.startswith("Dearest, by tries in 1,000 words (3)")


def test_what_the_wider_rule_finds_too_is_told_of_the_narrower(tqc: Tqc, reported: str, desk: Path) -> None:
    wide = REPORTED.replace("find: hunger {protest} -> hunger strike", "find: dry? hunger {protest} -> a hunger strike")
    (desk / "words.yaml").write_text(wide, encoding="utf-8")
    told = tqc("rules", "test", reported, "--report").stdout
    assert (
        "Found by another rule, too (1) – wherever they fire; keep one\n  desk/words/dry-hunger-protest  by desk/words/hunger-protest\n\n"
        in told
    )


def test_tries_are_counted_on_the_text_given(tqc: Tqc, reported: str) -> None:
    Path("long.txt").write_text("On live ether they sang, on live ether they danced.\n" + "Nothing else was said. " * 10, encoding="utf-8")
    result = tqc("rules", "test", reported, "--report", "--on", "long.txt")
    assert "all: 40.0, on 50 words of the given text\n  desk/words/live-ether  40.0\n" in result.stdout


def test_rules_that_were_never_measured_are_told(tqc: Tqc, reported: str, desk: Path) -> None:
    (desk / "measured.tsv").unlink()
    assert "Never measured (3)" in tqc("rules", "test", reported, "--report").stdout


def test_a_text_that_cannot_be_read_is_told(tqc: Tqc, reported: str) -> None:
    Path("bad.txt").write_bytes(b"\xff")
    result = tqc("rules", "test", reported, "--report", "--on", "bad.txt")
    assert result.exit_code == 2
    assert "Dearest" in result.stdout
    assert "bad.txt" in result.stderr


def test_explain_shows_the_forms_and_anchors_of_each_line(tqc: Tqc, desk: Path) -> None:
    (desk / "words.yaml").write_text(
        "title: W\nrules:\n  one:\n    find: |\n      the? hunger {protest/N|strike/N} -> fast\n      “ _ hunger walk -> walk\n    examples: x\n",
        encoding="utf-8",
    )
    told = tqc("explain", "desk/words/one", "--forms").stdout
    assert told.rpartition("Forms\n")[2].splitlines() == [
        "  the? hunger {protest/N|strike/N}",
        "    {protest/N|strike/N}: protest, protests, strike, strikes",
        "    anchors (4), 0 to 1 words after its start: hunger protest, hunger protests, hunger strike, hunger strikes",
        "  “ _ hunger walk",
        "    anchor (1), 2 to 5 words after its start: hunger walk",
        '    and before it, at most 2 words away: ", «, “, „, ‟, ‹',
    ]


def test_a_rule_without_a_pattern_has_no_forms(tqc: Tqc, desk: Path) -> None:
    rule = "title: W\nrules:\n  one:\n    weir: expr main gas\n    fix: air\n    examples: x\n"
    (desk / "words.yaml").write_text(rule, encoding="utf-8")
    assert tqc("explain", "desk/words/one", "--forms").stdout.endswith("Forms\n  none: no pattern of tqc's finds it\n")


def test_explain_tells_no_forms_unless_asked(tqc: Tqc, desk: Path) -> None:
    assert "Forms" not in tqc("explain", "hunger-protest").stdout
