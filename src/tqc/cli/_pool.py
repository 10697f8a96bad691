"""Files checked by several processes, this one among them; what they find comes back in the files' order."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from tqc.cli._plan import Options, Plan
from tqc.cli._run import Outcome, check_file

CHUNKS = 16
"""Each process gets its files in so many helpings, so that none waits long for another."""
MOST = 32
_plans: list[Plan] = []


def outcomes(plan: Plan, files: Sequence[str], workers: int) -> Iterator[Outcome]:
    """What each file comes to, in order.

    Args:
        plan: this process's own, with the rules already compiled.
        files: which.
        workers: processes, two or more.

    Raises:
        UserError, EngineError: as `check_file`.
    """
    size = max(1, min(MOST, len(files) // (workers * CHUNKS)))
    helpings = [files[i : i + size] for i in range(0, len(files), size)]
    # Processes are spawned, not forked: alike on every system, and safe beside the threads of a progress bar or an engine.
    pool = ProcessPoolExecutor(workers - 1, mp_context=get_context("spawn"), initializer=_begin, initargs=(plan.options,))
    try:
        futures = [pool.submit(_check, helping) for helping in helpings]
        yield from _together(plan, helpings, futures)
    finally:
        pool.shutdown(cancel_futures=True)


def _together(plan: Plan, helpings: Sequence[Sequence[str]], futures: Sequence[Future[list[Outcome]]]) -> Iterator[Outcome]:
    """The outcomes in order; while the others have not got so far, this process does what none of them has begun."""
    done: dict[int, list[Outcome]] = {}
    left = iter(range(len(helpings)))
    for number, future in enumerate(futures):
        while number not in done and not future.done():
            mine = next((n for n in left if futures[n].cancel()), None)
            if mine is None:
                break
            done[mine] = [check_file(plan, name) for name in helpings[mine]]
        yield from done.pop(number) if number in done else future.result()


def _begin(options: Options) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told of Ctrl-C, and ends them
    _plans[:] = [Plan(options)]


def _check(names: Sequence[str]) -> list[Outcome]:
    return [check_file(_plans[0], name) for name in names]
