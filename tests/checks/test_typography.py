"""What examples cannot show of quotes, dashes, punctuation, slips, numbers and amounts: several blocks, whole texts, any input."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import tqc
from tqc.checks import Fault, amounts, dashes, numbers, punctuation, quotes, slips
from tqc.text import plain
from tqc.text.document import Document

MODULES = (quotes, dashes, punctuation, slips, numbers, amounts)
PIECES = (
    *'" “ ” « » „ , . .. ? ! : ; - – — ( ) $ € % № + … \n'.split(" "),
    *("\n\n", " ", "  ", " - ", ", -", '", ', "14", "2:1", "18: 00", "3,5", "2 000", "71th", "17.07.2017", "2019 year", "2035 g."),
    *(" thousand", " thousand. Rubles", " mln", " rub.", " million", " degrees", " won", " the", " a", " of", " will", " said", " can not"),
    *(
        " people",
        " year - old",
        " goats ' hay",
        " 28 -30 May",
        " session",
        " art. 5",
        "$5 million, including",
        "In 2009-2014 he",
        " mid",
        "-the ",
        "the",
        "İ",
        "ß",
        "e\u0301",
        "\u200b",
        "\u00a0",
        " o'clock in the morning",
        " Ed.)",
    ),
)
any_text = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def document(text: str) -> Document:
    return Document(text, plain.raw_blocks(text))


def faults(text: str) -> Iterator[tuple[Document, str, Fault]]:
    doc = document(text)
    for module in MODULES:
        for name, find in module.CHECKS.items():
            for fault in find(doc):
                yield doc, name, fault


def found(text: str, name: str) -> list[str]:
    """The words that a check finds, as they stand in the text."""
    checker = tqc.Checker(tqc.Config(packs=(), select=(f"check/{name}",), min_confidence="low"))
    return [text[f.start : f.end] for f in checker.check(text).findings]


@given(any_text)
@example('"')
@example('2"')
@example(" %")
@example("$ 5 $ 5")
@example("0\r$:0")
@example('""a"" "')
def test_every_fault_stands_inside_one_block_and_its_fix_changes_the_text(text: str) -> None:
    for doc, name, fault in faults(text):
        start, end = fault.span
        block = doc.blocks[doc.block_at(start)]
        assert block.start <= start < end <= block.end, name
        if name != "two-spaces":  # the clean text has single spaces already
            assert doc.clean[start:end] not in fault.fixes, name


@given(any_text)
def test_a_text_is_checked_to_its_end(text: str) -> None:
    checker = tqc.Checker(tqc.Config(packs=(), select=("check/quotes", "check/dashes", "check/numbers"), min_confidence="low"))
    assert all(0 <= f.start < f.end <= len(text) for f in checker.check(text).findings)


def test_a_mark_may_answer_one_in_another_paragraph() -> None:
    text = 'The mayor said: "The bridge is shut.\n\nIt will open.\n\nWe hope so," he added.\n\nIt rained.'
    assert found(text, "quotes/one-sided-mark") == []
    assert found(text.replace("\n\n", " ").replace('so,"', "so,"), "quotes/one-sided-mark") == ['"']


def test_a_closing_mark_on_the_wrong_side_answers_one_in_another_paragraph() -> None:
    text = 'The mayor said: "The bridge is shut.\n\nWe hope it will open, "the people\'s mayor added.\n\nIt rained, "and so on.'
    assert found(text, "quotes/mark-on-wrong-side") == [', "the']


def test_marks_of_one_paragraph_do_not_pair_with_those_of_the_next() -> None:
    text = 'A pipe 5" wide broke.\n\nShe sailed on the " Neva " to Tver.'
    assert found(text, "quotes/spaced-mark") == ['" Neva "']


def test_mixed_marks_are_told_once_at_the_rarer_style() -> None:
    text = "“One.”\n\n“Two.”\n\n" + 'The "Neva" sank.\n\n“Three.”'
    assert found(text, "quotes/mixed-marks") == ['"']
    assert found(text.replace('"Neva"', "Neva"), "quotes/mixed-marks") == []


def test_two_spaces_in_a_row_of_columns_are_a_layout() -> None:
    assert found("The road  is shut.", "punctuation/two-spaces") == ["road  is"]
    assert found("Lipki  3  1  2", "punctuation/two-spaces") == []


def test_a_doubled_word_is_found_where_it_stands_in_a_later_paragraph() -> None:
    text = "It was very very late.\n\nThe road is\n\nis it shut? It is in the the town."
    assert found(text, "slips/doubled-word") == ["the the"]


def test_a_word_is_not_doubled_across_paragraphs() -> None:
    assert found("They sold the mill\n\nmill owners said.", "slips/doubled-word") == []


def test_many_doubled_words_are_found_one_by_one() -> None:
    words = ["crow", "mill", "road", "lamp", "boat"]
    pairs = [random.Random(7).choice(words) for _ in range(50)]
    text = " x ".join(f"{w} {w}" for w in pairs)
    assert found(text, "slips/doubled-word") == [f"{w} {w}" for w in pairs]


def test_a_poem_and_an_all_caps_line_keep_their_words() -> None:
    text = "HAD HAD THE CROW\n\nMORE MORE IT CRIED\n\nand then, and then\nno more, no more"
    assert [name for _, name, _ in faults(text)] == []


def test_code_and_addresses_are_spared() -> None:
    text = "See https://example.org/a,b?c=d and ../src/main.py, or run f(x, y)[0] at 10.0.0.1:8080; write to a.b@example.org."
    assert [name for _, name, _ in faults(text)] == []


@pytest.mark.parametrize(
    ("number", "shown"), [(14000, "14,000"), (2300.0, "2,300"), (900, "900"), (8_500_000, "8.5 million"), (1_000_000, "1 million")]
)
def test_figures_has_commas_up_to_a_million(number: float, shown: str) -> None:
    assert numbers.figures(number) == shown


@pytest.mark.parametrize(
    ("hour", "minute", "shown"),
    [
        (0, "00", "midnight"),
        (0, "05", "12:05 a.m."),
        (9, "30", "9:30 a.m."),
        (12, "00", "noon"),
        (12, "15", "12:15 p.m."),
        (24, "00", "midnight"),
    ],
)
def test_clock_of_twelve_hours(hour: int, minute: str, shown: str) -> None:
    assert amounts.clock(hour, minute) == shown


def test_a_comma_and_dash_at_a_paragraph_s_start_leaves_the_paragraph_before_alone() -> None:
    assert found('He sang "Rain"\n\n, - said Anna.', "dashes/comma-and-dash") == [", -"]


def test_a_quotation_open_in_one_paragraph_is_not_closed_in_the_next() -> None:
    (fault,) = dashes.CHECKS["comma-and-dash"](document('He sang "Rain.\n\nIt rained, - said Anna.'))
    assert fault.fixes == ()
    (fault,) = dashes.CHECKS["comma-and-dash"](document('He sang Rain.\n\n"It rained, - said Anna.'))
    assert fault.fixes == (',"',)


def test_a_lone_list_item_is_speech_if_somebody_speaks_in_it() -> None:
    answer = "- We will mend it in May.\n\nThe mayor left."
    assert found(f"When will the road open?\n\n{answer}", "dashes/dash-before-speech") == ["We"]
    assert found("Other news:\n\n- The road is shut.\n- We are late.", "dashes/dash-before-speech") == []
    assert found("It rained.\n\n- The match is on Sunday.", "dashes/dash-before-speech") == []
    assert found("It rained.\n\n1. We went home.", "dashes/dash-before-speech") == []
