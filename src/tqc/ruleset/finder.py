"""Runs rules over a document: one scan for anchors, automata only where one stands, conditions only where one matched."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable
from functools import cached_property
from typing import NamedTuple

from tqc.model import Finding, Role, Span
from tqc.ruleset import conditions, printing, topics, variety
from tqc.ruleset.compiled import Compiled, CompiledLine, CompiledRule, Search
from tqc.ruleset.mend import mend
from tqc.ruleset.printing import DELETE
from tqc.ruleset.program import Match, Program
from tqc.ruleset.rows import Rows
from tqc.ruleset.rule import Rule
from tqc.ruleset.scan import Scan, met
from tqc.text.document import Document
from tqc.wording import message

FEW = 100_000
"""Code points read before the automaton for every rule is worth its building."""


class Hit(NamedTuple):
    """A line that matched and whose conditions hold."""

    line: CompiledLine
    block: int
    sentence: int
    match: Match
    span: Span
    """The flagged part in `Document.clean`."""


class _Searches(dict[int, Search | None]):
    """What lines ask for, by their numbers, each read when first asked for; None if its rule takes no part."""

    def __init__(self, rows: Rows, active: Container[str]) -> None:
        super().__init__()
        self._rows, self._active = rows, active

    def __missing__(self, number: int) -> Search | None:
        search = Search.load(self._rows[number])
        self[number] = found = search if search.rule in self._active else None
        return found


class RuleSet:
    """Compiled rules; may be shared by threads.

    Args:
        compiled: what to run.
        active: which rules take part, by id.
        count: whether to count tries in `tries`.
    """

    def __init__(self, compiled: Compiled, *, active: Callable[[CompiledRule], bool] = lambda _: True, count: bool = False) -> None:
        self._compiled = compiled
        self.entries = compiled.rules
        self._active = {r.id: i for i, r in enumerate(compiled.rules) if active(r) and not r.inactive}
        self._scanned = 0
        self._searches = _Searches(compiled.searches, self._active)
        self._opened: dict[int, CompiledLine] = {}
        self._topics: dict[str, topics.Topic] = {}
        self.tries: Counter[str] | None = Counter() if count else None
        """Rule id → how often an automaton of it was started."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, active or not, in the order of packs, files and lines."""
        return tuple(r.rule for r in self.entries)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the rules' author should know."""
        return tuple(self._compiled.warnings)

    def _scan(self, document: Document) -> Scan:
        """A scan for all that may stand in a document: for one of the first few of what its own words tell of, for the rest of everything.

        An automaton for thousands of rules takes longer to build than a story to read.
        """
        if self._scanned > FEW:
            return self._whole
        self._scanned += len(document.folded)
        return Scan(self._compiled.phrases.among(document.vocabulary))

    @cached_property
    def _whole(self) -> Scan:
        return Scan(self._compiled.phrases.among())

    def check(self, document: Document, given: Iterable[tuple[str, Span]] = ()) -> Iterable[Finding]:
        """The findings of every active rule, overlaps between rules not yet settled; ordered by rule.

        Args:
            given: what another engine matched for `weir:` rules, (rule id, span of `clean`): their conditions and fixes are ours.
        """
        by_rule: dict[int, list[Hit]] = defaultdict(list)
        for rule_id, span in given:
            index = self._weir[rule_id]
            hit = self._given(self.entries[index], document, span)
            if rule_id in self._active and _holds(self.entries[index], hit, document):
                by_rule[index].append(hit)
        for (rule, line, block, sentence), starts in sorted(self._candidates(document).items()):
            by_rule[rule].extend(self._matches(rule, line, document, block, sentence, sorted(starts)))
        for index in sorted(by_rule):
            yield from self._findings(self.entries[index], by_rule[index], document)

    @cached_property
    def _weir(self) -> dict[str, int]:
        return {r.id: i for i, r in enumerate(self.entries) if r.weir}

    @staticmethod
    def _given(entry: CompiledRule, document: Document, span: Span) -> Hit:
        """What another engine matched, as if a line of the rule had."""
        block = document.block_at(span.start)
        sentence = document.sentence_at(block, span.start)
        t = document.tokens(block, sentence)
        match = Match(t.at(span.start), t.at(span.end - 1) + 1, {})
        fixes = tuple([] if fix == DELETE else [["text", fix]] for fix in entry.rule.lines[0].fixes)
        a, b = match.flagged
        return Hit(CompiledLine(0, Program([], []), fixes), block, sentence, match, Span(t.start[a], t.end[b - 1]))

    def _line(self, index: int) -> CompiledLine:
        found = self._opened.get(index)
        if found is None:
            found = self._opened[index] = CompiledLine.load(self._compiled.lines[index])
        return found

    def _candidates(self, document: Document) -> dict[tuple[int, int, int, int], set[int]]:
        """(rule, line, block, sentence) → tokens at which the line's match could begin."""
        found: dict[tuple[int, int, int, int], set[int]] = {}
        folded, every = document.folded, self._searches
        block = sentence = begin = end = 0
        for numbers, at in self._scan(document).hits(folded):
            if not begin <= at < end:
                block = document.block_at(at)
                sentence = document.sentence_at(block, at)
                begin, end = document.sentences(block)[sentence]
            if document.blocks[block].role is Role.BOILERPLATE:
                continue
            for number in numbers:
                search = every[number]
                if search and met(search.needs, folded, at, begin, end):
                    t = document.tokens(block, sentence)
                    token = t.at(at)
                    starts = range(max(0, token - search.high), min(len(t), token - search.low + 1))
                    found.setdefault((self._active[search.rule], number, block, sentence), set()).update(starts)
        return found

    def _matches(self, index: int, number: int, document: Document, block: int, sentence: int, starts: list[int]) -> Iterable[Hit]:
        """The leftmost matches of a line in a sentence for which its rule's conditions hold."""
        t, rule, line = document.tokens(block, sentence), self.entries[index], self._line(number)
        free = 0
        for start in starts:
            if start < free:
                continue
            if self.tries is not None:
                self.tries[rule.id] += 1
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
                self._topics[topic] = self._compiled.topic(topic)
            found[topic] = self._topics[topic].evidence(document)
        return found[topic]

    def _finding(self, compiled: CompiledRule, hit: Hit, document: Document, more: int = 0) -> Finding:
        rule, line = compiled.rule, hit.line
        t = document.tokens(hit.block, hit.sentence)
        a, b = hit.match.flagged
        printed = [
            variety.adapted(text, document)
            for fix in line.fixes
            for text in printing.printed(fix, compiled.columns, hit.match, t, document)
        ]
        span, mended = mend(printed, t, a, b, document.clean)
        said = mended if span == hit.span else printed
        written = rule.lines[line.line]
        found = document.clean[hit.span.start : hit.span.end]
        return document.finding(
            span,
            rule=rule.id,
            category=rule.category,
            severity=rule.severity,
            confidence=rule.confidence,
            message=message(found, rule.advice_on(written), said) + (f" (and {more} more)" if more else ""),
            why=rule.why,
            origin=", ".join(written.lemmas),
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
