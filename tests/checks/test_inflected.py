"""What the examples of names in Russian cases cannot say: whose name it is, over a whole text."""

from __future__ import annotations

import pytest

from tests.checks.helpers import found
from tqc.checks import names


def flagged(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s:e], fixes) for s, e, fixes in found(names.CHECKS["case-ending"], text)]


def test_a_name_in_the_nominative_elsewhere_tells_that_it_is_hers() -> None:
    text = "Friends of Gusevoy wrote to the mayor.\n\nGuseva wept."
    assert flagged(text) == [("Gusevoy", ("Guseva",))]


@pytest.mark.parametrize(
    "text",
    [
        "Friends of Gusevoy wrote to the mayor.",
        "Ivan Gusevoy met Guseva.",
        "He reads www.gudovskogo.example and mails pisarev@gudovskogo.example.",
    ],
)
def test_a_name_that_may_be_a_mans_or_no_name_at_all(text: str) -> None:
    assert flagged(text) == []


def test_the_usual_spelling_is_right_though_it_is_rarer() -> None:
    text = "Turbyn ran and Turbyn fell. Later Sergei Turbin rose."
    assert [text[s:e] for s, e, _ in found(names.two_spellings, text)] == ["Turbyn", "Turbyn"]
