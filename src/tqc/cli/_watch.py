"""`tqc check --watch`: check again whenever a file is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from tqc.cli._door import tell
from tqc.cli._run import STDIN, Job
from tqc.errors import UserError

if TYPE_CHECKING:
    from tqc.cli._plan import Plan

PAUSE = 0.4
"""Seconds between two looks at the files."""
Stamp = tuple[int, int]


def rechecked(job: Job, planned: Callable[[], Plan], check: Callable[[Plan, Job], int]) -> NoReturn:
    """Check everything, then, until interrupted, what has been saved since; everything once more when settings or own rules were.

    Files are looked at, not listened for: that works alike on every system and on a network's disk, and needs no library.

    Args:
        job: what to check.
        planned: reads the settings anew.
        check: checks, and prints.

    Raises:
        UserError: standard input is to be watched; the settings are wrong at the start. Later mistakes are told, and watching goes on.
    """
    if STDIN in job.paths:
        raise UserError("--watch: standard input cannot be watched", hint="name a file or a folder")
    plans = [planned()]

    def look() -> dict[str, Stamp]:
        return stamps(job) | stamped(plans[-1].sources())

    seen = stamps(job)  # before the check: what is saved during it is checked again
    check(plans[-1], job)
    for changed in changes(look, seen | stamped(plans[-1].sources()), time.sleep):
        typer.echo(f"\n{time.strftime('%H:%M:%S')}  {', '.join(changed)}", err=True)
        try:
            if set(changed).isdisjoint(map(str, plans[-1].sources())):
                check(plans[-1], job._replace(paths=tuple(changed)))
            else:
                anew = planned()
                check(anew, job)
                plans[:] = [anew]
        except UserError as error:
            tell([error])
    raise AssertionError  # changes never end


def changes(look: Callable[[], dict[str, Stamp]], seen: dict[str, Stamp], sleep: Callable[[float], None]) -> Iterator[list[str]]:
    """The files that were saved or are new since the last look, sorted, each time there are any.

    Args:
        look: tells what is there.
        seen: what was there at the first look.
        sleep: waits some seconds.
    """
    while True:
        sleep(PAUSE)
        now = look()
        changed = sorted(path for path, stamp in now.items() if seen.get(path) != stamp)
        seen = now
        if changed:
            yield changed


def stamps(job: Job) -> dict[str, Stamp]:
    """When each file of a job was last saved, and its size."""
    from tqc import readers
    from tqc.readers._walk import Walk

    return stamped(Walk(job.paths, readers.suffixes(), job.glob))


def stamped(paths: Iterable[str | Path]) -> dict[str, Stamp]:
    """When each of some files was last saved, and its size; a file that is just being replaced is left out."""
    found: dict[str, Stamp] = {}
    for path in paths:
        try:
            status = Path(path).stat()
        except OSError:
            continue
        found[str(path)] = status.st_mtime_ns, status.st_size
    return found
