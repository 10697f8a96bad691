"""Harper, the embedded grammar engine: those of its rules that measured well, told in tqc's form."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tqc.errors import EngineError, UserError
from tqc.grammar import _cache, spelling
from tqc.grammar.confirm import CONFIRM
from tqc.grammar.table import Row, rows
from tqc.grammar.weir import Match, Told, Weir
from tqc.model import Confidence, Finding, Role, Span
from tqc.text.document import Document
from tqc.wording import message

if TYPE_CHECKING:
    import harper

PROSE = frozenset({Role.BODY, Role.LIST, Role.QUOTE})
GAP = "\n\n"
"""What ends a paragraph for Harper, so that nothing it finds runs from one block into the next."""
CASING = "OrthographicConsistency"
"""The rule that tells of a word in a case that Harper's dictionary does not have it in; `knows` makes use of it."""
SPELLING = "SpellCheck"
"""The rule that tqc does itself."""
FIXES = 3
KINDS = {
    "BoundaryError": "fluency/spelling",
    "Capitalization": "fluency/capitalization",
    "Eggcorn": "fluency/spelling",
    "Enhancement": "style/awkward",
    "Formatting": "fluency/punctuation",
    "Malapropism": "fluency/spelling",
    "Punctuation": "fluency/punctuation",
    "Readability": "style/awkward",
    "Redundancy": "style/awkward",
    "Regionalism": "style/unidiomatic",
    "Repetition": "style/awkward",
    "Spelling": "fluency/spelling",
    "Style": "style/awkward",
    "Typo": "fluency/spelling",
    "WordChoice": "style/unidiomatic",
}
"""Our category for a kind of Harper's; the others are grammar."""


class Hit(NamedTuple):
    """What Harper found, its span in `Document.clean`."""

    rule: str
    span: Span
    kind: str
    said: str
    fixes: tuple[str, ...]


class Harper:
    """The grammar engine; costs nothing until the first check. May be shared by threads: each gets a linter of its own.

    Args:
        told: rules in Harper's language (`weir:`), which `matches` finds.
        table: the rules of Harper's own that take part, by name; by default those that are more than a hint.
        cache: keep in the user's cache what Harper finds, and take it from there.
    """

    def __init__(self, told: Iterable[Told] = (), *, table: Mapping[str, Row] | None = None, cache: bool = False) -> None:
        self.table = {name: row for name, row in rows().items() if row.confidence > Confidence.LOW} if table is None else table
        self._on = frozenset(self.table.keys() - {SPELLING})
        self._weir = Weir(told)
        self._local = threading.local()
        self._caching = cache

    def check(self, document: Document) -> Iterator[Finding]:
        """The findings of Harper's rules and of spelling, overlaps not settled.

        Raises:
            EngineError: Harper is not installed.
        """
        for hit in self._hits(document):
            row = self.table.get(hit.rule)
            if row and self._stands(document, hit, row):
                yield _finding(document, hit, row)

    def matches(self, document: Document) -> list[Match]:
        """Where the `weir:` rules match, in order; their conditions and fixes are the caller's."""
        names = self._weir.names
        return [Match(names[h.rule], h.span) for h in self._hits(document) if h.rule in names]

    def left_out(self) -> tuple[UserError, ...]:
        """What is wrong with the `weir:` rules that cannot take part."""
        if not self._weir:
            return ()

        def work() -> list[tuple[str, str, str, int]]:
            self._linter()
            return [(e.fact, e.hint, e.path, e.line) for e in self._weir.left_out]

        rows = self._cache([self._weir.sources, self._weir.places]).rows("", work)
        return tuple(UserError(fact, hint=hint, path=path, line=line) for fact, hint, path, line in rows)

    def knows(self, words: Iterable[str]) -> set[str]:
        """Those of some lower-case words that Harper's dictionary has, in whatever dialect.

        SpellCheck would say it of one dialect, and build tables for its suggestions: 0.7 s and 55 MB at the first unknown word.
        """
        asked = sorted(w for w in words if len(w) > 2)

        def work() -> list[str]:
            odd = (w[0] + w[1:-1].upper() + w[-1] for w in asked)
            lints = self._linter(CASING).lint(GAP.join(odd), language="plaintext", dedup=False)
            return sorted({lint.problem_text.lower() for lint in lints} & set(asked))

        return set(self._kept_words.rows(GAP.join(asked), work))

    def _stands(self, document: Document, hit: Hit, row: Row) -> bool:
        role = document.blocks[document.block_at(hit.span.start)].role
        if row.where == "prose" and role not in PROSE:
            return False
        return hit.rule not in CONFIRM or CONFIRM[hit.rule](document, hit.span, hit.fixes)

    def _hits(self, document: Document) -> list[Hit]:
        """Everything that was found in a document, in order; worked out once a document."""
        hits: list[Hit]
        finder, hits = document.memo.get("harper", (None, []))
        if finder is not self:
            found = list(self._lint(document)) if self._on or self._weir else []
            if SPELLING in self.table:
                found += (Hit(SPELLING, span, "Spelling", "", fixes) for span, fixes in spelling.faults(document, self.knows))
            hits = sorted(found, key=lambda h: (h.span, h.rule))
            document.memo["harper"] = self, hits
        return hits

    def _lint(self, document: Document) -> Iterator[Hit]:
        blocks = [b for b in document.blocks if b.role is not Role.BOILERPLATE]
        text = GAP.join(document.clean[b.start : b.end] for b in blocks)
        found = self._kept.rows(text, lambda: self._lints(text)) if text else []
        shifts: list[tuple[int, int, int]] = []
        at = 0
        for b in blocks:
            shifts.append((at, at + b.end - b.start, b.start - at))
            at += b.end - b.start + len(GAP)
        for rule, first, last, kind, said, fixes in found:
            for start, end, shift in shifts:
                if start <= first and last <= end:
                    yield Hit(rule, Span(first + shift, last + shift), kind, said, tuple(fixes))

    def _lints(self, text: str) -> list[tuple[str, int, int, str, str, tuple[str, ...]]]:
        """All that Harper finds: rule, start, end, kind, what it says, fixes."""
        organized = self._linter().organized_lints(text, language="plaintext", dedup=False)
        return [
            (rule, lint.span.start, lint.span.end, lint.lint_kind, lint.message.replace("`", ""), _fixes(text, lint))
            for rule, lints in organized.items()
            for lint in lints
        ]

    @cached_property
    def _kept(self) -> _cache.Cache:
        return self._cache([sorted(self._on), self._weir.sources])

    @cached_property
    def _kept_words(self) -> _cache.Cache:
        return self._cache(CASING)

    def _cache(self, settings: object) -> _cache.Cache:
        """Results in some settings; none if Harper is missing, so that it is missed."""
        from importlib.metadata import PackageNotFoundError, version

        if not self._caching:
            return _cache.OFF
        try:
            return _cache.Cache(f"harper {version('harper-py')}", settings, _cache.home())
        except PackageNotFoundError:
            return _cache.OFF

    def _linter(self, only: str = "") -> harper.Linter:
        """This thread's linter: with the rules of the table, or with a single one."""
        made: dict[str, harper.Linter] = self._local.__dict__
        name = only or "all"
        if name not in made:
            try:
                import harper
            except ImportError as error:
                raise EngineError("the grammar engine is not installed: pip install harper-py, or check without grammar") from error
            linter = harper.Linter()
            # Before the packs: a configuration that is set after them switches their rules off.
            on = {only} if only else self._on
            linter.set_lint_config({rule: rule in on for rule in linter.get_default_lint_config()})
            if not only:
                self._weir.load(linter)
            made[name] = linter
        return made[name]


def _fixes(text: str, lint: harper.Lint) -> tuple[str, ...]:
    """What to write instead; where it deletes a word, Harper's span holds the space before it."""
    found = text[lint.span.start : lint.span.end]
    fixes = dict.fromkeys(_replacement(found, s) for s in lint.suggestions)
    return tuple(f for f in fixes if f != found)[:FIXES]


def _replacement(found: str, suggestion: harper.Suggestion) -> str:
    from harper import SuggestionKind

    if suggestion.kind == SuggestionKind.REMOVE:
        return ""
    return found * (suggestion.kind == SuggestionKind.INSERT_AFTER) + suggestion.replacement_text


def _finding(document: Document, hit: Hit, row: Row) -> Finding:
    found = document.clean[hit.span.start : hit.span.end].strip()
    return document.finding(
        hit.span,
        rule=row.id,
        category=row.category or KINDS.get(hit.kind, "fluency/grammar"),
        severity=row.severity,
        confidence=row.confidence,
        message=message(found, "" if hit.fixes else hit.said.removesuffix("."), hit.fixes),
        why=hit.said if hit.fixes else "",
        fixes=hit.fixes,
    )
