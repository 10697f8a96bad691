"""Tokens: words, figures, signs; the keys that patterns compare."""

from __future__ import annotations

import pytest

from tqc.text.tokens import case, keys, tokenize


def said(text: str) -> list[str]:
    return tokenize(text).key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna's dog isn't here", ["Anna", "'s", "dog", "is", "n't", "here"]),
        ("They can’t and won’t", ["They", "can", "n't", "and", "will", "n't"]),
        ("we’ve I'm you'll he'd they're", ["we", "'ve", "I", "'m", "you", "'ll", "he", "'d", "they", "'re"]),
        ("a TV-channel", ["a", "TV-", "-channel"]),
        ("a 5-year-old boy", ["a", "5-", "-year-", "-old", "boy"]),
        ("the U.S. and the U.K.", ["the", "US", "and", "the", "UK"]),
        ("Mr. Smith, St. Petersburg", ["Mr", "Smith", ",", "St", "Petersburg"]),
        ("A. B. Petrov", ["A", "B", "Petrov"]),
        ("won 2:1, 1/8 final, 3,500 fans, $5, 15th", ["won", "2:1", ",", "1/8", "final", ",", "3,500", "fans", ",", "$5", ",", "15th"]),
        ("AT&T and Q&A", ["AT&T", "and", "Q&A"]),
        ("he left - alone — at last -- so", ["he", "left", "–", "alone", "–", "at", "last", "–", "so"]),
        ("well... so… on", ["well", "…", "so", "…", "on"]),
        ('He said "no" and “yes” and «maybe»', ["He", "said", "“", "no", "”", "and", "“", "yes", "”", "and", "“", "maybe", "”"]),
        ("workers' rights", ["workers", "'", "rights"]),
        ("10% of it", ["10", "%", "of", "it"]),
    ],
)
def test_keys(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_offsets_are_those_of_the_words() -> None:
    text = "The “TV-channel” can’t pay $5."
    t = tokenize(text, 100)
    assert [text[a - 100 : z - 100] for a, z in zip(t.start, t.end, strict=True)] == [
        "The",
        "“",
        "TV",
        "channel",
        "”",
        "ca",
        "n’t",
        "pay",
        "$5",
        ".",
    ]


@pytest.mark.parametrize(
    ("text", "word", "low"),
    [
        ("Dates are set", 0, "dates"),
        ("He saw Dates there", 2, ""),
        ('He said: "Dates are set"', 4, "dates"),
        ("The plan: Dates are set", 3, "dates"),
        ("“Dates are set", 1, "dates"),
        ("US troops", 0, ""),
        ("TV-channels fell", 0, ""),
    ],
)
def test_a_capital_that_position_explains_has_a_lower_key(text: str, word: int, low: str) -> None:
    assert tokenize(text).low[word] == low


def test_in_title_case_every_capital_is_explained_but_acronyms() -> None:
    line = "Court Fines US Firm Over Search Results"
    title, shouted = case(line)
    assert (title, shouted) == (True, False)
    assert tokenize(line, title=title).low == ["court", "fines", "", "firm", "over", "search", "results"]


def test_in_all_caps_every_word_has_a_lower_key() -> None:
    assert case("COURT FINES US FIRM") == (False, True)
    assert tokenize("COURT FINES", shouted=True).low == ["court", "fines"]


@pytest.mark.parametrize("prose", ["Anna Petrova Met Ivan Kuznetsov Today.", "Anna went home and slept well", "Yes", "Moscow, Kazan"])
def test_prose_is_no_title(prose: str) -> None:
    assert case(prose) == (False, False)


def test_a_compound_counts_as_one_word() -> None:
    t = tokenize("a so-called well-to-do man")
    assert t.after == [1, 3, -1, 6, -1, -1, 7]


@pytest.mark.parametrize(
    ("word", "expected"), [("'s", ("'s",)), ("n't", ("n't",)), ("Guy's", ("Guy", "'s")), ("Mr.", ("Mr",)), ("U.S.", ("US",))]
)
def test_a_pattern_is_read_by_the_same_tokeniser(word: str, expected: tuple[str, ...]) -> None:
    assert keys(word) == expected
