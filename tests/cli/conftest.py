"""A command line with small packs of its own, so that no test here hangs on the shipped rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tqc.cli import build

DESK = """\
title: Our desk
defaults: {category: accuracy/mistranslation, severity: major, confidence: high}
rules:
  hunger-protest:
    find: (hunger|hungry) protest -> hunger strike <- голодовка
    why: Prisoners refuse food; nobody protests against hunger.
    examples: Hunger protests spread as bread ran out.
  live-ether:
    severity: minor
    category: style/awkward
    find: live ether -> live television <- прямой эфир
    formerly: straight-air
    examples: The ether was live with talk.
  many-guys:
    severity: neutral
    confidence: low
    find: many guys
    advice: Say who they are.
    examples: Guys, many of them, sang.
"""
BUILT_IN = """\
title: Air
defaults: {category: style/awkward, severity: minor, confidence: high}
rules:
  thin-air:
    find: thin ether -> thin air <- эфир
    examples: The ether is thin.
  by-source:
    find: in conclusion -> in custody <- заключение
    needs_source: true
    examples: |
      He was [in conclusion -> in custody]. <- Он был в заключении.
      In conclusion, he left. <- В завершение он ушёл.
"""
HUNGER = "Inmates said they began a hunger protest in the colony.\n"
ETHER = "They said so on live ether.\n"
CLEAN = "The inmates refuse food, their lawyer said on Monday.\n"

Tqc = Callable[..., Any]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules; the working directory, cache and screen are the test's own."""
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("TQC_DEBUG", raising=False)
    for pack in ("en", "ru", "house/ap"):
        topic = tmp_path / "rules" / pack / "air.yaml"
        topic.parent.mkdir(parents=True)
        topic.write_text(BUILT_IN, encoding="utf-8")
    monkeypatch.setattr("tqc.ruleset.store.rules_home", lambda: tmp_path / "rules")
    monkeypatch.setattr("tqc.ruleset.store.CHECK_PART", ("check", tmp_path / "no-checks", "no-checks"))
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "words.yaml").write_text(DESK, encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    for name, text in (("hunger.txt", HUNGER), ("ether.txt", ETHER), ("clean.txt", CLEAN)):
        (work / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def tqc(desk: Path) -> Tqc:
    """Runs `tqc …` with the desk's rules beside the small built-in packs."""

    def run(*args: str, input: str | bytes | None = None) -> Any:
        takes_rules = args[0] in ("check", "explain", "fix") or args[1:2] in (("list",), ("write",), ("prune",))
        return CliRunner().invoke(build(), [*args, *(("--rules", str(desk)) if takes_rules else ())], input=input)

    return run
