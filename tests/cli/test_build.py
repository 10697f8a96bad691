"""The command line holds every command; for one that the user names, no other is built."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from typer.testing import CliRunner

import tqc.cli
from tqc import discovery
from tqc.cli import build


def names(first: str = "") -> set[str]:
    app = build(first)
    groups = {str(g.name) for g in app.registered_groups}
    return groups | {str(c.name) for c in app.registered_commands}


@pytest.mark.parametrize("first", ["", "--help", "chek", "check.md"])
def test_what_names_no_command_finds_all_of_them(first: str) -> None:
    assert names(first) == set(discovery.names(tqc.cli))


@pytest.mark.parametrize("name", discovery.names(tqc.cli))
def test_a_command_alone_says_of_itself_what_it_says_among_all(name: str) -> None:
    assert names(name) == {name}
    alone, among = (CliRunner().invoke(app, [name, "--help"], prog_name="tqc") for app in (build(name), build()))
    assert alone.exit_code == 0
    assert alone.output == among.output


def test_the_first_argument_is_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str] = []

    def noted(first: str = "") -> Callable[..., None]:
        built.append(first)
        return lambda prog_name: None

    monkeypatch.setattr(tqc.cli, "build", noted)
    for argv in (["tqc", "check", "draft.md"], ["tqc"]):
        monkeypatch.setattr(sys, "argv", argv)
        tqc.cli.main()
    assert built == ["check", ""]
