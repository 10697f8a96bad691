"""Texts as rows of words for mining: tokens as rules see them, inflections folded to lemmas."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from tqc import lexicon
from tqc.text import plain
from tqc.text.document import Document

LONGEST = 4
"""Words of a phrase at most."""
EDGES = frozenset({"det", "conj"})
"""Closed classes that no phrase begins or ends with: with them it would be as frequent, and say no more."""
Gram = tuple[str, ...]
"""A phrase, by lemma."""


class Words(NamedTuple):
    """The tokens of a text, in parallel."""

    surface: tuple[str, ...]
    """In lower case where position explains the capital."""
    lemma: tuple[str, ...]
    """What is compared: a word's lemma, anything else as it is."""
    phrasal: tuple[bool, ...]
    """Whether it may stand in a phrase: a word, and no clitic."""


class Stretch(NamedTuple):
    """What an editor replaced, as half-open ranges of tokens; `put` is empty where he struck out, `struck` where he put in."""

    struck: tuple[int, int]
    put: tuple[int, int]


def sentences(text: str) -> Iterator[Words]:
    """The sentences of a text, one by one."""
    document = Document(text, plain.raw_blocks(text))
    for block in range(len(document.blocks)):
        for number in range(len(document.sentences(block))):
            t = document.tokens(block, number)
            surface = tuple(t.word(i) for i in range(len(t)))
            phrasal = tuple(k == "w" and s[:1] != "'" and s != "n't" for k, s in zip(t.kind, surface, strict=True))
            yield Words(surface, tuple(fold(s) if p else s for s, p in zip(surface, phrasal, strict=True)), phrasal)


def words(text: str) -> Words:
    """A whole text; no phrase runs from one sentence into the next, as what ends a sentence is no word."""
    surface, lemma, phrasal = [], [], []
    for sentence in sentences(text):
        surface += [*sentence.surface, "\n"]
        lemma += [*sentence.lemma, "\n"]
        phrasal += [*sentence.phrasal, False]
    return Words(tuple(surface), tuple(lemma), tuple(phrasal))


@lru_cache(1 << 16)
def fold(word: str) -> str:
    """The lemma that a word is taken for a form of: the shortest of those it may be, so that "excited" goes with "excite".

    The word itself if the lexicon has none.

    Closed-class words stay as they are, auxiliaries apart.
    """
    if lexicon.closed(word) and "aux" not in lexicon.kinds(word):
        return word
    return min((r.lemma for r in lexicon.readings(word)), key=lambda x: (len(x), lexicon.rank(x)), default=word)


def grams(text: Words) -> Iterator[tuple[int, int]]:
    """Where the phrases of a text stand: half-open ranges of tokens."""
    for start in range(len(text.lemma)):
        for end in range(start + 1, min(start + LONGEST, len(text.lemma)) + 1):
            if not text.phrasal[end - 1]:
                break
            if telling(text.lemma[start:end]):
                yield start, end


@lru_cache(1 << 18)
def telling(gram: Gram) -> bool:
    """Whether a phrase could be a rule's: no determiner or conjunction at its edges, and a word in it that is not among the commonest."""
    if lexicon.kinds(gram[0]) & EDGES or lexicon.kinds(gram[-1]) & EDGES:
        return False
    rarest = max(gram, key=lexicon.rank)
    return not lexicon.closed(rarest) and (len(gram) > 1 or lexicon.rank(rarest) > lexicon.COMMON)


def stretches(draft: Words, edited: Words) -> list[Stretch]:
    """What was done to a draft, lemma by lemma: a word that only changed its form was left alone."""
    codes = SequenceMatcher(None, draft.lemma, edited.lemma, autojunk=False).get_opcodes()
    return [Stretch((a, b), (c, d)) for tag, a, b, c, d in codes if tag != "equal"]
