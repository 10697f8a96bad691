"""How much a word in its place reads like a machine's translation and unlike an editor's English: a linear model.

It is a logistic regression over what stands around each word (single words, pairs, triples, and pairs with a word between),
hashed into a table of bytes (Weinberger et al., Feature Hashing for Large Scale Multitask Learning, ICML 2009). The table is
written by `tools/translationese.py`, which learns it from machine translations beside human ones.
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "data" / "translationese.bin"
HEAD = struct.Struct("<ff")
"""What stands before the weights: the scale and the bias."""
WORD = re.compile(r"\w[\w'’.,-]*\w|\w|[^\w\s]")
FIGURE, NAME, EDGE = "0", "A", ""
"""What stands for any figure, for a word whose capital its place does not explain, and beyond a paragraph's ends."""
EXPLAINS = frozenset('.!?"“”')
"""After these signs a capital says nothing."""
ROWS, ROLES = 1 << 16, 15
"""The table: an n-gram's row has a weight for each place in which it can stand within two words of the word that is judged."""
SIZE = ROWS * ROLES
ZERO = 128
"""The byte of a weight of 0."""
MIX = 40503
"""2¹⁶ divided by the golden ratio (Knuth, The Art of Computer Programming, 6.4): makes the order of a pair's words count."""
NEIGHBOURS = (0.1, 0.2, 0.4, 0.2, 0.1)
"""How much a word's score takes from those of the words around it: a fault is seldom one word long."""


class Model(NamedTuple):
    """A learnt table."""

    weights: bytes
    scale: float
    """What one step of a byte is worth, in log-odds."""
    bias: float

    def scores(self, words: Sequence[str]) -> list[float]:
        """For each word of a paragraph, as `fold` gives them, the log-odds that a machine wrote it and an editor would not."""
        w, scale = self.weights, self.scale
        bias = self.bias - ROLES * ZERO * scale
        return [
            bias
            + scale
            * (
                (w[a] + w[b + 1] + w[c + 2] + w[d + 3] + w[e + 4])
                + (w[ab + 5] + w[bc + 6] + w[cd + 7] + w[de + 8])
                + (w[abc + 9] + w[bcd + 10] + w[cde + 11])
                + (w[a_c + 12] + w[b_d + 13] + w[c_e + 14])
            )
            for a, b, c, d, e, ab, bc, cd, de, abc, bcd, cde, a_c, b_d, c_e in _windows(words)
        ]


@cache
def model() -> Model:
    """The table that tqc ships."""
    data = TABLE.read_bytes()
    return Model(data[HEAD.size :], *HEAD.unpack_from(data))


def packed(weights: bytes, scale: float, bias: float) -> bytes:
    """A table as `model` reads it."""
    return HEAD.pack(scale, bias) + weights


def fold(words: Sequence[str]) -> list[str]:
    """The words and signs of a paragraph as the model knows them: in lower case, names and figures each as one."""
    folded = []
    explained = True
    for word in words:
        if word[0].isdigit():
            folded.append(FIGURE)
        elif word[0].isupper() and not explained and len(word) > 1:
            folded.append(NAME)
        else:
            folded.append(word.lower().replace("’", "'"))
        explained = word in EXPLAINS
    return folded


def features(words: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """For each folded word the places in the table of what stands around it, `ROLES` of them."""
    for rows in _windows(words):
        yield tuple(row + role for role, row in enumerate(rows))


def level(scores: Sequence[float]) -> list[float]:
    """Scores in which each word's takes its share of the words around it."""
    if not scores:
        return []
    a, b, c, d, e = NEIGHBOURS
    padded = [scores[0], scores[0], *scores, scores[-1], scores[-1]]
    return [a * p + b * q + c * r + d * s + e * t for p, q, r, s, t in zip(*(padded[i:] for i in range(5)), strict=False)]


def chances(scores: Sequence[float]) -> float:
    """The sum of what scores, as log-odds, are as probabilities: how many words are expected to be a machine's."""
    exp = math.exp
    return sum(1 / (1 + exp(-s)) for s in scores)


@lru_cache(1 << 16)
def _number(word: str) -> int:
    return zlib.crc32(word.encode()) & (ROWS - 1)


def _windows(words: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """For each word where the rows begin of the n-grams in its window: five words, four pairs, three triples, three with a gap."""
    n = [*map(_number, (EDGE, EDGE, *words, EDGE, EDGE))]
    mixed = [x * MIX for x in n]
    pairs = [x ^ y for x, y in zip(mixed, n[1:], strict=False)]
    last = ROWS - 1
    one = [x * ROLES for x in n]
    two = [(x & last) * ROLES for x in pairs]
    three = [((x * MIX ^ y) & last) * ROLES for x, y in zip(pairs, n[2:], strict=False)]
    gap = [((x ^ y) & last) * ROLES for x, y in zip(mixed, n[2:], strict=False)]
    columns = [kind[i:] for kind, places in ((one, 5), (two, 4), (three, 3), (gap, 3)) for i in range(places)]
    return zip(*columns, strict=False)
