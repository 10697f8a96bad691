"""A text is searched for what its own words tell of: nothing is lost by that, nor by what a search passes over."""

from __future__ import annotations

import json
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.ruleset.conftest import Load
from tqc.ruleset import RuleSet, anchors, finder, needs, pattern, store
from tqc.ruleset.builder import program
from tqc.ruleset.compiled import Compiled, CompiledLine
from tqc.ruleset.conditions import Clause, places
from tqc.ruleset.examples import parse_example
from tqc.ruleset.nodes import Class
from tqc.ruleset.phrases import Phrases, telling
from tqc.ruleset.program import Match, Program, search
from tqc.ruleset.rows import Rows
from tqc.ruleset.scan import JOINED, Scan, met
from tqc.ruleset.topics import Topic
from tqc.ruleset.vocabulary import Vocabulary
from tqc.text import plain
from tqc.text.document import Document
from tqc.text.tokens import Tokens, tokenize

PHRASES = ["n't sure", "'s list", "sure", "list of men", "u.s. list", "tv-set", "list", "so-called", "'ve", "n't", "2nd list", "liste"]


def document(text: str) -> Document:
    return Document(text, plain.raw_blocks(text))


@cache
def compiled() -> Compiled:
    """Every rule of the packs that are on by default."""
    home = store.rules_home()
    return store._compile([(n, home / n, n) for n in ("en", "ru")], [home / "lists"])


@pytest.mark.parametrize(
    ("phrase", "word"),
    [("n't sure", "sure"), ("'s", "s"), ("n't", "t"), ("the blagoveshchensk list", "blagoveshchensk"), ("u.s. fleet", "fleet")],
)
def test_a_phrase_is_told_of_by_its_rarest_whole_word(phrase: str, word: str) -> None:
    assert telling(phrase) == word


def of(texts: list[str]) -> Phrases:
    phrases = Phrases([], Rows())
    for number, phrase in enumerate(texts):
        phrases.add(phrase, number)
    return phrases


@given(st.lists(st.sampled_from([*PHRASES, "did", "it", " ", " ", "-", "'", ".", "é", "3", "_", "\n"]), max_size=25).map("".join))
def test_a_scan_for_what_the_words_tell_of_finds_every_phrase_that_stands_whole(text: str) -> None:
    doc, phrases = document(text), of(PHRASES)
    folded = doc.folded
    some = sorted((n, at) for numbers, at in Scan(phrases.among(doc.vocabulary)).hits(folded) for n in numbers)
    assert some == sorted((n, at) for numbers, at in Scan(phrases.among()).hits(folded) for n in numbers)
    whole = [
        (number, at)
        for (number, phrase), at in product(enumerate(PHRASES), range(len(folded)))
        if folded.startswith(phrase, at)
        and not folded[at + len(phrase) : at + len(phrase) + 1].isalnum()
        and (phrase.startswith(JOINED) or not folded[max(0, at - 1) : at].isalnum())
    ]
    assert some == whole


def test_phrases_that_were_stored_are_found_as_those_that_were_added() -> None:
    added = of([*PHRASES, "list"])
    rows = added.stored()
    kept = Phrases(list(rows), Rows("".join(f"{row}\n" for row in rows.values()).encode(), 0, map(len, rows.values())))
    assert dict(kept.among()) == dict(added.among())
    assert dict(kept.among({"list", "unheard"})) == {
        "list": [6, 12],
        "'s list": [1],
        "list of men": [3],
        "u.s. list": [4],
    }


def test_rows_are_those_of_the_file_and_then_those_added() -> None:
    rows = Rows(b"head\none\n\nthree\nnext", 5, [3, 0, 5])
    rows.append("four")
    assert (list(rows), len(rows), rows[1], rows.end) == (["one", "", "three", "four"], 4, "", 16)


def test_rules_find_alike_by_the_words_of_a_text_and_by_all_words(monkeypatch: pytest.MonkeyPatch) -> None:
    examples = [parse_example(e).text for r in compiled().rules if r.rule.lines for e in r.rule.examples if "<-" not in e and "#" not in e]
    samples = [p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parents[2] / "samples").glob("*.mt.txt"))]
    texts = [*samples, *("\n\n".join(examples[i : i + 40]) for i in range(0, len(examples), 40))]
    assert len(examples) > 1000
    monkeypatch.setattr(finder, "FEW", 10**9)
    narrow = RuleSet(compiled(), count=True)
    found = [list(narrow.check(document(t))) for t in texts]
    monkeypatch.setattr(finder, "FEW", -1)
    whole = RuleSet(compiled(), count=True)
    assert found == [list(whole.check(document(t))) for t in texts]
    assert narrow.tries == whole.tries
    assert sum(map(len, found)) > 1000


def slowly(code: Program, t: Tokens) -> list[Match]:
    """As `search`, every token tried."""
    found: list[Match] = []
    at = 0
    while at < len(t):
        match = code.match(t, at)
        found += [match] if match else []
        at = max(at + 1, match.flagged[1]) if match else at + 1
    return found


LINES = ["{open} a? case", "a? case", "[v={open} the] case", "(open|very) case", "^ case", "very very", "<num> case", "[very] (very|case)"]
WORDS = st.sampled_from(["Open", "opens", "a", "the", "case", "Case", "very", "3", "“", ".", "CASE"])


@given(st.sampled_from(LINES), st.lists(WORDS, max_size=14).map(" ".join))
def test_a_search_passes_over_no_token_at_which_a_match_begins(line: str, text: str) -> None:
    code = program(pattern.parse(line, lambda name, _: Class(name)))
    assert list(search(code, tokenize(text))) == slowly(code, tokenize(text))


NEAR = {
    "on _{1,3} (percent|degrees) higher": "on ten percent degrees higher a . , on-",
    "not _{0,2} drainage": "isn't not Can't a old . , drainage",
    "will _ drainage": "won't will Will he . , “ drainage",
    "^ <det>? so-called (“)? drainage": "The a so-called ” “ drainage - . He",
    "(drainage|<N>-drainage) (“)? {have} – drained": "old-mill-drainage drainage “ has had 've – - drained",
    "[(a|an) x=<A>] drainage (for|–|<stop>)": "a an old new-old new drainage for – - , . at",
    "^ (because|if) _{1,4} , drainage": "Because if the mill old , . ; : drainage",
    "drainage <A>? <A>? (at|– now)": "drainage old new at – - now , .",
    "at (drainage|<A> <A> drainage) now": "at drainage old new now , -",
}
"""Lines, and words of which sentences are made that they match."""
SPOKEN = st.sampled_from(sorted(NEAR)).flatmap(
    lambda line: st.tuples(st.just(line), st.lists(st.sampled_from(NEAR[line].split()), max_size=9).map(" ".join))
)


@settings(max_examples=700)
@given(SPOKEN)
@example(("will _ drainage", "He won't drainage"))
@example(("not _{0,2} drainage", "It isn't old drainage"))
@example(("drainage <A>? <A>? (at|– now)", "The drainage old new at"))
@example(("drainage <A>? <A>? (at|– now)", "The drainage old new - now"))
@example(("at (drainage|<A> <A> drainage) now", "Look at old new drainage now"))
@example(("on _{1,3} (percent|degrees) higher", "On this old ten percent higher"))
def test_what_must_stand_near_an_anchor_stands_near_it_in_every_match(spoken: tuple[str, str]) -> None:
    line, text = spoken[0], spoken[1].replace(" ”", "”").replace("“ ", "“")
    node = pattern.parse(line, Vocabulary({}).resolve)
    anchor = anchors.best(node)
    assert anchor
    needed = needs.needs(node, anchor)
    doc = document(text)
    hits = [at for _, at in Scan((phrase, [0]) for phrase in anchor.phrases).hits(doc.folded)]
    for block, number in ((b, n) for b in range(len(doc.blocks)) for n in range(len(doc.sentences(b)))):
        t, (begin, end) = doc.tokens(block, number), doc.sentences(block)[number]
        for match in slowly(program(node), t):
            own = [at for at in hits if begin <= at < end and anchor.low <= t.at(at) - match.start <= anchor.high]
            assert not own or any(met(needed, doc.folded, at, begin, end) for at in own)


def test_a_line_is_not_tried_where_what_it_needs_stands_too_far_away_or_inside_a_word(load: Load) -> None:
    rules = load("title: T\nrules:\n  one:\n    find: ^ on <num> boats higher -> x\n    examples: x\n", count=True)
    assert rules.tries is not None
    for text in ("Only 5 boats higher.", "Once 5 boats higher.", "He sat on 5 boats higher.", "On the day when 5 boats higher."):
        assert (list(rules.check(document(text))), rules.tries.total()) == ([], 0)
    assert [f.fixes for f in rules.check(document("“On 5 boats higher."))] == [("X",)]


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from(["The referee", "blew", "a goal", "goals", "striker.", "He", "kicked.", "\n\n", "league", "court"])).map(
        " ".join
    )
)
def test_a_topic_has_the_places_where_its_entries_match(text: str) -> None:
    topic, doc = Topic.load(json.loads(compiled().topics["sport"])), document(text)
    entries: list[Clause] = [*topic.strong, *topic.others]
    expected = [
        (number, number < len(topic.strong), span)
        for number, entry in enumerate(entries)
        for block in range(len(doc.blocks))
        for span in places(entry, doc, block)
    ]
    assert topic.evidence(doc) == expected


def test_what_a_pack_looks_for_is_not_looked_for_without_it(load: Load) -> None:
    rules = load("title: T\nrules:\n  one:\n    find: executive list\n    advice: x\n    examples: x\n")
    assert [f.rule for f in rules.check(document("An executive list."))] == ["mine/topic/one"]
    none = RuleSet(rules._compiled.only({"other"}))
    assert (none.rules, list(none.check(document("An executive list.")))) == ((), [])


def test_a_line_is_read_only_when_its_words_stand(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = load("title: T\nrules:\n  one:\n    find: executive list\n    advice: x\n    examples: x\n")
    monkeypatch.setattr(CompiledLine, "load", lambda row: pytest.fail("read"))
    assert list(rules.check(document("A list of executives."))) == []
