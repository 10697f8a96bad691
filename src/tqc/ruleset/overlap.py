"""What rules have in common: the same words in two lines, and the words by which a near miss is known."""

from __future__ import annotations

from collections.abc import Iterable

from tqc import lexicon
from tqc.errors import UserError
from tqc.ruleset.anchors import TOP
from tqc.ruleset.compiler import Source
from tqc.ruleset.nodes import Alt, Class, Flag, Keys, Named, Node, Opt, Seq, Start, Stop, Words, children, walk
from tqc.ruleset.pattern import parse
from tqc.ruleset.rule import Line, Rule
from tqc.ruleset.vocabulary import alternatives, bare

MOST = 3000
HOUSE = "house/"


def meet(rule: str, other: str) -> bool:
    """Whether two rules, by id, are to agree: a house's style need not be another's, nor bind the packs that are for all."""
    packs = {i.rsplit("/", 2)[0] for i in (rule, other) if i.startswith(HOUSE)}
    return not packs or (len(packs) == 1 and rule.startswith(HOUSE) and other.startswith(HOUSE))


def duplicates(parts: Iterable[Source]) -> list[UserError]:
    """Words that two lines find, where neither line nor rule has a condition to tell them apart."""
    seen: dict[Keys, tuple[Rule, Line]] = {}
    problems: dict[tuple[str, int, str, int], UserError] = {}
    for part in parts:
        for rule in part.rules:
            if rule.conditions or rule.where or rule.topic or rule.weir or rule.draft:
                continue
            for line in rule.lines:
                for pattern in alternatives(line.pattern):
                    for words in _written_out(parse(pattern, part.vocabulary.resolve)):
                        house = rule.pack if rule.pack.startswith(HOUSE) else ""
                        other = seen.setdefault((house, *words), (rule, line))
                        if other[1] is not line:
                            fact = f"{rule.id.rpartition('/')[2]}: “{' '.join(words)}” is found by {other[0].id} too (line {other[1].line})"
                            key = (rule.id, line.line, other[0].id, other[1].line)
                            problems.setdefault(key, UserError(fact, hint="keep one of the two", path=rule.path, line=line.line))
    return list(problems.values())


def _written_out(node: Node) -> frozenset[Keys]:
    """Every phrase of a line of words and lemmas only; nothing if it holds more, or more than can be written out."""
    plain = bare(_unflagged(node))
    return plain.seqs if isinstance(plain, Words) and len(plain.seqs) <= MOST else frozenset()


def _unflagged(node: Node) -> Node:
    if isinstance(node, Flag):
        return _unflagged(node.node)
    return Seq(tuple(x for i in node.items for x in _spread(i))) if isinstance(node, Seq) else node


def _spread(node: Node) -> tuple[Node, ...]:
    plain = _unflagged(node)
    return plain.items if isinstance(plain, Seq) else (plain,)


def written_out(pattern: str, part: Source) -> str:
    """A line of words and lemmas only as the copy that sets it off; empty if it holds a class, a gap or a place."""
    node = parse(pattern, part.vocabulary.resolve)
    if any(isinstance(n, Class | Start | Stop) for n in walk(node)):
        return ""
    text = ""
    for key in _first(node):
        joined = not text or key[:1] in "-'" or key == "n't" or text.endswith("-")
        text += ("" if joined else " ") + (key[1:] if text.endswith("-") else key)
    return text.replace("[", "\\[")


def _first(node: Node) -> Keys:
    if isinstance(node, Words):
        return min(node.seqs, key=lambda s: (any("'" in k for k in s), len(s), s))
    if isinstance(node, Opt):
        return ()
    if isinstance(node, Alt):
        return _first(node.arms[0])
    return tuple(k for child in children(node) for k in _first(child))


def telling_words(rule: Rule, part: Source) -> set[str]:
    """The words that a rule's lines cannot do without, in lower case and all forms; the most frequent only if there are no others."""
    found: set[str] = set()
    for line in rule.lines:
        for pattern in alternatives(line.pattern):
            _collect(parse(pattern, part.vocabulary.resolve), found)
    telling = {w for w in found if lexicon.rank(w) > TOP}
    return {
        form for w in telling or found for form in (w, *lexicon.forms(w), *(f for r in lexicon.readings(w) for f in lexicon.forms(r.lemma)))
    }


def _collect(node: Node, found: set[str]) -> None:
    if isinstance(node, Words):
        found |= {k.strip("-").lower() for s in node.seqs for k in s}
    elif not isinstance(node, Opt) and not (isinstance(node, Named) and isinstance(node.node, Opt)):
        for child in children(node):
            _collect(child, found)
