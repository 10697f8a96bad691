"""What a pattern is made of, once read: a small tree, words already expanded to every form they may take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Keys = tuple[str, ...]
"""A word as the text's tokens spell it: one key for most, several for a compound or a phrase."""


@dataclass(frozen=True, slots=True)
class Words:
    """Any one of some words or phrases."""

    seqs: frozenset[Keys]
    lemmas: tuple[tuple[str, str], ...] = ()
    """For `{lemma}`: the lemmas with their part of speech ("N", "V", "A" or "" for any)."""


@dataclass(frozen=True, slots=True)
class Class:
    """A word of some kind, told by code: `<cap>`, `<N>`, `_` …; `left` and `right`: joined there by a hyphen."""

    name: str
    left: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Seq:
    """One thing after another."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alt:
    """One of several, the first that leads to a match."""

    arms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Opt:
    """There or not: taken if it can be, unless `lazy`."""

    node: Node
    lazy: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A part whose words a fix may print. `name` is `x` of `x=`, a class's name, or `#1` … for lemmas in order."""

    name: str
    node: Node


@dataclass(frozen=True, slots=True)
class Flag:
    """`[ ]`: the part to replace."""

    node: Node


@dataclass(frozen=True, slots=True)
class Start:
    """`^`: the sentence's start."""


@dataclass(frozen=True, slots=True)
class Stop:
    """`<stop>`: a sign or the sentence's end stands next."""


Node = Words | Class | Seq | Alt | Opt | Named | Flag | Start | Stop


class PatternError(Exception):
    """A pattern that cannot be read: the fact, the column (from 0) in the pattern, and what to write instead."""

    def __init__(self, fact: str, column: int = 0, hint: str = "") -> None:
        super().__init__(fact)
        self.fact, self.column, self.hint = fact, column, hint


def children(node: Node) -> tuple[Node, ...]:
    """The nodes a node holds."""
    if isinstance(node, Seq):
        return node.items
    if isinstance(node, Alt):
        return node.arms
    return (node.node,) if isinstance(node, Opt | Named | Flag) else ()


def walk(node: Node) -> Iterable[Node]:
    """A node and all below it, in reading order."""
    yield node
    for child in children(node):
        yield from walk(child)


def either(arms: Iterable[Node]) -> Node:
    """One of several; plain words among them become one set of words."""
    flat: list[Node] = []
    seqs: set[Keys] = set()
    for arm in arms:
        if isinstance(arm, Words) and not arm.lemmas:
            seqs |= arm.seqs
        else:
            flat.append(arm)
    if seqs:
        flat.insert(0, Words(frozenset(seqs)))
    return flat[0] if len(flat) == 1 else Alt(tuple(flat))


def glue(node: Node, *, left: bool = False, right: bool = False) -> Node:
    """The same node with its first or last word joined to a neighbour by a hyphen."""
    if isinstance(node, Words):
        return Words(frozenset(_glue(s, left, right) for s in node.seqs), node.lemmas)
    if isinstance(node, Class):
        return Class(node.name, left or node.left, right or node.right)
    if isinstance(node, Named):
        return Named(node.name, glue(node.node, left=left, right=right))
    if isinstance(node, Alt):
        return Alt(tuple(glue(a, left=left, right=right) for a in node.arms))
    if isinstance(node, Seq) and len(node.items) == 1:
        return glue(node.items[0], left=left, right=right)
    raise PatternError("a hyphen joins words, lemmas, classes and alternatives only")


def _glue(seq: Keys, left: bool, right: bool) -> Keys:
    words = list(seq)
    if left:
        words[0] = "-" + words[0]
    if right:
        words[-1] += "-"
    return tuple(words)
