"""Mending a text by its findings: only what is safe, and nothing that is not meant."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass

from tqc.model import Confidence, Finding, Report

MOST_ROUNDS = 10
MARKUP = "<>&\\`*_[]|\n\r"
"""What a format could take for its own if a fix put it into the text."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What mending came to."""

    text: str
    done: tuple[Finding, ...]
    """What was mended, in the order of the rounds; each round's offsets count in the text before it."""


def fixable(report: Report, *, unsafe: bool = False, rules: Container[str] | None = None) -> list[Finding]:
    """The findings of a report that may be mended without asking.

    Safe: sure of itself, with exactly one fix and no other finding on its words. With `unsafe` the first of several fixes is taken, of
    medium findings too. Never mended: words that markup, a line's end or a hidden character runs through, so that no tag, link or
    character is lost that the finding does not speak of; a fix that brings in what could be read as markup.

    Args:
        report: its findings do not overlap.
        unsafe: see above.
        rules: the ids of those to go by; None: all.
    """
    return [
        f
        for f in report.findings
        if (rules is None or f.rule in rules)
        and report.text[f.start : f.end] == f.sentence[f.within.start : f.within.end]
        and f.fixes
        and (unsafe or (f.confidence is Confidence.HIGH and len(f.fixes) == 1 and not f.also))
        and f.confidence is not Confidence.LOW
        and not any(mark in f.fixes[0] and mark not in report.text[f.start : f.end] for mark in MARKUP)
    ]


def applied(text: str, findings: list[Finding]) -> str:
    """A text with the first fix of each finding in the place of its words; the findings are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for f in findings:
        parts += [text[at : f.start], f.fixes[0]]
        at = f.end
    return "".join([*parts, text[at:]])


def mended(text: str, check: Callable[[str], list[Finding]]) -> Fixed:
    """A text mended until nothing more is to be done, so that mending it again changes nothing.

    Rules whose fixes lead back to a text already seen, or never end, mend nothing; the others go on without them.

    Args:
        text: as the user has it.
        check: what is to be mended in a text.
    """
    barred: set[str] = set()
    while True:
        texts, rounds = [text], [[f for f in check(text) if f.rule not in barred]]
        while rounds[-1] and len(rounds) <= MOST_ROUNDS and texts[-1] not in texts[:-1]:
            texts.append(applied(texts[-1], rounds[-1]))
            rounds.append([f for f in check(texts[-1]) if f.rule not in barred])
        if not rounds[-1]:
            return Fixed(texts[-1], tuple(f for found in rounds for f in found))
        since = texts.index(texts[-1])  # the circle; without one, the last round is what never ends
        barred |= {f.rule for found in rounds[since:] for f in found}
