"""What no linter holds to: the size of modules and functions, what start-up imports, what a plug-in offers."""

from __future__ import annotations

import ast
import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

import tqc.formats
import tqc.readers
from tqc import discovery
from tqc.formats import Render, View
from tqc.model import Report, Score

ROOT = Path(__file__).parents[1]
MODULES = sorted(p for folder in ("src", "bench", "tools") for p in (ROOT / folder).rglob("*.py"))
HEAVY = {"rich", "yaml", "sacrebleu", "language_tool_python", "markdown_it", "numpy", "lxml", "docx", "pathspec", "asyncio"}
POSIX_ONLY = {"fcntl", "grp", "pwd", "resource", "termios", "tty", "pty", "syslog"}
SHARED_WORDS = 8


def _body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its signature and docstring."""
    first = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (function.end_lineno or 0) - first[0].lineno + 1 if first else 0


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_modules_and_functions_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 250
    functions = (n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    assert {f.name: n for f in functions if (n := _body_lines(f)) > 40} == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_module_is_for_posix_only(path: Path) -> None:
    imported: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            imported |= {a.name.partition(".")[0] for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    assert imported & POSIX_ONLY == set()


@pytest.mark.parametrize("module", ["tqc", "tqc.cli"])
def test_import_loads_nothing_heavy(module: str) -> None:
    code = f"import sys; before = set(sys.modules); import {module}; print(*(set(sys.modules) - before))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}
    ).stdout.split()
    assert module in loaded
    assert HEAVY & set(loaded) == set()


@pytest.mark.parametrize("name", discovery.names(tqc.formats))
def test_format_renders_reports_as_text(name: str) -> None:
    render = cast("Render", discovery.load(tqc.formats, name, "render"))
    clean = Report("A calm day.\n", (), 3, Score(3, 0, None, None, None, "x"), path="calm.txt")
    assert isinstance(render([], View()), str)
    assert isinstance(render([clean], View()), str)


def test_no_two_readers_claim_a_suffix() -> None:
    claims = [s for n in discovery.names(tqc.readers) for s in cast("tuple[str, ...]", discovery.load(tqc.readers, n, "SUFFIXES"))]
    assert sorted(claims) == sorted(set(claims)) == sorted(tqc.readers.suffixes())
    assert all(s == s.lower() and s.startswith(".") for s in claims)


@pytest.mark.parametrize("name", discovery.names(tqc.readers))
def test_reader_offers_read(name: str) -> None:
    assert callable(discovery.load(tqc.readers, name, "read"))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _texts(path: Path) -> Iterator[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            yield from _strings(json.loads(line)) if ".jsonl" in path.name else line.split("\t")


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+|[а-яё]+", text.lower().replace("’", "'"))


def _runs(text: str) -> set[str]:
    words = _words(text)
    return {" ".join(words[i : i + SHARED_WORDS]) for i in range(len(words) - SHARED_WORDS + 1)}


@pytest.mark.require("data")
def test_rules_and_samples_quote_no_data() -> None:
    from ahocorasick_rs import AhoCorasick

    ours: dict[str, str] = {}
    for path in (
        p for folder in ("rules", "samples", "src", "tests") for p in (ROOT / folder).rglob("*") if p.suffix in {".yaml", ".txt", ".md"}
    ):
        text = re.sub(r"\s*->[^\]\n]*\]", "]", path.read_text(encoding="utf-8"))
        for line in text.splitlines():
            if " -> " in line or " <- " in line:
                continue  # a pattern: names of bodies and feasts are facts
            ours |= dict.fromkeys(_runs(line), path.relative_to(ROOT).as_posix())
    runs = list(ours)
    assert runs
    finder = AhoCorasick([f" {run} " for run in runs])
    shared = {
        (path.name, ours[runs[i]], runs[i])
        for path in sorted(Path(os.environ["TQC_DATA"]).iterdir())
        if {".jsonl", ".tsv", ".txt"} & set(path.suffixes)
        for text in _texts(path)
        for i, _, _ in finder.find_matches_as_indexes(f" {' '.join(_words(text))} ")
    }
    assert shared == set()
