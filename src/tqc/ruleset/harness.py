"""Holds rules to their promises: every example found and mended exactly so, every near miss spared, every condition needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Protocol

from tqc.errors import UserError, UserErrors
from tqc.model import Finding, Severity, Span
from tqc.ruleset import overlap, store
from tqc.ruleset.compiler import Source, compile_rule, compile_sources, sources, without
from tqc.ruleset.examples import Example, parse_example
from tqc.ruleset.finder import RuleSet
from tqc.ruleset.nodes import PatternError
from tqc.ruleset.rule import PATTERN_KEYS, Rule
from tqc.ruleset.vocabulary import alternatives
from tqc.text.document import Document


@dataclass(slots=True)
class Outcome:
    """What a run of the harness came to."""

    rules: int = 0
    drafts: int = 0
    """Rules that are not tried, being drafts."""
    examples: int = 0
    mutations: int = 0
    """How many conditions were dropped to see an example fail."""
    problems: list[UserError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


Find = Callable[[Document], Iterable[Finding]]


class Outside(Protocol):
    """What runs the rules that no pattern finds."""

    def code(self, rules: Sequence[Rule]) -> Find:
        """The checks in code of some rules."""

    def weir(self, rules: Sequence[Rule]) -> Callable[[Document], Iterable[tuple[str, Span]]]:
        """Where rules in the grammar engine's language match: (rule id, span of `clean`)."""


def run(paths: Sequence[Path] = (), outside: Outside | None = None) -> Outcome:
    """Holds the rules of some files or folders, without paths of every built-in pack, to their promises.

    Args:
        outside: what runs checks in code and `weir:` rules; without it they are not tried.
    """
    outcome = Outcome()
    try:
        parts = parts_of(paths)
        everything = compile_sources(parts)
    except UserErrors as several:
        outcome.problems = several.errors
        return outcome
    outcome.warnings = everything.warnings
    rules = RuleSet(everything)
    coded = outside.code([r for r in rules.rules if r.code]) if outside else lambda _: ()

    def together(document: Document) -> Iterable[Finding]:
        return chain(rules.check(document), coded(document))

    for part in parts:
        for rule in part.rules:
            if rule.draft:
                outcome.drafts += 1
                continue
            if outside is None and (rule.code or rule.weir):
                continue
            outcome.rules += 1
            _Trial(rule, part, together, outside, outcome).run()
    outcome.problems += overlap.duplicates(parts)
    return outcome


def parts_of(paths: Sequence[Path]) -> list[Source]:
    """The topic files that some paths hold; without paths those of every built-in pack.

    Raises:
        UserErrors: a path that leads nowhere, mistakes in the files.
    """
    home = store.rules_home()
    if not paths:
        return sources(store.built_in(), [home / "lists"])
    found: list[Source] = []
    for path in paths:
        if not path.exists():
            raise UserErrors([UserError("does not exist", path=str(path))])
        folder = path if path.is_dir() else path.parent
        only = None if path.is_dir() else [path]
        folders = sorted({p.parent for p in folder.rglob("*.yaml")}) if path.is_dir() else [folder]
        named = [(_pack(f, home), f, f.as_posix()) for f in folders]
        found += sources(named, [folder / "lists", folder.parent / "lists", home / "lists"], only=only)
    return found


def _pack(folder: Path, home: Path) -> str:
    """A built-in pack's name, else the folder's."""
    resolved = folder.resolve()
    return resolved.relative_to(home.resolve()).as_posix() if home.resolve() in resolved.parents else resolved.name


class _Trial:
    """One rule on trial."""

    def __init__(self, rule: Rule, part: Source, together: Find, outside: Outside | None, outcome: Outcome) -> None:
        self.rule = replace(rule, topic="", at_least=1, once=False, needs_source=False)
        self.part, self.together, self.outside, self.outcome = part, together, outside, outcome
        self.examples: list[Example] = []

    def fail(self, fact: str, hint: str = "", line: int = 0) -> None:
        name = self.rule.id.rpartition("/")[2]
        self.outcome.problems.append(UserError(f"{name}: {fact}", hint=hint, path=self.rule.path, line=line or self.rule.line))

    def run(self) -> None:
        for written in self.rule.examples:
            try:
                self.examples.append(parse_example(written))
            except PatternError as error:
                self.fail(error.fact, error.hint)
        self.outcome.examples += len(self.examples)
        if not self.rule.examples:
            self.fail("has no examples", "write at least a near miss: right English with the rule's words in it")
            return
        alone = self.finder(self.rule)
        failures = [problem for e in self.examples for problem in self.problems(alone, e)]
        for problem in failures:
            self.fail(problem)
        if failures:
            return
        self.mended(alone)
        if self.rule.code or self.rule.weir:
            self.both_kinds()
            self.mutated()
            return
        self.covered()
        self.near_miss()
        self.mutated()

    def finder(self, rule: Rule) -> Find:
        """What runs one rule alone."""
        if rule.code and self.outside:
            return self.outside.code([rule])
        rules = RuleSet(compile_rule(rule, self.part))
        if rule.weir and self.outside:
            matches = self.outside.weir([rule])
            return lambda document: rules.check(document, matches(document))
        return rules.check

    def both_kinds(self) -> None:
        """What no pattern finds has an example that sets it off, and one that does not."""
        if not any(e.marks for e in self.examples):
            self.fail("no example sets it off", "mark one")
        if all(e.marks for e in self.examples):
            self.fail("has no near miss", "add right English that looks like the fault, unmarked")

    def problems(self, find: Find, example: Example) -> list[str]:
        """What an example that should hold does not: spans, then fixes."""
        document = example.document()
        found = sorted(find(document), key=lambda f: f.start)
        wanted = {_trim(Span(m.start, m.end), example.text): m for m in example.marks}
        got = {_trim(f.span, example.text): f for f in found}
        said = [f"“{example.text[s.start : s.end]}” is not found in “{example.written}”" for s in wanted if s not in got]
        said += [f"“{example.text[s.start : s.end]}” is found but not marked in “{example.written}”" for s in got if s not in wanted]
        for span, mark in wanted.items():
            fixes = tuple(f.strip() for f in got[span].fixes) if span in got else mark.fixes
            if fixes != mark.fixes:
                words = example.text[span.start : span.end]
                said.append(f"the fixes of “{words}” are {_shown(fixes)}, not {_shown(mark.fixes)}, in “{example.written}”")
        return said

    def mended(self, alone: Find) -> None:
        """The mended text sets off neither this rule nor another; a suspicion, which is neutral, says nothing of a fix."""
        for example in self.examples:
            if not any(m.fixes for m in example.marks):
                continue
            text, spans = example.mended()
            document = example.document(text)
            again = [f for f in alone(document) if any(f.span.overlaps(s) for s in spans)]
            faults = (f for f in self.together(document) if f.severity > Severity.NEUTRAL)
            others = (f for f in faults if f.rule != self.rule.id and overlap.meet(f.rule, self.rule.id))
            again += [f for f in others if any(f.span.overlaps(s) for s in spans)]
            for f in again:
                self.fail(f"its fix sets off {f.rule} in “{text}”", "change the fix, or narrow the other rule")

    def covered(self) -> None:
        """Every line fires in some example; one of words and lemmas only is its own, written out."""
        for line in self.rule.lines:
            for pattern in alternatives(line.pattern):
                own = parse_example(written) if (written := overlap.written_out(pattern, self.part)) else None
                one = replace(self.rule, lines=(replace(line, pattern=pattern),))
                find = self.finder(replace(one, conditions={}, where=()) if own else one)
                found = [f for e in ([own] if own else self.examples) for f in find(e.document())]
                if not found:
                    self.fail(f"no example sets off the line “{pattern}”", "mark one", line.line)
                elif own:
                    self.own_example(own, found[0], find, line.line)

    def own_example(self, own: Example, found: Finding, find: Find, line: int) -> None:
        for fix in found.fixes:
            text = own.text[: found.start] + fix + own.text[found.end :]
            again = [f for f in find(own.document(text)) if f.span.overlaps(Span(found.start, found.start + len(fix)))]
            if again:
                self.fail(f"the fix “{fix}” of “{own.text}” sets off the rule again", "change the fix", line)

    def near_miss(self) -> None:
        """An unmarked word of the rule stands in some example: one without proves nothing."""
        words = overlap.telling_words(self.rule, self.part)
        for example in self.examples:
            document = example.document()
            for number in range(len(document.sentences(0))):
                t = document.tokens(0, number)
                for start, key in zip(t.start, t.key, strict=True):
                    if key.strip("-").lower() in words and not any(m.start <= start < m.end for m in example.marks):
                        return
        self.fail("has no near miss", "add right English that holds a word of the rule, unmarked")

    def mutated(self) -> None:
        """Every condition is needed: with one dropped, some example fails."""
        for key in PATTERN_KEYS:
            lines = self.rule.conditions.get(key, ())
            mutants = [(f"{key}: {text}", without(self.rule, key, i)) for i, text in enumerate(lines)] if key == "unless" else []
            if lines and key != "unless":
                mutants = [(key, replace(self.rule, conditions={k: v for k, v in self.rule.conditions.items() if k != key}))]
            for what, mutant in mutants:
                self.needed(what, mutant)
        if self.rule.where:
            self.needed("where", replace(self.rule, where=()))

    def needed(self, what: str, mutant: Rule) -> None:
        self.outcome.mutations += 1
        find = self.finder(mutant)
        if not any(self.problems(find, e) for e in self.examples):
            self.fail(f"no example needs “{what}”", "add right English that only this condition spares, or drop it")


def _trim(span: Span, text: str) -> Span:
    found = text[span.start : span.end]
    return Span(span.start + len(found) - len(found.lstrip()), span.end - len(found) + len(found.rstrip()))


def _shown(fixes: Iterable[str]) -> str:
    return " | ".join(f or "(delete)" for f in fixes) or "none"
