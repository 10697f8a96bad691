"""`tqc check --watch`: check again whenever a file is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import typer

from tqc.cli._run import STDIN, Job
from tqc.errors import UserError

PAUSE = 0.4
"""Seconds between two looks at the files."""
Stamp = tuple[int, int]


def rechecked(job: Job, check: Callable[[Job], int]) -> NoReturn:
    """Check everything, then, until interrupted, what has been saved since.

    Files are looked at, not listened for: that works alike on every system and on a network's disk, and needs no library.

    Raises:
        UserError: standard input is to be watched.
    """
    if STDIN in job.paths:
        raise UserError("--watch: standard input cannot be watched", hint="name a file or a folder")
    seen = stamps(job)
    check(job)
    for changed in changes(job, seen, time.sleep):
        typer.echo(f"\n{time.strftime('%H:%M:%S')}  {', '.join(changed)}", err=True)
        check(job._replace(paths=tuple(changed)))
    raise AssertionError  # changes never end


def changes(job: Job, seen: dict[str, Stamp], sleep: Callable[[float], None]) -> Iterator[list[str]]:
    """The files that were saved or are new since the last look, sorted, each time there are any.

    Args:
        job: whose paths to look at.
        seen: what was there at the first look; kept up to date.
        sleep: waits some seconds.
    """
    while True:
        sleep(PAUSE)
        now = stamps(job)
        changed = sorted(path for path, stamp in now.items() if seen.get(path) != stamp)
        seen.clear()
        seen.update(now)
        if changed:
            yield changed


def stamps(job: Job) -> dict[str, Stamp]:
    """When each file was last saved, and its size; a file that is just being replaced is left out."""
    from tqc import readers
    from tqc.readers._walk import Walk

    found: dict[str, Stamp] = {}
    for path in Walk(job.paths, readers.suffixes(), job.glob):
        try:
            status = Path(path).stat()
        except OSError:
            continue
        found[str(path)] = status.st_mtime_ns, status.st_size
    return found
