"""Several processes share the files, and the one that waits for them takes what none has begun."""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from tqc.cli import _pool
from tqc.cli._plan import Options, Plan
from tqc.cli._run import Outcome
from tqc.errors import UserError

HELPINGS = [["a", "b"], ["c"], ["d", "e"], ["f"]]


def outcome(name: str) -> Outcome:
    return [], [UserError(name)]


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that this process checked itself."""
    checked: list[str] = []

    def check_file(plan: Plan, name: str) -> Outcome:
        checked.append(name)
        return outcome(name)

    monkeypatch.setattr(_pool, "check_file", check_file)
    return checked


def futures(begun: set[int], done: set[int]) -> list[Future[list[Outcome]]]:
    found: list[Future[list[Outcome]]] = [Future() for _ in HELPINGS]
    for number in begun | done:
        found[number].set_running_or_notify_cancel()
    for number in done:
        found[number].set_result([outcome(name) for name in HELPINGS[number]])
    return found


@pytest.mark.parametrize(
    ("done", "expected"),
    [(set(), "abcdef"), ({0, 1, 2, 3}, ""), ({0}, "cdef"), ({1, 3}, "abde")],
)
def test_what_nobody_has_begun_is_done_here_and_told_in_order(mine: list[str], done: set[int], expected: str) -> None:
    told = [str(errors[0]) for _, errors in _pool._together(Plan(Options()), HELPINGS, futures(set(), done))]
    assert (told, "".join(mine)) == (list("abcdef"), expected)


def test_while_another_works_on_the_first_files_the_rest_is_done_here(mine: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    each = futures({0}, set())

    def check_file(plan: Plan, name: str) -> Outcome:
        if name == "d":  # by now the other has finished
            each[0].set_result([outcome("a"), outcome("b")])
        mine.append(name)
        return outcome(name)

    monkeypatch.setattr(_pool, "check_file", check_file)
    told = [str(errors[0]) for _, errors in _pool._together(Plan(Options()), HELPINGS, each)]
    assert (told, "".join(mine)) == (list("abcdef"), "cdef")
