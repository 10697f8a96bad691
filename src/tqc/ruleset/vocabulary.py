"""Named word lists: where they are, what they hold, and what `<name>` in a pattern resolves to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tqc.errors import UserError
from tqc.naming import did_you_mean
from tqc.ruleset import classes
from tqc.ruleset.nodes import Alt, Class, Keys, Named, Node, Opt, PatternError, Seq, Stop, Words, either
from tqc.ruleset.pattern import parse
from tqc.ruleset.words import word

MOST_PHRASES = 400
"""An entry that would be written out into more phrases than this stays a pattern."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of text and where it stands."""

    text: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class WordList:
    """A list as written: its lines, and the names of its columns if it has any."""

    name: str
    lines: tuple[SourceLine, ...]
    columns: tuple[str, ...] = ()


class Vocabulary:
    """The lists that a topic's patterns may use, its own before those of its folder and the built-in ones."""

    def __init__(self, lists: dict[str, WordList]) -> None:
        self.lists = lists
        self._open: list[str] = []
        self._nodes: dict[str, Node] = {}

    def resolve(self, name: str, column: int = 0) -> Node:
        """What `<name>` stands for; a fix may print what it matched as `<name>`.

        Raises:
            PatternError: no such class or list; a list that uses itself.
        """
        if name == "stop":
            return Stop()
        if name in self.lists:
            return Named(name, self._list(name, column))
        if name in classes.MACROS:
            return Named(name, parse(classes.MACROS[name], self.inner))
        if name in classes.NAMES:
            return Named(name, Class(name))
        known = sorted({*classes.NAMES, *self.lists})
        raise PatternError(f"there is no class or list <{name}>", column, did_you_mean(name, known, f"there are: {', '.join(known)}"))

    def inner(self, name: str, column: int = 0) -> Node:
        """What a class's own definition may use besides."""
        if name in classes.TESTS:
            return Class(name)
        return parse(classes.MACROS[name], self.inner)

    def _list(self, name: str, column: int) -> Node:
        if name in self._open:
            raise PatternError(f"the list <{name}> uses itself: {' → '.join([*self._open[self._open.index(name) :], name])}", column)
        if name not in self._nodes:
            self._open.append(name)
            try:
                self._nodes[name] = either([self._entry(line) for line in self.lists[name].lines])
            finally:
                self._open.pop()
        return self._nodes[name]

    def _entry(self, line: SourceLine) -> Node:
        try:
            return either([bare(parse(arm, self.resolve, wide=True)) for arm in alternatives(line.text.partition(" ; ")[0])])
        except PatternError as error:
            if "uses itself" in error.fact:
                raise
            raise UserError(error.fact, hint=error.hint, path=line.path, line=line.line) from None

    def columns(self, name: str) -> dict[str, dict[str, str]]:
        """Of a list with columns: the words of an entry (keys joined by spaces) → column → what stands there.

        Raises:
            UserError: a line with another number of columns than the list's first line names.
        """
        table: dict[str, dict[str, str]] = {}
        found = self.lists.get(name)
        for line in found.lines if found else ():
            first, *cells = (c.strip() for c in line.text.split(" ; "))
            if found is None or len(cells) + 1 != len(found.columns):
                raise UserError(
                    f"{len(cells) + 1} columns where the list has {len(found.columns if found else ())}", path=line.path, line=line.line
                )
            row = dict(zip(found.columns, [first, *cells], strict=True))
            for arm in first.split(" | "):
                for keys in word(arm.strip(), wide=True).seqs:
                    table[" ".join(keys)] = row
        return table


def bare(node: Node) -> Node:
    """A list's entry without names, phrases as sets of words: what it matched can be printed by the list's name only."""
    if isinstance(node, Named):
        return bare(node.node)
    if isinstance(node, Words):
        return Words(node.seqs)
    if isinstance(node, Opt):
        return Opt(bare(node.node), node.lazy)
    if isinstance(node, Alt):
        return either([bare(a) for a in node.arms])
    if isinstance(node, Seq):
        return _phrase(tuple(bare(i) for i in node.items))
    return node


def _phrase(items: tuple[Node, ...]) -> Node:
    if len(items) == 1:
        return items[0]
    seqs: set[Keys] = {()}
    for item in items:
        if not isinstance(item, Words) or len(seqs) * len(item.seqs) > MOST_PHRASES:
            return Seq(items)
        seqs = {(*a, *b) for a in seqs for b in item.seqs}
    return Words(frozenset(seqs))


def alternatives(text: str) -> list[str]:
    """The parts of a line between ` | `, brackets respected."""
    parts, depth, at = [""], 0, 0
    while at < len(text):
        ch = text[at]
        if ch == "\\":
            parts[-1] += text[at : at + 2]
            at += 2
            continue
        depth += (ch in "([{<") - (ch in ")]}>")
        if depth <= 0 and text.startswith(" | ", at):
            parts.append("")
            at += 3
            continue
        parts[-1] += ch
        at += 1
    return [p.strip() for p in parts]


def read_list(path: Path) -> WordList:
    """A list from a file: a line an entry, `#` a comment; a first line with ` ; ` and the list's own name first names the columns."""
    lines = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = strip_comment(raw)
        if text:
            lines.append(SourceLine(text, str(path), number))
    return word_list(path.stem, lines)


def word_list(name: str, lines: list[SourceLine]) -> WordList:
    """A list from its lines."""
    if lines and " ; " in lines[0].text:
        return WordList(name, tuple(lines[1:]), tuple(c.strip() for c in lines[0].text.split(" ; ")))
    return WordList(name, tuple(lines))


def strip_comment(raw: str) -> str:
    """A line without its `#` comment and outer white space."""
    text = raw.strip()
    if text.startswith("#"):
        return ""
    at = text.find(" #")
    return text[:at].rstrip() if at >= 0 else text
