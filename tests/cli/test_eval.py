"""`tqc eval`: what it prints, which options it takes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.cli.conftest import CLEAN, ETHER, HUNGER, Tqc


@pytest.fixture
def marked(desk: Path) -> str:
    """Three texts: a fault that the desk's rules find and one they do not, a finding without a mark, a clean text."""
    protest = HUNGER.index("hunger")
    rows = [
        {
            "id": "1",
            "mt": HUNGER.strip(),
            "marks": [
                {"start": protest, "end": protest + 14, "category": "accuracy/mistranslation", "severity": "major", "kind": "wrong-sense"},
                {"start": 0, "end": 7, "category": "terminology", "severity": "minor", "kind": "legal-term"},
            ],
        },
        {"id": "2", "mt": ETHER.strip(), "marks": []},
        {"id": "3", "mt": CLEAN.strip(), "marks": []},
    ]
    Path("marked.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return "marked.jsonl"


def data(result: Any) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_figures_are_given_of_all_and_of_every_group(tqc: Tqc, desk: Path, marked: str) -> None:
    found = data(tqc("eval", marked, "--rules", str(desk), "--no-grammar", "--format", "json", "--samples", "100", "--seed", "3"))
    assert (found["schema"], found["texts"], found["bootstrap"]) == (1, 3, {"samples": 100, "seed": 3})
    overall = found["overall"]
    assert [overall[k] for k in ("flags", "on_marks", "marks", "caught")] == [2, 1, 2, 1]
    assert overall["precision"]["value"] == overall["recall"]["value"] == 0.5
    assert overall["precision"]["low"] < 0.5 < overall["precision"]["high"]
    assert {g["name"]: g["precision"]["value"] for g in found["by"]["rule"]} == {"desk/words/hunger-protest": 1, "desk/words/live-ether": 0}
    assert {g["name"]: g["recall"]["value"] for g in found["by"]["kind"]} == {"wrong-sense": 1, "legal-term": 0}
    assert set(found["by"]) == {"category", "severity", "confidence", "kind", "rule"}


def test_options_of_check_decide_what_is_found(tqc: Tqc, desk: Path, marked: str) -> None:
    options = ("--rules", str(desk), "--no-grammar", "--ignore", "desk/words/live-ether", "--format", "json")
    assert data(tqc("eval", marked, *options))["overall"]["precision"]["value"] == 1
    assert data(tqc("eval", marked, *options, "--ignore", "desk"))["overall"]["flags"] == 0


def test_the_report_fits_80_columns(tqc: Tqc, desk: Path, marked: str) -> None:
    result = tqc("eval", marked, "--rules", str(desk), "--no-grammar")
    assert result.exit_code == 0
    assert max(map(cell_len, result.stdout.splitlines())) <= 80
    assert "\x1b" not in result.stdout
    assert "1 of 2 flags that point at a mark" in result.stdout
    assert "  mistranslation " in result.stdout
    assert "seed 12345. Of so few texts intervals are rough." in " ".join(result.stdout.split())


def test_long_tables_are_cut_and_say_so(tqc: Tqc, desk: Path, marked: str) -> None:
    cut = tqc("eval", marked, "--rules", str(desk), "--no-grammar", "--top", "1").stdout
    assert "1 more; --top 0 shows all." in cut
    assert "desk/words/hunger-protest" in cut
    assert "desk/words/live-ether" not in cut
    assert "more; --top" not in tqc("eval", marked, "--rules", str(desk), "--no-grammar", "--top", "0").stdout


def test_errors_without_a_place_are_told(tqc: Tqc, desk: Path) -> None:
    head = "system\tdoc\tseg_id\ttarget\tcategory\tseverity\n"
    Path("mqm.tsv").write_text(f"{head}S\td\t1\tThe mayor resigned.\tAccuracy/Omission\tMajor\n", encoding="utf-8")
    result = tqc("eval", "mqm.tsv", "--no-grammar")
    assert result.exit_code == 0
    assert "1 fault without a place in the translation" in " ".join(result.stdout.split())
    assert "One text: no intervals." in result.stdout


def test_a_file_that_is_not_there_is_told(tqc: Tqc) -> None:
    result = tqc("eval", "nowhere.jsonl")
    assert result.exit_code == 2
    assert "nowhere.jsonl" in result.stderr


def test_a_required_engine_that_is_down_ends_the_run(tqc: Tqc, marked: str) -> None:
    result = tqc("eval", marked, "--no-grammar", "--languagetool", "required:http://127.0.0.1:9")
    assert result.exit_code == 4
    assert result.stdout == ""
