"""A pattern as a program for a small automaton over tokens, and the run of it.

The program is a list of instructions without loops (gaps are bounded), so that a run that remembers at which
branch and token it has been is linear in instructions × tokens and keeps the order of preference (as RE2's
bit-state matcher does; R. Cox, "Regular Expression Matching in the Wild", 2010). It holds lists, strings and numbers
only and is stored as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from tqc.ruleset import classes
from tqc.ruleset.nodes import Alt, Class, Flag, Keys, Named, Node, Opt, Seq, Start, Stop, Words
from tqc.text.tokens import SIGN, Tokens

WORDS, BRANCH, CLASS, SPLIT, SAVE, START, STOP, MATCH = range(8)
FLAG = "["
"""The name of the slot that holds the part to replace."""

Instruction = tuple[Any, ...]
Capture = tuple[int, int]


class Match(NamedTuple):
    """Where a pattern matched, in token indexes."""

    start: int
    end: int
    slots: dict[str, Capture]

    @property
    def flagged(self) -> Capture:
        """The part to replace: `[ ]`, else all of it."""
        return self.slots.get(FLAG, (self.start, self.end))


class Program:
    """A compiled pattern."""

    __slots__ = ("code", "names")

    def __init__(self, code: list[Instruction], names: list[str]) -> None:
        self.code, self.names = code, names

    @classmethod
    def of(cls, node: Node) -> Program:
        """The program of a pattern's tree."""
        builder = _Builder()
        entry = builder.build(node, builder.emit((MATCH,)))
        builder.emit((SPLIT, [entry]))
        return cls(builder.code, builder.names)

    def stored(self) -> list[Any]:
        """What JSON can hold."""
        return [self.names, [[sorted(x) if isinstance(x, frozenset) else x for x in i] for i in self.code]]

    @classmethod
    def load(cls, stored: list[Any]) -> Program:
        """A program from `stored`."""
        names, code = stored
        return cls([(WORDS, frozenset(i[1]), i[2]) if i[0] == WORDS else tuple(i) for i in code], names)

    def match(self, t: Tokens, start: int, end: int | None = None) -> Match | None:
        """The preferred match that begins at a token of a sentence; with `end`, one that ends there."""
        code, key, low, stop = self.code, t.key, t.low, len(t.key)
        seen: set[tuple[int, int]] = set()
        stack: list[tuple[int, int, Any]] = [(len(code) - 1, start, None)]
        while stack:
            pc, i, caught = stack.pop()
            while True:
                step = code[pc]
                op = step[0]
                if op == WORDS:
                    if i >= stop or not (key[i] in step[1] or low[i] in step[1]):
                        break
                    i, pc = i + 1, step[2]
                elif op == SAVE:
                    caught, pc = (step[1], i, caught), step[2]
                elif op == CLASS:
                    i = classes.after(t, i, step[1], step[2], step[3]) if i < stop else -1
                    if i < 0:
                        break
                    pc = step[4]
                elif op == SPLIT or op == BRANCH:
                    if (pc, i) in seen:
                        break
                    seen.add((pc, i))
                    targets = step[1]
                    if op == BRANCH:
                        targets = [*step[1].get(key[i], ()), *(step[1].get(low[i], ()) if low[i] else ())] if i < stop else ()
                        i += 1
                    if not targets:
                        break
                    stack.extend((p, i, caught) for p in targets[:0:-1])
                    pc = targets[0]
                elif op == MATCH:
                    if end is None or i == end:
                        return Match(start, i, self._slots(caught))
                    break
                elif op == STOP:
                    if i < stop and t.kind[i] != SIGN:
                        break
                    pc = step[1]
                else:
                    if any(t.kind[j] != SIGN for j in range(i)):
                        break
                    pc = step[1]
        return None

    def _slots(self, caught: Any) -> dict[str, Capture]:
        found: dict[str, Capture] = {}
        ends: dict[int, int] = {}
        while caught is not None:
            slot, i, caught = caught
            name, is_end = self.names[slot >> 1], slot & 1
            if is_end:
                ends.setdefault(slot, i)
            elif name not in found:
                found[name] = (i, ends[slot + 1])
        return found


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


def search(program: Program, t: Tokens) -> Iterable[Match]:
    """Every leftmost match in a sentence, from left to right; the search goes on after the flagged part."""
    at = 0
    while at < len(t):
        found = program.match(t, at)
        if found is None:
            at += 1
        else:
            yield found
            at = max(at + 1, found.flagged[1])
