"""From a pattern's tree to its program.

Instructions: (WORDS, words, next) · (BRANCH, {word: [next]}) · (CLASS, name, joined left, joined right, next) ·
(SPLIT, [next], best first) · (SAVE, slot, next) · (START, next) · (STOP, next) · (MATCH,). The last one is the entry.
"""

from __future__ import annotations

from collections.abc import Iterable

from tqc.ruleset.nodes import Alt, Class, Flag, Keys, Named, Node, Opt, Seq, Start, Stop, Words
from tqc.ruleset.program import BRANCH, CLASS, FLAG, MATCH, SAVE, SPLIT, START, STOP, WORDS, Instruction, Program


def program(node: Node) -> Program:
    """The program of a pattern's tree."""
    builder = _Builder()
    entry = builder.build(node, builder.emit((MATCH,)))
    builder.emit((SPLIT, [entry]))
    return Program(builder.code, builder.names)


class _Builder:
    """Builds from the end: every instruction knows the one that follows."""

    def __init__(self) -> None:
        self.code: list[Instruction] = []
        self.names: list[str] = []

    def emit(self, instruction: Instruction) -> int:
        self.code.append(instruction)
        return len(self.code) - 1

    def build(self, node: Node, after: int) -> int:
        if isinstance(node, Words):
            return self.words(node.seqs, after)
        if isinstance(node, Class):
            return self.emit((CLASS, node.name, node.left, node.right, after))
        if isinstance(node, Seq):
            for item in reversed(node.items):
                after = self.build(item, after)
            return after
        if isinstance(node, Alt):
            return self.emit((SPLIT, [self.build(a, after) for a in node.arms]))
        if isinstance(node, Opt):
            inside = self.build(node.node, after)
            return self.emit((SPLIT, [after, inside] if node.lazy else [inside, after]))
        if isinstance(node, Start):
            return self.emit((START, after))
        if isinstance(node, Stop):
            return self.emit((STOP, after))
        return self.saved(FLAG if isinstance(node, Flag) else node.name, node, after)

    def saved(self, name: str, node: Flag | Named, after: int) -> int:
        if name not in self.names:
            self.names.append(name)
        slot = 2 * self.names.index(name)
        return self.emit((SAVE, slot, self.build(node.node, self.emit((SAVE, slot + 1, after)))))

    def words(self, seqs: Iterable[Keys], after: int) -> int:
        """A branch by first word; the longer phrase is tried first."""
        singles = {s[0] for s in seqs if len(s) == 1}
        rest: dict[str, set[Keys]] = {}
        for s in seqs:
            if len(s) > 1:
                rest.setdefault(s[0], set()).add(s[1:])
        if not rest:
            return self.emit((WORDS, frozenset(singles), after))
        tails: dict[frozenset[Keys], int] = {}
        branch: dict[str, list[int]] = {s: [] for s in sorted(singles | set(rest))}
        for head in sorted(rest):
            tail = frozenset(rest[head])
            if tail not in tails:
                tails[tail] = self.words(sorted(tail), after)
            branch[head].append(tails[tail])
        for head in singles:
            branch[head].append(after)
        return self.emit((BRANCH, branch))
