"""Which words of a pattern to look for first: those it cannot do without, the rarest of them.

An anchor is a set of phrases, as they stand in folded text, one of which is in every match; with each goes how many
tokens after the match's start it may begin. Words that must stand side by side make one phrase, which is rarer by
far than the rarest of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import fsum

from tqc import lexicon
from tqc.ruleset.nodes import Alt, Class, Flag, Keys, Named, Node, Opt, Seq, Start, Stop, Words, children
from tqc.text.tokens import ABBREVIATIONS, WHOLE

RECENT = 1 << 12
"""Phrases kept: every run of words is looked at, and most words stand in several."""
MOST_PHRASES = 1500
"""A run of words that expands to more is not joined any further."""
TOP = 200
"""An anchor of nothing but words as frequent as these is warned of."""
COMMON_RATE = 0.06
"""The share of running words that the most frequent word has; Zipf's law gives the rest."""
PER_WORD = 1 / 30
"""How much rarer a phrase is taken to be for each word after the first."""
PER_LETTER = 1 / 26
"""How much rarer the letters of a phrase are taken to be for each after the first: they stand inside other words too."""
PER_PHRASE = 1e-7
"""What a phrase in the automaton costs against a place in running text where a rule is tried."""
ENDLESS, COMPOUND = 64, 4
"""The most tokens that are looked at before a phrase; the most that a hyphenated compound is taken to have."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Phrases, one of which every match holds, and where."""

    phrases: frozenset[str]
    low: int
    high: int
    """Tokens between the match's start and the phrase's."""
    cost: float
    """How often one of them is expected in running text, a share of words."""
    items: tuple[int, int] = (0, 0)
    """The first and the last of the pattern's `items` that it is made of."""

    def moved(self, low: int, high: int, items: tuple[int, int]) -> Anchor:
        """The same anchor further from the start."""
        return Anchor(self.phrases, self.low + low, min(self.high + high, ENDLESS), self.cost, items)


def best(node: Node) -> Anchor | None:
    """The rarest anchor of a pattern; None if it has nothing that it cannot do without."""
    if isinstance(node, Words):
        return _of_words([node])
    if isinstance(node, Named | Flag):
        return best(node.node)
    if isinstance(node, Alt):
        return _of_alt(node)
    return _of_seq(node) if isinstance(node, Seq) else None


def _of_alt(node: Alt) -> Anchor | None:
    arms = [best(a) for a in node.arms]
    found = [a for a in arms if a is not None]
    if len(found) < len(arms):
        return None
    phrases = frozenset().union(*(a.phrases for a in found))
    return Anchor(phrases, min(a.low for a in found), max(a.high for a in found), sum(a.cost for a in found))


def _of_seq(node: Seq) -> Anchor | None:
    """The best anchor of any item or of any run of neighbouring words."""
    found: list[Anchor] = []
    low = high = 0
    row = items(node)
    for i, item in enumerate(row):
        run: list[Words] = []
        for j, neighbour in enumerate(row[i:], i):
            words = _words(neighbour)
            if words is None:
                break
            run.append(words)
            anchor = _of_words(run)
            if anchor is None:
                break
            found.append(anchor.moved(low, high, (i, j)))
        if not run and (inner := best(item)):
            found.append(inner.moved(low, high, (i, i)))
        a, b = width(item)
        low, high = low + a, min(high + b, ENDLESS)
    return min(found, key=lambda a: (a.cost + PER_PHRASE * len(a.phrases), len(a.phrases)), default=None)


def items(node: Node) -> list[Node]:
    """What a pattern is made of in a row, nested rows opened."""
    if isinstance(node, Seq):
        return [x for item in node.items for x in items(item)]
    if isinstance(node, Flag | Named):
        inner = items(node.node)
        return inner if isinstance(node, Flag) or len(inner) > 1 else [node]
    return [node]


def _words(node: Node) -> Words | None:
    """An item as words only; None if it holds anything else."""
    if isinstance(node, Words):
        return None if any(not k.strip("-")[:1].isalnum() and k[:1] != "'" for s in node.seqs for k in s) else node
    if isinstance(node, Named):
        return _words(node.node)
    return None


def width(node: Node, compound: int = COMPOUND) -> tuple[int, int]:
    """The fewest and the most tokens that a node can take, if one of its words that is a hyphenated compound has so many."""
    if isinstance(node, Words):
        sizes = [len(s) for s in node.seqs]
        return min(sizes), max(sizes)
    if isinstance(node, Class):
        return 1, compound
    if isinstance(node, Start | Stop):
        return 0, 0
    if isinstance(node, Opt):
        return 0, width(node.node, compound)[1]
    if isinstance(node, Named | Flag):
        return width(node.node, compound)
    lows, highs = zip(*(width(part, compound) for part in children(node)), strict=True)
    return (min(lows), max(highs)) if isinstance(node, Alt) else (sum(lows), sum(highs))


def _of_words(run: list[Words]) -> Anchor | None:
    """The anchor of words that stand side by side; None if they expand to too many phrases."""
    size = 1
    for words in run:
        size *= len(words.seqs)
    if any(_words(w) is None for w in run) or (size > MOST_PHRASES and len(run) > 1):
        return None
    rows = [tuple(k for seq in combo for k in seq) for combo in product(*(w.seqs for w in run))]
    return Anchor(frozenset(p for row in rows for p in phrases(row)), 0, 0, fsum(map(_rate, rows)))


@lru_cache(RECENT)
def _rate(keys: Keys) -> float:
    """The expected share of running words at which a phrase begins or, if it is short, its letters stand."""
    rarest = max(lexicon.rank(k.strip("-").lower()) for k in keys)
    letters = sum(map(len, keys)) - 1
    return COMMON_RATE * (PER_WORD ** (len(keys) - 1) / rarest + PER_LETTER**letters)


@lru_cache(RECENT)
def phrases(keys: Keys) -> frozenset[str]:
    """Keys as they stand in folded text: one space between, none at a clitic, a hyphen in a compound, full stops of abbreviations."""
    texts = [""]
    for i, key in enumerate(keys):
        clitic = key[:1] == "'" or key == "n't"
        joint = "-" if key[:1] == "-" else "" if i == 0 or clitic else " "
        body = key.strip("-") if len(key) > 1 else key
        spelled = {_before_not(body.lower(), keys[i + 1 : i + 2])}
        if body.isupper() and 1 < len(body) <= 4 and body.isalpha():
            spelled.add(".".join(body.lower()) + ".")
        if body in ABBREVIATIONS or (len(body) == 1 and body.isupper()):
            spelled.add(body.lower() + ".")
        texts = [t + ("" if i == 0 and joint == "-" else joint) + s for t in texts for s in spelled]
    return frozenset(texts)


def _before_not(word: str, following: Keys) -> str:
    """can't, won't and shan't lose letters of their verb."""
    if following == ("n't",):
        return next((short for short, whole in WHOLE.items() if whole == word), word)
    return word


def common(anchor: Anchor) -> bool:
    """Whether every phrase of an anchor is a single word of the most frequent ones."""
    return all(" " not in p and lexicon.rank(p) <= TOP for p in anchor.phrases)
