"""Holds rules to their promises: every example found and mended exactly so, every near miss spared, every condition needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tqc.errors import UserError, UserErrors
from tqc.model import Finding, Span
from tqc.ruleset import overlap, store
from tqc.ruleset.compiler import Source, compile_rule, compile_sources, sources, without
from tqc.ruleset.conditions import PATTERN_KEYS
from tqc.ruleset.examples import Example, parse_example
from tqc.ruleset.finder import RuleSet
from tqc.ruleset.nodes import PatternError
from tqc.ruleset.rule import Rule
from tqc.ruleset.vocabulary import alternatives


@dataclass(slots=True)
class Outcome:
    """What a run of the harness came to."""

    rules: int = 0
    examples: int = 0
    mutations: int = 0
    """How many conditions were dropped to see an example fail."""
    problems: list[UserError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def run(paths: Sequence[Path] = ()) -> Outcome:
    """Every check over the rules of some files or folders; without paths, over every built-in pack."""
    outcome = Outcome()
    try:
        parts = _sources(paths)
        everything = compile_sources(parts)
    except UserErrors as several:
        outcome.problems = several.errors
        return outcome
    outcome.warnings = everything.warnings
    together = RuleSet(everything, active=lambda rule: True)
    for part in parts:
        for rule in part.rules:
            outcome.rules += 1
            _Trial(rule, part, together, outcome).run()
    outcome.problems += overlap.duplicates(parts)
    return outcome


def _sources(paths: Sequence[Path]) -> list[Source]:
    home = store.rules_home()
    if not paths:
        return sources([(n, home / n, f"rules/{n}") for n in store.packs()], [home / "lists"])
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

    def __init__(self, rule: Rule, part: Source, together: RuleSet, outcome: Outcome) -> None:
        self.rule = replace(rule, topic="", at_least=1, once=False, needs_source=False)
        self.part, self.together, self.outcome = part, together, outcome
        self.examples: list[Example] = []

    def fail(self, fact: str, hint: str = "", line: int = 0) -> None:
        name = self.rule.id.rpartition("/")[2]
        self.outcome.problems.append(UserError(f"{name}: {fact}", hint=hint, path=self.rule.path, line=line or self.rule.line))

    def run(self) -> None:
        if self.rule.weir:
            self.outcome.warnings.append(f"{self.rule.path}:{self.rule.line}: {self.rule.id}: not tried, it needs the grammar engine")
            return
        for written in self.rule.examples:
            try:
                self.examples.append(parse_example(written))
            except PatternError as error:
                self.fail(error.fact, error.hint)
        self.outcome.examples += len(self.examples)
        if not self.rule.examples:
            self.fail("has no examples", "write at least a near miss: right English with the rule's words in it")
            return
        alone = RuleSet(compile_rule(self.rule, self.part))
        failures = [problem for e in self.examples for problem in self.problems(alone, e)]
        for problem in failures:
            self.fail(problem)
        if failures:
            return
        self.mended(alone)
        self.covered()
        self.near_miss()
        self.mutated()

    def problems(self, rules: RuleSet, example: Example) -> list[str]:
        """What an example that should hold does not: spans, then fixes."""
        document = example.document()
        found = sorted(rules.check(document), key=lambda f: f.start)
        wanted = {_trim(Span(m.start, m.end), example.text): m for m in example.marks}
        got = {_trim(f.span, example.text): f for f in found}
        said = [f"“{example.text[s.start : s.end]}” is not found in “{example.written}”" for s in wanted if s not in got]
        said += [f"“{example.text[s.start : s.end]}” is found but not marked in “{example.written}”" for s in got if s not in wanted]
        for span, mark in wanted.items():
            fixes = tuple(f.strip() for f in got[span].fixes) if span in got else mark.fixes
            if fixes != mark.fixes:
                said.append(f"the fixes of “{example.text[span.start : span.end]}” are {_shown(fixes)}, not {_shown(mark.fixes)}, in “{example.written}”")
        return said

    def mended(self, alone: RuleSet) -> None:
        """The mended text sets off neither this rule nor another."""
        for example in self.examples:
            if not any(m.fixes for m in example.marks):
                continue
            text, spans = example.mended()
            document = example.document(text)
            again = [f for f in alone.check(document) if any(f.span.overlaps(s) for s in spans)]
            again += [f for f in self.together.check(document) if f.rule != self.rule.id and any(f.span.overlaps(s) for s in spans)]
            for f in again:
                self.fail(f"its fix sets off {f.rule} in “{text}”", "change the fix, or narrow the other rule")

    def covered(self) -> None:
        """Every line fires in some example; one of words and lemmas only is its own, written out."""
        for line in self.rule.lines:
            for pattern in alternatives(line.pattern):
                own = parse_example(written) if (written := overlap.written_out(pattern, self.part)) else None
                one = replace(self.rule, lines=(replace(line, pattern=pattern),))
                rules = RuleSet(compile_rule(replace(one, conditions={}, where=()) if own else one, self.part))
                found = [f for e in ([own] if own else self.examples) for f in rules.check(e.document())]
                if not found:
                    self.fail(f"no example sets off the line “{pattern}”", "mark one", line.line)
                elif own:
                    self.own_example(own, found[0], rules, line.line)

    def own_example(self, own: Example, found: Finding, rules: RuleSet, line: int) -> None:
        for fix in found.fixes:
            text = own.text[: found.start] + fix + own.text[found.end :]
            again = [f for f in rules.check(own.document(text)) if f.span.overlaps(Span(found.start, found.start + len(fix)))]
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
        rules = RuleSet(compile_rule(mutant, self.part))
        if not any(self.problems(rules, e) for e in self.examples):
            self.fail(f"no example needs “{what}”", "add right English that only this condition spares, or drop it")


def _trim(span: Span, text: str) -> Span:
    found = text[span.start : span.end]
    return Span(span.start + len(found) - len(found.lstrip()), span.end - len(found) + len(found.rstrip()))


def _shown(fixes: Iterable[str]) -> str:
    return " | ".join(f or "(delete)" for f in fixes) or "none"
