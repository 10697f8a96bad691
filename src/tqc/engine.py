"""Runs every finder over a document and settles what they found: overlaps, confidence, selection, suppression, score."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path

from tqc import __version__, ruleset, suppress
from tqc.checks import CheckSet
from tqc.config import Config
from tqc.errors import UserError
from tqc.metrics import mqm
from tqc.model import Confidence, Finding, Report, Span
from tqc.naming import did_you_mean
from tqc.ruleset import Entry, Rule, RuleSet
from tqc.text import plain
from tqc.text.document import Document


class Checker:
    """Built once and reused; may be shared by threads.

    Raises:
        UserErrors: mistakes in the rule files of the packs or folders.
        UserError: an unknown pack, a folder that is none, `select` or `ignore` that name no rule.
    """

    def __init__(self, config: Config = Config()) -> None:
        self.config = config
        self._least = Confidence[config.min_confidence.upper()]
        self._rules = RuleSet(ruleset.load(_packs(config), _folders(config)), active=self._active)
        running = [r for r in self._rules.entries if self._active(r)]
        self._checks = CheckSet(r.rule for r in running if r.code)
        self._running = {r.id for r in running}
        self._known = {r.id: r.formerly for r in self._rules.entries}
        if config.languagetool is not None:
            raise UserError("LanguageTool does not take part yet", hint="leave languagetool unset")
        for names in (config.select, config.ignore):
            for name in names:
                if not any(selected(r, (name,)) for r in self._rules.entries):
                    raise UserError(f"“{name}” names no rule", hint=did_you_mean(name, self._known, "see: tqc rules list"))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the packs and folders, those that do not take part included."""
        return self._rules.rules

    def _active(self, rule: Entry) -> bool:
        select, ignore = self.config.select, self.config.ignore
        return rule.confidence >= self._least and (not select or selected(rule, select)) and not selected(rule, ignore)

    def check(self, text: str, source: str | None = None, path: str | None = None) -> Report:
        """The report on a plain text; `source` is the original it was translated from."""
        return self.check_document(Document(text, plain.raw_blocks(text), path=path, source=source))

    def check_document(self, document: Document) -> Report:
        """The report on a document from a reader."""
        found = chain(self._rules.check(document), self._checks.check(document))
        kept, suppressed, notes = suppress.apply(document, found, self._known, self._running)
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
            notes=notes,
        )

    def check_many(self, documents: Iterable[Document | str]) -> Iterator[Report]:
        """The reports of documents or plain texts, in order, one at a time."""
        for document in documents:
            yield self.check(document) if isinstance(document, str) else self.check_document(document)


def settle(found: Iterable[Finding]) -> list[Finding]:
    """One finding a place, ordered by start: the higher confidence stays, then the longer, then by id; the rest are its `also`."""
    ranked = sorted(found, key=lambda f: (-f.confidence, f.start - f.end, f.rule, f.start))
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
    return [replace(k, also=tuple(also.get(k.span, ()))) for k in kept]


def selected(rule: Entry, names: Iterable[str]) -> bool:
    """Whether one of some ids, prefixes ("ru/reporting"), tails ("live-ether") or globs names a rule, by today's or a former id."""
    ids = (rule.id, *rule.formerly)
    return any(i == n or i.startswith(n.rstrip("/") + "/") or i.endswith("/" + n) or fnmatchcase(i, n) for n in names for i in ids)


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
