"""Reads the notation of a `find` line (the rule language's `pattern`) into nodes."""

from __future__ import annotations

import re
from collections.abc import Callable

from tqc.ruleset.nodes import Alt, Class, Flag, Named, Node, Opt, PatternError, Seq, Start, Words, either, glue
from tqc.ruleset.words import lemma, word

Resolve = Callable[[str, int], Node]
"""What `<name>` stands for; raises PatternError for a name that is neither a class nor a list."""

NAME = re.compile(r"([a-z][a-z0-9_]*)=(?=\S)")
PLAIN = re.compile(r"(?:\\.|[^\s|()\[\]{}<>?\\-])+")
GAP = re.compile(r"_\{(\d+),(\d+)\}")
LONGEST_GAP = 8
HABITS = (
    (re.compile(r"\.[*+]"), "“.*” is a regular expression", "write ... for up to three words, _{0,8} for any"),
    (re.compile(r"\\[wdsbSWDB]"), "a backslash class is a regular expression", "write _ for a word, <num> for a figure"),
    (re.compile(r"\[(?:A-Z|a-z|0-9|\^)"), "a character class is a regular expression", "write <cap>, <lower> or <num>"),
    (re.compile(r"\(\?[:=!i]"), "“(?” is a regular expression", "write alternatives as (this|that)"),
    (re.compile(r"\w\((?:s|es|ed|ing|ly)\)"), "an ending in brackets is a regular expression", "write {word} for all its forms"),
    (re.compile(r"[\w)}>][*+](?:\s|$)"), "there is no * or + here", "write ? for an optional part, _{0,3} for a gap"),
)


def parse(text: str, resolve: Resolve, *, wide: bool = False) -> Node:
    """The nodes of one pattern; `wide`: a lower-case word stands for all its forms (conditions and lists).

    Raises:
        PatternError: with the column at fault and what to write instead.
    """
    for habit, fact, hint in HABITS:
        if m := habit.search(text):
            raise PatternError(fact, m.start(), hint)
    return _Parser(text, resolve, wide).pattern()


class _Parser:
    def __init__(self, text: str, resolve: Resolve, wide: bool) -> None:
        self.text, self.resolve, self.wide, self.at, self.lemmas, self.flags = text, resolve, wide, 0, 0, 0

    def pattern(self) -> Node:
        items = self.items("")
        if self.at < len(self.text):
            raise self.error(f"unexpected “{self.text[self.at]}”", "put \\ before a mark that is meant as itself")
        if not items:
            raise self.error("an empty pattern", "write the words to find")
        return Seq(tuple(items))

    def error(self, fact: str, hint: str = "", at: int | None = None) -> PatternError:
        return PatternError(fact, self.at if at is None else at, hint)

    def peek(self, mark: str) -> bool:
        return self.text.startswith(mark, self.at)

    def take(self, mark: str) -> bool:
        if self.peek(mark):
            self.at += len(mark)
            return True
        return False

    def space(self) -> None:
        while self.peek(" "):
            self.at += 1

    def items(self, closing: str) -> list[Node]:
        """Items up to a closing mark, which is left standing."""
        found: list[Node] = []
        self.space()
        while self.at < len(self.text) and not (closing and self.text[self.at] in closing):
            if self.peek("^"):
                if found or closing:
                    raise self.error("^ stands only at the beginning", "it means the sentence's start")
                self.at += 1
                found.append(Start())
            elif self.peek("["):
                found.append(self.flagged())
            else:
                found.extend(self.part())
            self.space()
        return found

    def flagged(self) -> Node:
        opened = self.at
        self.flags += 1
        if self.flags > 1:
            raise self.error("a second [ ]", "flag one part of a line; write a line for the other")
        self.at += 1
        items = self.items("]")
        if not self.take("]"):
            raise self.error("[ is not closed", at=opened)
        if not items:
            raise self.error("[ ] holds nothing", "flag at least one word", opened)
        return Flag(Seq(tuple(items)))

    def part(self) -> list[Node]:
        """Units joined by hyphens, a possessive, a question mark."""
        began = self.at
        node = self.unit()
        items = [node]
        while self.at < len(self.text) and self.peek("-"):
            self.at += 1
            loose = self.take("?")
            right = self.unit()
            items = [self.joined(items[-1], right)] if loose else [*items[:-1], glue(items[-1], right=True), glue(right, left=True)]
        if self.take("'s"):
            items.append(word("'s"))
        if self.take("?"):
            return [Opt(Seq(tuple(items)))]
        if self.at < len(self.text) and self.text[self.at] not in " )]|":
            raise self.error(f"“{self.text[began : self.at + 1]}” runs on", "put a space between parts")
        return items

    def joined(self, left: Node, right: Node) -> Node:
        """`a-?b`: with a hyphen, a space or, of plain words, nothing between."""
        arms: list[Node] = [Seq((glue(left, right=True), glue(right, left=True))), Seq((left, right))]
        if isinstance(left, Words) and isinstance(right, Words):
            arms.append(Words(frozenset((*a[:-1], a[-1] + b[0], *b[1:]) for a in left.seqs for b in right.seqs)))
        return Alt(tuple(arms))

    def unit(self) -> Node:
        if m := NAME.match(self.text, self.at):
            self.at = m.end()
            return Named(m.group(1), self.bare())
        return self.bare()

    def bare(self) -> Node:
        at = self.at
        if self.take("("):
            return self.alternatives(at)
        if self.take("{"):
            inside = self.until("}", at)
            self.lemmas += 1
            return Named(f"#{self.lemmas}", lemma(inside, at))
        if self.take("<"):
            name = self.until(">", at)
            return self.resolve(name, at)
        if self.take("..."):
            return _gap("mod", 0, 3)
        if m := GAP.match(self.text, self.at):
            self.at = m.end()
            low, high = int(m.group(1)), int(m.group(2))
            if not low <= high <= LONGEST_GAP or not high:
                raise self.error(f"a gap of {low} to {high} words", f"from 0 up to {LONGEST_GAP} words", at)
            return _gap("any", low, high)
        if self.peek("_") and (self.at + 1 == len(self.text) or self.text[self.at + 1] in " )]|?-"):
            self.at += 1
            return Class("any")
        if m := PLAIN.match(self.text, self.at):
            return self.plain(m)
        raise self.error(f"“{self.text[at : at + 1]}” stands where a word was meant", "put \\ before a mark that is meant as itself")

    def plain(self, m: re.Match[str]) -> Node:
        self.at = m.end()
        surface = re.sub(r"\\(.)", r"\1", m.group())
        return word(surface, wide=self.wide)

    def until(self, closing: str, opened: int) -> str:
        end = self.text.find(closing, self.at)
        if end < 0:
            raise self.error(f"{self.text[opened]} is not closed", at=opened)
        inside, self.at = self.text[self.at : end], end + 1
        return inside

    def alternatives(self, opened: int) -> Node:
        arms: list[Node] = []
        while True:
            items = self.items("|)")
            if not items:
                raise self.error("an empty alternative", "write ? after the bracket if it may be missing", opened)
            arms.append(items[0] if len(items) == 1 else Seq(tuple(items)))
            if self.take(")"):
                return either(arms)
            if not self.take("|"):
                raise self.error("( is not closed", at=opened)


def _gap(kind: str, low: int, high: int) -> Node:
    """Between `low` and `high` words, as few as will do."""
    tail: Node | None = None
    for _ in range(high - low):
        tail = Opt(Class(kind) if tail is None else Seq((Class(kind), tail)), lazy=True)
    items: list[Node] = [Class(kind)] * low
    return Seq((*items, tail) if tail is not None else tuple(items))
