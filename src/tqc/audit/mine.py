"""Rules proposed from drafts and their edited versions: what machines write, editors replace and nobody else would write.

A phrase is proposed that editors changed in several sentences of several stories and that is more frequent in drafts than in edited
(and native) text, by the log-likelihood ratio of Dunning (1993, "Accurate Methods for the Statistics of Surprise and Coincidence",
Computational Linguistics 19:1), which holds for rare events. What is counted is distinct sentences, told apart by their edited
version: of several drafts of one sentence each has its share of one vote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from tqc import lexicon
from tqc.audit import _words
from tqc.audit._phrase import Pair, Phrase, Put
from tqc.audit._words import Gram, Stretch, Words

SURE = 3.84
"""G² beyond this has p < .05 with one degree of freedom."""
MOST_KEPT = 0.5
"""A phrase that editors leave alone more often than not is no fault."""
SAME = 0.5
"""Of two phrases which share a word and such a part of their sentences, the better is proposed."""
HANDY = 2
"""Open-class words of the phrase that is preferred where others have as much evidence: one lacks its context, more are seldom met again."""
PLACES = 3
"""Places kept of each phrase."""


@dataclass(frozen=True, slots=True)
class Mined:
    """The phrases worth a rule, the best first, and what was read."""

    phrases: tuple[Phrase, ...]
    sentences: int
    stories: int
    native: int
    """Sentences."""


def mine(pairs: Iterable[Pair], native: Iterable[str] = (), *, least: int = 3, top: int = 50) -> Mined:
    """The `top` phrases that editors keep replacing.

    Args:
        native: texts written in English; a phrase must be rarer there, too.
        least: in how many distinct sentences editors must have changed a phrase; if there are several stories, in two of them.
    """
    every = [[_read(pair) for pair in group] for group in _grouped(pairs)]
    stories = len({read.pair.story for group in every for read in group})
    counted: Counter[Gram] = Counter()
    for group in every:
        counted.update({change.gram for read in group for change in _changed(read)})
    phrases = {gram: Phrase(gram) for gram, n in counted.items() if n >= least}
    del counted
    for at, group in enumerate(every):
        _count(phrases, at, group)
    size = 0
    for text in native:
        for sentence in _words.sentences(text):
            size += 1
            for gram in _there(sentence, phrases):
                phrases[gram].native += 1
    found = [p for p in phrases.values() if len(p.stories) >= min(2, stories) and p.kept <= MOST_KEPT * p.share]
    for phrase in found:
        against = [(phrase.edited, len(every)), *([(phrase.native, size)] if size else [])]
        phrase.g2 = min(log_likelihood(phrase.share, len(every), *other) for other in against)
    ranked = sorted((p for p in found if p.g2 >= SURE), key=lambda p: (-p.worth, abs(p.weight - HANDY), len(p.gram), p.gram))
    return Mined(tuple(_distinct(ranked, top)), len(every), stories, size)


def log_likelihood(a: float, of_a: float, b: float, of_b: float) -> float:
    """Dunning's G² of an event seen `a` times in `of_a` trials and `b` times in `of_b`; below 0 if it is rarer in the first."""
    rate = (a + b) / (of_a + of_b)
    cells = ((a, of_a * rate), (of_a - a, of_a * (1 - rate)), (b, of_b * rate), (of_b - b, of_b * (1 - rate)))
    g2 = 2 * sum(seen * log(seen / expected) for seen, expected in cells if seen > 0)
    return g2 if a * of_b >= b * of_a else -g2


def _grouped(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """The distinct drafts of each distinct edited sentence."""
    found: dict[str, dict[str, Pair]] = {}
    for pair in pairs:
        if pair.draft and pair.edited:
            found.setdefault(pair.edited, {}).setdefault(pair.draft, pair)
    return [list(group.values()) for group in found.values()]


class _Read(NamedTuple):
    pair: Pair
    draft: Words
    edited: Words
    stretches: list[Stretch]


class _Change(NamedTuple):
    """A phrase of a draft in which something was struck."""

    gram: Gram
    surface: tuple[str, ...]
    put: Put | None
    """None if what was replaced is more than the phrase, or in several parts."""
    said: tuple[str, ...]
    """What was put in, as the editor wrote it."""


def _read(pair: Pair) -> _Read:
    draft, edited = _words.words(pair.draft), _words.words(pair.edited)
    return _Read(pair, draft, edited, _words.stretches(draft, edited))


def _changed(read: _Read) -> Iterable[_Change]:
    draft, edited = read.draft, read.edited
    by_token = {i: number for number, s in enumerate(read.stretches) for i in range(*s.struck)}
    for start, end in _words.grams(draft):
        touched = {by_token[i] for i in range(start, end) if i in by_token}
        if not touched:
            continue
        (a, b), (c, d) = read.stretches[touched.pop()]
        put = None
        whole = not touched and start <= a and b <= end
        if whole and d - c <= _words.LONGEST and all(edited.phrasal[c:d]) and (d > c or not _moved(draft.lemma[a:b], edited.lemma)):
            put = Put((a - start, b - start), edited.lemma[c:d])
        yield _Change(draft.lemma[start:end], draft.surface[start:end], put, edited.surface[c:d])


def _moved(struck: Sequence[str], edited: Sequence[str]) -> bool:
    """Whether words that were struck out stand elsewhere in the edited version."""
    there = {word.casefold() for word in edited}
    return any(word.casefold() in there for word in struck if not lexicon.closed(word))


def _there(text: Words, wanted: dict[Gram, Phrase]) -> set[Gram]:
    return {gram for a, z in _words.grams(text) if (gram := text.lemma[a:z]) in wanted}


def _count(phrases: dict[Gram, Phrase], sentence: int, group: Sequence[_Read]) -> None:
    """Add a sentence, in all its drafts, to what was seen of phrases."""
    in_edited = _there(group[0].edited, phrases)
    for gram in in_edited:
        phrases[gram].edited += 1
    for read in group:
        for gram in _there(read.draft, phrases):
            phrases[gram].share += 1 / len(group)
            phrases[gram].kept += (gram in in_edited) / len(group)
        for change in _changed(read):
            if change.gram in phrases:
                _add(phrases[change.gram], sentence, read.pair, change)


def _add(phrase: Phrase, sentence: int, pair: Pair, change: _Change) -> None:
    if not phrase.forms:
        phrase.forms = [Counter() for _ in change.surface]
    for counter, form in zip(phrase.forms, change.surface, strict=True):
        counter[form] += 1
    if change.put:
        phrase.puts[change.put].add(sentence)
        phrase.put_forms[change.put][change.said] += 1
    if sentence not in phrase.sentences and len(phrase.places) < PLACES:
        phrase.places.append(pair)
    phrase.sentences.add(sentence)
    phrase.stories.add(pair.story)


def _distinct(ranked: Sequence[Phrase], top: int) -> list[Phrase]:
    """The best, without those that are about the same word in the same sentences."""
    kept: list[Phrase] = []
    for phrase in ranked:
        if len(kept) == top:
            break
        if not any(_shared(phrase, other) >= SAME for other in kept):
            kept.append(phrase)
    return kept


def _shared(one: Phrase, other: Phrase) -> float:
    """The part of the fewer sentences that two phrases share; 0 if they share no word but closed-class ones."""
    if all(lexicon.closed(word) for word in set(one.gram) & set(other.gram)):
        return 0.0
    return len(one.sentences & other.sentences) / min(len(one.sentences), len(other.sentences))
