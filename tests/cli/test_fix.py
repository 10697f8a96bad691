from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import ETHER, HUNGER, Tqc
from tqc.engine import Checker

MENDED = HUNGER.replace("hunger protest", "hunger strike")


def test_what_is_safe_is_mended_in_place_and_only_once(tqc: Tqc) -> None:
    result = tqc("fix", "hunger.txt", "clean.txt")
    assert (result.exit_code, result.stdout) == (0, "hunger.txt: 1 change\n")
    assert Path("hunger.txt").read_text(encoding="utf-8") == MENDED
    stamp = Path("hunger.txt").stat().st_mtime_ns
    assert tqc("fix", "hunger.txt").stdout == ""
    assert Path("hunger.txt").stat().st_mtime_ns == stamp


@pytest.mark.parametrize("option", ["--diff", "--dry-run"])
def test_nothing_is_written_on_demand(tqc: Tqc, option: str) -> None:
    result = tqc("fix", option, "hunger.txt")
    assert (result.exit_code, Path("hunger.txt").read_text(encoding="utf-8")) == (1, HUNGER)
    assert tqc("fix", option, "clean.txt").exit_code == 0
    shown = f"--- hunger.txt\n+++ hunger.txt\n@@ -1 +1 @@\n-{HUNGER}+{MENDED}"
    assert result.stdout == (shown if option == "--diff" else "hunger.txt: 1 change\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_encoding_and_mark_stay(tqc: Tqc, encoding: str, newline: str) -> None:
    text = f"Café “Ёлка” \u00a0 was  shut.{newline}{newline}{HUNGER.strip()}\t{newline}{newline}No line end"
    Path("story.txt").write_bytes(text.encode(encoding))
    assert tqc("fix", "story.txt").exit_code == 0
    assert Path("story.txt").read_bytes() == text.replace("hunger protest", "hunger strike").encode(encoding)


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX modes; Windows has none")
def test_the_mode_stays(tqc: Tqc) -> None:
    Path("hunger.txt").chmod(0o640)
    tqc("fix", "hunger.txt")
    assert stat.S_IMODE(Path("hunger.txt").stat().st_mode) == 0o640
    assert Path("hunger.txt").read_text(encoding="utf-8") == MENDED


def test_markup_is_never_touched(tqc: Tqc) -> None:
    page = "<p>A hunger <b>protest</b>, a hunger protest, a <a href='hunger protest'>hunger protest</a>.</p><!-- hunger protest -->\n"
    Path("page.html").write_text(page, encoding="utf-8")
    tqc("fix", "page.html", "--unsafe")
    assert Path("page.html").read_text(encoding="utf-8") == (
        "<p>A hunger <b>protest</b>, a hunger strike, a <a href='hunger protest'>hunger strike</a>.</p><!-- hunger protest -->\n"
    )


def test_what_a_comment_hides_is_not_mended(tqc: Tqc) -> None:
    text = f"<!-- tqc: ignore -->\n{HUNGER}"
    Path("a.txt").write_text(text, encoding="utf-8")
    assert tqc("fix", "a.txt").stdout == ""
    assert Path("a.txt").read_text(encoding="utf-8") == text


def test_less_sure_findings_are_mended_on_demand(tqc: Tqc) -> None:
    Path("tqc.toml").write_text('[confidence]\nlive-ether = "medium"\n', encoding="utf-8")
    assert tqc("fix", "ether.txt").stdout == ""
    assert tqc("fix", "ether.txt", "--unsafe").stdout == "ether.txt: 1 change\n"


def test_only_the_named_rules_are_gone_by(tqc: Tqc) -> None:
    Path("both.txt").write_text(HUNGER + ETHER, encoding="utf-8")
    assert tqc("fix", "both.txt", "--rule", "straight-air").stdout == "both.txt: 1 change\n"
    assert Path("both.txt").read_text(encoding="utf-8") == HUNGER + ETHER.replace("ether", "television")
    assert "did you mean “desk/words/hunger-protest”?" in tqc("fix", "both.txt", "--rule", "hunger-protst").stderr


def test_one_bad_file_does_not_stop_the_others(tqc: Tqc) -> None:
    Path("bad.txt").write_bytes(b"A hunger protest \xff.")
    result = tqc("fix", "bad.txt", "hunger.txt", "gone.txt")
    assert (result.exit_code, result.stdout) == (2, "hunger.txt: 1 change\n")
    assert "bad.txt:1:18: is not UTF-8" in result.stderr
    assert "gone.txt: there is no such file" in result.stderr
    assert Path("bad.txt").read_bytes() == b"A hunger protest \xff."


def test_a_file_that_was_saved_meanwhile_is_left(tqc: Tqc, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = Checker.check_document

    def meanwhile(self: Checker, document: object) -> object:
        Path("hunger.txt").write_text("Rewritten.\n", encoding="utf-8")
        return checked(self, document)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "check_document", meanwhile)
    result = tqc("fix", "hunger.txt")
    assert (result.exit_code, Path("hunger.txt").read_text(encoding="utf-8")) == (2, "Rewritten.\n")
    assert "was saved while tqc was at work" in result.stderr


def test_a_file_that_vanished_meanwhile_is_told(tqc: Tqc, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = Checker.check_document

    def meanwhile(self: Checker, document: object) -> object:
        Path("hunger.txt").unlink(missing_ok=True)
        return checked(self, document)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "check_document", meanwhile)
    result = tqc("fix", "hunger.txt")
    assert (result.exit_code, Path("hunger.txt").exists()) == (2, False)
    assert "hunger.txt: there is no such file" in result.stderr


@pytest.mark.require("docx")
def test_a_word_file_cannot_be_mended_in_place(tqc: Tqc) -> None:
    from docx import Document

    word = Document()
    word.add_paragraph(HUNGER.strip())
    word.save("story.docx")
    before = Path("story.docx").read_bytes()
    result = tqc("fix", "story.docx")
    assert (result.exit_code, Path("story.docx").read_bytes()) == (2, before)
    assert "cannot be mended in place" in result.stderr
