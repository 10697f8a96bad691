"""What a user waits for: whole processes, started by turns, so that a busy moment of the machine falls on all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
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


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    written = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as on a user's machine
    run = subprocess.run([sys.executable, *arguments], capture_output=True, encoding="utf-8", check=False, env=written)
    if run.returncode:
        raise RuntimeError(f"{arguments}: exit status {run.returncode}\n{run.stderr}")
    return run


def _by_turns(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each command in each round; one round more warms the caches and is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            began = time.perf_counter()
            _run(*command)
            if turn:
                seconds[name].append(time.perf_counter() - began)
    return seconds


def start_up(story: Path, rounds: int) -> dict[str, float]:
    """Median milliseconds: of each process, of `check` over an empty Typer command, of `import tqc` over a bare Python."""
    seconds = _by_turns(
        {
            "python": ["-c", "pass"],
            "import": ["-c", "import tqc"],
            "typer": ["-c", EMPTY, str(story)],
            "check": ["-c", CHECK, *QUICK, str(story)],
            "grammar": ["-c", CHECK, "check", "--exit-zero", str(story)],
        },
        rounds,
    )
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    pairs = {"check over typer": ("check", "typer"), "grammar over check": ("grammar", "check"), "import over python": ("import", "python")}
    over = {name: statistics.median(a - b for a, b in zip(seconds[x], seconds[y], strict=True)) for name, (x, y) in pairs.items()}
    return {name: value * 1000 for name, value in (medians | over).items()}


def peak_megabytes(story: Path, *, grammar: bool) -> float:
    """The most memory that `tqc check` of one story holds."""
    command = ("check", "--exit-zero") if grammar else QUICK
    return int(_run("-m", "bench.peak", *command, str(story)).stderr.split()[-1]) / 1e6
