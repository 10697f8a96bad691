"""A command line with a small pack of its own, so that no test here hangs on the shipped rules."""

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
    """Runs `tqc …`; `tqc("check", …)` with the desk's rules and no others."""

    def run(*args: str, input: str | bytes | None = None) -> Any:
        own = ("--rules", str(desk))
        rules = (*own, "--no-pack", "en", "--no-pack", "ru") if args[0] == "check" else own if args[0] == "explain" or args[1] == "list" else ()
        return CliRunner().invoke(build(), [*args, *rules], input=input)

    return run
