from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest

from tests.cli.conftest import HUNGER, Tqc
from tqc.cli import _watch
from tqc.cli._run import Job


def saved(path: str, text: str) -> None:
    """Save a file, later than any before whatever the clock's grain."""
    saved.at += 10**9  # type: ignore[attr-defined]
    Path(path).write_text(text, encoding="utf-8")
    os.utime(path, ns=(saved.at, saved.at))  # type: ignore[attr-defined]


saved.at = 10**18  # type: ignore[attr-defined]


def test_what_was_saved_or_is_new_is_told_each_time(desk: Path) -> None:
    steps = [
        lambda: saved("hunger.txt", "Better.\n"),
        lambda: None,
        lambda: (saved("b.txt", "B.\n"), saved("a.txt", "A.\n"), saved("photo.jpg", "")),
        lambda: Path("clean.txt").unlink(),
        lambda: saved("clean.txt", "Back.\n"),
    ]
    job = Job((".",))
    todo = iter(steps)
    found = _watch.changes(lambda: _watch.stamps(job), _watch.stamps(job), sleep=lambda _: next(todo)())
    assert list(islice(found, 3)) == [["hunger.txt"], ["a.txt", "b.txt"], ["clean.txt"]]


def test_watching_checks_again_what_was_saved(tqc: Tqc, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = iter(range(3))

    def editor(_: float) -> None:
        if next(rounds) == 0:
            saved("clean.txt", HUNGER)
        else:
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", editor)
    result = tqc("check", ".", "-f", "line", "--watch")
    assert result.exit_code == 130
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["ether.txt", "hunger.txt", "clean.txt"]
    assert result.stderr.endswith("clean.txt\n")


def test_settings_that_were_saved_hold_from_then_on_for_every_file(tqc: Tqc, monkeypatch: pytest.MonkeyPatch) -> None:
    saved("tqc.toml", "")
    steps = iter(['ignore = ["desk"', 'ignore = ["desk"]', "ignore = []", None])

    def editor(_: float) -> None:
        text = next(steps)
        if text is None:
            raise KeyboardInterrupt
        saved("tqc.toml", text)

    monkeypatch.setattr("time.sleep", editor)
    result = tqc("check", ".", "-f", "line", "--watch")
    assert result.exit_code == 130
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["ether.txt", "hunger.txt"] * 2
    assert "tqc.toml:1" in result.stderr


def test_rules_that_were_saved_hold_from_then_on(tqc: Tqc, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("own").mkdir()
    rule = "title: Own\nrules:\n  dull:\n    find: {} -> bright\n    examples: x\n"
    saved("own/words.yaml", rule.format("dull"))
    saved("clean.txt", "A bleak house.\n")
    steps = iter([lambda: saved("own/words.yaml", rule.format("bleak")), lambda: (_ for _ in ()).throw(KeyboardInterrupt)])
    monkeypatch.setattr("time.sleep", lambda _: next(steps)())
    result = tqc("check", "clean.txt", "--rules", "own", "-f", "line", "--watch")
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["clean.txt"]


def test_standard_input_cannot_be_watched(tqc: Tqc) -> None:
    result = tqc("check", "-", "--watch", input=HUNGER)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "standard input cannot be watched" in result.stderr
