"""Rules in Weir: run as one pack, the bad ones left out and told of."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tqc.grammar import Harper, Match, Row
from tqc.grammar.weir import problem
from tqc.model import Span
from tqc.text import plain
from tqc.text.document import Document


@dataclass(frozen=True)
class Told:
    id: str
    weir: str
    path: str = "rules/en/syntax.yaml"
    line: int = 7


ALLOW = Told("en/syntax/allow-to", "[allow, allows] to VERB")


def matches(text: str, *told: Told, table: dict[str, Row] | None = None) -> list[Match]:
    return Harper(told, table=table or {}).matches(Document(text, plain.raw_blocks(text)))


def test_match_has_the_rules_id_and_its_place_in_the_clean_text() -> None:
    text = "The  new law\nallows to build."
    assert matches(text, ALLOW) == [Match("en/syntax/allow-to", Span(12, 27))]


def test_match_begins_and_ends_with_a_word() -> None:
    text = "They told about the plan, and we saw about that."
    found = matches(text, Told("en/syntax/tell-about", "[told, saw] about [this, that, DET]"))
    assert [text[m.span.start : m.span.end] for m in found] == ["told about the", "saw about that"]


def test_rules_run_beside_harpers_own() -> None:
    text = "The law allows to build a old mill."
    harper = Harper([ALLOW], table={"AnA": Row("AnA")})
    document = Document(text, plain.raw_blocks(text))
    assert [m.rule for m in harper.matches(document)] == ["en/syntax/allow-to"]
    assert [f.rule for f in harper.check(document)] == ["harper/AnA"]


def test_overlapping_matches_are_all_told() -> None:
    other = Told("en/syntax/to-build", "to build")
    assert {m.rule for m in matches("The law allows to build.", ALLOW, other)} == {ALLOW.id, other.id}


def test_several_statements_make_a_rule() -> None:
    told = Told("en/syntax/permit-to", "expr verb [permit, permits] expr main (@verb to VERB)")
    assert [m.span for m in matches("It permits to build.", told)] == [Span(3, 19)]


def test_bad_rule_is_left_out_and_told_of() -> None:
    bad = Told("en/syntax/unclosed", "[allow, allows to VERB", line=12)
    harper = Harper([bad, ALLOW], table={})
    assert [m.rule for m in harper.matches(Document("It allows to go.", plain.raw_blocks("It allows to go.")))] == [ALLOW.id]
    (error,) = harper.left_out()
    assert (error.path, error.line) == ("rules/en/syntax.yaml", 12)
    assert "unclosed" in error.fact


@pytest.mark.parametrize(
    ("weir", "says"),
    [
        ("allow to VRB", "“VRB” is no tag"),
        ("[allow , allows] to VERB", "a space before a comma never matches"),
        ("<allow", "Harper cannot read weir"),
    ],
)
def test_trap_is_told_instead_of_never_matching(weir: str, says: str) -> None:
    error = problem(Told("en/syntax/x", weir))
    assert error
    assert says in error.fact


@pytest.mark.parametrize("weir", ["[allow, allows] to VERB", "<(NOUN * NOUN), *>", "!VERB the NOUN", "$click the PROPN"])
def test_right_expression_is_no_problem(weir: str) -> None:
    assert problem(Told("en/syntax/x", weir)) is None


def test_without_rules_nothing_is_left_out() -> None:
    assert Harper(table={}).left_out() == ()
    assert matches("It allows to go.") == []
