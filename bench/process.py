"""What a user waits for: whole processes, started by turns, so that a busy moment of the machine falls on all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

EMPTY = """
import typer
app = typer.Typer()
@app.command()
def check(path: str, exit_zero: bool = False) -> None: ...
app()
"""
CHECK = "from tqc.cli import main; main()"
QUICK = ("check", "--exit-zero", "--no-grammar")


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python process with some arguments, as a user's machine runs it but for an environment of its own.

    Raises:
        RuntimeError: it failed.
    """
    written = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as on a user's machine
    done = subprocess.run([sys.executable, *arguments], capture_output=True, encoding="utf-8", check=False, env=written | environment)
    if done.returncode:
        raise RuntimeError(f"{arguments}: exit status {done.returncode}\n{done.stderr}")
    return done


def _by_turns(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each command in each round; one round more warms the caches and is not counted."""
    found: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            took = seconds(partial(run, *command))
            if turn:
                found[name].append(took)
    return found


def start_up(story: Path, rounds: int) -> dict[str, float]:
    """Median milliseconds: of each process, of `check` over an empty Typer command, of `import tqc` over a bare Python."""
    times = _by_turns(
        {
            "python": ["-c", "pass"],
            "import": ["-c", "import tqc"],
            "typer": ["-c", EMPTY, str(story)],
            "check": ["-c", CHECK, *QUICK, str(story)],
            "grammar": ["-c", CHECK, "check", "--exit-zero", str(story)],
        },
        rounds,
    )
    medians = {name: statistics.median(each) for name, each in times.items()}
    pairs = {"check over typer": ("check", "typer"), "grammar over check": ("grammar", "check"), "import over python": ("import", "python")}
    over = {name: statistics.median(a - b for a, b in zip(times[x], times[y], strict=True)) for name, (x, y) in pairs.items()}
    return {name: value * 1000 for name, value in (medians | over).items()}


def peak_megabytes(story: Path, *, grammar: bool) -> float:
    """The most memory that `tqc check` of one story holds."""
    command = ("check", "--exit-zero") if grammar else QUICK
    return int(run("-m", "bench.peak", *command, str(story)).stderr.split()[-1]) / 1e6
