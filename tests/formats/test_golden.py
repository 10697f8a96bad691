"""Each format beside its golden file; `TQC_UPDATE=1 pytest tests/formats` writes them anew, for the diff to be read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.formats.reports import ALL, LINKED, view
from tqc.formats import names, renderer

GOLDEN = Path(__file__).parent / "golden"
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "terminal-80.txt": ("terminal", {}),
    "terminal-120-color.txt": ("terminal", {"width": 120, "color": True}),
    "terminal-verbose.txt": ("terminal", {"verbose": True, "statistics": True}),
    "terminal-quiet.txt": ("terminal", {"quiet": True}),
    "report.json": ("json", LINKED),
    "line.txt": ("line", {}),
    "report.sarif": ("sarif", LINKED),
    "junit.xml": ("junit", LINKED),
    "checkstyle.xml": ("checkstyle", LINKED),
    "github.txt": ("github", LINKED),
    "gitlab.json": ("gitlab", LINKED),
    "rdjson.json": ("rdjson", LINKED),
    "rdjsonl.jsonl": ("rdjsonl", LINKED),
    "report.csv": ("csv", LINKED),
    "report.md": ("markdown", LINKED),
    "report.html": ("html", LINKED),
}


@pytest.mark.parametrize("name", CASES)
def test_format_prints_its_golden_file(name: str) -> None:
    form, settings = CASES[name]
    printed = renderer(form)(ALL, view(**settings))
    file = GOLDEN / name
    if os.environ.get("TQC_UPDATE"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(printed.encode())
    assert printed == file.read_text(encoding="utf-8")


def test_every_format_has_a_golden_file() -> None:
    assert {form for form, _ in CASES.values()} == set(names())
