"""Compiled rules kept: by content, whole or not at all, done without where they cannot be kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tqc.ruleset import RuleSet, compiler, store
from tqc.ruleset.compiled import Compiled
from tqc.text import plain
from tqc.text.document import Document

RULE = "title: T\nrules:\n  one:\n    find: executive {list/N} -> {writ}\n    unless: ~ of\n    near: court\n    examples: x\n"
TEXT = "The court saw an executive list."


@pytest.fixture
def rules(folder: Path) -> Path:
    (folder / "topic.yaml").write_text(RULE, encoding="utf-8")
    return folder


def found(folder: Path) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(f.start, f.end, f.fixes) for f in RuleSet(store.load([], [folder])).check(Document(TEXT, plain.raw_blocks(TEXT)))]


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").rglob("*.jsonl"))


EXPECTED = [(14, 31, ("a writ",))]


def test_what_is_stored_runs_like_what_was_compiled(rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(rules) == EXPECTED
    assert len(kept(tmp_path)) == 1
    monkeypatch.setattr(store, "_compile", lambda *_: pytest.fail("compiled again"))
    assert found(rules) == EXPECTED


def test_a_changed_rule_is_compiled_anew(rules: Path) -> None:
    assert found(rules) == EXPECTED
    (rules / "topic.yaml").write_text(RULE.replace("{writ}", "{order}"), encoding="utf-8")
    assert found(rules) == [(17, 31, ("order",))]


def test_a_changed_list_is_compiled_anew(rules: Path) -> None:
    (rules / "topic.yaml").write_text(RULE.replace("near: court", "near: <bench>"), encoding="utf-8")
    (rules / "lists").mkdir()
    (rules / "lists" / "bench.txt").write_text("judge\n", encoding="utf-8")
    assert found(rules) == []
    (rules / "lists" / "bench.txt").write_text("court\n", encoding="utf-8")
    assert found(rules) == EXPECTED


@pytest.mark.parametrize("damage", [b"", b"rubbish", b"\x00" * 64])
def test_a_damaged_cache_is_ignored_and_written_again(rules: Path, tmp_path: Path, damage: bytes) -> None:
    found(rules)
    (path,) = kept(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(damage)
    assert found(rules) == EXPECTED
    assert path.read_bytes() == whole


def test_a_cache_cut_short_or_altered_is_ignored(rules: Path, tmp_path: Path) -> None:
    found(rules)
    (path,) = kept(tmp_path)
    whole = path.read_bytes()
    for bad in (whole[:-20], whole.replace(b"writ", b"wrat")):
        path.write_bytes(bad)
        assert found(rules) == EXPECTED


def test_an_unwritable_cache_is_done_without(rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("TQC_CACHE_DIR", str(blocked))
    assert found(rules) == EXPECTED


def test_two_processes_at_once_leave_one_good_cache(rules: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tqc.ruleset import store;"
        "print(len(store.load(['ru', 'en'], [Path(sys.argv[1])]).rules))"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(rules)], stdout=subprocess.PIPE, text=True, env={**os.environ})
        for _ in range(4)
    ]
    said = {run.communicate()[0] for run in runs}
    assert len(said) == 1
    assert [run.returncode for run in runs] == [0, 0, 0, 0]
    assert len(kept(tmp_path)) == 1
    assert not list((tmp_path / "cache").rglob("*.tmp"))


def test_the_built_rules_hold_every_pack_and_no_path_of_this_machine(tmp_path: Path) -> None:
    path = tmp_path / "compiled.jsonl"
    store.build(path)
    body = path.read_bytes().partition(b"\n")[2]
    rules = RuleSet(Compiled.load(body)).rules
    assert {r.pack for r in rules} == {"check", *store.packs()}
    assert {r.path.split("/")[0] for r in rules} == {"rules", "src"}
    assert str(Path.cwd()).encode() not in body


def test_packs_can_be_taken_out_of_the_whole() -> None:
    home = store.rules_home()
    whole = compiler.compile_sources(compiler.sources([(n, home / n, n) for n in ("en", "ru")], [home / "lists"]))
    text = "The executive list. He is on the territory of the plant."
    document = Document(text, plain.raw_blocks(text))
    for pack in ("en", "ru"):
        alone = compiler.compile_sources(compiler.sources([(pack, home / pack, pack)], [home / "lists"]))
        some = RuleSet(whole.only({pack}))
        assert [r.id for r in some.rules] == [r.id for r in RuleSet(alone).rules]
        found = [(f.rule, f.span) for f in some.check(document)]
        assert found == [(f.rule, f.span) for f in RuleSet(alone).check(document)]
        assert found
