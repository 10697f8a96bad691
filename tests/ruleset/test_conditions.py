"""Conditions: what must or must not stand around a match."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.ruleset.conftest import Find, Load
from tqc.model import Role
from tqc.ruleset import RuleSet
from tqc.text.document import Document, Piece, RawBlock


def words(found: list[tuple[str, tuple[str, ...]]]) -> list[str]:
    return [w for w, _ in found]


@pytest.mark.parametrize(
    ("unless", "text", "expected"),
    [
        ("~ of", "The list of men. The list.", ["list"]),
        ("~ of", "The lists of. The list fell.", ["list"]),
        ("short ~", "A short list. A long list. A shorter list.", ["list"]),
        ("^ the ~", "The list fell. So the list fell.", ["list"]),
        ("the ~ of", "The list of men; a list of men; the list.", ["list", "list"]),
        ("list price", "The list price is a list.", ["list"]),
        ("price list", "The prices list a list.", ["list"]),
        ("short ~ | ~ of", "A short list, a list of men, a list.", ["list"]),
        ("short ~\n~ of", "A short list, a list of men, a list.", ["list"]),
        ("{make} ~", "He made list after list.", ["list"]),
    ],
)
def test_unless(find: Find, unless: str, text: str, expected: list[str]) -> None:
    assert words(find("list", text, unless=unless)) == expected


def test_the_tilde_stands_for_all_that_matched_context_too(find: Find) -> None:
    assert words(find("[list] of men", "a list of men alone, a list of men, a list of men here", unless="~ here")) == ["list", "list"]


THREE = "The prisoner saw a date. The judge left.\n\nAll slept.\n\nA date was set. It rained."


@pytest.mark.parametrize(
    ("key", "line", "expected"),
    [
        ("near", "prisoner | jail", [19]),
        ("near", "judge", [19]),
        ("not_near", "prisoner", [56]),
        ("text_has", "judge", [19, 56]),
        ("text_has", "court", []),
        ("text_lacks", "court", [19, 56]),
        ("text_lacks", "judge", []),
        ("near", "date", []),
        ("near", "rain", [56]),
        ("near", "sleep", [19, 56]),
        ("not_near", "sleep", []),
    ],
)
def test_around(load: Load, key: str, line: str, expected: list[int]) -> None:
    rules = load(f"title: T\nrules:\n  one:\n    find: date\n    advice: x\n    {key}: {line}\n    examples: x\n")
    assert places(rules, THREE.split("\n\n")) == expected


def places(rules: RuleSet, blocks: Sequence[str], roles: Sequence[Role] = ()) -> list[int]:
    """The starts of what is found in some blocks."""
    text, raw = "", []
    for i, block in enumerate(blocks):
        text += "\n\n" if text else ""
        raw.append(RawBlock(roles[i] if roles else Role.BODY, (Piece(len(text), len(text) + len(block)),)))
        text += block
    return sorted(f.start for f in rules.check(Document(text, raw)))


def test_for_a_headline_the_lead_is_near_too(load: Load) -> None:
    rules = load("title: T\nrules:\n  one:\n    find: date\n    advice: x\n    near: prison\n    examples: x\n")
    head = [Role.HEADLINE, Role.BODY, Role.BODY]
    assert places(rules, ["A date is set", "The prison is far.", "No."], head) == [2]
    assert places(rules, ["A date is set", "It is. It was. The prison is far.", "No."], head) == []
    assert places(rules, ["A date is set", "It is far.", "The prison."], head) == []


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("headline", ["headline"]),
        ("lead", ["lead"]),
        ("body", ["lead", "third", "fourth", "inside"]),
        ("not quote", ["headline", "lead", "third", "fourth"]),
        ("quote", ["inside"]),
        ("headline | quote", ["headline", "inside"]),
    ],
)
def test_where(load: Load, where: str, expected: list[str]) -> None:
    rules = load(
        f"title: T\nrules:\n  one:\n    find: (headline|lead|third|fourth|inside) guy\n    advice: x\n    where: {where}\n    examples: x\n"
    )
    blocks = ["Of a headline guy", "Then a lead guy. It was. The third guy.", "A fourth guy said: “No, the inside guy was never there.”"]
    text = "\n\n".join(blocks)
    found = places(rules, blocks, [Role.HEADLINE, Role.BODY, Role.BODY])
    assert [text[a:].split()[0] for a in found] == expected


def test_a_block_quote_is_a_quotation(load: Load) -> None:
    rules = load("title: T\nrules:\n  one:\n    find: guy\n    advice: x\n    where: quote\n    examples: x\n")
    assert places(rules, ["That guy ran.", "That guy ran."], [Role.QUOTE, Role.BODY]) == [5]


def test_boilerplate_is_not_checked(load: Load) -> None:
    rules = load("title: T\nrules:\n  one:\n    find: guy\n    advice: x\n    examples: x\n")
    assert places(rules, ["Subscribe, guy", "That guy ran."], [Role.BOILERPLATE, Role.BODY]) == [21]


@pytest.mark.parametrize(("copies", "expected"), [(2, 0), (3, 3), (4, 4)])
def test_at_least(load: Load, copies: int, expected: int) -> None:
    rules = load("title: T\nrules:\n  one:\n    find: guy\n    advice: x\n    at_least: 3\n    examples: x\n")
    assert len(places(rules, ["That guy ran."] * copies)) == expected


def test_once_tells_the_first_and_counts_the_rest(load: Load) -> None:
    rules = load("title: T\nrules:\n  one:\n    find: guy\n    advice: Say man.\n    once: true\n    examples: x\n")
    text = "A guy. A guy. A guy."
    (found,) = rules.check(Document(text, [RawBlock(Role.BODY, (Piece(0, len(text)),))]))
    assert (found.start, found.message) == (2, "“guy”: say man. (and 2 more)")


GATE = "! championship\nmatch\nscore\ncoach\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The gate was scored.", 0),
        ("The gate fell at the championship.", 1),
        ("The gate fell. The match ended.", 0),
        ("The gate fell. The match, a match of matches, ended.", 0),
        ("The gate fell. The coach left the match.", 1),
        ("The match gate fell. The coach left.", 0),
    ],
)
def test_a_topic_gate_opens_on_a_strong_word_or_two_others_outside_the_match(load: Load, folder, text: str, found: int) -> None:  # type: ignore[no-untyped-def]
    (folder / "lists" / "topics").mkdir(parents=True)
    (folder / "lists" / "topics" / "sport.txt").write_text(GATE, encoding="utf-8")
    rules = load(
        "title: T\ntopic: sport\nrules:\n  one:\n    find: (match|)gate\n    advice: x\n    examples: x\n".replace(
            "(match|)gate", "match? gate"
        )
    )
    assert len(places(rules, [text])) == found


def test_lists_stand_for_all_forms_of_their_words(load: Load) -> None:
    rules = load(
        "title: T\nlists:\n  jail: prison | labor camp\nrules:\n  one:\n    find: date\n    advice: x\n    near: <jail>\n    examples: x\n"
    )
    assert places(rules, ["A date in prisons.", "No.", "A date in labour camps.", "No.", "A date in camps."]) == [2, 27]


def test_a_file_may_set_where_for_all_its_rules(load: Load) -> None:
    rules = load("title: T\nwhere: headline\nrules:\n  one:\n    find: guy\n    advice: x\n    examples: x\n")
    assert places(rules, ["A guy", "A guy ran."], [Role.HEADLINE, Role.BODY]) == [2]
