"""What the lines of a rule expand to, for `tqc explain --forms`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqc.ruleset.compiled import Compiled
    from tqc.ruleset.nodes import Node
    from tqc.ruleset.rule import Rule

MOST = 60
"""Forms and anchors shown of a kind at most."""


def forms(rule: Rule, folders: Sequence[Path]) -> Iterator[str]:
    """Each pattern of a rule, below it what each lemma may be, what is looked for first, and what must stand in the sentence, too."""
    from tqc.ruleset import store
    from tqc.ruleset.vocabulary import alternatives

    if rule.weir or rule.code:
        yield "  none: no pattern of tqc's finds it"
        return
    compiled = store.load(store.packs(), folders)
    anchors = _anchors(compiled, rule.id)
    for line in rule.lines:
        for pattern in alternatives(line.pattern):
            yield f"  {pattern}"
            yield from (f"    {told}" for told in _lemmas(pattern))
            yield from (f"    {told}" for told in next(anchors))


def _lemmas(pattern: str) -> Iterator[str]:
    from tqc.ruleset.nodes import Class, Words, walk
    from tqc.ruleset.pattern import parse

    def unopened(name: str, column: int = 0) -> Node:
        return Class(name)

    told = set()
    for node in walk(parse(pattern, unopened)):
        if isinstance(node, Words) and node.lemmas and node not in told:
            told.add(node)
            written = "|".join(f"{lemma}/{pos}" if pos else lemma for lemma, pos in node.lemmas)
            yield f"{{{written}}}: {_some(sorted(' '.join(keys) for keys in node.seqs))}"


def _anchors(compiled: Compiled, rule: str) -> Iterator[list[str]]:
    """Where each pattern of a rule is tried at all."""
    from tqc.ruleset.compiled import Search

    searches = {number: search for number, row in enumerate(compiled.searches) if (search := Search.load(row)).rule == rule}
    phrases: dict[int, list[str]] = {number: [] for number in searches}
    for phrase, numbers in compiled.phrases.among():
        for number in phrases.keys() & numbers:
            phrases[number].append(phrase)
    for number, (_, low, high, needs) in searches.items():
        found = sorted(phrases[number])
        where = "" if high == 0 else f", {low} words after its start" if low == high else f", {low} to {high} words after its start"
        yield [
            f"anchor{'' if len(found) == 1 else 's'} ({len(found):,}){where}: {_some(found)}",
            *(_need(reach, strings) for reach, strings in needs),
        ]


def _need(reach: int, strings: list[str]) -> str:
    """What must stand near an anchor, in words."""
    if not strings:
        return f"at most {-reach} words after the sentence's start"
    where = f"before it, at most {-reach} words away" if reach < 0 else f"in the {reach} words from it on"
    return f"and {where}: {_some(strings)}"


def _some(words: Sequence[str]) -> str:
    more = f" and {len(words) - MOST:,} more" if len(words) > MOST else ""
    return ", ".join(words[:MOST]) + more
