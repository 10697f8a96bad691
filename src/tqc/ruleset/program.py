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
from tqc.text.tokens import SIGN, Tokens

WORDS, BRANCH, CLASS, SPLIT, SAVE, START, STOP, MATCH = range(8)
"""The instructions: what each holds is said in `builder`."""
FORKS = (SPLIT, BRANCH)
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

    def stored(self) -> list[Any]:
        """What JSON can hold."""
        return [self.names, [[sorted(x) if isinstance(x, frozenset) else x for x in i] for i in self.code]]

    @classmethod
    def load(cls, stored: list[Any]) -> Program:
        """A program from `stored`."""
        names, code = stored
        return cls([(WORDS, frozenset(i[1]), i[2]) if i[0] == WORDS else tuple(i) for i in code], names)

    def starts(self, t: Tokens) -> Iterable[int]:
        """The tokens of a sentence at which a match could begin, as far as its first word tells."""
        first = self.code[self.code[-1][1][0]]
        while first[0] == SAVE:
            first = self.code[first[2]]
        if first[0] not in (WORDS, BRANCH):
            return range(len(t))
        return [i for i, (key, low) in enumerate(zip(t.key, t.low, strict=True)) if key in first[1] or low in first[1]]

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
                elif op == MATCH:
                    if end is None or i == end:
                        return Match(start, i, self._slots(caught))
                    break
                elif op in FORKS:
                    if (pc, i) in seen:
                        break
                    seen.add((pc, i))
                    targets, i = _fork(step, t, i)
                    if not targets:
                        break
                    stack.extend((p, i, caught) for p in targets[:0:-1])
                    pc = targets[0]
                else:
                    i, pc = _stepped(step, t, i)
                    if i < 0:
                        break
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


def _fork(step: Instruction, t: Tokens, i: int) -> tuple[list[int], int]:
    """Where a run goes on, best first, and at which token."""
    if step[0] == SPLIT:
        return step[1], i
    if i >= len(t.key):
        return [], i
    low = t.low[i]
    return [*step[1].get(t.key[i], ()), *(step[1].get(low, ()) if low else ())], i + 1


def _stepped(step: Instruction, t: Tokens, i: int) -> tuple[int, int]:
    """The token and the instruction after a class or a place; token -1 if it does not hold."""
    op, stop = step[0], len(t.key)
    if op == CLASS:
        return (classes.after(t, i, *step[1:4]) if i < stop else -1), step[4]
    if op == STOP:
        return (i if i >= stop or t.kind[i] == SIGN else -1), step[1]
    return (i if all(kind == SIGN for kind in t.kind[:i]) else -1), step[1]


def search(program: Program, t: Tokens) -> Iterable[Match]:
    """Every leftmost match in a sentence, from left to right; the search goes on after the flagged part."""
    free = 0
    for at in program.starts(t):
        if at >= free and (found := program.match(t, at)):
            yield found
            free = found.flagged[1]
