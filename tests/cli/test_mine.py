"""`tqc mine`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tqc

TOWNS = ("Omsk", "Perm", "Tula", "Orel", "Ufa", "Kursk", "Pskov", "Tver")


@pytest.fixture
def folders(desk: Path) -> tuple[str, str]:
    for side, word in (("drafts", "protest"), ("edited", "strike")):
        Path(side).mkdir()
        for town in TOWNS:
            text = f"The men announced a hunger {word} in {town}.\n\nRain fell on the town of {town} all night.\n"
            Path(side, f"{town.lower()}.txt").write_text(text, encoding="utf-8")
    return "drafts", "edited"


def test_a_table_of_what_editors_replace(tqc: Tqc, folders: tuple[str, str]) -> None:
    result = tqc("mine", *folders)
    assert (result.exit_code, result.stderr) == (0, "")
    head, _, row, told = (line.strip() for line in result.stdout.splitlines())
    assert head.split() == ["what", "editors", "replace", "G²", "changed", "stories", "edited"]
    assert row.split() == ["hunger", "[protest]", "->", "strike", "13.8", "8", "8", "0"]
    assert told == "1 rule proposed from 16 sentences of 8 stories."


def test_native_copy_is_counted_and_what_it_holds_left_out(tqc: Tqc, folders: tuple[str, str]) -> None:
    Path("native").mkdir()
    for n, text in enumerate(("It rained.", "A bridge fell.")):
        Path("native", f"{n}.txt").write_text(text * 9, encoding="utf-8")
    result = tqc("mine", *folders, "--native", "native")
    assert result.stdout.splitlines()[0].split()[-1] == "native"
    Path("native", "2.txt").write_text("The men announced a hunger protest in May. " * 40, encoding="utf-8")
    assert "0 rules proposed" in tqc("mine", *folders, "--native", "native").stdout


def test_json(tqc: Tqc, folders: tuple[str, str]) -> None:
    (row,) = json.loads(tqc("mine", *folders, "--format", "json").stdout)
    assert (row["rule"], row["find"], row["changed"], row["stories"], row["edited"]) == (
        "hunger-protest",
        "hunger [protest] -> strike",
        8,
        8,
        0,
    )
    assert row["fixes"] == [{"fix": "strike", "sentences": 8}]
    assert row["places"][0]["draft"] == "The men announced a hunger [protest] in Kursk."


def test_a_table_of_pairs(tqc: Tqc, desk: Path) -> None:
    rows = "".join(f"A hunger protest in {t}.\tA hunger strike in {t}.\n" for t in TOWNS)
    Path("pairs.tsv").write_text("mt\tpe\n" + rows, encoding="utf-8")
    assert "1 rule proposed from 8 sentences of 1 story." in " ".join(tqc("mine", "pairs.tsv").stdout.split())


def test_a_rules_file_of_drafts_that_list_and_test_tell_of(tqc: Tqc, folders: tuple[str, str], desk: Path) -> None:
    result = tqc("mine", *folders, "--output", str(desk / "mined.yaml"))
    assert (result.exit_code, result.stderr) == (0, f"written to {desk / 'mined.yaml'}\n")
    assert "is a draft" in tqc("rules", "list", "--topic", "mined").stdout
    tested = tqc("rules", "test", str(desk / "mined.yaml"))
    assert (tested.exit_code, tested.stderr) == (0, "")
    assert "1 draft left out" in tested.stdout
    assert "Inactive: it is a draft.\n" in tqc("explain", "mined/hunger-protest").stdout
    checked = tqc("check", "drafts/omsk.txt", "--select", "desk/mined")
    assert (checked.exit_code, "desk/mined" in checked.stdout) == (0, False)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("drafts", "edited", "--output", "Mined Rules.yaml"), "this is no rules file's name"),
        (("drafts", "edited", "--output", "mined.txt"), "this is no rules file's name"),
        (("drafts", "none"), "drafts: is a folder, and another side is a file"),
        (("pairs.tsv",), "no column is called “edited”"),
    ],
)
def test_what_cannot_be_done_is_told(tqc: Tqc, folders: tuple[str, str], args: tuple[str, ...], told: str) -> None:
    Path("pairs.tsv").write_text("mt\tother\nx\ty\n", encoding="utf-8")
    result = tqc("mine", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_what_has_no_partner_is_told_and_the_rest_mined(tqc: Tqc, folders: tuple[str, str]) -> None:
    Path("drafts", "odd.txt").write_text("Nobody edited this story.\n", encoding="utf-8")
    result = tqc("mine", *folders)
    assert result.exit_code == 2
    assert "1 rule proposed" in result.stdout
    assert "odd.txt: has no partner" in result.stderr
