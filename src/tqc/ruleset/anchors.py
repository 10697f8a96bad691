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
from tqc.ruleset.nodes import Alt, Class, Flag, Keys, Named, Node, Opt, Seq, Start, Stop, Words
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
ENDLESS = 64
SIGNS = {
    "–": ("–", "—", "―", "‒", " - ", "--"),
    "“": ('"', "“", "«", "„", "‟", "‹"),
    "”": ('"', "”", "»", "›"),
    "…": ("…", "..."),
    ":": (":",),
    ";": (";",),
    "%": ("%",),
    "(": ("(",),
}
"""Signs that few sentences hold, as texts spell them."""
SIGN_RATE = 0.005
RARE, MOST_STRINGS, MOST_NEEDS = 0.012, 48, 2
"""What is worth looking up: how frequent it may be, in how many spellings, and how many of a line."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Phrases, one of which every match holds, and where."""

    phrases: frozenset[str]
    low: int
    high: int
    """Tokens between the match's start and the phrase's."""
    cost: float
    """How often one of them is expected in running text, a share of words."""

    def moved(self, low: int, high: int) -> Anchor:
        """The same anchor further from the start."""
        return Anchor(self.phrases, self.low + low, min(self.high + high, ENDLESS), self.cost)


def best(node: Node) -> Anchor | None:
    """The rarest anchor of a pattern; None if it has nothing that it cannot do without."""
    if isinstance(node, Words):
        return _of_words([node])
    if isinstance(node, Named | Flag):
        return best(node.node)
    if isinstance(node, Alt):
        return _of_alt(node)
    return _of_seq(node) if isinstance(node, Seq) else None


def needs(node: Node, anchor: Anchor) -> list[list[str]]:
    """What else every match holds: at most two sets of strings, one of each in the sentence's folded text, the rarest first.

    They are looked up before an automaton is started.
    """
    found: list[tuple[float, list[str]]] = []
    for item in _flat(node):
        if (signs := _signs(item)) or (other := best(item)) is None:
            cost, strings = SIGN_RATE, signs
        else:
            cost, strings = other.cost, sorted(other.phrases)
        implied = all(any(s in phrase for s in strings) for phrase in anchor.phrases)
        if strings and not implied and cost <= RARE and len(strings) <= MOST_STRINGS:
            found.append((cost, strings))
    return [strings for _, strings in sorted(found)[:MOST_NEEDS]]


def _signs(node: Node) -> list[str]:
    """The spellings of a sign that few sentences hold; nothing for any other node."""
    if isinstance(node, Named):
        return _signs(node.node)
    if not isinstance(node, Words) or not all(len(s) == 1 and s[0] in SIGNS for s in node.seqs):
        return []
    return sorted({spelling for s in node.seqs for spelling in SIGNS[s[0]]})


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
    items = list(_flat(node))
    for i, item in enumerate(items):
        run: list[Words] = []
        for neighbour in items[i:]:
            words = _words(neighbour)
            if words is None:
                break
            run.append(words)
            anchor = _of_words(run)
            if anchor is None:
                break
            found.append(anchor.moved(low, high))
        if not run and (inner := best(item)):
            found.append(inner.moved(low, high))
        a, b = width(item)
        low, high = low + a, min(high + b, ENDLESS)
    return min(found, key=lambda a: (a.cost + PER_PHRASE * len(a.phrases), len(a.phrases)), default=None)


def _flat(node: Node) -> list[Node]:
    """Items in a row, nested rows opened."""
    if isinstance(node, Seq):
        return [x for item in node.items for x in _flat(item)]
    if isinstance(node, Flag):
        return _flat(node.node)
    if isinstance(node, Named) and isinstance(node.node, Seq):
        return _flat(node.node)
    return [node]


def _words(node: Node) -> Words | None:
    """An item as words only; None if it holds anything else."""
    if isinstance(node, Words):
        return None if any(not k.strip("-")[:1].isalnum() and k[:1] != "'" for s in node.seqs for k in s) else node
    if isinstance(node, Named):
        return _words(node.node)
    return None


def width(node: Node) -> tuple[int, int]:
    """The fewest and the most tokens that a node can take."""
    if isinstance(node, Words):
        sizes = [len(s) for s in node.seqs]
        return min(sizes), max(sizes)
    if isinstance(node, Class):
        return 1, 4  # a compound counts as one word and has several tokens
    if isinstance(node, Start | Stop):
        return 0, 0
    if isinstance(node, Opt):
        return 0, width(node.node)[1]
    if isinstance(node, Alt):
        arms = [width(a) for a in node.arms]
        return min(a for a, _ in arms), max(b for _, b in arms)
    if isinstance(node, Seq):
        parts = [width(i) for i in node.items]
        return sum(a for a, _ in parts), sum(b for _, b in parts)
    return width(node.node)


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
