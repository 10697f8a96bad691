"""From paths to reports, telling what could not be checked and how far it has got."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from tqc.errors import UserError, UserErrors

if TYPE_CHECKING:
    from tqc.cli._plan import Plan
    from tqc.model import Report

MANY = 20
"""From so many files on, a progress bar is shown."""
STDIN = "-"
PARALLEL = 400
"""From so many files on, several processes are worth their start."""
FILES_A_WORKER = 200


class Job(NamedTuple):
    """Where to look for texts, and how to go about it."""

    paths: tuple[str, ...]
    glob: tuple[str, ...] = ()
    stdin_filename: str = ""
    quiet: bool = False
    workers: int = 0
    """Processes; 0: as many as pay."""


def run(plan: Plan, job: Job) -> tuple[list[Report], list[UserError]]:
    """Check every text that the paths lead to.

    Returns:
        The reports, ordered by path, and what could not be checked; one file's error stops no other.

    Raises:
        UserError: the configuration or a rule file is wrong.
        EngineError: an engine that was asked for is not there.
    """
    errors: list[UserError] = []
    files = sorted(found_files(job, errors))
    reports: list[Report] = []
    with progress(len(files), job.quiet) as advance:
        for found, mistakes in _outcomes(plan, files, job):
            reports += found
            errors += mistakes
            advance()
    return reports, sorted(errors, key=lambda e: (e.path, e.line, e.column))


Outcome = tuple["list[Report]", list[UserError]]


def check_file(plan: Plan, name: str, stdin_filename: str = "") -> Outcome:
    """The reports on the texts of one file, and what is wrong with it.

    Raises:
        UserError: its settings are wrong.
    """
    from tqc import readers
    from tqc.formats import STDIN as UNNAMED

    checker = plan.checker(name if name != STDIN else stdin_filename or UNNAMED)
    reports: list[Report] = []
    try:
        unnamed = name == STDIN
        documents = readers.read_bytes(sys.stdin.buffer.read(), stdin_filename or UNNAMED) if unnamed else readers.read(Path(name))
        reports.extend(map(checker.check_document, documents))
    except UserErrors as several:
        return reports, several.errors
    except UserError as error:
        return reports, [error]
    return reports, []


def _outcomes(plan: Plan, files: Sequence[str], job: Job) -> Iterator[Outcome]:
    """What each file comes to, in order; by several processes if that pays."""
    workers = job.workers or (min(cpus(), len(files) // FILES_A_WORKER) if len(files) >= PARALLEL else 1)
    if workers < 2 or STDIN in files or not files:
        for name in files:
            yield check_file(plan, name, job.stdin_filename)
        return
    from tqc.cli._pool import outcomes

    plan.checker(files[0])  # what is wrong with the settings is told once; rules that must be compiled are compiled once
    yield from outcomes(plan, files, workers)


def cpus() -> int:
    """The processors that this process may use."""
    count: Callable[[], int | None] = getattr(os, "process_cpu_count", os.cpu_count)
    return count() or 1


def found_files(job: Job, errors: list[UserError]) -> list[str]:
    """The files to read; tells on standard error how many files of folders were passed over."""
    from tqc import readers
    from tqc.formats import plural
    from tqc.readers._walk import Walk

    suffixes = readers.suffixes()
    walk = Walk([p for p in job.paths if p != STDIN], suffixes, job.glob)
    files = [STDIN] * (STDIN in job.paths) + [str(p) for p in walk]
    errors += walk.errors
    if walk.passed_over and not job.quiet:
        counts = ", ".join(f"{n:,} {why}" for why, n in sorted(walk.passed_over.items(), key=lambda item: (-item[1], item[0])))
        typer.echo(f"tqc: passed over {plural(walk.passed_over.total(), 'file')} ({counts}); it reads {' '.join(suffixes)}", err=True)
    return files


@contextmanager
def progress(total: int, quiet: bool) -> Iterator[Callable[[], None]]:
    """A bar on standard error while there are many files to go and somebody is watching."""
    if quiet or total < MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("Checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
