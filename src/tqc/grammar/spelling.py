"""Misspelt words: as few as can be sure, since a news text is full of names and new words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from string import ascii_lowercase

from tqc import lexicon
from tqc.model import Role, Span
from tqc.text.document import Document

WORD = re.compile(r"(?<![\w'’.@/&#-])[a-z]{6,}(?![\w'’@/&-]|\.\w)")
LETTERS = re.compile(r"[^\W\d_]+")
FOREIGN = frozenset({"capita", "fatale"})
"""Words of foreign phrases that look like slips."""
FIXES = 3
FREQUENT = 10_000
"""The rank up to which a word is likelier meant than a rare word is right."""


def faults(document: Document, known: Callable[[Iterable[str]], set[str]]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Words that are likely misspelt, as spans of `clean`, and what may be meant, the most frequent first.

    A word is one if it has six letters, is in lower case, unknown to the lexicon and to `known` (given several, it returns
    those it knows), is one edit away from a frequent word and no plural of a known one, and stands in the text once.
    """
    seen = Counter(LETTERS.findall(document.folded))
    places = {
        m.group(): Span(b.start + m.start(), b.start + m.end())
        for i, b in enumerate(document.blocks)
        if b.role is not Role.BOILERPLATE
        for m in WORD.finditer(document.prose(i))
        if seen[m.group()] == 1
        and m.group() not in FOREIGN
        and not any(lexicon.known(w) or lexicon.variants(w) for w in (m.group(), m.group().removesuffix("s")))
    }
    suspects = {word: fixes for word in places if (fixes := near(word))}
    sure = suspects.keys() - known(suspects) if suspects else ()
    for word, place in places.items():
        if word in sure:
            yield place, suspects[word]


def near(word: str) -> tuple[str, ...]:
    """The frequent words one edit away (a letter more, less or other, two swapped), at most three, the most frequent first.

    The first letter is taken for right: another makes another word, as often as not a name or a foreign one.
    """
    cuts = [(word[:i], word[i:]) for i in range(1, len(word) + 1)]
    edits = {a + b[1:] for a, b in cuts if b}
    edits |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    edits |= {a + c + b[skip:] for a, b in cuts for c in ascii_lowercase for skip in (0, 1)}
    found = [w for w in edits - {word} if lexicon.rank(w) <= FREQUENT and lexicon.known(w)]
    return tuple(sorted(found, key=lambda w: (lexicon.rank(w), w))[:FIXES])
