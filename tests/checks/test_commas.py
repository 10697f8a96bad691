import pytest
from hypothesis import given

from tests.checks.helpers import found, fuzz
from tqc.checks import commas


def flagged(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s:e], fixes) for find in commas.CHECKS.values() for s, e, fixes in found(find, text)]


def test_the_comma_goes_and_its_word_stays() -> None:
    text = "He knows, that it rains.\n\nShe said, that it snows."
    assert flagged(text) == [("knows,", ("knows",)), ("said,", ("said",))]


@pytest.mark.parametrize(
    "text",
    [
        "If confirmed, that would be a record.",
        "The plan, he said, that failed was his.",
        "You never know, if asked.",
        "He bought more bread, cheese, wine and ham than she.",
        "A day later, he came back.",
        "When the guard struck the visitor, he fell.",
        "The guard is a brute, he said.",
        "The guard is a brute, it was reported on Monday.",
        "“The rain fell, it never stopped,” she said.",
        "The rain fell. If so, it was wet.",
        "The man, who was late, was fined.",
        "The men stood there, were counted and left.",
        "The hall, located in Tver, is closed.",
        "In the old town, is there a bank?",
        "Roses are red, they say, and violets blue.",
        "The bridge is shut, the mayor has said.",
        "The goats sleep, the sheep graze and the geese are fed.",
        "After the fair, the goats were sold.",
        "The moment the gate was opened, the goats ran.",
        "The pen was shut, as the mayor wished, the whole day.",
        "On May 9, the goats are fed.",
        "Had the gate been shut, the goats would have stayed.",
        "We fed the goats, the rain had stopped.",
        "In a letter read to the fair, the mayor thanked the miller.",
        "Is the gate shut, the goats were asked?",
    ],
)
def test_commas_that_english_has(text: str) -> None:
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "comma"),
    [
        ("In June the old mill was burnt, the miller went to town.", "burnt, the"),
        ("Earlier it was reported: in Tver there was a fire in a mill, three people were hurt.", "mill, three"),
        ("As the paper writes, the mill is old, there is a crack in its wall.", "old, there"),
        ("The goats must be fed, they must also be milked, and the barn must be cleaned.", "fed, they"),
        ("The fair drew 12,500 people, the total of sold geese reached 13,269.", "people, the"),
        ("A man refused to pay and hit a guard, police carry out an inspection.", "guard, police"),
    ],
)
def test_two_clauses_with_a_comma_between_them(text: str, comma: str) -> None:
    assert [words for words, fixes in flagged(text)] == [comma]


def test_a_subject_with_a_relative_clause_keeps_to_its_verb() -> None:
    assert flagged("The house that the mayor built, was sold at a loss.") == [("built,", ("built",))]


def test_a_sentence_that_begins_far_away_is_no_ground_for_certainty() -> None:
    text = "The guard from the " + "northern " * 40 + "town struck the visitor, he fell down."
    assert flagged(text) == []


@given(fuzz("The guard struck the visitor , he , that , than , was , located in . more said know it was the they 12,500 police there is :"))
def test_any_text_is_read(text: str) -> None:
    for find in commas.CHECKS.values():
        assert all(0 <= s < e <= len(text) for s, e, _ in found(find, text))
