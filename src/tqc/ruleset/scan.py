"""The one scan of a text for the phrases that rules are found by, and a look at what must stand near one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

JOINED = ("'", "n't")
"""What a phrase begins with that may follow a letter."""

Need = tuple[int, list[str]]
"""How many words before a phrase (below 0) or from it on something stands, and the strings of which it is one.

Without strings: no more words than so many stand before the phrase in its sentence.
"""


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


def met(needs: list[Need], folded: str, at: int, begin: int, end: int) -> bool:
    """Whether all that is needed stands near a phrase at an offset of folded text, in a sentence from `begin` to `end`."""
    for reach, strings in needs:
        if not (_stands(strings, reach, folded, at, begin, end) if strings else _opens(-reach, folded, at, begin)):
            return False
    return True


def _stands(strings: list[str], reach: int, folded: str, at: int, begin: int, end: int) -> bool:
    start, stop = (begin, at) if reach < 0 else (at, end)
    near = False
    for string in strings:
        place = folded.find(string, start, stop)
        if place >= 0 and not near:  # most stand nowhere in the sentence
            start, stop = (_back(-reach, folded, at, begin), at) if reach < 0 else (at, _on(reach, folded, at, end))
            near = True
            place = folded.find(string, start, stop)
        while place >= 0:
            if _whole(string, folded, place):
                return True
            place = folded.find(string, place + 1, stop)
    return False


def _opens(most: int, folded: str, at: int, begin: int) -> bool:
    return not any(map(str.isalnum, folded[begin : _back(most, folded, at, begin)]))


def _back(words: int, folded: str, at: int, begin: int) -> int:
    """The offset of the space before so many words before `at`."""
    for _ in range(words + 1):
        space = folded.rfind(" ", begin, at)
        if space < 0:
            return begin
        at = space
    return at


def _on(words: int, folded: str, at: int, end: int) -> int:
    """The offset after the space after so many words from `at` on."""
    for _ in range(words):
        space = folded.find(" ", at, end)
        if space < 0:
            return end
        at = space + 1
    return at


def _whole(string: str, folded: str, place: int) -> bool:
    """Whether no letter or figure stands beside a word, but for a clitic; a sign may stand anywhere."""
    end = place + len(string)
    if string[0].isalnum() and folded[place - 1 : place].isalnum() and not string.startswith(JOINED):
        return False
    return not (string[-1].isalnum() and folded[end : end + 1].isalnum() and not folded.startswith(JOINED, end))
