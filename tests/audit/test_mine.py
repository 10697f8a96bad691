"""Rules mined from drafts and edited copy: what counts, what is left out, what is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tqc.audit import _words
from tqc.audit._phrase import Pair
from tqc.audit.mine import Mined, log_likelihood, mine
from tqc.audit.proposal import proposals, rules_file
from tqc.ruleset import RuleSet, topic_file
from tqc.ruleset.compiler import Source, compile_sources
from tqc.ruleset.harness import run

FILLER = [
    ("The mayor opened a bridge in {}.", "The mayor opened a bridge in {}."),
    ("Rain fell on {} all night.", "Rain fell on {} all night."),
]
TOWNS = ("Omsk", "Perm", "Tula", "Orel", "Ufa", "Kursk", "Pskov", "Tver")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQC_CACHE_DIR", str(tmp_path / "cache"))


def pairs(*rows: tuple[str, str], stories: int = 8) -> list[Pair]:
    """Each row once a town, a story a town, among sentences that were left alone."""
    every = [(d.format(t), e.format(t), f"{t}.txt") for t in TOWNS[:stories] for d, e in (*rows, *FILLER)]
    return [Pair(d, e, story, number) for number, (d, e, story) in enumerate(every, 1)]


def lines(mined: Mined) -> list[str]:
    return [p.line for p in proposals(mined)]


HUNGER = ("The men announced a hunger protest in {}.", "The men announced a hunger strike in {}.")


def test_what_editors_replace_in_several_stories_is_proposed_with_what_they_put() -> None:
    (proposal,) = proposals(mine(pairs(HUNGER)))
    assert proposal.line == "hunger [protest] -> strike"
    assert proposal.fixes == (("strike", 8),)
    assert (len(proposal.phrase.sentences), len(proposal.phrase.stories), proposal.phrase.edited) == (8, 8, 0)


def test_inflections_are_one_phrase_and_the_fix_bends_with_it() -> None:
    rows = [("They excited a case in {}.", "They opened a case in {}."), ("Judges excite a case in {}.", "Judges open a case in {}.")]
    assert lines(mine(pairs(*rows))) == ["[{excite}] a case -> {open}"]


def test_what_was_struck_out_is_deleted_but_not_what_was_moved() -> None:
    rows = [("Notably they left {}.", "They left {}."), ("Notably men came to {}.", "Men came to {}.")]
    assert lines(mine(pairs(*rows))) == ["notably -> (delete)"]
    moved = mine(pairs(("Yesterday they left {}.", "They left {} yesterday.")))
    assert all("(delete)" not in line for line in lines(moved))


@pytest.mark.parametrize(
    "rows",
    [
        [("The {} men left.", "The {} men left.")],
        [
            ("They saw the zebra in {}.", "They saw the horse in {}."),
            ("They saw the zebra in {} run.", "They saw the zebra in {} run."),
            ("They saw the zebra in {} sit.", "They saw the zebra in {} sit."),
        ],
    ],
    ids=["nothing was changed", "mostly kept"],
)
def test_what_editors_leave_alone_is_not_proposed(rows: Sequence[tuple[str, str]]) -> None:
    assert lines(mine(pairs(*rows))) == []


def test_striking_out_is_proposed_only_where_editors_mostly_do_that() -> None:
    mixed = [("The gloomy men left {}.", f"The {put}men left {{}}.") for put in ("", "calm ", "brave ")]
    (line,) = lines(mine(pairs(*mixed)))
    assert line == "[gloomy] men -> brave | calm"


def test_what_native_copy_holds_as_often_is_not_proposed() -> None:
    native = [f"The men announced a hunger protest in {town} and ended it." for town in TOWNS]
    assert lines(mine(pairs(HUNGER), native)) == []
    assert lines(mine(pairs(HUNGER), [f"A bridge in {town} fell." for town in TOWNS] * 3)) != []


def test_one_story_proves_nothing_among_several() -> None:
    told = [Pair(f"A hunger protest, day {n}.", f"A hunger strike, day {n}.", "one.txt", n) for n in range(6)]
    assert lines(mine([*pairs(), *told])) == []
    assert lines(mine(told)) != []


def test_drafts_of_one_sentence_share_a_vote() -> None:
    once = pairs(HUNGER)
    copies = [
        Pair(p.draft.replace("announced", verb), p.edited, p.story, p.number) for p in once for verb in ("declared", "announced", "began")
    ]
    (phrase,) = (p for p in mine(copies).phrases if "protest" in p.gram)
    assert (round(phrase.share, 6), len(phrase.sentences)) == (8, 8)


def test_too_few_sentences_are_no_evidence() -> None:
    assert lines(mine(pairs(HUNGER, stories=2))) == []
    assert lines(mine(pairs(HUNGER, stories=4), least=5)) == []


def test_log_likelihood_is_dunnings() -> None:
    assert log_likelihood(110, 2552, 111, 29225) == pytest.approx(270.72, abs=0.01)  # "swiss" in table 1 of the paper
    assert log_likelihood(3, 50, 3, 50) == pytest.approx(0)
    assert log_likelihood(0, 50, 3, 50) == pytest.approx(-4.25, abs=0.02)


@pytest.mark.parametrize(
    ("word", "lemma"), [("courts", "court"), ("said", "say"), ("was", "be"), ("the", "the"), ("Tver", "Tver"), ("zzyx", "zzyx")]
)
def test_words_fold_to_the_lemma_they_most_likely_are(word: str, lemma: str) -> None:
    assert _words.fold(word) == lemma


def test_phrases_stay_within_signs_and_end_in_no_article() -> None:
    text = _words.words("He left the city, a quiet place. Nobody knew.")
    found = {" ".join(text.surface[a:z]) for a, z in _words.grams(text)}
    assert "quiet place" in found
    assert "left the city" in found
    assert not {f for f in found if f.endswith(" the") or f.startswith("a ") or "city a" in f or "place nobody" in f}


def test_the_rules_file_holds_drafts_that_never_run(tmp_path: Path) -> None:
    mined = mine(pairs(HUNGER, ("Notably they left {}.", "They left {}.")))
    found = proposals(mined)
    path = tmp_path / "mined.yaml"
    path.write_text(rules_file(mined, found, "9"), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    assert "# Omsk.txt, 1: The men announced a hunger [protest] in Omsk. → The men announced a hunger strike in Omsk." in text
    assert "# 8 × strike" in text
    topic = topic_file.read(path, "desk")
    assert [r.inactive for r in topic.rules] == ["is a draft"] * len(found)
    rules = RuleSet(compile_sources([Source(topic.rules, {}, {})]))
    pair = pairs(HUNGER)[0]
    assert list(rules.check(_document(pair.draft))) == []
    outcome = run([path])
    assert (outcome.problems, outcome.rules, outcome.drafts) == ([], 0, len(found))


def test_a_draft_with_its_key_taken_out_finds_its_evidence(tmp_path: Path) -> None:
    mined = mine(pairs(HUNGER))
    path = tmp_path / "mined.yaml"
    path.write_text(rules_file(mined, proposals(mined), "9").replace("    draft: true\n", ""), encoding="utf-8")
    rules = RuleSet(compile_sources([Source(topic_file.read(path, "desk").rules, {}, {})]))
    (finding,) = rules.check(_document(pairs(HUNGER)[0].draft))
    assert finding.fixes == ("strike",)


def test_names_of_proposed_rules_are_all_different(tmp_path: Path) -> None:
    mined = mine(pairs(("Naïve news came to {}.", "Calm news came to {}."), ("Naive words left {}.", "Calm words left {}.")))
    names = [p.name for p in proposals(mined)]
    assert len(names) == len(set(names)) > 0


def test_nothing_found_is_still_a_rules_file(tmp_path: Path) -> None:
    mined = mine(pairs())
    path = tmp_path / "mined.yaml"
    path.write_text(rules_file(mined, proposals(mined), "9"), encoding="utf-8")
    assert topic_file.read(path, "desk").rules == ()


def _document(text: str) -> object:
    from tqc.text import plain
    from tqc.text.document import Document

    return Document(text, plain.raw_blocks(text))
