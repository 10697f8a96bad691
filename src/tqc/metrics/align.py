"""Which sentences of an edited story came from which sentences of its draft.

A draft that was edited has sentences rewritten, merged, split, dropped, added and moved, so lines say nothing. As in Gale and Church
(1993, "A Program for Aligning Sentences in Bilingual Corpora") a dynamic program finds the best sequence of beads, one sentence to one,
two to one and so on; both sides being English, a bead is worth the words that its sides share rather than the likeness of their lengths,
a rare word more than a common one. What crosses is found afterwards among the sentences left over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log
from typing import NamedTuple

from tqc.metrics._cuts import between

WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+")
THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
FIGURE = re.compile(r"[,:]")
"""7:40 and 7.40 are one time."""
STEM = 5
"""So many letters of a word count, so that "killed" and "killing" are one."""
SHORT = 3
"""Words so short or shorter weigh half: they are mostly "the" and "of"."""
LIKE = 0.22
"""Sides that share a smaller part of their weight (Dice) are better left apart."""
PART = 0.12
"""Each sentence of a merge or a split must find such a part of its weight on the other side."""
MOVED = 0.35
"""What sentences that cross the others must share (Dice)."""
TAKEN_IN = 0.4
"""The part of a sentence's weight that a pair it is no neighbour of must have had no partner for, to take it in."""
REWRITTEN = 0.08
"""Enough to share (Dice) where the sentences around leave no other partner."""
BEADS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
EXTRA = 0.5
"""What each sentence beyond one a side costs, in units of a rare word's weight."""
BAND = 60
"""Sentences farther from the diagonal are tried as moves only."""

Weights = dict[str, float]


class Bead(NamedTuple):
    """Sentences that belong together, by index, ascending; one side is empty where a sentence was added or dropped."""

    draft: tuple[int, ...]
    edited: tuple[int, ...]
    moved: bool = False
    """Whether it crosses other beads, or took in a sentence from elsewhere."""

    @property
    def kind(self) -> str:
        """`paired`, `merged`, `split`, `recast` (several to several), `dropped` or `added`."""
        if not self.edited:
            return "dropped"
        if not self.draft:
            return "added"
        many = len(self.draft) > 1, len(self.edited) > 1
        return {(False, False): "paired", (True, False): "merged", (False, True): "split", (True, True): "recast"}[many]


@dataclass(slots=True)
class _Link:
    draft: list[int]
    edited: list[int]
    moved: bool = False


@dataclass(slots=True)
class _Side:
    """The sentences of one side, and of each and of its neighbours together the weighted words."""

    one: list[Weights]
    total: list[float] = field(init=False)
    memo: dict[tuple[int, ...], Weights] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.total = [sum(w.values()) for w in self.one]

    def all(self, indexes: Iterable[int]) -> Weights:
        key = tuple(indexes)
        if len(key) == 1:
            return self.one[key[0]]
        if key not in self.memo:
            found: Weights = {}
            for i in key:
                for word, weight in self.one[i].items():
                    found[word] = found.get(word, 0.0) + weight
            self.memo[key] = found
        return self.memo[key]


def align(draft: Sequence[str], edited: Sequence[str]) -> list[Bead]:
    """The beads of two versions of a story, every sentence in exactly one, in the order of the draft.

    What was added stands behind the bead of the edited sentence before it.
    """
    left, right, rare = _weighed(draft, edited)
    links = [link for part in between(draft, edited) for link in _monotone(left, right, rare, *part)]
    free = [set(range(len(draft))), set(range(len(edited)))]
    for link in links:
        free[0] -= set(link.draft)
        free[1] -= set(link.edited)
    _find_moved(links, left, right, free)
    _take_in(links, left, right, free)
    _fill(links, left, right, free)
    return _ordered(links, free)


def _weighed(draft: Sequence[str], edited: Sequence[str]) -> tuple[_Side, _Side, float]:
    """Both sides, and the weight of a word that stands in one sentence only."""
    sides = [[Counter(_words(s)) for s in side] for side in (draft, edited)]
    frequency: Counter[str] = Counter()
    for side in sides:
        frequency |= Counter(word for words in side for word in words)
    size = max(len(draft), len(edited), 1)
    weight = {w: log(1 + size / n) * (0.5 if len(w) <= SHORT and w.isalpha() else 1.0) for w, n in frequency.items()}
    left, right = (_Side([{w: n * weight[w] for w, n in words.items()} for words in side]) for side in sides)
    return left, right, log(1 + size)


def _words(sentence: str) -> Iterable[str]:
    for m in WORD.finditer(sentence.lower()):
        yield FIGURE.sub(".", THOUSANDS.sub("", m[0])) if m[0][0].isdigit() else m[0][:STEM]


def _shared(a: Weights, b: Weights) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum([min(weight, b[word]) for word, weight in a.items() if word in b])


def _monotone(left: _Side, right: _Side, rare: float, i0: int, i_end: int, j0: int, j_end: int) -> list[_Link]:
    """The best sequence of beads of a stretch."""
    rows, columns = i_end - i0, j_end - j0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step: list[list[tuple[int, int]]] = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    for x in range(rows + 1):
        middle = x * columns // rows if rows else 0
        for y in range(columns + 1):
            value, taken = 0.0, (0, 0)
            if x and best[x - 1][y] >= value:
                value, taken = best[x - 1][y], (1, 0)
            if y and (best[x][y - 1] > value or taken == (0, 0)):
                value, taken = best[x][y - 1], (0, 1)
            if abs(y - middle) <= BAND:
                for a, b in BEADS:
                    if a <= x and b <= y:
                        more = best[x - a][y - b] + _gain(left, right, rare, range(i0 + x - a, i0 + x), range(j0 + y - b, j0 + y))
                        if more > value:
                            value, taken = more, (a, b)
            best[x][y], step[x][y] = value, taken
    links = []
    while rows or columns:
        a, b = step[rows][columns]
        if a and b:
            links.append(_Link(list(range(i0 + rows - a, i0 + rows)), list(range(j0 + columns - b, j0 + columns))))
        rows, columns = rows - a, columns - b
    return links[::-1]


def _gain(left: _Side, right: _Side, rare: float, draft: range, edited: range) -> float:
    """What a bead is worth: the shared weight beyond what sentences share by chance."""
    one, other = left.all(draft), right.all(edited)
    size = sum(left.total[i] for i in draft) + sum(right.total[j] for j in edited)
    extra = len(draft) + len(edited) - 2
    worth = _shared(one, other) - LIKE * size / 2 - EXTRA * rare * extra
    if worth > 0 and extra:
        parts = [(left.one[i], left.total[i], other) for i in draft] + [(right.one[j], right.total[j], one) for j in edited]
        if any(_shared(part, whole) < PART * total for part, total, whole in parts):
            return 0.0
    return worth


def _likeness(left: _Side, right: _Side, i: int, j: int) -> float:
    """Dice's coefficient of two sentences, 0 to 1."""
    size = left.total[i] + right.total[j]
    return 2 * _shared(left.one[i], right.one[j]) / size if size else 0.0


def _find_moved(links: list[_Link], left: _Side, right: _Side, free: list[set[int]]) -> None:
    """Pair what is left over, the most alike first."""
    found = ((_likeness(left, right, i, j), i, j) for i in free[0] for j in free[1])
    for _, i, j in sorted((x for x in found if x[0] >= MOVED), key=lambda x: (-x[0], x[1], x[2])):
        if i in free[0] and j in free[1]:
            links.append(_Link([i], [j], moved=True))
            free[0].remove(i)
            free[1].remove(j)


def _take_in(links: list[_Link], left: _Side, right: _Side, free: list[set[int]]) -> None:
    """Give what is left over to the bead that has most of its words and had no partner for them."""
    for here, there, free_here, mine, yours in ((left, right, free[0], "draft", "edited"), (right, left, free[1], "edited", "draft")):
        for at in sorted(free_here):
            best, chosen = TAKEN_IN * here.total[at], None
            for link in links:
                own: list[int] = getattr(link, mine)
                whole = there.all(getattr(link, yours))
                more = _shared(here.all((*own, at)), whole) - _shared(here.all(own), whole)
                if more > best:
                    best, chosen = more, link
            if chosen:
                own = getattr(chosen, mine)
                chosen.moved |= at + 1 not in own and at - 1 not in own
                own.append(at)
                own.sort()
                free_here.remove(at)


def _fill(links: list[_Link], left: _Side, right: _Side, free: list[set[int]]) -> None:
    """Pair a sentence with the one in its place, if the neighbours of both are pairs and the two have anything in common."""
    after = {(max(link.draft), max(link.edited)) for link in links} | {(-1, -1)}
    before = {(min(link.draft), min(link.edited)) for link in links} | {(len(left.one), len(right.one))}
    for i in sorted(free[0]):
        for j in sorted(free[1]):
            held = (i - 1, j - 1) in after and (i + 1, j + 1) in before
            if held and _likeness(left, right, i, j) >= REWRITTEN:
                links.append(_Link([i], [j]))
                free[0].remove(i)
                free[1].remove(j)
                break


def _ordered(links: list[_Link], free: list[set[int]]) -> list[Bead]:
    beads = [Bead(tuple(link.draft), tuple(link.edited), link.moved) for link in links] + [Bead((i,), ()) for i in free[0]]
    beads.sort(key=lambda bead: bead.draft)
    for j in sorted(free[1]):
        at = next((n for n, bead in enumerate(beads) if j - 1 in bead.edited), -1)
        beads.insert(at + 1, Bead((), (j,)))
    return beads
