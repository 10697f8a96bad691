from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import ETHER, HUNGER, Tqc
from tests.cli.test_check import findings

LONG = "The town slept well that night and woke up late. " * 40


def git(*args: str) -> None:
    if shutil.which("git") is None:
        pytest.skip("needs git; install git")
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false")
    subprocess.run(["git", *name, *args], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("options", "status", "why"),
    [
        (("--fail-on", "major"), 1, "tqc: failed: 1 finding (1 major): major or above\n"),
        (("--fail-on", "critical"), 0, ""),
        ((), 1, ""),
        (("--max-npt", "1000"), 0, ""),
        (("--max-npt", "10"), 1, "tqc: failed: a penalty of 14.4 per 1,000 words, above 10\n"),
        (("--max-npt", "1000", "--fail-on", "minor"), 1, "tqc: failed: 2 findings (1 major, 1 minor): minor or above\n"),
        (("--max-npt", "10", "--exit-zero"), 0, "tqc: failed: a penalty of 14.4 per 1,000 words, above 10\n"),
    ],
)
def test_the_gate_fails_and_says_why(tqc: Tqc, options: tuple[str, ...], status: int, why: str) -> None:
    Path("long.txt").write_text(f"{HUNGER}\n{ETHER}\n{LONG}", encoding="utf-8")
    result = tqc("check", "long.txt", *options)
    assert (result.exit_code, result.stderr) == (status, why)


def test_a_text_that_is_too_short_for_a_score_passes_its_gate(tqc: Tqc) -> None:
    assert tqc("check", "hunger.txt", "--max-npt", "0").exit_code == 0


def test_each_settings_file_gates_what_is_below_it(tqc: Tqc) -> None:
    for folder, level in (("a", "critical"), ("b", "major")):
        Path(folder).mkdir()
        Path(folder, "tqc.toml").write_text(f'[gate]\nfail-on = "{level}"\n', encoding="utf-8")
        Path(folder, "story.txt").write_text(HUNGER, encoding="utf-8")
    assert [tqc("check", *p).exit_code for p in (("a",), ("b",), ("a", "b"))] == [0, 1, 1]
    assert tqc("check", "a", "--fail-on", "minor").exit_code == 1


def test_min_severity_is_taken_from_the_settings(tqc: Tqc) -> None:
    Path("tqc.toml").write_text('min-severity = "major"\n', encoding="utf-8")
    assert tqc("check", "ether.txt").exit_code == 0
    assert tqc("check", "ether.txt", "--min-severity", "minor").exit_code == 1


def known(tqc: Tqc, *paths: str) -> None:
    assert tqc("baseline", "write", *paths).exit_code == 0


def test_a_baseline_lets_what_is_known_pass_and_nothing_else(tqc: Tqc) -> None:
    known(tqc, ".")
    passed = tqc("check", ".", "--baseline", "tqc-baseline.json", "-q")
    assert (passed.exit_code, passed.stderr) == (0, "")
    assert tqc("check", ".", "--baseline", "tqc-baseline.json").stdout.endswith("3 files, 25 words, no findings, 2 old.\n")
    Path("hunger.txt").write_text(f"A first line.\n\n{HUNGER}\nMore.\n\n{HUNGER}", encoding="utf-8")
    failed = tqc("check", ".", "--baseline", "tqc-baseline.json", "-f", "line", "-q")
    assert failed.exit_code == 1
    assert [line.split(" ")[0] for line in failed.stdout.splitlines()] == ["hunger.txt:7:27:"]
    assert failed.stderr == "tqc: failed: 1 finding (1 major): new, minor or above\n"


def test_any_new_finding_fails_on_demand(tqc: Tqc) -> None:
    known(tqc, "clean.txt")
    Path("tqc.toml").write_text('min-confidence = "low"\n[gate]\nbaseline = "tqc-baseline.json"\n', encoding="utf-8")
    Path("guys.txt").write_text("There were many guys.\n", encoding="utf-8")
    assert tqc("check", "guys.txt").exit_code == 0
    failed = tqc("check", "guys.txt", "--fail-on-new")
    assert (failed.exit_code, failed.stderr) == (1, "tqc: failed: 1 finding (1 neutral): new, of any severity\n")
    told = tqc("check", "guys.txt", "--no-config", "--fail-on-new")
    assert (told.exit_code, told.stderr) == (2, "tqc: --fail-on-new: nothing says what is old\n  add --baseline FILE or --diff REV\n")


def test_what_expired_is_told_and_pruned(tqc: Tqc) -> None:
    known(tqc, ".")
    Path("ether.txt").write_text("They said so on television.\n", encoding="utf-8")
    told = tqc("check", ".", "--baseline", "tqc-baseline.json")
    assert told.exit_code == 0
    assert "tqc: tqc-baseline.json: known findings that are no more: 1\n" in told.stderr
    listed = "ether.txt: desk/words/live-ether: live ether\n"
    dry = tqc("baseline", "prune", ".", "--dry-run")
    assert dry.stdout == f"{listed}tqc-baseline.json: 1 finding to take out, 1 left.\n"
    assert listed in tqc("baseline", "show").stdout
    assert tqc("baseline", "prune", ".").stdout == f"{listed}tqc-baseline.json: 1 finding taken out, 1 left.\n"
    assert tqc("baseline", "show").stdout == "hunger.txt: desk/words/hunger-protest: hunger protest\n"


def test_a_baseline_is_not_written_of_half_the_texts(tqc: Tqc) -> None:
    result = tqc("baseline", "write", "hunger.txt", "gone.txt")
    assert (result.exit_code, Path("tqc-baseline.json").exists()) == (2, False)
    assert "gone.txt: there is no such file" in result.stderr


def test_a_missing_baseline_is_told_with_what_writes_one(tqc: Tqc) -> None:
    result = tqc("check", "hunger.txt", "--baseline", "none.json")
    assert (result.exit_code, result.stderr) == (
        2,
        "tqc: none.json: there is no such baseline\n  write one: tqc baseline write --baseline none.json PATH...\n",
    )


def test_only_changed_lines_count_with_diff(tqc: Tqc) -> None:
    git("init", "-q")
    Path("story.txt").write_text(f"{HUNGER}\n{ETHER}", encoding="utf-8")
    git("add", "story.txt", "ether.txt")
    git("commit", "-qm", "first")
    Path("story.txt").write_text(f"A new line.\n\n{HUNGER}\n{ETHER.strip()} And on live ether again.\n", encoding="utf-8")
    result = tqc("check", "-f", "json", "story.txt", "ether.txt", "hunger.txt", "--diff", "HEAD")
    lines = [(f["path"], x["line"]) for f in json.loads(result.stdout)["files"] for x in f["findings"]]
    assert lines == [("hunger.txt", 1), ("story.txt", 5), ("story.txt", 5)]
    assert tqc("check", "ether.txt", "--diff", "HEAD").exit_code == 0


def test_what_git_cannot_tell_is_the_users_mistake(tqc: Tqc) -> None:
    git("init", "-q")
    for revision in ("nowhere", "--output=stolen.txt"):
        result = tqc("check", "hunger.txt", f"--diff={revision}")
        assert result.exit_code == 2
        assert "tqc: " in result.stderr
        assert "--diff: git diff: " in result.stderr
    assert not Path("stolen.txt").exists()


def test_the_order_of_paths_and_the_number_of_processes_change_nothing(tqc: Tqc) -> None:
    for n in range(6):
        Path(f"s{n}.txt").write_text(HUNGER * n + ETHER, encoding="utf-8")
    Path("bad.txt").write_bytes(b"\xff")
    paths = [f"s{n}.txt" for n in range(6)] + ["bad.txt", "gone.txt"]
    one = tqc("check", "-f", "json", *paths)
    assert len(findings(one)) > 6
    for other in (
        tqc("check", "-f", "json", *reversed(paths)),
        tqc("check", "-f", "json", ".", "gone.txt", "--glob", "*s*", "--glob", "b*"),
    ):
        assert [f["path"] for f in json.loads(other.stdout)["files"]] == sorted(f["path"] for f in json.loads(other.stdout)["files"])
    assert tqc("check", "-f", "json", *reversed(paths)).stdout == one.stdout
