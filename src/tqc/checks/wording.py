"""Wording that a machine writes and an editor does not, where no rule says what is wrong: a suspicion, not a fault."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._translationese import WORD, chances, fold, level, model
from tqc.model import Role, Span
from tqc.text.document import Document

LEAST = 1.2
"""The log-odds from which a word is told of in a text that reads like people's."""
HUMAN, AS_IF = 0.05, 60
"""A text is taken to have this share of a machine's words until it shows its own, and this share to stand for so many words."""
TRUST = 3.0
"""How much the text's share counts against a word's own score: where all else reads well, one odd word is an author's."""


def _translationese(document: Document) -> Iterator[Fault]:
    """Runs of words that read like a machine's, each with a word of meaning in it."""
    paragraphs = []
    for block in document.blocks:
        if block.role is not Role.BOILERPLATE:
            words = WORD.findall(document.clean, block.start, block.end)
            paragraphs.append((block.start, block.end, words, level(model().scores(fold(words)))))
    count = sum(len(words) for _, _, words, _ in paragraphs)
    share = (sum(chances(scores) for *_, scores in paragraphs) + HUMAN * AS_IF) / (count + AS_IF)
    least = LEAST - TRUST * math.log(share / HUMAN)
    for start, end, words, scores in paragraphs:
        if scores and max(scores) > least:
            yield from _runs(document, start, end, words, scores, least)


def _runs(document: Document, start: int, end: int, words: Sequence[str], scores: Sequence[float], least: float) -> Iterator[Fault]:
    """The runs of a paragraph's words whose scores are above `least` and one of which is a word of meaning, of no closed class."""
    run: list[Span] = []
    telling = False
    for m, word, score in zip(WORD.finditer(document.clean, start, end), words, scores, strict=True):
        if score > least and word[0].isalnum():
            run.append(Span(*m.span()))
            telling = telling or (word[0].isalpha() and not lexicon.closed(word.lower()))
            continue
        if telling:
            yield Fault(Span(run[0].start, run[-1].end))
        run, telling = [], False
    if telling:
        yield Fault(Span(run[0].start, run[-1].end))


CHECKS: dict[str, Find] = {"translationese": _translationese}
