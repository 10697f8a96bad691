"""What the examples of the checks on capitals cannot say: several blocks, headlines, odd input, the list itself."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.checks.helpers import found, fuzz
from tqc.checks._capitals_data import entries, spellings
from tqc.checks.capitals import CHECKS
from tqc.lexicon import known

WORDS = "trump Trump us the moscow Moscow march 3 2019 Ministry of energy state Duma The And RUSSIA 32-Year-old lake Baikal zhukovino Zhukovino youtube"


def words(check: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[start:end], fixes) for start, end, fixes in found(CHECKS[check], text)]


def test_a_name_of_another_paragraph_tells_one_in_lower_case() -> None:
    text = "The mill of Bulyzhkin burnt.\n\nFiremen came late.\n\nThe son of bulyzhkin saw them."
    start = text.rindex("bulyzhkin")
    assert found(CHECKS["unknown-name-in-lower-case"], text) == [(start, start + 9, ("Bulyzhkin",))]


def test_a_headline_in_title_case_makes_no_name_of_a_word() -> None:
    text = "Mayor Eats Khachapuritos With Voters in Town\n\nThe mayor ate khachapuritos."
    assert words("unknown-name-in-lower-case", text) == []


def test_a_text_in_another_language_has_no_unknown_names() -> None:
    foreign = " ".join(f"wort{a}{b} mit" for a in "abcdefgh" for b in "abcdefghijkl")
    assert words("unknown-name-in-lower-case", f"Anna {foreign} in worthh.") == []
    assert words("unknown-name-in-lower-case", "Anna worthh sang.") == [("worthh", ("Worthh",))]


def test_a_block_without_capitals_is_left_alone_and_its_neighbour_is_not() -> None:
    text = "* we love moscow\n* and moscow loves us\n\nThe mayor of moscow sang."
    assert [start for start, _, _ in found(CHECKS["name-in-lower-case"], text)] == [text.rindex("moscow")]


def test_offsets_count_in_the_text_as_it_stands() -> None:
    text = "The  aide\u200b of\u00a0\u00a0putin flew."
    start = text.index("putin")
    assert found(CHECKS["name-in-lower-case"], text) == [(start, start + 5, ("Putin",))]


@pytest.mark.parametrize(
    "text", ["See https://a.example/moscow-news.", "Write to putin@mail.example.", "#putin and @putin", "lib/putin.py"]
)
def test_addresses_handles_and_code_are_left_alone(text: str) -> None:
    assert words("name-in-lower-case", text) == []


def test_headlines_in_title_case_and_in_capitals_are_left_alone() -> None:
    for text in ("Mayor Speaks Of Two Bridges And The Three Rivers", "MAYOR TELLS RUSSIA OF BRIDGES", "One Of the Best Shows Of the Year"):
        assert [words(check, text) for check in ("function-word-capitalised", "shouted-word", "common-noun-capitalised")] == [[], [], []]


def test_us_is_spelt_as_the_text_spells_it() -> None:
    assert words("us-in-lower-case", "A U.S. aide left the us.") == [("us", ("U.S.",))]
    assert words("us-in-lower-case", "A US aide left the us.") == [("us", ("US",))]


def test_no_listed_word_is_a_common_word() -> None:
    common = {word for word in spellings("name", "first", "acronym", "day", "people") if known(word)}
    assert common <= {"astrakhan", "kemerovo", "shanghai", "roman", "german", "germans", "caucasian"}


def test_every_listed_common_noun_is_a_word() -> None:
    assert [word for word in entries("common") if not known(word)] == []


@given(fuzz(WORDS))
def test_faults_lie_in_the_text(text: str) -> None:
    for find in CHECKS.values():
        for start, end, fixes in found(find, text):
            assert 0 <= start < end <= len(text)
            assert text[start:end] not in fixes


def test_a_name_that_lists_of_words_have_is_known_by_its_first_name() -> None:
    text = "The clerk Andrei Simms spoke.\n\nThe hat of simms fell, and the podcast of the Podcast Union ran."
    assert [text[s:e] for s, e, _ in found(CHECKS["unknown-name-in-lower-case"], text)] == ["simms"]


def test_a_body_is_told_by_its_small_word_within_a_sentence_only() -> None:
    text = "National Council elections\n\nHe left the security Council and the state Department of Roads, for a national Bank holiday."
    assert [text[s:e] for s, e, _ in found(CHECKS["small-kind-of-body"], text)] == ["security Council"]
