"""a or an."""

import pytest

from tqc.lexicon import article

AN = """
hour hourly honest honour honorary heir heiress apple umbrella uncle unusual unintended unimportant unanswered uninhabited
unidentified MP MPs FBI NGO EU SUV HIV-positive FSB RT SMS LGBT X-ray x-ray F-16 S-400 e-mail iPhone OPEC AIDS Omsk Uzbek 8 80 800
8,000 8th 11 11th 18 18-year-old 11,000 18.5 $8 €11 1812 $80m élite “emergency
"""
A = """
university European one-off once US UK UN UAE UNESCO UNICEF NATO NASA TASS FIFA T-72 u-turn house hotel historic user useful union
unit unanimous uniform Ukrainian Ural year 1 9 10 12 118 1,100 110 180 1,800 7 $5 court Su-57 Kamaz COVID ewe ubiquitous utility
2008 CCTV PhD
"""


@pytest.mark.parametrize("word", AN.split())
def test_an(word: str) -> None:
    assert article(word) == "an"


@pytest.mark.parametrize("word", A.split())
def test_a(word: str) -> None:
    assert article(word) == "a"


def test_nothing_to_go_by_is_a() -> None:
    assert article("") == "a"
    assert article("—") == "a"


def test_of_a_phrase_the_first_word_counts() -> None:
    assert article("MP from Perm") == "an"
    assert article("UN observer") == "a"
