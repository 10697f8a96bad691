from __future__ import annotations

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.test_fingerprint import report
from tqc import atomic
from tqc.baseline import Baseline
from tqc.errors import UserError
from tqc.model import Report

ETHER = "He spoke on live ether."


def at(path: Path, text: str = ETHER) -> Report:
    """The report on a text that is saved."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return replace(report(text), path=str(path))


def old(baseline: Baseline, *reports: Report) -> list[list[bool]]:
    return [[f.old for f in r.findings] for r in baseline.hold(reports).reports]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    story = at(tmp_path / "news" / "a.txt", ETHER + "\n\n" + ETHER)
    Baseline.of(tmp_path / "known.json", [story]).write()
    read = Baseline.read(tmp_path / "known.json")
    assert [(e.path, e.rule, e.text) for e in read.entries] == [("news/a.txt", "desk/words/live-ether", "live ether")] * 2
    assert old(read, story) == [[True, True]]


def test_it_is_a_line_an_entry_in_an_order_of_its_own(tmp_path: Path) -> None:
    a, b = at(tmp_path / "a.txt"), at(tmp_path / "b.txt")
    path = tmp_path / "known.json"
    Baseline.of(path, [a, b]).write()
    first = path.read_bytes()
    Baseline.of(path, [b, a]).write()
    assert path.read_bytes() == first
    assert len([line for line in first.decode().splitlines() if "fingerprint" in line]) == 2
    Baseline.of(path, []).write()
    assert json.loads(path.read_bytes()) == {"tqc-baseline": 1, "findings": []}


def test_a_second_copy_of_a_known_fault_is_new(tmp_path: Path) -> None:
    baseline = Baseline.of(tmp_path / "k.json", [at(tmp_path / "a.txt")])
    assert old(baseline, at(tmp_path / "a.txt", f"{ETHER}\n\nMore.\n\n{ETHER}")) == [[True, False]]
    assert old(baseline, at(tmp_path / "a.txt"), at(tmp_path / "b.txt")) == [[True], [False]]
    assert old(baseline, at(tmp_path / "b.txt")) == [[False]], "a.txt is still there, so this one is a copy"


def test_a_file_that_was_renamed_keeps_its_entries(tmp_path: Path) -> None:
    baseline = Baseline.of(tmp_path / "k.json", [at(tmp_path / "a.txt")])
    (tmp_path / "a.txt").unlink()
    outcome = baseline.hold([at(tmp_path / "z" / "new.txt"), at(tmp_path / "z" / "twin.txt")])
    assert [[f.old for f in r.findings] for r in outcome.reports] == [[True], [False]]
    assert outcome.expired == []


def test_expired_are_entries_of_what_was_checked_or_is_gone(tmp_path: Path) -> None:
    baseline = Baseline.of(tmp_path / "k.json", [at(tmp_path / n) for n in ("a.txt", "b.txt", "c.txt")])
    (tmp_path / "c.txt").unlink()
    outcome = baseline.hold([at(tmp_path / "a.txt", "He spoke on television.")])
    assert [e.path for e in outcome.expired] == ["a.txt", "c.txt"]
    assert [e.path for e in baseline.without(outcome.expired).entries] == ["b.txt"]


def test_paths_count_from_the_baselines_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = at(tmp_path / "a.txt")
    Baseline.of(tmp_path / "k.json", [story]).write()
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    assert old(Baseline.read(Path("../k.json")), replace(story, path="../a.txt")) == [[True]]


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (None, "there is no such baseline"),
        ("", "is no baseline of tqc"),
        ("[]", "is no baseline of tqc"),
        ('{"findings": []}', "is no baseline of tqc"),
        ('{"tqc-baseline": 2, "findings": []}', "is a baseline of version 2, not 1"),
        ('{"tqc-baseline": 1, "findings": [{"who": "x"}]}', "holds an entry that is none"),
        ('{"tqc-baseline": 1, "findings": [3]}', "holds an entry that is none"),
    ],
)
def test_what_is_no_baseline_is_told(tmp_path: Path, content: str | None, fact: str) -> None:
    path = tmp_path / "k.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        Baseline.read(path)
    assert (caught.value.fact, caught.value.path) == (fact, str(path))
    assert caught.value.hint


def test_runs_that_write_one_baseline_leave_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "k.json"
    baselines = [Baseline.of(path, [at(tmp_path / f"{n}.txt", f"{ETHER}\n\n" * 40)]) for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: baselines[n % 4].write(), range(40)))
    assert Baseline.read(path).entries in [b.entries for b in baselines]
    assert [p.name for p in tmp_path.iterdir() if "tmp" in p.name] == []


def test_an_atomic_write_keeps_mode_and_link(tmp_path: Path) -> None:
    target, link = tmp_path / "a.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    target.chmod(0o600)
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("needs links; on Windows turn Developer Mode on")
    mode = stat.S_IMODE(target.stat().st_mode)
    atomic.write(link, b"new")
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode), link.is_symlink()) == (b"new", mode, True)


def test_what_cannot_be_written_is_told_and_leaves_what_was(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        atomic.write(tmp_path / "nowhere" / "a.txt", b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match="cannot be written"):
        atomic.write(tmp_path / "folder", b"x")
    assert os.listdir(tmp_path) == ["folder"]  # noqa: PTH208
