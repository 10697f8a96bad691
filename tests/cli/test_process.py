"""What only a process of its own shows: pipes, exit status, what is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import HUNGER
from tqc import __version__

SRC = Path(__file__).parents[2] / "src"


def command(*args: str, **environment: str) -> dict[str, object]:
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONIOENCODING", "PYTHONUTF8", "FORCE_COLOR")}
    return {"args": [sys.executable, "-m", "tqc", *args], "env": kept | {"PYTHONPATH": str(SRC), **environment}}


def run(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(**command(*args, **environment), capture_output=True, check=False)  # type: ignore[call-overload,no-any-return]


def check(desk: Path, *args: str) -> tuple[str, ...]:
    return ("check", "--rules", str(desk), "--no-pack", "en", "--no-pack", "ru", *args)


def test_version() -> None:
    assert run("--version").stdout.decode().strip() == f"tqc {__version__}"


@pytest.mark.parametrize("args", [("--help",), ("check", "--help"), ("rules", "list", "--help"), ("explain", "-h")])
def test_help_is_plain_and_has_an_example(args: tuple[str, ...]) -> None:
    done = run(*args, COLUMNS="80")
    text = done.stdout.decode()
    assert done.returncode == 0
    assert "tqc " in text.partition("\n")[2]
    assert max(map(len, text.splitlines())) <= 80


def test_findings_errors_and_clean_copy_have_their_status(desk: Path) -> None:
    assert [run(*check(desk, name)).returncode for name in ("clean.txt", "hunger.txt", "gone.txt")] == [0, 1, 2]


def test_output_into_a_pipe_is_utf8_whatever_the_locale(desk: Path) -> None:
    done = run(*check(desk, "hunger.txt"), LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert "голодовка" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("form", ["terminal", "json"])
def test_a_reader_that_leaves_early_is_no_error(desk: Path, form: str) -> None:
    Path("long.txt").write_text((HUNGER + "\n") * 700, encoding="utf-8")
    with subprocess.Popen(**command(*check(desk, "-f", form, "long.txt")), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # type: ignore[call-overload]
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_the_command_line_is_built_with_typer_alone(desk: Path) -> None:
    code = "import sys; from tqc.cli import build; build(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(SRC)}, capture_output=True, text=True, check=True
    )
    assert {"rich", "yaml", "ahocorasick_rs", "tqc.engine", "tqc.readers"}.isdisjoint(loaded.stdout.split())


def test_rich_is_loaded_for_the_terminal_only(desk: Path) -> None:
    code = "import sys\ntry:\n    sys.argv[0] = 'tqc'; from tqc.cli import main; main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    for form, wanted in (("terminal", True), ("line", False), ("json", False)):
        args = [sys.executable, "-c", code, *check(desk, "-f", form, "hunger.txt")]
        done = subprocess.run(args, env=os.environ | {"PYTHONPATH": str(SRC)}, capture_output=True, encoding="utf-8", check=False)
        assert ("rich" in done.stderr.split()) is wanted


def test_completion_knows_the_formats(desk: Path) -> None:
    done = run(_TQC_COMPLETE="complete_bash", COMP_WORDS="tqc check --format ", COMP_CWORD="3")
    assert {"json", "line", "terminal"} <= set(done.stdout.decode().split())


def test_the_number_of_processes_changes_no_byte(desk: Path) -> None:
    for n in range(9):
        Path(f"s{n}.txt").write_text((HUNGER + "\n") * n + "The end.\n", encoding="utf-8")
    Path("bad.txt").write_bytes(b"\xff")
    Path("sub").mkdir()
    Path("sub", "tqc.toml").write_text('ignore = ["hunger-protest"]\n', encoding="utf-8")
    Path("sub", "s.txt").write_text(HUNGER, encoding="utf-8")
    one, two = (run(*check(desk, "--workers", n, "-f", "json", ".", "gone.txt")) for n in ("1", "2"))
    assert one.returncode == two.returncode == 2
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr)
    assert one.stdout.count(b'"rule": "desk/words/hunger-protest"') == 1 + sum(range(9))


def test_a_mistake_in_the_settings_is_told_once_whatever_the_number_of_processes(desk: Path) -> None:
    Path("z").mkdir()
    Path("z", "tqc.toml").write_text('pakcs = ["en"]\n', encoding="utf-8")
    Path("z", "s.txt").write_text(HUNGER, encoding="utf-8")
    one, two = (run(*check(desk, "--workers", n, ".")) for n in ("1", "2"))
    assert (one.returncode, one.stdout, one.stderr.count(b"pakcs")) == (2, b"", 1)
    assert (two.returncode, two.stdout, two.stderr) == (2, b"", one.stderr)


def test_no_settings_file_costs_no_reader_of_one(desk: Path) -> None:
    code = "import sys\ntry:\n    sys.argv[0] = 'tqc'; from tqc.cli import main; main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    args = [sys.executable, "-c", code, *check(desk, "-f", "line", "hunger.txt")]
    done = subprocess.run(args, env=os.environ | {"PYTHONPATH": str(SRC)}, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    own = ("baseline", "glossary", "fix", "cli._watch", "cli._pool", "cli._changes", "settings._schema", "settings._toml")
    unwanted = {"multiprocessing", *(f"tqc.{name}" for name in own)}
    assert unwanted.isdisjoint(done.stderr.split())
