from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tqc.metrics import effort
from tqc.metrics.effort import Change, Effort


def test_words_kept_mind_capitals_and_punctuation_is_no_word() -> None:
    found = effort.measure("The roof leaked, he said.", "the roof leaked; she said.", (2, 5))
    assert (found.draft_words, found.kept, found.alone) == (5, 3, 0)
    assert (found.hter, found.kept_share) == (40.0, 0.6)


def test_a_sentence_is_left_alone_unless_it_was_moved() -> None:
    same = "The roof leaked."
    assert effort.measure(same, "The  roof leaked. ", (0, 3)).alone == 1
    assert effort.measure(same, same, (0, 3), moved=True).alone == 0
    assert effort.measure(same, "The roof leaks.", (1, 3)).alone == 0


def test_sums_weigh_by_words_not_by_segments() -> None:
    whole = effort.total([Effort(5, 10, 10, 4, 1, 0), Effort(0, 90, 90, 90, 3, 3)])
    assert (whole.hter, whole.kept_share, whole.alone_share) == (5.0, 0.94, 0.75)


def test_a_dropped_sentence_costs_its_words_and_nothing_is_no_effort() -> None:
    assert effort.measure("It is noted.", "", (3, 0)).hter == 100
    nothing = effort.total([])
    assert (nothing.hter, nothing.kept_share, nothing.alone_share) == (0, 1, 1)


def test_changes_show_what_was_struck_out_and_put_in() -> None:
    assert effort.changes("He was put in a penal isolator.", "He was put in a punishment cell.") == [
        Change("He was put in a ", "He was put in a ", kept=True),
        Change("penal isolator", "punishment cell", kept=False),
        Change(".", ".", kept=True),
    ]


def test_a_crumb_between_changes_is_changed_with_them() -> None:
    found = effort.changes("Firemen from the brigade slept.", "Crews of the station slept.")
    assert found[0] == Change("Firemen from the brigade ", "Crews of the station ", kept=False)


@given(st.text(alphabet="ab .,’é\n", max_size=40), st.text(alphabet="ab .,’é\n", max_size=40))
def test_changes_lead_from_one_version_to_the_other(draft: str, edited: str) -> None:
    found = effort.changes(draft, edited)
    words = effort.TOKEN.findall
    assert words("".join(c.struck for c in found)) == words(draft)
    assert words("".join(c.put for c in found)) == words(edited)
    assert all(words(c.struck) == words(c.put) for c in found if c.kept)
