"""Every finding on the sample stories, so that a change of a rule shows its cost as a diff.

`TQC_UPDATE=1 pytest tests/test_samples.py` writes the snapshots anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import tqc
from tqc import readers
from tqc.model import Finding, Report

SAMPLES = Path(__file__).parents[1] / "samples"
SNAPSHOTS = Path(__file__).parent / "snapshots"
VERSIONS = ("ru", "mt", "edited")
NAMES = sorted({p.name.partition(".")[0] for p in SAMPLES.glob("*.txt")})
WORDS = range(300, 601)
"""How long a story is, in words."""


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> tqc.Checker:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TQC_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        return tqc.Checker()


def sample(name: str, version: str) -> Path:
    return SAMPLES / f"{name}.{version}.txt"


def told(report: Report) -> str:
    """A finding a line: `line:col rule “words” -> fixes`."""
    return "".join(_line(report, f) + "\n" for f in report.findings)


def _line(report: Report, finding: Finding) -> str:
    line, column = report.position(finding.start)
    fixes = " | ".join(fix or "(delete)" for fix in finding.fixes)
    return f"{line}:{column} {finding.rule} “{report.text[finding.start : finding.end]}”" + (f" -> {fixes}" if fixes else "")


def report_on(checker: tqc.Checker, path: Path) -> Report:
    (document,) = readers.read(path)
    return checker.check_document(document)


@pytest.mark.parametrize("name", NAMES)
def test_findings_on_the_machine_english(checker: tqc.Checker, name: str) -> None:
    found = told(report_on(checker, sample(name, "mt")))
    kept = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("TQC_UPDATE"):
        kept.write_text(found, encoding="utf-8", newline="\n")
    assert found == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_edited_english_is_clean(checker: tqc.Checker, name: str) -> None:
    assert told(report_on(checker, sample(name, "edited"))) == ""


@pytest.mark.parametrize("name", NAMES)
def test_the_versions_of_a_story_go_side_by_side(name: str) -> None:
    texts = [sample(name, version).read_text(encoding="utf-8") for version in VERSIONS]
    paragraphs = [text.strip().split("\n\n") for text in texts]
    assert len({len(p) for p in paragraphs}) == 1
    assert all(p == " ".join(p.split()) for version in paragraphs for p in version)
    assert all(len(text.split()) in WORDS for text in texts)


def test_every_snapshot_has_its_sample_and_every_sample_its_place_in_the_table() -> None:
    assert sorted(p.stem for p in SNAPSHOTS.glob("*.txt")) == NAMES
    table = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert [f"`{sample(n, v).name}`" for n in NAMES for v in VERSIONS if f"`{sample(n, v).name}`" not in table] == []
