"""Files checked by several processes; what they find comes back in the files' order."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tqc.cli._plan import Options, Plan
from tqc.cli._run import Outcome, check_file

CHUNKS = 8
"""Each process gets its files in so many helpings, so that none waits long for another."""
MOST = 32
_plans: list[Plan] = []


def outcomes(options: Options, files: Sequence[str], workers: int) -> Iterator[Outcome]:
    """What each file comes to, in order.

    Raises:
        UserError, EngineError: as `check_file`.
    """
    chunk = max(1, min(MOST, len(files) // (workers * CHUNKS)))
    # Processes are spawned, not forked: alike on every system, and safe beside the threads of a progress bar or an engine.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(options,))
    try:
        yield from pool.map(_check, files, chunksize=chunk)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(options: Options) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told of Ctrl-C, and ends them
    _plans[:] = [Plan(options)]


def _check(name: str) -> Outcome:
    return check_file(_plans[0], name)
