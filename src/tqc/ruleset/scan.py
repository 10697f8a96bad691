"""The one scan of a text for the anchors of every rule."""

from __future__ import annotations

from collections.abc import Iterable

from tqc.ruleset.compiled import Search

JOINED = ("'", "n't")
"""What a phrase begins with that may follow a letter."""


class Scan:
    """One automaton over the anchors of all lines."""

    def __init__(self, searches: list[Search]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._searches: list[Search] = []  # of each phrase, in the automaton's order
        phrases: list[str] = []
        for search in searches:
            added = search.phrases.split("\n")
            phrases += added
            self._searches += [search] * len(added)
        self._phrases = phrases
        self._automaton = AhoCorasick(phrases) if phrases else None

    def hits(self, folded: str) -> Iterable[tuple[Search, int]]:
        """Each place where an anchor stands as whole words, and whose it is."""
        if self._automaton is None:
            return
        last = len(folded)
        for number, a, z in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if z < last and folded[z].isalnum():
                continue
            if a and folded[a - 1].isalnum() and not self._phrases[number].startswith(JOINED):
                continue
            yield self._searches[number], a
