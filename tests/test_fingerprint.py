from __future__ import annotations

from dataclasses import replace

from tqc.fingerprint import fingerprints
from tqc.model import Confidence, Finding, Report, Score, Severity, Span
from tqc.text import plain
from tqc.text.document import Document

TEXT = "The mayor arrived late. On Friday he gave an interview on live ether to a local channel. Nobody watched."


def report(text: str, words: str = "live ether", rule: str = "desk/words/live-ether") -> Report:
    """A finding on each place where the words stand, line breaks allowed."""
    document = Document(text, plain.raw_blocks(text))
    found: list[Finding] = []
    at = document.clean.find(words)
    while at >= 0:
        span = Span(at, at + len(words))
        found.append(document.finding(span, rule=rule, category="other", severity=Severity.MINOR, confidence=Confidence.HIGH, message="m"))
        at = document.clean.find(words, at + 1)
    return Report(text, tuple(found), 1, Score(1, 0, None, None, None, "s"))


def mark(text: str, **more: str) -> str:
    (found,) = fingerprints(report(text, **more))
    return found


def test_it_holds_when_the_text_moves_is_reflowed_or_edited_elsewhere() -> None:
    first = mark(TEXT)
    assert mark("A new first paragraph.\n\n" + TEXT) == first
    assert mark(TEXT.replace(" on live ether ", "\non live\nether ")) == first
    assert mark(TEXT.replace("late", "at noon").replace("On Friday", "Yesterday, on Friday,")) == first
    assert mark(TEXT.replace("interview on live ether to", "interview, on live ether: to")) == first


def test_it_changes_with_the_rule_and_the_words_around() -> None:
    first = mark(TEXT)
    assert mark(TEXT, rule="desk/words/other") != first
    assert mark(TEXT.replace("an interview", "a speech")) != first
    assert mark(TEXT.replace("to a local", "for a local")) != first
    assert mark(TEXT.replace("live ether", "live air"), words="live air") != first


def test_copies_are_counted() -> None:
    sentence = "He spoke on live ether again."
    once, twice, thrice = fingerprints(report("\n\n".join([sentence] * 3)))
    assert [twice, thrice] == [f"{once}-2", f"{once}-3"]
    assert fingerprints(report(sentence)) == [once]


def test_it_is_the_same_on_every_machine() -> None:
    one = Finding(0, 5, "a/b/c", "other", Severity.MINOR, Confidence.HIGH, "m", sentence="Dates are forbidden.")
    told = Report("", (replace(one, within=one.span),), 0, Score(0, 0, None, None, None, ""))
    assert fingerprints(told) == ["69d5e27bf69457d7"]
