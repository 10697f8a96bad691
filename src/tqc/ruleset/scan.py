"""The one scan of a text for the phrases that rules begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

JOINED = ("'", "n't")
"""What a phrase begins with that may follow a letter."""


class Scan:
    """One automaton over phrases, each with the numbers of what it may begin."""

    def __init__(self, phrases: Iterable[tuple[str, list[int]]]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._phrases = list(phrases)
        self._automaton = AhoCorasick([phrase for phrase, _ in self._phrases]) if self._phrases else None

    def hits(self, folded: str) -> Iterator[tuple[list[int], int]]:
        """Each place where a phrase stands as whole words, and its numbers."""
        if self._automaton is None:
            return
        last = len(folded)
        for number, a, z in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if z < last and folded[z].isalnum():
                continue
            phrase, begun = self._phrases[number]
            if a and folded[a - 1].isalnum() and not phrase.startswith(JOINED):
                continue
            yield begun, a
