"""Syntax in code: order, articles, posts, clauses, nouns beside names and what verbs need."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given

from tests.checks.helpers import found, fuzz
from tqc.checks import articles, clauses, nouns, order, posts, syntax

MODULES = [order, articles, posts, syntax, clauses, nouns]
WORDS = (
    "In the network appeared a video were found was detained on Sunday, June 3, was published also he took part place time first about "
    "reports a German singer Anna Lisova head of ministry region Penza of the village same course ordered to has informed that "
    "If goats will go, not help none which adjacent Girl died About Deputy Head "
    "Began Prefers Did not And reported: showed allow manager, which called earlier it was reported that every morning came specially "
    "written by team supporters newspaper “Neva” desire of Moscow will be including candidate the largest in Russia in July As a result of today will be held where whom : – obtaining of"
)


def flagged(module: ModuleType, text: str) -> list[str]:
    return [text[s:e] for find in module.CHECKS.values() for s, e, _ in found(find, text)]


def test_a_sentence_opens_anew_in_each_block() -> None:
    text = "Bears sleep\n\nIn the zoo appeared a bear.\n\nGirl was\n\nlate. In Norway detained a bear."
    assert flagged(order, text) == ["appeared a bear", "In the zoo appeared", "In Norway detained"]


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
        "In Riga, dressed in red, the king wept.",
        "In Riga stood a mill, and on the hill lay a stone.",
        "In the year ended March 31 the mill ground oats. On Monday Anna opened the door.",
        "It was the barn in which he will be held, the keys to which were lost.",
        "At least 40 people were fed. In addition to feeding wounded geese, he sang.",
        "In Riga",
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
        "Last month the goats were sold, and every morning came with rain.",
        "It was the first in Russia to do so, and the best in the world, they said.",
        "The fair in April was a flop. A fair in April was held.",
        "In the bill passed by the house geese are named.",
        "In the village elders opened a school.",
        "In the yard opened tins were found.",
    ],
)
def test_phrases_where_english_has_them(text: str) -> None:
    assert flagged(order, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Did he sleep? Did the goats not sleep?",
        "Didn’t the mayor know? Began he to sing.",
        "Says the miller: it rains. Prefers Hay Ltd oats?",
        "- Began to sing\n- Became a star",
        "He said: We came. The mayor added: “it rains”.",
        "It was reported that he will come, and earlier it was reported that he would.",
        "The rules allow parking here and the law allows smoking goats.",
        "The manager, which is odd, slept; the managers, who called, wept.",
        "The miller showed his goat to the king. It was a big goat.",
    ],
)
def test_clauses_that_english_has(text: str) -> None:
    assert flagged(clauses, text) == []


def test_a_headline_is_told_by_where_it_stands() -> None:
    text = "Goats showed their horns to the king\n\nThe goats showed their horns to the king on Monday.\n\nIt rained all day."
    assert [(text[s:e], fixes) for s, e, fixes in found(clauses.past_headline, text)] == [("showed", ("show",))]


@pytest.mark.parametrize(
    "text",
    [
        "The team Sergei built won, and the supporters Orlov and Buslaev met left.",
        "The film “Neva” and a newspaper “column” are old.",
        "Tanker “Volga” runs aground",
        "He read the decision of Moscow mayors.",
        "The shareholders Thursday voted; investors Monday did not.",
    ],
)
def test_nouns_beside_names(text: str) -> None:
    assert flagged(nouns, text) == []


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
