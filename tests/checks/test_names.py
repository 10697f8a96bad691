import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.helpers import found, fuzz
from tqc.checks import names
from tqc.checks._transliteration import key


@pytest.mark.parametrize(
    "spellings",
    [
        "Semyonov Semenov Semionov",
        "Dmitry Dmitri Dmitriy Dmitrii Dmitrij",
        "Alexey Aleksei Alexei Aleksey",
        "Yevgeny Evgeny Evgenii",
        "Mikhail Mihail",
        "Solovyov Solovyev Soloviev Solovev",
        "Tsvetkova Cvetkova Tzvetkova",
        "Khrushchev Khruschev Hrushev",
        "Alexander Aleksandr Alexandr Aleksander",
        "Zelensky Zelenskiy Zelenskyy Zelenskii Zelenski",
        "Abdulatipov Abdoulatipov Abdulathipov",
        "Vaintrubov Waintrubov",
        "Vuchich Vučić",
        "Dzhokhar Djohar",
    ],
)
def test_transliterations_of_a_name_have_one_key(spellings: str) -> None:
    assert len({key(name) for name in spellings.split()}) == 1


@pytest.mark.parametrize("pair", ["Sergeyev Sergeyeva", "Ivanov Ivanovs", "Louis Luis", "Elena Jelena", "Karpov Karpin", "Sofia Sophie"])
def test_other_names_have_other_keys(pair: str) -> None:
    one, other = pair.split()
    assert key(one) != key(other)


def test_the_rarer_spelling_is_found_in_every_block() -> None:
    text = "Semenov was late.\n\nSemyonov’s car broke, and Semyonov walked.\n\nSemenov said sorry to Semyonov."
    assert [(text[s:e], fixes) for s, e, fixes in found(names.two_spellings, text)] == [("Semenov", ("Semyonov",))] * 2


def test_two_people_with_first_names_of_their_own_are_not_one() -> None:
    assert found(names.two_spellings, "Pavel Semenov beat Oleg Semyonov.") == []
    assert found(names.two_spellings, "Pavel Semenov won. Pavel Semyonov was glad.") != []


@pytest.mark.parametrize(
    "text",
    [
        "Write to semenov@mail.ru or @Semenov; Semyonov reads it.",
        "The LinkedIn of today is the Linkedin of Moscow.",
        "SEMENOV WINS\n\nSemyonov won.",
        "Marina and marina, Roman and roman, in Moscow.",
    ],
)
def test_addresses_capitals_and_english_words_are_no_spellings(text: str) -> None:
    assert found(names.two_spellings, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Cordova and Roman Medina met Alexander Molina.",
        "Anna Levin, Maria Martin and Elena Kagan came.",
        "Nikita Petrova and Sasha Volkova came.",
        "Ivan-Petrova Street",
        "the case of Ivan, Petrova and others",
    ],
)
def test_names_that_do_not_bend_are_left_alone(text: str) -> None:
    assert found(names.two_genders, text) == []


def test_a_patronymic_must_agree_too() -> None:
    assert [fixes for *_, fixes in found(names.two_genders, "She met Ivan Petrovna and Oleg Donskaya.")] == [("Petrovich",), ("Donsky",)]


def test_an_abbreviation_is_told_once_and_not_if_its_meaning_is_given() -> None:
    text = "The FSIN denied it.\n\nThe FSIN denied it again."
    assert [(s, e) for s, e, _ in found(names.unexplained_abbreviation, text)] == [(4, 8)]
    assert found(names.unexplained_abbreviation, text + "\n\nIt is the Federal Penitentiary Service.") == []


@pytest.mark.parametrize("text", ["The remand prison (SIZO) is full.", "THE BOYS OF MID WALES", "A mid-table side.", "See SIZO.ru for it."])
def test_what_is_explained_or_shouted_is_no_abbreviation(text: str) -> None:
    assert found(names.unexplained_abbreviation, text) == []


def test_a_slip_of_one_letter_needs_the_same_other_name() -> None:
    assert [(s, fixes) for s, _, fixes in found(names.one_letter_apart, "Oleg Tinkov and Oleg Tinkou met.")] == [(21, ("Tinkov",))]
    assert found(names.one_letter_apart, "Oleg Tinkov and Ivan Tinkou met. Ivan Gorbel met Ivan Gorbela.") == []


@given(fuzz("Semenov Semyonov Dmitry Dmitri Volkova SIZO Moscow Moallem Muallem İvan"))
def test_any_text_is_read(text: str) -> None:
    for find in names.CHECKS.values():
        assert all(0 <= s < e <= len(text) for s, e, _ in found(find, text))


@given(st.text())
def test_any_name_has_a_key(name: str) -> None:
    assert key(name) == key(name.lower())
