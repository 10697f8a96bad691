"""Syntax in code: order, articles, posts and what verbs need."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given

from tests.checks.helpers import found, fuzz
from tqc.checks import articles, order, posts, syntax

MODULES = [order, articles, posts, syntax]
WORDS = (
    "In the network appeared a video were found was detained on Sunday, June 3, was published also he took part place time first about "
    "reports a German singer Anna Lisova head of ministry region Penza of the village same course ordered to has informed that "
    "If goats will go, not help none which adjacent Girl died About Deputy Head"
)


def flagged(module: ModuleType, text: str) -> list[str]:
    return [text[s:e] for find in module.CHECKS.values() for s, e, _ in found(find, text)]


def test_a_sentence_opens_anew_in_each_block() -> None:
    text = "Bears sleep\n\nIn the zoo appeared a bear.\n\nGirl was\n\nlate. In Norway detained a bear."
    assert flagged(order, text) == ["appeared a bear", "In Norway detained"]


def test_what_stands_in_another_block_is_no_subject() -> None:
    assert flagged(order, "The old mill was opened\n\na year ago, and there was\n\nfound a goat.") == []


@pytest.mark.parametrize(
    "text",
    [
        "On Monday he was found a place at the school.",
        "At noon, when the gate was opened, a goat appeared the same way.",
        "WAS FOUND DEAD: TWO GOATS",
        "Was he found the next day?",
        "The mill appeared a year ago, arrived the following day and occurred two weeks later.",
        "The goat, which was given the prize, slept.",
        "In London police detained a man.",
        "The match on Sunday, June 3, was lost.",
        "She also was found.",
        "People who tried for the first time liked it.",
    ],
)
def test_order_that_english_has(text: str) -> None:
    assert flagged(order, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Driver killed in crash",
        "- Girl was late",
        "He went to team up with a friend after meeting with her.",
        "From village to village they went, and from hotel to hotel.",
        "He held the post of mayor.",
        "It is a question of missile and bomb attacks.",
        "In the Facebook group and the NATO summit they said so.",
        "SITUATION IN VILLAGE. FIRE IN HOTEL.",
    ],
)
def test_nouns_that_stand_alone(text: str) -> None:
    assert flagged(articles, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A Swiss singer and a skier, Anna Lisova, won.",
        "The head of the Anna Lisova Institute slept.",
        "Director Anna Lisova said so.",
        "He is head of the zoo; Anna Lisova said so.",
        "Head of the zoo was Anna Lisova.",
    ],
)
def test_names_that_stand_right(text: str) -> None:
    assert flagged(posts, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He was ordered to leave and better advised to stay; the men, ordered to leave, wept.",
        "They had orders to feed geese and forces to guard them.",
        "She was informed that it rained, and, convinced that it would stop, she left.",
        "He asked if they will come, and when they will.",
        "It is proposed that the bridge be built.",
        "The end of the day of the fair came.",
        "It is not that nobody came.",
    ],
)
def test_what_verbs_have(text: str) -> None:
    assert flagged(syntax, text) == []


def test_a_fix_keeps_the_words_around_it() -> None:
    text = "It was sung by a well-known Latvian singer Anna Lisova on the Instagram."
    fixed = [(text[s:e], fixes) for module in (posts, articles) for find in module.CHECKS.values() for s, e, fixes in found(find, text)]
    assert fixed == [
        ("a well-known Latvian singer", ("well-known Latvian singer",)),
        ("the Instagram", ("Instagram",)),
    ]


@pytest.mark.parametrize("module", MODULES)
def test_long_runs_of_one_word_are_read(module: ModuleType) -> None:
    for word in ("in", "of the", "In the", "was found the", "head of", "also he", "Anna"):
        text = f"{word} " * 3000
        assert all(0 <= s < e <= len(text) for find in module.CHECKS.values() for s, e, _ in found(find, text))


@given(fuzz(WORDS))
def test_any_text_is_read(text: str) -> None:
    for module in MODULES:
        for find in module.CHECKS.values():
            assert all(0 <= s < e <= len(text) for s, e, _ in found(find, text))
