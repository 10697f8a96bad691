"""What the examples of the checks on script cannot say: whole paragraphs, bilingual texts, odd input, the list itself."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.checks.helpers import found, fuzz
from tqc.checks._data import rows
from tqc.checks.script import CHECKS

WORDS = "мост Мост Бridge \u0421 20° Khar'kov Žukov savičev ʹ ŝuka obshcheopasnym dacha (МЧС) “Мир” 885М Russian: й"


def words(check: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[start:end], fixes) for start, end, fixes in found(CHECKS[check], text)]


def test_words_that_stand_together_are_one_fault() -> None:
    text = "The bridge is shut.\n\nМост закрыт, 22 человека ждут.\n\nThe mayor said that he would mend the old bridge in May."
    assert words("cyrillic", text) == [("Мост закрыт, 22 человека ждут", ())]


def test_a_text_mostly_in_cyrillic_is_left_alone() -> None:
    assert words("cyrillic", "Мост закрыт с мая, сказал мэр города.\n\nThe bridge is shut.") == []


@pytest.mark.parametrize(
    "text", ["The site мост.рф is down for the day.", "Write to мост@почта.рф today, please, and to nobody else at all."]
)
def test_addresses_are_left_alone(text: str) -> None:
    assert words("cyrillic", text) == words("mixed-scripts", text) == []


def test_an_abbreviation_in_brackets_is_left_over_and_a_gloss_is_not() -> None:
    text = "The ministry (МЧС) mended the bridge (Russian: мост) that the mayor had shut."
    assert words("cyrillic", text) == [("МЧС", ())]
    assert words("cyrillic-quoted", text) == [("мост", ())]


def test_a_word_of_both_scripts_is_taken_whole_and_its_neighbours_are_not() -> None:
    text = "The mayor told us that the bridgeы закрыты now, and nobody knew why."
    assert words("mixed-scripts", text) == [("bridgeы", ())]
    assert words("cyrillic", text) == [("закрыты", ())]


@pytest.mark.parametrize(("word", "fix"), [("Р\u0430ris", ("Paris",)), ("\u0421helsea", ("Chelsea",)), ("YuВАО", ()), ("Khэмилтон", ())])
def test_only_look_alikes_that_are_the_fewer_are_mended(word: str, fix: tuple[str, ...]) -> None:
    assert words("mixed-scripts", f"The mayor of {word} is away for the week.") == ([(word, fix)])


@pytest.mark.parametrize(
    "name", ["Vučić", "Ivanišević", "Šefčovič", "Plíšková", "Pogačar", "Krejčíková", "Benešov", "Butkevičius", "Mañana"]
)
def test_names_of_other_languages_keep_their_marks(name: str) -> None:
    assert words("library-transliteration", f"The cup went to {name} of Brno.") == []


def test_capitals_stay_where_marks_are_mended() -> None:
    text = "Goals: Ŝerbačev, Âšin and Žukov; not Âge."
    assert words("library-transliteration", text) == [("Ŝerbačev", ("Shcherbachev",)), ("Žukov", ("Zhukov",))]


def test_the_apostrophe_of_any_style_may_stand_for_the_soft_sign() -> None:
    assert words("soft-sign", "The mayor of Khar’kov could’ve sung.") == [("Khar’kov", ("Kharkov",))]


def test_loans_are_listed_once() -> None:
    loans = [word for row in rows("loans.txt", 1) for word in row[0].split()]
    assert sorted(loans) == sorted(set(loans))


@given(fuzz(WORDS))
def test_faults_lie_in_the_text(text: str) -> None:
    for find in CHECKS.values():
        for start, end, fixes in found(find, text):
            assert 0 <= start < end <= len(text)
            assert text[start:end] not in fixes
