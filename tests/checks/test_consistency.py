import pytest
from hypothesis import given

from tests.checks.helpers import found, fuzz
from tqc.checks import consistency

CHECKS = consistency.CHECKS


def flagged(name: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s:e], fixes) for s, e, fixes in found(CHECKS[name], text)]


def test_of_names_used_equally_often_the_first_stays() -> None:
    assert flagged("two-names-of-a-place", "He left Kyiv.\n\nShe came to Kiev.") == [("Kiev", ("Kyiv",))]
    assert flagged("two-names-of-a-place", "He left Kyiv. She came to Kiev; Kiev was warm.") == [("Kyiv", ("Kiev",))]


def test_every_form_has_its_own_fix() -> None:
    text = "One ruble, two rubles, three rubles; one rouble, two roubles."
    assert flagged("two-spellings-of-a-word", text) == [("rouble", ("ruble",)), ("roubles", ("rubles",))]


def test_both_orders_of_a_ministrys_name_are_one_name() -> None:
    assert flagged("two-names-of-an-institution", "The Health Ministry denied it. The Ministry of Health is wrong.") == []


def test_the_settled_name_of_an_institution_stays_however_rare() -> None:
    text = "Internal Affairs Ministry men met Internal Affairs Ministry men at the Ministry of the Interior."
    assert flagged("two-names-of-an-institution", text) == [("Internal Affairs Ministry", ("Ministry of the Interior",))] * 2


def test_a_name_explained_in_brackets_is_no_second_name() -> None:
    assert flagged("two-names-of-a-place", "The Mumbai (Bombay) trains run from Mumbai.") == []


def test_one_word_in_two_varieties_needs_no_majority() -> None:
    assert flagged("two-varieties", "An armored car. An armoured train.") == [("armoured", ("armored",))]
    assert flagged("two-varieties", "The color of the harbour.") == []


def test_british_copy_may_write_ize() -> None:
    assert flagged("two-varieties", "The colour of the harbour, to be organized by a neighbour.") == []
    assert flagged("two-varieties", "The color of the harbor, to be organised by a neighbor.") == [("organised", ("organized",))]


@pytest.mark.parametrize("text", ["The Labour Centre liked the color and the odor.", "See colour.com for the color of the harbor."])
def test_names_and_addresses_have_no_variety(text: str) -> None:
    assert flagged("two-varieties", text) == []


def test_the_full_stop_of_a_sentence_outlives_the_points() -> None:
    text = "The US and the US army met.\n\nHe left the U.S."
    assert flagged("points", text) == [("U.S", ("US",))]
    assert flagged("points", "The US and US ships; the U.S. Army left.") == [("U.S.", ("US",))]


def test_headlines_money_and_shouting_have_points_of_their_own() -> None:
    assert flagged("points", "JOIN US NOW OR NEVER, SAYS CHOIR\n\nThe U.S. choir paid US$5 to a U.S. bank.") == []


def test_a_range_of_days_has_no_order() -> None:
    assert flagged("date-order", "It lasts from 28 to 30 September and ends on September 30. The fair of April 3–5 was on April 3.") == []
    assert flagged("date-order", "On 3 March and 5 March, not on May 6; 5 Mayors came.") == [("May 6", ("6 May",))]


@pytest.mark.parametrize("kind", ["place", "spelling"])
def test_every_alternative_of_a_row_has_as_many_forms(kind: str) -> None:
    table = consistency.alternatives(kind)
    assert table
    assert [row for row in table if len({len(way) for way in row}) != 1] == []


@given(fuzz("Kiev Kyiv U.S. US colour color armoured armored % percent per cent 5 March rouble ruble Interior Ministry İ"))
def test_any_text_is_read(text: str) -> None:
    for find in CHECKS.values():
        assert all(0 <= s < e <= len(text) for s, e, _ in found(find, text))
