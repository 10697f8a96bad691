"""Misspelt words: found only where no dialect, no name and no habit of the text explains them."""

from __future__ import annotations

import pytest

from tqc import lexicon
from tqc.grammar import Harper, Row
from tqc.grammar.spelling import near
from tqc.text import plain
from tqc.text.document import Document

HARPER = Harper(table={"SpellCheck": Row("SpellCheck")})


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[f.start : f.end], f.fixes) for f in HARPER.check(Document(text, plain.raw_blocks(text)))]


def test_word_one_edit_from_a_known_one_is_found() -> None:
    ((word, fixes),) = found("The goverment met at noon.")
    assert word == "goverment"
    assert fixes[0] == "government"


@pytest.mark.parametrize(
    "text",
    [
        "The colour of the tyre and the color of the tire.",
        "He analysed the programme; she analyzed the program.",
        "Mayor Goverment met the press.",
        "A goverment of ants met a goverment of bees.",
        "A goverment met; Goverment is its name.",
        "See goverment.example and @goverment for news.",
        "A self-goverment body met.",
        "Their foie pate cost little per capita.",
        "It drew the largesses of two towns.",
        "The siloviki ate borscht with their zakuski.",
    ],
)
def test_what_may_be_right_is_spared(text: str) -> None:
    assert found(text) == []


def test_engine_knows_words_of_every_dialect() -> None:
    words = ["colour", "color", "kerb", "curb", "goverment", "analyse", "analyze", "ombudsmen"]
    assert HARPER.knows(words) == set(words) - {"goverment"}
    assert HARPER.knows([]) == set()


def test_suggestions_are_words_of_the_lexicon_most_frequent_first() -> None:
    fixes = near("mayorr")
    assert fixes == ("mayor", "mayors")
    assert [lexicon.rank(w) for w in fixes] == sorted(lexicon.rank(w) for w in fixes)
    assert len(fixes) <= 3
    assert near("zxqvkk") == ()


@pytest.mark.parametrize(("wrong", "right"), [("mayr", "mayor"), ("mayyor", "mayor"), ("mayur", "mayor"), ("mayro", "mayor")])
def test_each_kind_of_edit_is_undone(wrong: str, right: str) -> None:
    assert right in near(wrong)
