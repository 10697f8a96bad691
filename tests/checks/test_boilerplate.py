"""What the examples of the checks on boilerplate cannot say: where it stands, blocks, how much goes, odd input."""

from __future__ import annotations

import pytest
from hypothesis import given

import tqc
from tests.checks.helpers import found, fuzz
from tqc.checks.boilerplate import CHECKS, LONGEST

WORDS = "Read also: Subscribe to our channel Ctrl + Enter (18+) 18+ (banned in Russia) /TASS/ 3 May. RIA Novosti. Photo: Share with friends materials link ."


def words(check: str, text: str) -> list[str]:
    return [text[start:end] for start, end, _ in found(CHECKS[check], text)]


def test_the_sentence_goes_and_its_neighbours_stay() -> None:
    text = "The bridge is shut. Read also: Who will mend it? The mayor is away."
    assert found(CHECKS["read-also"], text) == [(20, 48, ("",))]


def test_of_a_long_sentence_only_the_words_that_tell_are_flagged() -> None:
    text = "The bridge is shut. Read also: " + "the mayor went over the old bridge and " * 8 + "fell."
    assert len(text) > LONGEST
    assert found(CHECKS["read-also"], text) == [(20, 30, ())]


def test_a_sentence_with_two_tellings_is_one_fault() -> None:
    text = "Noticed a typo? Select it and press Ctrl + Enter."
    assert words("report-a-mistake", text) == ["Noticed a typo?", "Select it and press Ctrl + Enter."]


@pytest.mark.parametrize(
    "text", ["He said: Read also the small print.", "“I read more about it,” she said.", "They watch more in the evening."]
)
def test_the_same_words_inside_a_sentence_are_prose(text: str) -> None:
    assert words("read-also", text) == []


@pytest.mark.parametrize(
    "text", ["On 3 May, TASS reported a fire.", "On 3 May, RIA Novosti said so.", "It was on 3 May. TASS reported it."]
)
def test_an_agency_that_is_cited_is_prose(text: str) -> None:
    assert words("agency-line", text) == []


def test_a_block_of_its_own_is_left_to_the_reader() -> None:
    checker = tqc.Checker(tqc.Config(packs=(), select=("check/boilerplate",), min_confidence="low", grammar=False))
    body = "The bridge over the river has been shut since the mayor fell into the water."
    assert checker.check(f"{body}\n\nRead also: Who will mend the bridge\n").findings == ()
    assert [f.rule for f in checker.check(f"{body} Read also: Who will mend the bridge\n").findings] == ["check/boilerplate/read-also"]


@given(fuzz(WORDS))
def test_faults_lie_in_the_text(text: str) -> None:
    for find in CHECKS.values():
        last = 0
        for start, end, _ in found(find, text):
            assert last <= start < end <= len(text)
            last = end
