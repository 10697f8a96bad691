"""`--no-grammar` and `--languagetool`: which engines take part, and what happens when one cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Tqc

FAULT = "He has recieved the letter.\n"
WEIR = 'title: T\nrules:\n  allow-to:\n    weir: "[allow, allows] to VERB"\n    advice: Say whom.\n    examples: x\n'


@pytest.fixture
def letter(desk: Path) -> str:
    Path("letter.txt").write_text(FAULT, encoding="utf-8")
    return "letter.txt"


def test_grammar_is_on_unless_told_otherwise(tqc: Tqc, letter: str) -> None:
    assert "harper/SpellCheck" in tqc("check", "-f", "line", letter).stdout
    off = tqc("check", "-f", "line", "--no-grammar", letter)
    assert (off.exit_code, off.stdout) == (0, "")


def test_the_settings_file_decides_and_the_option_beats_it(tqc: Tqc, letter: str) -> None:
    Path("tqc.toml").write_text("grammar = false\n", encoding="utf-8")
    assert tqc("check", "-f", "line", letter).stdout == ""
    assert "harper/SpellCheck" in tqc("check", "-f", "line", "--grammar", letter).stdout


def test_rules_that_need_grammar_are_counted_when_it_is_off(tqc: Tqc, letter: str, desk: Path) -> None:
    (desk / "syntax.yaml").write_text(WEIR, encoding="utf-8")
    assert "1 rule needs the grammar engine" in tqc("check", "--no-grammar", letter).stderr


def test_languagetool_that_is_required_and_not_there_ends_with_4(tqc: Tqc, letter: str, monkeypatch: pytest.MonkeyPatch) -> None:
    result = tqc("check", "--languagetool", "required:http://127.0.0.1:9", letter)
    assert result.exit_code == 4
    assert "incomplete" in result.stderr
    monkeypatch.setenv("TQC_LANGUAGETOOL", "required:http://127.0.0.1:9")
    assert tqc("check", letter).exit_code == 4


def test_languagetool_that_is_wanted_and_not_there_is_told_and_the_rest_is_checked(tqc: Tqc, letter: str) -> None:
    result = tqc("check", "--languagetool", "http://127.0.0.1:9", letter)
    assert result.exit_code == 1
    assert "LanguageTool did not check this text" in result.stdout
    assert "received" in result.stdout
