from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from tests.cli.conftest import Tqc
from tqc.cli import build
from tqc.scores import written

ROOT = Path(__file__).parents[2]
DRAFT = """Fire in the sawmill of Lesnoye

LESNOYE, May 3 – A fire occurred in the sawmill on the night of May 3. No one was injured. This was reported by the rescue service.

The cause is being established. The damage amounted to two million rubles, told director Pavel Orlov.
"""
EDITED = """Sawmill burns in Lesnoye

LESNOYE, May 3 – A fire broke out in the sawmill on the night of May 3, the rescue service said. No one was injured.

Pavel Orlov, the director, put the damage at two million rubles. The mill had burned before.
"""


@pytest.fixture
def score(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tqc: Tqc) -> Callable[..., Any]:
    """Runs `tqc score …` in a folder with a draft and its edited version."""
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(DRAFT, encoding="utf-8")
    Path("edited.txt").write_text(EDITED, encoding="utf-8")
    return lambda *args: tqc("score", *map(str, args))


def data(result: Any) -> Any:
    assert result.exit_code in (0, 2), result.output
    return json.loads(result.stdout)


def test_stories_are_scored_sentence_by_sentence(score: Callable[..., Any]) -> None:
    found = data(score("draft.txt", "edited.txt", "-f", "json"))
    assert found["segmentation"] == "sentences, aligned"
    kinds = [(s["kind"], s["draft"][:7], s["edited"][:9]) for s in found["segments"]]
    assert ("paired", "No one ", "No one wa") in kinds
    assert ("dropped", "The cau", "") in kinds
    assert ("added", "", "The mill ") in kinds
    assert ("paired", "The dam", "Pavel Orl") in kinds
    (merged,) = [s for s in found["segments"] if s["kind"] == "merged"]
    assert merged["draft"].startswith("LESNOYE, May 3 – A fire")
    assert merged["draft"].endswith("This was reported by the rescue service.")
    assert found["effort"]["alone"] == 1
    assert found["effort"]["sentences"] == 6
    assert found["effort"]["hter"] == found["metrics"]["TER"]["score"]


def test_the_report_fits_80_columns_and_shows_what_was_done(score: Callable[..., Any]) -> None:
    result = score("draft.txt", "edited.txt")
    assert result.exit_code == 0
    body = [line for line in result.stdout.splitlines() if "|" not in line]
    assert max(map(cell_len, body)) <= 80
    assert re.search(r"^BLEU +\d", result.stdout, re.MULTILINE)
    assert "left alone     17%" in result.stdout
    assert "1 merged, 1 dropped, 1 added, 1 moved" in result.stdout
    assert "so few that intervals are rough" in result.stdout
    assert "[-The cause is being established.-]" in result.stdout
    assert "{+The mill had burned before.+}" in result.stdout
    assert "\x1b" not in result.stdout
    assert "bs:1000|seed:12345" in result.stdout


def test_the_most_rewritten_come_first_and_color_marks_them(score: Callable[..., Any]) -> None:
    Path("rows.tsv").write_text(
        "draft\tedited\nThe roof leaked.\tThe roof leaked.\nHe told that.\tHe said that.\nIt is noted so.\tNobody knows.\n",
        encoding="utf-8",
    )
    shown = score("rows.tsv", "--color").stdout
    assert shown.index("Nobody knows") < shown.index("said")
    assert "\x1b[9;31mtold\x1b[0m \x1b[32msaid\x1b[0m that." in shown
    assert "leaked" not in shown
    assert "1 more changed segment" in score("rows.tsv", "--top", "1").stdout
    assert "more changed" not in score("rows.tsv", "--top", "0").stdout


def test_csv_has_a_row_for_each_segment(score: Callable[..., Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(score("draft.txt", "edited.txt", "--format", "csv").stdout)))
    assert [r["segment"] for r in rows] == [str(n) for n in range(1, len(rows) + 1)]
    (alone,) = [r for r in rows if r["draft"] == r["edited"]]
    assert (alone["hter"], alone["chrf"], alone["kept"], alone["draft_words"], alone["document"]) == ("0.0", "100.0", "4", "4", "draft.txt")


def test_lines_are_segments_when_asked(score: Callable[..., Any]) -> None:
    Path("a.txt").write_text("He told so. It is noted.\n\n\nSecond line here.\n", encoding="utf-8")
    Path("b.txt").write_text("He said so.\n\nA new line.\nSecond line there.\n", encoding="utf-8")
    found = data(score("a.txt", "b.txt", "--lines", "-f", "json"))
    assert [(s["kind"], s["draft"]) for s in found["segments"]] == [
        ("paired", "He told so. It is noted."),
        ("added", ""),
        ("paired", "Second line here."),
    ]
    assert found["segmentation"] == "as given"


@pytest.mark.parametrize("name", ["rows.tsv", "rows.csv", "rows.jsonl", "rows.tsv.gz"])
def test_tables_of_every_kind_give_the_same(score: Callable[..., Any], name: str) -> None:
    rows = [("one", "He told so.", "He said so."), ("two", 'A "quiet", day.', "A calm day."), ("one", "", "It rained.")]
    if ".jsonl" in name:
        text = "".join(json.dumps(dict(zip(("story", "mt", "final"), row, strict=True))) + "\n" for row in rows)
    elif ".csv" in name:
        out = io.StringIO()
        csv.writer(out).writerows([("story", "mt", "final"), *rows])
        text = "\ufeff" + out.getvalue()
    else:
        text = "".join("\t".join(row) + "\r\n" for row in [("story", "mt", "final"), *rows])
    raw = text.encode()
    Path(name).write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    found = data(score(name, "--columns", "mt, final", "-f", "json"))
    assert [(d["name"], d["segments"]) for d in found["documents"]] == [("one", 2), ("two", 1)]
    assert [(s["document"], s["segment"], s["draft"]) for s in found["segments"]] == [
        ("one", 1, "He told so."),
        ("one", 2, ""),
        ("two", 1, 'A "quiet", day.'),
    ]


def test_folders_pair_by_name_and_what_has_no_partner_is_told(score: Callable[..., Any]) -> None:
    for name, text in {
        "drafts/may/fire.mt.txt": DRAFT,
        "edited/may/fire.edited.txt": EDITED,
        "drafts/flood.txt": "The water rose to three meters. The bridge was washed away.\n",
        "edited/flood.md": "The water rose three meters. A bridge was washed away.\n",
        "edited/extra.txt": "Nobody came to the meeting.\n",
    }.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    result = score("drafts", "edited", "-f", "json")
    assert [d["name"] for d in data(result)["documents"]] == ["flood", "may/fire"]
    assert result.exit_code == 2
    assert f"tqc: {Path('edited/extra.txt')}: has no partner among the files of draft" in result.stderr
    table = score("drafts", "edited").stdout
    assert re.search(r"^may/fire +\d+ ", table, re.MULTILINE)


def test_which_changes_were_flagged_and_which_flags_left_alone(score: Callable[..., Any]) -> None:
    Path("a.txt").write_text(
        "The plan came out of thin ether. He spoke of thin ether for long. The roof of the barn leaked in May.\n", encoding="utf-8"
    )
    Path("b.txt").write_text(
        "The plan came out of thin air. He spoke of thin ether for long. The roof of a barn leaked all May.\n", encoding="utf-8"
    )
    found = data(score("a.txt", "b.txt", "--findings", "-f", "json"))["findings"]
    (left,) = found.pop("left")
    assert 0.15 < found.pop("chance") < 0.3
    assert found == {"changes": 3, "flagged": 1, "findings": 2, "heeded": 1, "recall": 0.3333, "precision": 0.5, "unplaced": 0}
    assert left == {"path": "a.txt", "line": 1, "column": 46, "rule": left["rule"], "text": "thin ether"}
    assert left["rule"].endswith("/air/thin-air")
    shown = score("a.txt", "b.txt", "--findings").stdout
    assert re.search(r"^changes it had flagged +33% +1 of 3$", shown, re.MULTILINE)
    assert f"  a.txt:1:46 {left['rule']} “thin ether”\n" in shown
    assert "findings" not in data(score("a.txt", "b.txt", "-f", "json"))


def test_findings_of_a_table_are_placed_in_its_rows(score: Callable[..., Any]) -> None:
    Path("rows.tsv").write_text(
        "doc\tmt\tedited\nx\tIt came  from thin ether.\tIt came from thin air.\ny\tCalm.\tQuiet.\n", encoding="utf-8"
    )
    found = data(score("rows.tsv", "--findings", "-f", "json"))["findings"]
    assert (found["findings"], found["heeded"], found["unplaced"]) == (1, 1, 0)


def test_resamples_and_seed_are_in_the_signature_and_decide_the_interval(score: Callable[..., Any]) -> None:
    first, again, other = (
        data(score("draft.txt", "edited.txt", "-f", "json", "--samples", "200", "--seed", seed))["metrics"]["TER"] for seed in (1, 1, 2)
    )
    assert first == again
    assert first["score"] == other["score"]
    assert first["interval"] != other["interval"]
    assert "bs:200|seed:1|" in first["signature"]


CASES: dict[str, tuple[dict[str, str | bytes], tuple[str, ...], str]] = {
    "no such file": ({}, ("gone.txt", "edited.txt"), "gone.txt: there is no such file"),
    "empty": ({"empty.txt": ""}, ("empty.txt", "edited.txt"), "empty.txt: is empty"),
    "empty lines": ({"empty.txt": "\n\n", "b.txt": "\n\n"}, ("empty.txt", "b.txt", "--lines"), "empty.txt: is empty"),
    "same path": ({}, ("draft.txt", "draft.txt"), "draft.txt: is given for two sides"),
    "same text": ({"copy.txt": DRAFT}, ("draft.txt", "copy.txt"), "the draft and the edited version are the same"),
    "strangers": ({"x.txt": "Zebras graze quietly.\n"}, ("x.txt", "edited.txt"), "no sentence of the edited version comes from the draft"),
    "russian": (
        {"ru.txt": "Пожар на лесопилке потушили за сорок минут, никто не пострадал.\n"},
        ("ru.txt", "edited.txt"),
        "this is Russian",
    ),
    "numbers of lines": ({"a.txt": "One.\nTwo.\n", "b.txt": "One.\n"}, ("a.txt", "b.txt", "--lines"), "the sides have 2 and 1 lines"),
    "one file": ({}, ("draft.txt",), "draft.txt: is no table"),
    "a table and a file": ({"t.csv": "a,b\n"}, ("t.csv", "edited.txt"), "t.csv: is a table"),
    "columns of no table": ({}, ("draft.txt", "edited.txt", "--columns", "a,b"), "--columns and --document are for one table"),
    "a folder and a file": ({"f/a.txt": DRAFT}, ("f", "edited.txt"), "f: is a folder, and another side is a file"),
    "nothing pairs": ({"f/a.txt": DRAFT, "g/b.txt": EDITED}, ("f", "g"), "has no partner among the files of edited"),
    "column": ({"t.tsv": "mt\tedted\nx\ty\n"}, ("t.tsv", "--columns", "mt,edited"), "there is no column “edited”\n  did you mean “edted”?"),
    "no usual column": ({"t.tsv": "mt\tthen\nx\ty\n"}, ("t.tsv",), "no column is called “edited”\n  there are: mt, then"),
    "one column of two": ({"t.tsv": "mt\tedited\nx\ty\n"}, ("t.tsv", "--columns", "mt"), "--columns: 1 of 2 names"),
    "document column": ({"t.tsv": "mt\tedited\nx\ty\n"}, ("t.tsv", "--document", "docu"), "there is no column “docu”"),
    "no rows": ({"t.tsv": "mt\tedited\n"}, ("t.tsv",), "t.tsv: holds no rows"),
    "empty column": ({"t.tsv": "mt\tedited\nx\t\n"}, ("t.tsv",), "the column “edited” is empty"),
    "cells": ({"t.tsv": "mt\tedited\nx\ty\nx\n"}, ("t.tsv",), "t.tsv:3: 1 cells under 2 column names"),
    "csv": ({"t.csv": 'mt,edited\n"x"x,y\n'}, ("t.csv",), "t.csv:2: is no CSV"),
    "json": ({"t.jsonl": '{"mt": "x", "edited": "y"}\n{"mt":\n'}, ("t.jsonl",), "t.jsonl:2: is no JSON"),
    "json list": ({"t.jsonl": "[1]\n"}, ("t.jsonl",), "t.jsonl:1: is no JSON object"),
    "json value": ({"t.jsonl": '{"mt": ["x"], "edited": "y"}\n'}, ("t.jsonl",), "t.jsonl:1: “mt” is no text"),
    "no gzip": ({"t.tsv.gz": "mt\tedited\n"}, ("t.tsv.gz",), "t.tsv.gz: is no gzip file"),
    "cut gzip": ({"t.tsv.gz": gzip.compress(b"mt\tedited\nx\ty\n")[:-9]}, ("t.tsv.gz",), "t.tsv.gz: is damaged"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_with_its_place(score: Callable[..., Any], case: str) -> None:
    files, args, told = CASES[case]
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    result = score(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_docs_name_every_key() -> None:
    page = (ROOT / "docs" / "scores.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([\w-]+)`", page))
    assert {*written.SEGMENT, *written.METRIC} <= told
    for command in ("score", "compare"):
        help_page = CliRunner().invoke(build(), [command, "--help"], env={"COLUMNS": "200"}).stdout
        options = set(re.findall(r"--[a-z][a-z-]+", help_page)) - {"--help"}
        assert len(options) > 5
        assert options <= set(re.findall(r"--[a-z][a-z-]+", page))
