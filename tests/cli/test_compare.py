from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.cli.conftest import Tqc

BEFORE = """Fire in the sawmill of Lesnoye

A fire occurred in the sawmill on the night of May 3. It went out into thin ether. This was reported by the rescue service.

The damage amounted to two million rubles, told director Pavel Orlov. It is noted that nobody suffered.
"""
AFTER = """A sawmill burns in Lesnoye

A fire broke out in the sawmill on the night of May 3, the rescue service said.

The director, Pavel Orlov, put the damage at two million rubles. No one was hurt.
"""
EDITED = """Sawmill burns in Lesnoye

A fire broke out at the sawmill on the night of May 3, the rescue service said. No one was hurt.

Pavel Orlov, the director, put the damage at 2 million rubles.
"""


@pytest.fixture
def compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tqc: Tqc) -> Callable[..., Any]:
    """Runs `tqc compare …` in a folder with two versions and their reference; the built-in packs know “thin ether”."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("before.txt", BEFORE), ("after.txt", AFTER), ("edited.txt", EDITED)):
        Path(name).write_text(text, encoding="utf-8")
    return lambda *args: tqc("compare", *map(str, args), "--trials", "500")


def test_both_versions_are_set_side_by_side(compare: Callable[..., Any]) -> None:
    result = compare("before.txt", "after.txt", "--reference", "edited.txt", "-f", "json")
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [s["name"] for s in found["systems"]] == ["before.txt", "after.txt"]
    assert list(found["metrics"]) == ["BLEU", "chrF2++", "TER"]
    chrf, ter = found["metrics"]["chrF2++"], found["metrics"]["TER"]
    assert chrf["a"]["score"] + 20 < chrf["b"]["score"]
    assert ter["a"]["score"] > ter["b"]["score"]
    for metric in found["metrics"].values():
        assert 0 < metric["bootstrap"]["p"] <= 1
        assert 0 < metric["randomisation"]["p"] <= 1
        assert metric["a"]["interval"]["low"] <= metric["a"]["interval"]["mean"] <= metric["a"]["interval"]["high"]
        assert "|ar:500|" in metric["randomisation"]["signature"]
        assert "|bs:1000|" in metric["bootstrap"]["signature"]


def test_findings_and_mqm_stand_beside(compare: Callable[..., Any]) -> None:
    args = ("before.txt", "after.txt", "--reference", "edited.txt")
    a, b = json.loads(compare(*args, "-f", "json").stdout)["systems"]
    assert (a["findings"]["minor"], a["mqm"]["penalty"]) == (b["findings"].get("minor", 0) + 1, b["mqm"]["penalty"] + 1)
    assert a["mqm"]["words"] > b["mqm"]["words"]
    assert a["mqm"]["per_thousand"] is None
    without = json.loads(compare(*args, "-f", "json", "--no-findings").stdout)["systems"]
    assert without == [{"name": "before.txt"}, {"name": "after.txt"}]


def test_the_table_fits_80_columns(compare: Callable[..., Any]) -> None:
    shown = compare("before.txt", "after.txt", "--reference", "edited.txt").stdout
    body = [line for line in shown.splitlines() if "|" not in line]
    assert max(map(cell_len, body)) <= 80
    assert re.search(r"^TER ↓ .* -\d+\.\d +0\.\d{4} +0\.\d{4}$", shown, re.MULTILINE)
    assert re.search(r"^per 1,000 words +too short +too short$", shown, re.MULTILINE)


def test_systems_share_the_segments_of_the_reference(compare: Callable[..., Any]) -> None:
    found = json.loads(compare("before.txt", "after.txt", "-r", "edited.txt", "-f", "json").stdout)
    assert found["segmentation"] == "sentences, aligned"
    swapped = json.loads(compare("after.txt", "before.txt", "-r", "edited.txt", "-f", "json").stdout)
    assert swapped["segments"] == found["segments"]
    for name, metric in found["metrics"].items():
        assert swapped["metrics"][name]["a"]["score"] == metric["b"]["score"]
        assert swapped["metrics"][name]["b"]["score"] == metric["a"]["score"]


def test_a_table_names_its_systems(compare: Callable[..., Any]) -> None:
    Path("runs.csv").write_text("old,new,ref\nHe told so.,He said so.,He said so then.\nA day.,One day.,The day.\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(compare("runs.csv", "--columns", "old,new,ref", "-f", "csv", "--no-findings").stdout)))
    assert [r["metric"] for r in rows] == ["BLEU", "chrF2++", "TER"]
    assert float(rows[2]["a"]) > float(rows[2]["b"])
    assert all(0 < float(r["p_bootstrap"]) <= 1 for r in rows)


def test_folders_are_compared_story_by_story(compare: Callable[..., Any]) -> None:
    for folder, text in (("a", BEFORE), ("b", AFTER), ("r", EDITED)):
        Path(folder).mkdir()
        Path(folder, "fire.txt").write_text(text, encoding="utf-8")
        Path(folder, "flood.txt").write_text(f"The water rose {len(folder + text)} meters in the night.\n", encoding="utf-8")
    Path("b", "lost.txt").write_text("Nobody came to the meeting.\n", encoding="utf-8")
    result = compare("a", "b", "--reference", "r", "-f", "json")
    assert (result.exit_code, json.loads(result.stdout)["documents"]) == (2, 2)
    assert "lost.txt: has no partner among the files of a or reference" in result.stderr


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("before.txt", "after.txt"), "there is nothing to compare by\n  as in --reference"),
        (("before.txt", "--reference", "edited.txt"), "B is missing"),
        (("before.txt", "copy.txt", "--reference", "edited.txt"), "A and B are the same"),
        (("before.txt", "edited.txt", "--reference", "edited.txt"), "edited.txt: is given for two sides"),
        (("copy2.txt", "after.txt", "--reference", "edited.txt"), "A and the reference are the same"),
        (("before.txt", "zebras.txt", "--reference", "edited.txt"), "no sentence of B answers to one of the reference"),
        (("before.txt",), "before.txt: is no table"),
        (("runs.tsv", "--columns", "old,nwe,ref"), "there is no column “nwe”\n  did you mean “new”?"),
    ],
)
def test_a_mistake_is_told(compare: Callable[..., Any], args: tuple[str, ...], told: str) -> None:
    Path("copy.txt").write_text(BEFORE, encoding="utf-8")
    Path("copy2.txt").write_text(EDITED, encoding="utf-8")
    Path("zebras.txt").write_text("Zebras graze quietly.\n", encoding="utf-8")
    Path("runs.tsv").write_text("old\tnew\tref\nx\ty\tz\n", encoding="utf-8")
    result = compare(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
