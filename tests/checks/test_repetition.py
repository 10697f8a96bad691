import pytest
from hypothesis import given

from tests.checks.helpers import found, fuzz
from tqc.checks import repetition


def flagged(text: str) -> list[str]:
    return [text[s:e] for find in repetition.CHECKS.values() for s, e, _ in found(find, text)]


def test_a_word_is_not_repeated_across_signs_or_blocks() -> None:
    assert flagged("He saw the museum, museum of the year.\n\nThe old museum\n\nof the museum") == []
    assert flagged("He saw the museum of the museum.\n\nThen the museum of the museum.") == ["museum of the museum"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "It rose year after year and from strength to strength.",
        "There is a forecast that forecasters doubt.",
        "The police policy and the former forms differ.",
        "It was a re-election of the election-winner.",
        "A challenge is a challenge.",
        "the printing of books and the printer",
    ],
)
def test_what_good_english_repeats(text: str) -> None:
    assert flagged(text) == []


def test_long_runs_of_letters_take_no_time() -> None:
    assert flagged(" " + "abcdeabcde" * 20_000 + " x") == []


@given(fuzz("award awarded awards the of museum prevention prevent measures"))
def test_any_text_is_read(text: str) -> None:
    for find in repetition.CHECKS.values():
        assert all(0 <= s < e <= len(text) for s, e, _ in found(find, text))
