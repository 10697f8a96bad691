"""`tqc languagetool` and `tqc doctor`, as a user meets them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests import languagetool
from tqc.cli import build
from tqc.cli._door import FINDINGS, USER
from tqc.grammar._lt import home, lock


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "ltp"))
    return tmp_path


def run(*args: str) -> Any:
    return CliRunner().invoke(build(), args)


@pytest.mark.require("languagetool")
def test_from_install_to_uninstall() -> None:
    installed = run("languagetool", "install", "--from", str(languagetool.JARS))
    assert installed.exit_code == 0
    assert f"LanguageTool {lock.version()} is installed in {home.jars()}." in installed.stdout
    assert "Next: tqc languagetool start" in installed.stdout
    assert run("languagetool", "install", "--from", "/nowhere").exit_code == 0  # all is there, so nothing is looked for
    assert "Running:   no (tqc languagetool start)" in run("languagetool", "status").stdout
    started = run("languagetool", "start", "--idle", "5")
    try:
        assert started.exit_code == 0
        assert f"LanguageTool {lock.version()} runs at http://127.0.0.1:" in started.stdout
        assert "runs already" in run("languagetool", "start").stdout
        status = run("languagetool", "status")
        assert status.exit_code == 0
        assert "stops after 5 minutes of quiet" in status.stdout
        assert "its server    http://127.0.0.1:" in run("doctor").stdout
    finally:
        stopped = run("languagetool", "stop")
    assert stopped.stdout == "LanguageTool has stopped.\n"
    assert run("languagetool", "uninstall").stdout == "LanguageTool is removed.\n"
    assert not home.jars().exists()


def test_with_nothing_there_each_command_says_so() -> None:
    status = run("languagetool", "status")
    assert (status.exit_code, status.stdout.splitlines()) == (
        FINDINGS,
        ["Installed: no (tqc languagetool install)", "Running:   no (tqc languagetool start)"],
    )
    assert run("languagetool", "stop").stdout == "LanguageTool was not running.\n"
    assert run("languagetool", "uninstall").stdout == "LanguageTool was not installed.\n"
    started = run("languagetool", "start")
    assert started.exit_code == USER
    assert "LanguageTool is not installed\n  tqc languagetool install" in started.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--repository", "http://127.0.0.1:9", "--from", "."), "--repository and --from exclude each other"),
        (("--repository", "central"), "--repository: “central” is no URL"),
        (("--from", "nowhere"), "nowhere: there is no such folder or file"),
    ],
)
def test_a_mistake_in_the_options_of_install(options: tuple[str, ...], told: str) -> None:
    refused = run("languagetool", "install", *options)
    assert refused.exit_code == USER
    assert told in refused.stderr


def test_doctor_tells_what_is_absent_and_the_command_that_brings_it() -> None:
    lines = run("doctor").stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if "LanguageTool" in line)
    assert lines[at].startswith("absent   LanguageTool  not installed")
    assert lines[at + 1].strip() == "tqc languagetool install"


def test_doctor_fails_if_tqc_itself_lacks_something(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    real = metadata.version

    def version(name: str) -> str:
        if name == "harper-py":
            raise metadata.PackageNotFoundError(name)
        return real(name)

    assert run("doctor").exit_code == 0
    monkeypatch.setattr(metadata, "version", version)
    told = run("doctor")
    assert told.exit_code == FINDINGS
    assert "MISSING  harper-py" in told.stdout
    assert "pip install harper-py" in told.stdout
