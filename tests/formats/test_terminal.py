from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len

from tests.formats.reports import ALL, CLEAN_REPORT, PRISON_REPORT, STUDIO_REPORT, finding, view
from tqc.formats import View, plural, printable, renderer, tally
from tqc.formats.terminal import render
from tqc.metrics import mqm
from tqc.model import Report, Severity

BACKGROUND = re.compile(r"\x1b\[(?:\d+;)*(?:4\d|10\d|48;[\d;]+|38;[\d;]+|7)(?:;\d+)*m")


def shown(text: str, fault: str, message: str = "wrong", width: int = 80, **more: Any) -> list[str]:
    """The excerpt's lines, caret rows among them, for a text of one sentence."""
    one = finding(text, fault, "ru/a/b", "style/awkward", Severity.MINOR, message, text, **more)
    report = Report(text, (one,), 9, mqm.score((one,), 9), path="a.txt")
    return [line.partition("│ ")[2] for line in render((report,), View(width=width)).splitlines() if "│" in line]


def test_carets_stand_under_the_fault_behind_wide_and_combining_characters() -> None:
    line, carets = shown("東京 и cafe\u0301 on live ether", "live ether")
    assert cell_len(line[: line.index("live")]) == carets.index("^")
    assert carets.count("^") == len("live ether")


def test_carets_are_as_wide_as_a_wide_fault() -> None:
    _, carets = shown("It says 東京 here", "東京")
    assert carets.strip() == "^^^^"


def test_a_fault_that_wraps_is_marked_on_both_lines() -> None:
    lines = shown("one " * 9 + "live ether at last", "live ether at last", width=52)
    assert [line.strip("^ ") == "" for line in lines] == [False, True, False, True]
    assert "".join(lines).count("^") == len("live ether at last") - 1


@pytest.mark.parametrize("at", [0, 40, 80])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_long_sentence_is_cut_around_its_fault(at: int, width: int) -> None:
    words = ["palaver"] * 80
    words[min(at, 79)] = "ETHER"
    lines = [line for line in shown(" ".join(words), "ETHER", width=width) if line.strip("^ ")]
    text = " ".join(lines)
    assert len(lines) <= 3
    assert "ETHER" in text
    assert text.startswith("…") == (at > 0)
    assert text.endswith("…") == (at < 79)
    assert set(text.split()) == {"…", "ETHER", "palaver"} - ({"…"} if "…" not in text else set())


def test_a_fault_longer_than_the_excerpt_is_cut_in_its_middle() -> None:
    fault = "begins " + "so " * 200 + "ends"
    lines = [line for line in shown(f"It {fault} here", fault) if line.strip("^ ")]
    assert len(lines) <= 3
    assert "begins so" in lines[0]
    assert "so ends" in " ".join(lines)


def test_a_word_wider_than_the_screen_is_no_trouble() -> None:
    lines = shown("x" * 500 + " ETHER " + "y" * 500, "ETHER")
    assert [line for line in lines if line.strip("^ ")] == ["… ETHER …"]


def test_what_the_message_says_is_not_said_again() -> None:
    said = render((_one("“ether”: write “air” or “radio”", ("air", "radio")),), View())
    assert "→" not in said
    assert "→" not in render((_one("“Ether”: write “air”", ("Air",)),), View())
    unsaid = render((_one("“ether” is Russian", ("air", "")),), View())
    assert "→ air | (delete)\n" in unsaid


def _one(message: str, fixes: tuple[str, ...]) -> Report:
    one = finding("On ether.", "ether", "ru/a/b", "style/awkward", Severity.MINOR, message, "On ether.", fixes=fixes)
    return Report("On ether.", (one,), 2, mqm.score((one,), 2), path="a.txt")


def test_a_proposed_wording_in_the_message_is_set_off() -> None:
    assert "write “\x1b[1;32mair\x1b[0m”" in render((_one("“ether”: write “air”", ("air",)),), View(color=True))


def test_markup_and_control_characters_are_text() -> None:
    text = "The [bold]red[/bold] :smile: \x1b[31mether"
    one = finding(text, "ether", "ru/a/b", "style/awkward", Severity.MINOR, "[red]x[/red] \x07", text, fixes=("[b]air",))
    out = render((Report(text, (one,), 5, mqm.score((one,), 5), path="[red]\n\x1b]0;x\x07.txt"),), View(width=120))
    assert "\x1b" not in out
    for kept in ("[red]\\n\\x1b]0;x\\x07.txt\n", "The [bold]red[/bold] :smile: \\x1b[31mether", "[red]x[/red] \\x07", "→ [b]air"):
        assert kept in out


def test_only_named_colours_and_no_backgrounds() -> None:
    out = render(ALL, view(color=True, verbose=True, statistics=True))
    assert "\x1b[" in out
    assert not BACKGROUND.search(out)


def test_without_colour_there_is_no_escape() -> None:
    assert "\x1b" not in render(ALL, view(verbose=True, statistics=True))


def test_colour_changes_no_word() -> None:
    plain = [line for line in render(ALL, view()).splitlines() if line.strip("│^ ")]
    colored = re.sub(r"\x1b\[[\d;]*m", "", render(ALL, view(color=True))).splitlines()
    assert plain == [line.rstrip() for line in colored if line.strip("│ ")]


def test_no_line_ends_in_a_space() -> None:
    assert [line for line in render(ALL, view(verbose=True)).splitlines() if line != line.rstrip()] == []


def test_a_clean_run_is_one_line() -> None:
    assert render((CLEAN_REPORT,), View()) == "1 file, 3 words, no findings.\n"


def test_nothing_read_is_told() -> None:
    assert render((), view()) == "0 files, 0 words, no findings, 1 not checked.\n"


def test_texts_too_short_for_a_score_are_scored_together() -> None:
    short = replace(STUDIO_REPORT, words=150, score=mqm.score(STUDIO_REPORT.findings, 150))
    assert "1 point of penalty; 150 words are too few for a score (300 are needed)." in render((short,), View())
    assert "Penalty that tqc can see: 6.7 per 1,000 words (2 points)." in render((short, short), View())


def test_the_worst_category_comes_first_in_the_table() -> None:
    out = render(ALL, view())
    assert out.index("  accuracy/mistranslation") < out.index("  style/awkward") < out.index("  names  ")


def test_findings_below_the_least_severity_are_counted_not_shown() -> None:
    out = render((PRISON_REPORT,), View(min_severity=Severity.CRITICAL))
    assert "executive list" not in out
    assert ", 2 below critical not shown" in out


def test_shared_words() -> None:
    assert printable("a\u202eb\u2028c é日") == "a\\u202eb\\u2028c é日"
    assert (plural(1, "word"), plural(1204, "word")) == ("1 word", "1,204 words")
    assert tally(PRISON_REPORT.findings) == "3 findings (1 critical, 1 major, 1 neutral)"


def test_each_line_of_the_line_format_is_one_line() -> None:
    text = "On\nether."
    one = finding(text, "ether", "ru/a/b", "style/awkward", Severity.MINOR, "two\nlines", text)
    out = renderer("line")((Report(text, (one,), 2, mqm.score((one,), 2), path="a\nb.txt"),), View())
    assert out == "a\\nb.txt:2:1: minor ru/a/b two\\nlines\n"
