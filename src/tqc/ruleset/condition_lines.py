"""Compiles what conditions and topic gates are written as."""

from __future__ import annotations

from tqc.ruleset import anchors
from tqc.ruleset.builder import program
from tqc.ruleset.conditions import Clause
from tqc.ruleset.nodes import PatternError, Start, walk
from tqc.ruleset.pattern import parse
from tqc.ruleset.topics import Topic
from tqc.ruleset.vocabulary import Vocabulary, WordList, alternatives


def compile_line(text: str, vocabulary: Vocabulary, *, tilde: bool) -> list[Clause]:
    """The clauses of one line of a condition; `tilde`: whether `~` may stand in it.

    Raises:
        PatternError: a pattern that cannot be read; `~` where it may not stand.
    """
    return [_clause(arm, vocabulary, tilde) for arm in alternatives(text)]


def _clause(text: str, vocabulary: Vocabulary, tilde: bool) -> Clause:
    if "~" not in text:
        node = parse(text, vocabulary.resolve, wide=True)
        found = anchors.best(node)
        return Clause(program(node), None, False, tuple(sorted(found.phrases)) if found else (), anchors.width(node)[1])
    if not tilde:
        raise PatternError("~ stands only in unless", text.index("~"), "it means all that the find line matched")
    before, _, behind = (part.strip() for part in text.partition("~"))
    if "~" in behind or not (before or behind):
        raise PatternError("~ stands once, with a pattern before it, after it or both", text.index("~"))
    first = parse(before, vocabulary.resolve, wide=True) if before else None
    then = parse(behind, vocabulary.resolve, wide=True) if behind else None
    if then is not None and any(isinstance(n, Start) for n in walk(then)):
        raise PatternError("^ cannot stand after ~", text.index("~"))
    return Clause(program(first) if first else None, program(then) if then else None, True, (), anchors.width(first)[1] if first else 0)


def compile_topic(words: WordList, vocabulary: Vocabulary) -> Topic:
    """A gate from its list.

    Raises:
        PatternError: an entry that cannot be read.
    """
    strong = [c for line in words.lines if line.text.startswith("!") for c in compile_line(line.text[1:].strip(), vocabulary, tilde=False)]
    others = [c for line in words.lines if not line.text.startswith("!") for c in compile_line(line.text, vocabulary, tilde=False)]
    return Topic(strong, others)
