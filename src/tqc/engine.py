"""Runs every finder over a document and settles what they found: overlaps, confidence, selection, suppression, score."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tqc import __version__, ruleset, suppress
from tqc.checks import CheckSet
from tqc.config import Config
from tqc.errors import UserError
from tqc.metrics import mqm
from tqc.model import Confidence, Finding, Note, Report, Severity, Span
from tqc.naming import did_you_mean
from tqc.ruleset import Entry, Rule, RuleSet
from tqc.text import plain
from tqc.text.document import Document

if TYPE_CHECKING:
    from tqc.grammar import Harper
    from tqc.grammar.languagetool import LanguageTool
    from tqc.lexicon import Variety


VARIETY: dict[str, Variety | None] = {"auto": None, "us": "us", "uk": "uk", "ca": "uk", "au": "uk"}
"""The spelling that a dialect is checked for: Canada's and Australia's is nearer to Britain's."""


class Named(Protocol):
    """What must be known of a rule to choose it."""

    @property
    def id(self) -> str:
        """`pack/topic/name`."""

    @property
    def formerly(self) -> tuple[str, ...]:
        """Ids it had before."""

    @property
    def confidence(self) -> Confidence:
        """How sure it is."""


class Outside:
    """Runs for the harness what no pattern finds: checks in code, rules in the grammar engine's language."""

    def code(self, rules: Iterable[Rule]) -> Callable[[Document], Iterable[Finding]]:
        """The checks in code of some rules."""
        return CheckSet(rules).check

    def weir(self, rules: Iterable[Rule]) -> Callable[[Document], Iterable[tuple[str, Span]]]:
        """Where `weir:` rules match.

        Raises:
            UserError: a rule that the grammar engine does not take.
        """
        from tqc.grammar import Harper

        engine = Harper(rules, table={})
        for error in engine.left_out():
            raise error
        return engine.matches


class Checker:
    """Built once and reused; may be shared by threads.

    Raises:
        UserErrors: mistakes in the rule files of the packs or folders.
        UserError: an unknown pack, a folder that is none, `select` or `ignore` that name no rule.
    """

    def __init__(self, config: Config = Config()) -> None:
        self.config = config
        self._least = Confidence[config.min_confidence.upper()]
        compiled = ruleset.load(_packs(config), _folders(config), _glossaries(config))
        self._severity = {i: Severity[v.upper()] for i, v in _leveled(compiled.rules, config.severities)}
        self._confidence = {i: Confidence[v.upper()] for i, v in _leveled(compiled.rules, config.confidences)}
        self._rules = RuleSet(compiled, active=self._active)
        running = [r for r in self._rules.entries if self._active(r)]
        self._checks = CheckSet(r.rule for r in running if r.code)
        self._weir = [r.rule for r in running if r.weir]
        self._grammar = self._harper() if config.grammar else None
        self._languagetool = self._connected() if config.languagetool else None
        for name in (*config.select, *config.ignore, *dict(config.severities), *dict(config.confidences)):
            if not any(selected(r, (name,)) for r in self._entries):
                raise UserError(f"“{name}” names no rule", hint=did_you_mean(name, [r.id for r in self._entries], "see: tqc rules list"))

    @cached_property
    def _entries(self) -> list[Named]:
        """Everything that a finding's rule may be called, whether it takes part or not."""
        from tqc import grammar
        from tqc.grammar import languagetool

        return [*self._rules.entries, *grammar.rows().values(), *languagetool.rows().values()]

    def _harper(self) -> Harper:
        from tqc import grammar

        table = {name: row for name, row in grammar.rows().items() if self._active(row)}
        return grammar.Harper(self._weir, table=table, cache=self.config.cache)

    def _connected(self) -> LanguageTool | None:
        """LanguageTool as the configuration wants it.

        Raises:
            EngineError: it is required and its server is not there.
        """
        from tqc.grammar import languagetool

        table = {name: row for name, row in languagetool.rows().items() if self._active(row)}
        return languagetool.connect(self.config.languagetool or languagetool.OFF, table, cache=self.config.cache)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Rules that cannot take part: in the grammar engine's language when it is off, or not as that language wants them."""
        if self._grammar is None:
            needs = "1 rule needs" if len(self._weir) == 1 else f"{len(self._weir)} rules need"
            fact = f"{needs} the grammar engine, which is off"
            return (Note("", 0, fact, "leave --no-grammar out", "inactive-rule"),) if self._weir else ()
        return tuple(Note(e.path, e.line, e.fact, e.hint, "inactive-rule") for e in self._grammar.left_out())

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the packs and folders, those that do not take part included."""
        return self._rules.rules

    def _active(self, rule: Named) -> bool:
        select, ignore = self.config.select, self.config.ignore
        confidence = self._confidence.get(rule.id, rule.confidence)
        return confidence >= self._least and (not select or selected(rule, select)) and not selected(rule, ignore)

    def check(self, text: str, source: str | None = None, path: str | None = None) -> Report:
        """The report on a plain text; `source` is the original it was translated from."""
        return self.check_document(Document(text, plain.raw_blocks(text), path=path, source=source))

    def check_document(self, document: Document) -> Report:
        """The report on a document from a reader."""
        kept, suppressed, notes = self._suppressed(document, self.found(document))
        kept = tuple(settle(kept))
        score = mqm.score(kept, document.words, packs=self.config.packs, version=__version__)
        return Report(
            text=document.text,
            findings=kept,
            words=document.words,
            score=score,
            path=document.path,
            unit=document.unit,
            suppressed=len(suppressed),
            notes=(*notes, *(self._languagetool.unchecked(document) if self._languagetool else ())),
        )

    def found(self, document: Document) -> Iterable[Finding]:
        """All that rules, checks and engines find in a document, overlaps not settled, comments in it not heeded."""
        document.variety = VARIETY[self.config.dialect]
        found: Iterable[Finding] = chain(self._rules.check(document, self._matches(document)), self._checks.check(document))
        if self._grammar:
            found = chain(found, self._grammar.check(document))
        if self._languagetool:
            found = chain(found, self._languagetool.check(document))
        return map(self._weighed, found) if self._severity or self._confidence else found

    def _matches(self, document: Document) -> Iterable[tuple[str, Span]]:
        """Where the grammar engine matched `weir:` rules."""
        return self._grammar.matches(document) if self._grammar and self._weir else ()

    def _suppressed(self, document: Document, found: Iterable[Finding]) -> suppress.Outcome:
        """What the comments of a text leave; every rule's names are gathered only for a text that has comments."""
        if suppress.MARK not in document.text:
            return suppress.apply(document, found, {})
        return suppress.apply(document, found, {r.id: r.formerly for r in self._entries}, {r.id for r in self._entries if self._active(r)})

    def _weighed(self, f: Finding) -> Finding:
        severity, confidence = self._severity.get(f.rule, f.severity), self._confidence.get(f.rule, f.confidence)
        return replace(f, severity=severity, confidence=confidence)

    def check_many(self, documents: Iterable[Document | str]) -> Iterator[Report]:
        """The reports of documents or plain texts, in order, one at a time."""
        for document in documents:
            yield self.check(document) if isinstance(document, str) else self.check_document(document)


def settle(found: Iterable[Finding]) -> list[Finding]:
    """One finding a place, ordered by start.

    The higher confidence stays, then a fault before what is neutral, then the longer, then one with a fix, then by id; the
    rest are its `also`.
    """
    ranked = sorted(found, key=lambda f: (-f.confidence, f.severity is Severity.NEUTRAL, f.start - f.end, not f.fixes, f.rule, f.start))
    starts: list[int] = []  # of what is kept, in order: kept findings never overlap
    kept: list[Finding] = []
    also: dict[Span, list[Finding]] = {}
    for f in ranked:
        at = bisect_right(starts, f.start)
        winner = next((k for k in kept[max(at - 1, 0) : at + 1] if f.span.overlaps(k.span)), None)
        if winner is None:
            starts.insert(at, f.start)
            kept.insert(at, f)
        else:
            also.setdefault(winner.span, []).append(f)
    return [replace(k, also=tuple(also[k.span])) if k.span in also else k for k in kept]


def selected(rule: Named, names: Iterable[str]) -> bool:
    """Whether one of some ids, prefixes ("ru/reporting"), tails ("live-ether") or globs names a rule, by today's or a former id."""
    ids = (rule.id, *rule.formerly)
    return any(i == n or i.startswith(n.rstrip("/") + "/") or i.endswith("/" + n) or fnmatchcase(i, n) for n in names for i in ids)


def _leveled(rules: Iterable[Entry], levels: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The id of each rule that a level is set for, and the level; a later one of the same rule comes later."""
    rules = tuple(rules)
    for name, level in levels:
        yield from ((r.id, level) for r in rules if selected(r, (name,)))


def _packs(config: Config) -> tuple[str, ...]:
    known = ruleset.packs()
    for name in config.packs:
        if name not in known:
            raise UserError(f"there is no pack “{name}”", hint=did_you_mean(name, known, f"there are: {', '.join(known)}"))
    return config.packs


def _folders(config: Config) -> list[Path]:
    folders = [Path(f) for f in config.rules_dirs]
    for folder in folders:
        if not folder.is_dir():
            raise UserError("is no folder of rules", hint="--rules takes a folder that holds topic files (*.yaml)", path=str(folder))
        if not any(folder.glob("*.yaml")):
            raise UserError("holds no topic file", hint="a topic file is a .yaml with title: and rules:", path=str(folder))
    return folders


def _glossaries(config: Config) -> list[Path]:
    files = [Path(f) for f in config.glossaries]
    for file in files:
        if not file.is_file():
            raise UserError("there is no such glossary", hint="a glossary is a .tsv or .toml of terms", path=str(file))
    return files
