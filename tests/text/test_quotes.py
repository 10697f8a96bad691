from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqc.model import Span
from tqc.text.quotes import find


def quoted(*paragraphs: str) -> list[str]:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    clean = "\n".join(paragraphs)
    return [clean[s.start : s.end] for s in find(clean, blocks)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("He said “we go” and left.", ["“we go”"]),
        ('He said "we go" and "we stay".', ['"we go"', '"we stay"']),
        ("The paper «Vesti» wrote.", ["«Vesti»"]),
        ("The paper „Vesti“ wrote, and so did „Novosti”.", ["„Vesti“", "„Novosti”"]),
        ('The paper “Vesti" wrote.', ['“Vesti"']),
        ('"Go," he said.', ['"Go,"']),
        ('He read ("aloud") from it.', ['"aloud"']),
        ('The word—"no"—was heard.', ['"no"']),
        # nested
        ("“He told me ‘go home’ twice,” she said.", ["“He told me ‘go home’ twice,”", "‘go home’"]),
        ("«Газета «Труд» writes» is a joke.", ["«Газета «Труд» writes»", "«Труд»"]),
        ('"He called it "a farce" and left," she said.', ['"He called it "a farce" and left,"', '"a farce"']),
        ("The firm “Plant “Dawn”” is broke.", ["“Plant “Dawn””", "“Dawn”"]),
        ("‘He said “no” to me,’ she said.", ["‘He said “no” to me,’", "“no”"]),
        # single marks and apostrophes
        ("The mayor's son didn't like the boys' game.", []),
        ("The mayor’s son didn’t like the boys’ game.", []),
        ("Rock ’n’ roll of the ’90s and the '80s, get 'em.", []),
        ("He called it 'a farce' and left.", ["'a farce'"]),
        ("He called it ‘the boys’ game’ and left.", ["‘the boys’ game’"]),
        ("‘We don’t know,’ the mayor’s wife said.", ["‘We don’t know,’"]),
        ("A ‘strange thing happened.", []),
        # measures
        ('He is 6\'2" tall and wears a 5" heel.', []),
        ('A 5" nail and a 6" nail.', []),
        ('He said "it was in 2014" and left.', ['"it was in 2014"']),
        ('"He is 6\'2" tall," she said.', ['"He is 6\'2" tall,"']),
        # marks that stand apart
        ('He said " we go " and left.', ['" we go "']),
        # unbalanced
        ("He said “we go and left.", ["“we go and left."]),
        ("We go” he said.", []),
        ("We go» he said and “that was all”.", ["“that was all”"]),
        ('"We are tired. "We are going home," he said.', ['"We are tired.', '"We are going home,"']),
        ("He said ”we go” and left.", ["”we go”"]),
    ],
)
def test_in_one_block(text: str, want: list[str]) -> None:
    assert quoted(text) == want


@pytest.mark.parametrize(("opens", "shuts"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_a_quotation_over_paragraphs_has_a_span_in_each(opens: str, shuts: str) -> None:
    assert quoted(f"He said: {opens}One.", f"{opens}Two.", f"{opens}Three,{shuts} and sat down.", "Four.") == [
        f"{opens}One.",
        f"{opens}Two.",
        f"{opens}Three,{shuts}",
    ]


def test_a_mark_left_open_ends_with_its_block() -> None:
    assert quoted('He said "we go.', "The mayor left.", 'The deputy said "we stay".') == ['"we go.', '"we stay"']


def test_a_paragraph_that_only_closes_what_the_last_one_opened_is_quoted_from_its_start() -> None:
    assert quoted("He said: “One.", "Two,” and sat down. “Three.”") == ["“One.", "Two,”", "“Three.”"]


def test_nothing_runs_on_over_a_paragraph_without_marks() -> None:
    assert quoted("He said: “One.", "The mayor left.", "Two,” he said.") == ["“One."]


@given(st.lists(st.text(alphabet="ab .,5'\"“”„«»‘’—(", min_size=1, max_size=25), min_size=1, max_size=4))
def test_spans_stay_in_their_block_in_order_and_never_cross(paragraphs: list[str]) -> None:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    spans = find("\n".join(paragraphs), blocks)
    assert spans == sorted(spans, key=lambda s: (s.start, -s.end))
    for i, s in enumerate(spans):
        assert s.start < s.end
        assert any(b.start <= s.start and s.end <= b.end for b in blocks)
        assert all(o.start >= s.end or o.end <= s.end for o in spans[i + 1 :])


def test_marks_that_only_open_all_end_with_the_block() -> None:
    assert quoted("«a" * 20) == ["«a" * n for n in range(20, 0, -1)]


def test_a_single_mark_that_closes_far_off_was_an_apostrophe() -> None:
    assert quoted(f"He said 'go{' on' * 20}' and left.") == [f"'go{' on' * 20}'"]
    assert quoted(f"He said 'go{' on' * 400}' and left.") == []
