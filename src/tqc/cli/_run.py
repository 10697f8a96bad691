"""From paths to reports, telling what could not be checked and how far it has got."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tqc.errors import UserError, UserErrors

if TYPE_CHECKING:
    from tqc.config import Config
    from tqc.model import Report
    from tqc.text.document import Document

MANY = 20
"""From so many files on, a progress bar is shown."""
STDIN = "-"


def run(
    config: Config, paths: Sequence[str], *, glob: Sequence[str], stdin_filename: str, quiet: bool
) -> tuple[list[Report], list[UserError]]:
    """Check every text that the paths lead to.

    Returns:
        The reports in the order of the paths, and what could not be checked; one file's error stops no other.

    Raises:
        UserError: the configuration or a rule file is wrong.
        EngineError: an engine that was asked for is not there.
    """
    from tqc.engine import Checker

    checker = Checker(config)
    errors: list[UserError] = []
    files = _files(paths, glob, errors, quiet)
    with progress(len(files), quiet) as advance:
        reports = list(checker.check_many(_documents(files, stdin_filename, errors, advance)))
    return reports, errors


def _files(paths: Sequence[str], glob: Sequence[str], errors: list[UserError], quiet: bool) -> list[str]:
    """The files to read, standard input first; tells on standard error how many files of folders were passed over."""
    from tqc import readers
    from tqc.formats import plural
    from tqc.readers._walk import Walk

    suffixes = readers.suffixes()
    walk = Walk([p for p in paths if p != STDIN], suffixes, glob)
    files = [STDIN] * (STDIN in paths) + [str(p) for p in walk]
    errors += walk.errors
    if walk.passed_over and not quiet:
        counts = ", ".join(f"{n:,} {why}" for why, n in sorted(walk.passed_over.items(), key=lambda item: (-item[1], item[0])))
        typer.echo(f"tqc: passed over {plural(walk.passed_over.total(), 'file')} ({counts}); it reads {' '.join(suffixes)}", err=True)
    return files


def _documents(files: Sequence[str], stdin_filename: str, errors: list[UserError], advance: Callable[[], None]) -> Iterator[Document]:
    from tqc import readers
    from tqc.formats import STDIN as UNNAMED

    for name in files:
        try:
            if name == STDIN:
                yield from readers.read_bytes(sys.stdin.buffer.read(), stdin_filename or UNNAMED)
            else:
                yield from readers.read(Path(name))
        except UserErrors as several:
            errors += several.errors
        except UserError as error:
            errors.append(error)
        advance()


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
