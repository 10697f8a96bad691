"""Where two versions of a story are the same, so that a long story is aligned a stretch at a time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise


def between(draft: Sequence[str], edited: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The stretches between sentences left alone, those included, so that a long story is cut small: (i, i_end, j, j_end)."""
    where = {s: j for j, s in enumerate(edited)}
    once = {s for side in (draft, edited) for s, n in Counter(side).items() if n > 1}
    same = [(i, where[s]) for i, s in enumerate(draft) if s in where and s not in once]
    cuts = [(0, 0), *((i, j) for i, j in _longest_rising(same)), (len(draft), len(edited))]
    return [(a, c, b, d) for (a, b), (c, d) in pairwise(cuts)]


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of some pairs, ordered by the first, in which the second rises too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        size = bisect_left(tails, j)
        before.append(ends[size - 1] if size else -1)
        tails[size : size + 1] = [j]
        ends[size : size + 1] = [at]
    found: list[tuple[int, int]] = []
    last = ends[-1] if ends else -1
    while last >= 0:
        found.append(pairs[last])
        last = before[last]
    return found[::-1]
