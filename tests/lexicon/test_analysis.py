"""From words to what they may be."""

import pytest

from tqc import lexicon
from tqc.lexicon import tables
from tqc.lexicon.inflection import inflect, pos


def test_every_form_of_the_table_leads_back_to_its_lemma() -> None:
    lost = [
        (word, lemma, p, form)
        for lemma, _ in tables.lemmas().items()
        for p in pos(lemma)
        for form, words in inflect(lemma, p).items()
        for word in words
        if lexicon.Reading(lemma, p, form) not in lexicon.readings(word)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("court", {"N", "V"}),
        ("dates", {"N-pl", "V-s"}),
        ("said", {"V-ed", "V-en"}),
        ("ran", {"V-ed"}),
        ("written", {"V-en"}),
        ("children", {"N-pl"}),
        ("people", {"N", "N-pl"}),
        ("slowly", {"ADV"}),
        ("bigger", {"A-er"}),
        ("largest", {"A-est"}),
        ("criminal", {"N", "A"}),
        ("minister", {"N"}),
        ("government", {"N"}),
        ("important", {"A"}),
        ("aircraft", {"N", "N-pl"}),
        ("organised", {"A", "V-ed", "V-en"}),
        ("county", {"N"}),
        ("survivors", {"N-pl"}),
        ("taken", {"V-en"}),
        ("officials", {"N-pl"}),
        ("responsible", {"A"}),
    ],
)
def test_parts_of_frequent_words(word: str, expected: set[str]) -> None:
    assert lexicon.parts(word) == expected


@pytest.mark.parametrize(
    "word", "the a of in not n't is are was been have had does will would can may must he they who that and but because two million".split()
)
def test_closed_class_words_are_no_parts_of_speech(word: str) -> None:
    assert lexicon.closed(word)
    assert lexicon.parts(word) == frozenset()
    assert lexicon.known(word)


def test_kinds_of_closed_class_words() -> None:
    assert lexicon.kinds("the") == {"det"}
    assert "modal" in lexicon.kinds("must")
    assert {"prep", "conj"} <= lexicon.kinds("after")
    assert lexicon.kinds("court") == frozenset()


@pytest.mark.parametrize("word", "visit rank police report trial ban open near left prison".split())
def test_open_class_words_are_not_closed(word: str) -> None:
    assert not lexicon.closed(word)
    assert lexicon.parts(word)


@pytest.mark.parametrize("word", ["zorblat", "informations", "qwerty-zorblat", "beautifuler", "childs", "goed"])
def test_what_is_not_english_is_unknown(word: str) -> None:
    assert not lexicon.known(word)
    assert lexicon.readings(word) == ()
    assert lexicon.parts(word) == frozenset()


def test_a_hyphenated_word_is_an_adjective_or_what_its_last_part_is() -> None:
    assert lexicon.parts("crane-owned") == {"A"}
    assert lexicon.parts("harbour-pilot") == {"A", "N"}
    assert lexicon.parts("re-sentenced") == lexicon.parts("sentenced")
    assert not lexicon.known("crane-owned")


def test_names_are_read_as_written() -> None:
    assert lexicon.parts("Russians") == {"N-pl"}
    assert lexicon.parts("Polish") == {"A", "N", "V"}
    assert lexicon.parts("polish") == {"N", "V"}
    assert lexicon.parts("Dates") == lexicon.parts("dates")


def test_a_form_of_several_lemmas_has_a_reading_of_each() -> None:
    assert {r.lemma for r in lexicon.readings("found")} >= {"find", "found"}
    assert {r.lemma for r in lexicon.readings("leaves")} >= {"leave", "leaf"}
    assert {(r.lemma, r.form) for r in lexicon.readings("lay")} >= {("lie", "ed"), ("lay", "base")}


def test_forms_of_be_and_what_an_apostrophe_leaves_are_read() -> None:
    assert lexicon.readings("are") == (lexicon.Reading("be", "V", "base"),)
    assert {(r.lemma, r.form) for r in lexicon.readings("'s")} == {("be", "s"), ("have", "s")}
    assert lexicon.Reading("be", "V", "ed") in lexicon.readings("were")
