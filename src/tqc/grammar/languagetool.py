"""LanguageTool: those of its rules that measured well, told in tqc's form, from a server that is asked only when the user says so.

Without a variety of English: its rules of one would be spelling, which flags every name, and house style.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from time import monotonic
from typing import NamedTuple

from tqc.errors import EngineError
from tqc.grammar import _cache
from tqc.grammar._lt.batches import Batch, batches
from tqc.grammar._lt.client import Client, Match, TooLarge, Unavailable
from tqc.grammar._lt.table import Row, off, rows
from tqc.model import LINE_END, Finding, Note, Role, Span
from tqc.text.document import Block, Document
from tqc.wording import message

__all__ = ["ENGINE", "OFF", "ON", "REQUIRED", "LanguageTool", "connect", "rows"]
ENGINE = "engine"
"""The kind of a note on what an engine did not check."""
OFF, ON, REQUIRED = "off", "on", "required"
PROSE = frozenset({Role.BODY, Role.LIST, Role.QUOTE})
FIXES = 3
REST = 60.0
"""Seconds for which a server that has failed is not asked."""
MEND = "see: tqc languagetool status"
KINDS = {
    "characters": "fluency/character-encoding",
    "duplication": "style/awkward",
    "inconsistency": "fluency/inconsistency",
    "inconsistent-entities": "fluency/inconsistency",
    "locale-specific-content": "style/unidiomatic",
    "locale-violation": "style/unidiomatic",
    "misspelling": "fluency/spelling",
    "mistranslation": "accuracy/mistranslation",
    "numbers": "locale/number",
    "register": "style/register",
    "style": "style/awkward",
    "terminology": "terminology",
    "typographical": "fluency/punctuation",
    "untranslated": "accuracy/untranslated",
    "whitespace": "fluency/punctuation",
}
"""Our category for an issueType (ITS 2.0's localisation quality types); the others are grammar."""


class Hit(NamedTuple):
    """What LanguageTool found, its span in `Document.clean`."""

    span: Span
    match: Match


class Outcome(NamedTuple):
    """What came of asking about one document."""

    hits: tuple[Hit, ...]
    missed: tuple[Block, ...]
    """The blocks that were not checked."""
    reason: str
    """Why not; empty if all was checked."""


class LanguageTool:
    """The finder. It never fails: what the server did not check is in `unchecked`. May be shared by threads.

    A server that has failed for good is left alone for a minute, so that a batch of many files does not wait for it at each.

    Args:
        client: of the server to ask; None if there is none, for the reason in `reason`.
        table: the rules that take part, by LanguageTool's name; by default those that measured well. None of `every`: all.
        every: take every rule, as measuring them needs.
        cached: the server's name in the user's cache, where its answers are kept and taken from; empty: nothing is kept.
    """

    def __init__(
        self, client: Client | None, *, reason: str = "", table: Mapping[str, Row] | None = None, every: bool = False, cached: str = ""
    ) -> None:
        self._client, self._reason, self._every = client, reason, every
        self._rests = 0.0  # until when, on the monotonic clock
        self._table = rows() if table is None else table
        spared = () if every else (rule for rule in off() if rule not in self._table)
        self._fields = {"language": "en", "disabledRules": ",".join(spared)}
        self._cached, self._cache = cached, _cache.OFF

    def check(self, document: Document) -> Iterator[Finding]:
        """The findings on a document, overlaps not settled."""
        for span, match in self.outcome(document).hits:
            row = Row(match.rule) if self._every else self._table.get(match.rule)
            if row and (row.where != "prose" or document.blocks[document.block_at(span.start)].role in PROSE):
                yield _finding(document, span, match, row)

    def unchecked(self, document: Document) -> tuple[Note, ...]:
        """A note of kind "engine" if some of a document was not checked: how much, from which line on, and why."""
        _, missed, reason = self.outcome(document)
        if not missed:
            return ()
        blocks = sum(len(part.blocks) for part in batches(document))
        start = document.original(Span(missed[0].start, missed[0].end)).start
        line = len(LINE_END.findall(document.text, 0, start)) + 1
        what, line = ("this text", 0) if len(missed) == blocks else (f"{len(missed):,} of {blocks:,} paragraphs from here on", line)
        return (Note(document.path or "", line, f"LanguageTool did not check {what}: {reason}", MEND, ENGINE),)

    def outcome(self, document: Document) -> Outcome:
        """What came of asking about a document; asked once a document."""
        key = f"languagetool-{id(self)}"
        if key not in document.memo:
            document.memo[key] = self._ask(document)
        outcome: Outcome = document.memo[key]
        return outcome

    def _ask(self, document: Document) -> Outcome:
        outcomes = [self._batch(part) for part in batches(document)]
        return Outcome(
            tuple(hit for o in outcomes for hit in o.hits),
            tuple(block for o in outcomes for block in o.missed),
            next((o.reason for o in outcomes if o.reason), ""),
        )

    def _batch(self, batch: Batch) -> Outcome:
        missed = batch.blocks
        if self._client is None or monotonic() < self._rests:
            return Outcome((), missed, self._reason)
        try:
            found = self._answers(self._client, batch.text)
        except Unavailable as error:
            self._reason, self._rests = f"{self._client.url}: {error}", monotonic() + REST
            return Outcome((), missed, self._reason)
        except TooLarge:
            halves = [self._batch(half) for half in batch.halves()]
            if not halves:
                return Outcome((), missed, f"{self._client.url} takes no paragraph as long as this")
            a, b = halves
            return Outcome(a.hits + b.hits, a.missed + b.missed, a.reason or b.reason)
        spans = ((batch.span(m.start, m.end), m) for m in found)
        return Outcome(tuple(Hit(span, m) for span, m in spans if span), (), "")

    def _answers(self, client: Client, text: str) -> list[Match]:
        """What the server finds in a text, or found in it before; raises as `Client.check`."""
        if self._cached and self._cache is _cache.OFF:
            with suppress(Unavailable):  # nothing is kept of a server whose version is unknown
                self._cache = _cache.Cache(f"languagetool {client.version()}", [self._cached, self._fields], _cache.home())
        rows = self._cache.rows(text, lambda: client.check(text, self._fields))
        return [Match(rule, start, end, said, kind, tuple(fixes)) for rule, start, end, said, kind, fixes in rows]


def connect(setting: str, table: Mapping[str, Row] | None = None, *, cache: bool = False) -> LanguageTool | None:
    """The finder that a setting asks for: "off", "on", "required", a URL, or "required:" and a URL; None for "off".

    `table` is as for `LanguageTool`. With `cache`, answers are kept in the user's cache, by server and its version.

    Raises:
        EngineError: it is required and not there.
        UserError: the setting is none of these.
    """
    from tqc.errors import UserError
    from tqc.grammar._lt import server

    required = setting == REQUIRED or setting.startswith(f"{REQUIRED}:")
    url = setting.removeprefix(f"{REQUIRED}:")
    if setting == OFF:
        return None
    if setting in (ON, REQUIRED):
        running = server.running()
        if running is None:
            if required:
                raise EngineError("LanguageTool is required and not running: tqc languagetool start")
            return LanguageTool(None, reason="it is not running (tqc languagetool start)", table=table)
        return LanguageTool(server.UsedClient(running.url), table=table, cached="own" * cache)
    if not url.startswith(("http://", "https://")):
        raise UserError(f"LanguageTool: “{setting}” is no server's URL", hint="off, on, required, or as in http://127.0.0.1:8081")
    client = Client(url)
    if required:
        try:
            client.version()
        except Unavailable as error:
            raise EngineError(f"LanguageTool is required: {client.url}: {error}") from error
    return LanguageTool(client, table=table, cached=client.url * cache)


def _finding(document: Document, span: Span, match: Match, row: Row) -> Finding:
    found = document.clean[span.start : span.end]
    fixes = tuple(dict.fromkeys(f for f in match.fixes if f != found))[:FIXES]
    said = match.message.strip()
    return document.finding(
        span,
        rule=row.id,
        category=row.category or KINDS.get(match.kind, "fluency/grammar"),
        severity=row.severity,
        confidence=row.confidence,
        message=message(found, "" if fixes else said.removesuffix("."), fixes),
        why=said if fixes else "",
        fixes=fixes,
    )
