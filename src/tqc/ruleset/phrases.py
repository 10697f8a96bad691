"""The phrases that rules begin with, by a word that each holds: a text is searched for those alone whose word it has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Set

from tqc.ruleset.rows import Rows
from tqc.text.document import RUN

SPLIT_OFF = "n't"
"""A phrase that begins so begins with the end of another word."""

SHORTEST = 3
"""Letters; what is shorter is as often as not what an apostrophe or a full stop has cut off, and no list of words has it."""


class Phrases:
    """Word → the phrases that it tells of → the numbers of what is looked for with them; a word's row is read when first asked for."""

    def __init__(self, words: list[str], rows: Rows) -> None:
        self._rows = rows
        self._at = dict(zip(words, range(len(words)), strict=True))
        self._read: dict[str, dict[str, list[int]]] = {}

    def add(self, phrase: str, number: int) -> None:
        """One more thing to look for with a phrase."""
        word = telling(phrase)
        self._at.setdefault(word, len(self._at))
        self._read.setdefault(word, {}).setdefault(phrase, []).append(number)

    def among(self, words: Set[str] | None = None) -> Iterator[tuple[str, list[int]]]:
        """The phrases that some words tell of, without words all phrases, and the numbers of each."""
        for word in self._at if words is None else self._at.keys() & words:
            if word not in self._read:
                self._read[word] = json.loads(self._rows[self._at[word]])
            yield from self._read[word].items()

    def stored(self) -> dict[str, str]:
        """The row of each word, in the words' order; of phrases that were added, not read."""
        return {word: json.dumps(self._read[word], separators=(",", ":")) for word in sorted(self._at)}


def telling(phrase: str) -> str:
    """The rarest word that stands whole wherever the phrase stands as whole words."""
    from tqc import lexicon  # only to compile

    whole: list[str] = RUN.findall(phrase.removeprefix(SPLIT_OFF[:2]) if phrase.startswith(SPLIT_OFF) else phrase)
    return max(whole, key=lambda word: (len(word) >= SHORTEST, lexicon.rank(word), word))
