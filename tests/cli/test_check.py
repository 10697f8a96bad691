from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.conftest import ETHER, HUNGER, Tqc
from tqc.cli._run import MANY, progress
from tqc.engine import Checker
from tqc.errors import EngineError
from tqc.model import Report
from tqc.text.document import Document


def findings(result: object) -> list[str]:
    return [f["rule"] for file in json.loads(result.stdout)["files"] for f in file["findings"]]  # type: ignore[attr-defined]


def test_a_finding_is_shown_and_fails(tqc: Tqc) -> None:
    result = tqc("check", "hunger.txt")
    assert result.exit_code == 1
    assert "1:27  major  “hunger protest”: write “hunger strike” (голодовка)" in result.stdout
    assert "│                           ^^^^^^^^^^^^^^" in result.stdout
    assert result.stdout.endswith("1 file, 10 words, 1 finding (1 major).\n")
    assert result.stderr == ""


def test_clean_copy_passes(tqc: Tqc) -> None:
    result = tqc("check", "clean.txt")
    assert (result.exit_code, result.stdout) == (0, "1 file, 9 words, no findings.\n")


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 1),
        (("--fail-on", "major"), 0),
        (("--exit-zero",), 0),
        (("--min-severity", "major"), 0),
        (("--ignore", "live-ether"), 0),
        (("--select", "hunger-protest"), 0),
        (("--select", "desk"), 1),
    ],
)
def test_the_gate_looks_at_what_is_shown(tqc: Tqc, options: tuple[str, ...], status: int) -> None:
    assert tqc("check", "ether.txt", *options).exit_code == status


def test_hints_are_shown_on_demand_and_a_neutral_finding_passes_the_gate(tqc: Tqc) -> None:
    Path("guys.txt").write_text("There were many guys.\n", encoding="utf-8")
    assert findings(tqc("check", "-f", "json", "guys.txt")) == []
    result = tqc("check", "-f", "json", "guys.txt", "--min-confidence", "low")
    assert (result.exit_code, findings(result)) == (0, ["desk/words/many-guys"])


def test_packs_are_added_and_left_out(tqc: Tqc) -> None:
    Path("thin.txt").write_text("It went into thin ether.\n", encoding="utf-8")
    assert findings(tqc("check", "-f", "json", "thin.txt", "--no-pack", "en")) == ["ru/air/thin-air"]
    both = tqc("check", "-f", "json", "thin.txt", "--no-pack", "en", "--no-pack", "ru", "--pack", "house/ap")
    assert findings(both) == ["house/ap/air/thin-air"]
    assert "packs:house/ap|" in both.stdout


def test_hidden_findings_are_counted(tqc: Tqc) -> None:
    assert "no findings, 1 below major not shown." in tqc("check", "ether.txt", "--min-severity", "major").stdout


def test_one_bad_file_does_not_stop_the_others_and_beats_findings(tqc: Tqc) -> None:
    Path("cp1251.txt").write_bytes("Заключённые начали голодовку".encode("cp1251"))
    result = tqc("check", "gone.txt", "hunger.txt", "cp1251.txt", "--exit-zero")
    assert result.exit_code == 2
    assert "hunger protest" in result.stdout
    assert "1 finding (1 major), 2 not checked." in result.stdout
    assert "tqc: gone.txt: there is no such file\n" in result.stderr
    assert "tqc: cp1251.txt:1:1: is not UTF-8" in result.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--format", "jsno"), "tqc: there is no format “jsno”\n  did you mean “json”?\n"),
        (("--pack", "rus"), "tqc: there is no pack “rus”\n  did you mean “ru”?\n"),
        (("--no-pack", "house"), "tqc: --no-pack: “house” takes no part\n"),
        (("--select", "hunger-protst"), "did you mean “desk/words/hunger-protest”?\n"),
    ],
)
def test_a_name_that_is_none_is_told_with_the_nearest(tqc: Tqc, options: tuple[str, ...], told: str) -> None:
    result = tqc("check", "clean.txt", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.parametrize("options", [("--min-severity", "grave"), ("--width", "-1"), ("--colour",)])
def test_a_wrong_option_is_the_users_mistake(tqc: Tqc, options: tuple[str, ...]) -> None:
    assert tqc("check", "clean.txt", *options).exit_code == 2


def test_a_broken_rule_file_is_told_with_its_place(tqc: Tqc, desk: Path) -> None:
    (desk / "more.yaml").write_text("title: More\nrules:\n  x:\n    fnid: hunger\n", encoding="utf-8")
    result = tqc("check", "clean.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "more.yaml:4" in result.stderr
    assert "did you mean “find”?" in result.stderr


def test_standard_input(tqc: Tqc) -> None:
    result = tqc("check", "-", "-f", "line", input=HUNGER)
    assert (result.exit_code, result.stdout.split(": ")[0]) == (1, "<stdin>:1:27")


def test_the_name_of_standard_input_decides_its_format(tqc: Tqc) -> None:
    page = b"<html><body><script>var s = 'hunger protest';</script><p>A hunger protest.</p></body></html>"
    result = tqc("check", "-", "-f", "line", "--stdin-filename", "page.html", input=page)
    assert [line.split(" ")[0] for line in result.stdout.splitlines()] == ["page.html:1:60:"]


def test_a_folder_is_walked_and_what_was_passed_over_is_told(tqc: Tqc) -> None:
    Path("photo.jpg").write_bytes(b"\xff\xd8")
    result = tqc("check", ".", "-f", "line")
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["ether.txt", "hunger.txt"]
    assert "passed over 1 file (1 .jpg); it reads " in result.stderr
    assert tqc("check", ".", "--quiet").stderr == ""


def test_glob_narrows_a_folder(tqc: Tqc) -> None:
    assert tqc("check", ".", "--quiet", "--glob", "e*.txt").stdout == "ether.txt: 1 finding (1 minor)\n"


def test_quiet_is_a_line_a_file(tqc: Tqc) -> None:
    assert tqc("check", "-q", "hunger.txt", "clean.txt").stdout == "clean.txt: no findings\nhunger.txt: 1 finding (1 major)\n"


def test_verbose_adds_reasons_and_the_signature(tqc: Tqc) -> None:
    plain, verbose = tqc("check", "hunger.txt").stdout, tqc("check", "-v", "hunger.txt").stdout
    for text in ("Prisoners refuse food; nobody protests against hunger.", "desk/words/hunger-protest", "weights:mqm|"):
        assert text not in plain
        assert text in verbose


def test_statistics_count_rules(tqc: Tqc) -> None:
    Path("twice.txt").write_text(HUNGER + "\n" + HUNGER + "\n" + ETHER, encoding="utf-8")
    assert (
        "\n  2  major     desk/words/hunger-protest\n  1  minor     desk/words/live-ether\n"
        in tqc("check", "twice.txt", "--statistics").stdout
    )


def test_comments_hide_findings_and_useless_ones_are_told(tqc: Tqc) -> None:
    unused = "Fine. <!-- tqc: ignore[hunger-protest] -->\n\nSo. <!-- tqc: ignore[many-guys] that did not run -->\n"
    text = f"<!-- tqc: ignore[straight-air] title -->\n\n{ETHER}\n{unused}"
    Path("film.txt").write_text(text, encoding="utf-8")
    result = tqc("check", "film.txt")
    assert result.exit_code == 0
    assert "  5  note  this comment hides nothing: no finding of hunger-protest stands there" in result.stdout
    assert result.stdout.endswith("no findings, 1 hidden by comments.\n")


def test_colour_is_for_terminals_unless_asked_for(tqc: Tqc, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in tqc("check", "hunger.txt").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;4;31mhunger protest\x1b[0m" in tqc("check", "hunger.txt", "--color").stdout


@pytest.mark.parametrize("columns", [40, 60, 120])
def test_lines_keep_to_the_terminals_width(tqc: Tqc, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    Path("long.txt").write_text(
        "東京 " + HUNGER.strip(".\n") + " of the north, where it is cold and the days are short." * 3, encoding="utf-8"
    )
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = [line for line in tqc("check", "long.txt").stdout.splitlines() if "│" in line]
    assert columns - 15 < max(map(cell_len, shown)) <= columns
    asked = tqc("check", "long.txt", "--width", "50").stdout.splitlines()
    assert max(cell_len(line) for line in asked if "│" in line) <= 50


def test_json_is_all_that_is_on_standard_output(tqc: Tqc) -> None:
    result = tqc("check", "-f", "json", "hunger.txt", "gone.txt")
    data = json.loads(result.stdout)
    assert [e["fact"] for e in data["errors"]] == ["there is no such file"]
    assert data["files"][0]["path"] == "hunger.txt"


def _break(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def broken(self: Checker, document: Document) -> Report:
        raise error

    monkeypatch.setattr(Checker, "check_document", broken)


def test_a_fault_of_tqc_is_told_in_short(tqc: Tqc, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, ZeroDivisionError("by nought"))
    result = tqc("check", "clean.txt")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "a fault of tqc" in result.stderr
    assert "ZeroDivisionError: by nought" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("how", ["option", "environment"])
def test_a_fault_of_tqc_is_told_at_length_on_demand(tqc: Tqc, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    _break(monkeypatch, ZeroDivisionError("by nought"))
    if how == "environment":
        monkeypatch.setenv("TQC_DEBUG", "1")
    result = tqc("check", "clean.txt", *(["--verbose"] if how == "option" else []))
    assert result.exit_code == 3
    assert "Traceback" in result.stderr


def test_a_missing_engine_and_an_interruption_have_their_status(tqc: Tqc, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, EngineError("LanguageTool does not answer"))
    result = tqc("check", "clean.txt")
    assert (result.exit_code, result.stderr) == (4, "tqc: LanguageTool does not answer\n  the check is incomplete\n")
    _break(monkeypatch, KeyboardInterrupt())
    assert tqc("check", "clean.txt").exit_code == 130


class Screen(io.StringIO):
    """A standard error that somebody is watching."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("files", "quiet", "shown"), [(MANY, False, True), (MANY - 1, False, False), (MANY, True, False)])
def test_a_bar_is_shown_for_many_files_on_a_screen(monkeypatch: pytest.MonkeyPatch, files: int, quiet: bool, shown: bool) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress(files, quiet) as advance:
        for _ in range(files):
            advance()
    assert ("Checking" in screen.getvalue()) is shown


def test_no_bar_goes_into_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr("sys.stderr", log)
    with progress(MANY, quiet=False) as advance:
        advance()
    assert log.getvalue() == ""
