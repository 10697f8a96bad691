"""Runs rules over a document: one scan for anchors, automata only where one stands, conditions only where one matched."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, NamedTuple

from tqc import lexicon
from tqc.model import Finding, Role, Span
from tqc.ruleset import conditions, fixes, topics, variety
from tqc.ruleset.compiled import Compiled, CompiledLine, CompiledRule
from tqc.ruleset.mend import mend
from tqc.ruleset.program import Match
from tqc.ruleset.rule import Rule
from tqc.text.document import Document
from tqc.text.tokens import Tokens
from tqc.wording import message

HAVE = frozenset("be am is are was were been being 's 'm 're have has had having 've get gets got getting gotten".split())
REACH = 4
"""How many words back a form's *have* or *be* may stand."""
ORDER = ("ed", "s", "pl", "sg", "base", "en", "ing", "er", "est")
"""Which of several readings is the likelier."""
TO = frozenset("to can could may might must shall should will would 'll 'd do does did not n't".split())


class Hit(NamedTuple):
    """A line that matched and whose conditions hold."""

    line: CompiledLine
    block: int
    sentence: int
    match: Match
    span: Span
    """The flagged part in `Document.clean`."""


class RuleSet:
    """Compiled rules; may be shared by threads.

    Args:
        compiled: what to run.
        active: which rules take part, by id.
        count: whether to count tries in `tries`.
    """

    def __init__(self, compiled: Compiled, *, active: Callable[[Rule], bool] = lambda _: True, count: bool = False) -> None:
        self._compiled = compiled
        self._rules = compiled.rules
        self._on = [active(r.rule) and not r.rule.inactive for r in compiled.rules]
        self._opened: dict[int, CompiledLine] = {}
        self._topics: dict[str, topics.Topic] = {}
        self.tries: Counter[str] | None = Counter() if count else None
        """Rule id → how often an automaton of it was started."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, active or not, in the order of packs, files and lines."""
        return tuple(r.rule for r in self._rules)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the rules' author should know."""
        return tuple(self._compiled.warnings)

    @cached_property
    def _scan(self) -> tuple[Any, list[list[tuple[int, int, int]]], list[bool]]:
        """The automaton over all anchors; per anchor its lines, and whether it begins with a clitic or a sign."""
        from ahocorasick_rs import AhoCorasick

        kept = {p: [x for x in lines if self._on[self._compiled.lines[x[0]][0]]] for p, lines in self._compiled.anchors.items()}
        phrases = [p for p, lines in kept.items() if lines]
        automaton = AhoCorasick(phrases) if phrases else None
        return automaton, [kept[p] for p in phrases], [p[0] == "'" or p == "n't" or p.startswith("n't ") for p in phrases]

    def check(self, document: Document) -> Iterable[Finding]:
        """The findings of every active rule, overlaps between rules not yet settled; ordered by rule."""
        by_rule: dict[int, list[Hit]] = defaultdict(list)
        for (line, block, sentence), starts in sorted(self._candidates(document).items()):
            opened = self._line(line)
            by_rule[opened.rule].extend(self._matches(opened, document, block, sentence, sorted(starts)))
        for index in sorted(by_rule):
            yield from self._findings(self._rules[index], by_rule[index], document)

    def _line(self, index: int) -> CompiledLine:
        found = self._opened.get(index)
        if found is None:
            found = self._opened[index] = CompiledLine.load(self._compiled.lines[index])
        return found

    def _candidates(self, document: Document) -> dict[tuple[int, int, int], set[int]]:
        """(line, block, sentence) → tokens at which the line's match could begin."""
        automaton, lines, clitic = self._scan
        found: dict[tuple[int, int, int], set[int]] = {}
        if automaton is None or not document.blocks:
            return found
        folded, needs = document.folded, self._compiled.needs
        last = len(folded)
        for phrase, a, z in automaton.find_matches_as_indexes(folded, overlapping=True):
            if (z < last and folded[z].isalnum()) or (a and folded[a - 1].isalnum() and not clitic[phrase]):
                continue
            block = document.block_at(a)
            if document.blocks[block].role is Role.BOILERPLATE:
                continue
            sentence = document.sentence_at(block, a)
            begin, end = document.sentences(block)[sentence]
            for line, low, high in lines[phrase]:
                if all(any(folded.find(s, begin, end) >= 0 for s in strings) for strings in needs[line]):
                    t = document.tokens(block, sentence)
                    token = t.at(a)
                    found.setdefault((line, block, sentence), set()).update(range(max(0, token - high), min(len(t), token - low + 1)))
        return found

    def _matches(self, line: CompiledLine, document: Document, block: int, sentence: int, starts: list[int]) -> Iterable[Hit]:
        """The leftmost matches of a line in a sentence for which its rule's conditions hold."""
        t = document.tokens(block, sentence)
        rule = self._rules[line.rule]
        free = 0
        for start in starts:
            if start < free:
                continue
            if self.tries is not None:
                self.tries[rule.rule.id] += 1
            match = line.program.match(t, start)
            if match is None or match.flagged[0] == match.flagged[1]:
                continue
            a, b = match.flagged
            hit = Hit(line, block, sentence, match, Span(t.start[a], t.end[b - 1]))
            if _holds(rule, hit, document):
                free = b
                yield hit

    def _findings(self, rule: CompiledRule, hits: list[Hit], document: Document) -> Iterable[Finding]:
        """What a rule's hits come to: overlaps settled, its topic's gate passed, counted."""
        kept: list[Hit] = []
        for hit in sorted(hits, key=lambda h: (h.span.start, -h.span.end, h.line.line)):
            if not kept or hit.span.start >= kept[-1].span.end:
                kept.append(hit)
        topic = rule.rule.topic
        if topic and not topics.opened(self._evidence(topic, document), [h.span for h in kept]):
            return
        if len(kept) < rule.rule.at_least:
            return
        if rule.rule.once:
            yield self._finding(rule, kept[0], document, len(kept) - 1)
            return
        for hit in kept:
            yield self._finding(rule, hit, document)

    def _evidence(self, topic: str, document: Document) -> list[tuple[int, bool, Span]]:
        found: dict[str, list[tuple[int, bool, Span]]] = document.memo.setdefault("topics", {})
        if topic not in found:
            if topic not in self._topics:
                self._topics[topic] = topics.Topic.load(self._compiled.topics[topic])
            found[topic] = self._topics[topic].evidence(document)
        return found[topic]

    def _finding(self, compiled: CompiledRule, hit: Hit, document: Document, more: int = 0) -> Finding:
        rule, line = compiled.rule, hit.line
        t = document.tokens(hit.block, hit.sentence)
        a, b = hit.match.flagged
        printed = [variety.adapted(text, document) for fix in line.fixes for text in _printed(fix, compiled, hit.match, t, document)]
        span, mended = mend(printed, t, a, b, document.clean)
        return document.finding(
            span,
            rule=rule.id,
            category=rule.category,
            severity=rule.severity,
            confidence=rule.confidence,
            message=message(document.clean[hit.span.start : hit.span.end], rule.advice, printed) + (f" (and {more} more)" if more else ""),
            why=rule.why,
            origin=" | ".join(rule.lines[line.line].lemmas),
            fixes=mended,
            scored=not rule.pack.startswith("house"),
        )


def _holds(rule: CompiledRule, hit: Hit, document: Document) -> bool:
    """Whether the conditions of a rule hold for a match, all but those that count matches."""
    where, given = rule.rule.where, rule.conditions
    if where and not document.stands(where, hit.span):
        return False
    if "unless" in given:
        a, z = document.sentences(hit.block)[hit.sentence]
        t, folded = document.tokens(hit.block, hit.sentence), document.folded[a:z]
        if any(conditions.cleared(line, hit.match, t, folded) for line in given["unless"]):
            return False
    blocks, limit = conditions.paragraph(document, hit.block)
    everywhere = range(len(document.blocks))

    def stands(key: str, among: Iterable[int], most: int | None = None) -> bool:
        return any(conditions.found(line, document, among, hit.span, most) for line in given[key])

    return (
        ("near" not in given or stands("near", blocks, limit))
        and ("not_near" not in given or not stands("not_near", blocks, limit))
        and ("text_has" not in given or stands("text_has", everywhere))
        and ("text_lacks" not in given or not stands("text_lacks", everywhere))
    )


def _printed(fix: list[fixes.Part], rule: CompiledRule, m: Match, t: Tokens, document: Document) -> list[str]:
    """The texts of one fix before its neighbours are mended; a deletion is an empty text."""
    if not fix:
        return [""]
    first = fix[0][1] if fix[0][0] == "slot" else ""

    def matched(name: str) -> str:
        a, b = m.slots.get(name, (0, 0))
        if a >= b:
            return ""
        words = document.clean[t.start[a] : t.end[b - 1]]
        moved = name != first and t.low[a] and not t.title and not t.shouted
        return words[:1].lower() + words[1:] if moved and (lexicon.known(t.low[a]) or lexicon.closed(t.low[a])) else words

    def keys(name: str) -> str:
        return " ".join(map(t.word, range(*m.slots.get(name, (0, 0)))))

    return fixes.render(fix, matched, keys, rule.columns, lambda forms: _preferred(forms, t, m.flagged[0]))


def _preferred(forms: set[str], t: Tokens, at: int) -> list[str]:
    """Of the forms that a matched word may be, those to print: a participle after *be, have, get*, a base form after *to* or a modal."""
    before = list(map(t.word, range(max(0, at - REACH), at)))
    if "en" in forms and not HAVE.isdisjoint(before):
        return ["en"]
    if "base" in forms and before and before[-1] in TO:
        return ["base"]
    return [f for f in ORDER if f in forms and not (f == "en" and "ed" in forms)]

