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
    assert result.stdout == f"laid out: {desk / 'untidy.yaml'}\n1 file laid out, 1 file as they should be.\n"
    assert (desk / "untidy.yaml").read_text(encoding="utf-8") == TIDY
    again = tqc("rules", "fmt", str(desk), "--check")
    assert (again.exit_code, again.stdout) == (0, "0 files to lay out, 2 files as they should be.\n")


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
