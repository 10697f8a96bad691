"""A rule ready to run, in a form that JSON can hold and that is opened only when a rule is first tried."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from tqc.model import Confidence, Role, Severity
from tqc.ruleset.anchors import Anchor
from tqc.ruleset.conditions import Clause
from tqc.ruleset.fixes import Part
from tqc.ruleset.program import Program
from tqc.ruleset.rule import Line, Rule


@dataclass(frozen=True, slots=True)
class CompiledLine:
    """One pattern of a rule: a line has several where it joins them by ` | `."""

    rule: int
    """Index of its rule."""
    line: int
    """Index in `Rule.lines`."""
    program: Program
    fixes: tuple[list[Part], ...]
    """An empty list of parts deletes."""

    def stored(self) -> list[Any]:
        """What JSON can hold."""
        return [self.rule, self.line, self.program.stored(), list(self.fixes)]

    @classmethod
    def load(cls, stored: list[Any]) -> CompiledLine:
        """A line from `stored`."""
        rule, line, program, fixes = stored
        return cls(rule, line, Program.load(program), tuple(fixes))


@dataclass(frozen=True)
class CompiledRule:
    """A rule with its conditions compiled and the columns that its fixes print."""

    rule: Rule
    stored_conditions: dict[str, list[list[Any]]]
    columns: dict[str, dict[str, dict[str, str]]]

    @cached_property
    def conditions(self) -> dict[str, list[tuple[Clause, ...]]]:
        """Key → lines → the clauses of a line."""
        return {k: [tuple(map(Clause.load, line)) for line in lines] for k, lines in self.stored_conditions.items()}

    def stored(self) -> list[Any]:
        """What JSON can hold."""
        return [rule_to_json(self.rule), self.stored_conditions, self.columns]

    @classmethod
    def load(cls, stored: list[Any]) -> CompiledRule:
        """A rule from `stored`."""
        return cls(rule_from_json(stored[0]), stored[1], stored[2])


@dataclass(slots=True)
class Compiled:
    """Everything of some rule folders: what is stored, and what `RuleSet` runs."""

    rules: list[CompiledRule]
    lines: list[Any]
    """`CompiledLine.stored` of each."""
    needs: list[list[list[str]]]
    """What else than its anchor each line needs: `anchors.needs`."""
    anchors: dict[str, list[tuple[int, int, int]]]
    """Phrase in folded text → (line, fewest and most tokens from the match's start)."""
    topics: dict[str, list[Any]]
    """Name → `Topic.stored`."""
    warnings: list[str]
    """What a rule's author should know."""

    def add_anchor(self, line: int, anchor: Anchor) -> None:
        """Look for a line by an anchor."""
        for phrase in anchor.phrases:
            self.anchors.setdefault(phrase, []).append((line, anchor.low, anchor.high))

    def stored(self) -> dict[str, Any]:
        """What JSON can hold."""
        return {
            "rules": [r.stored() for r in self.rules],
            "lines": self.lines,
            "needs": self.needs,
            "anchors": {k: v for k, v in sorted(self.anchors.items())},
            "topics": self.topics,
            "warnings": self.warnings,
        }

    @classmethod
    def load(cls, stored: dict[str, Any]) -> Compiled:
        """What `stored` made."""
        rules = [CompiledRule.load(r) for r in stored["rules"]]
        return cls(rules, stored["lines"], stored["needs"], stored["anchors"], stored["topics"], stored["warnings"])


def rule_to_json(rule: Rule) -> dict[str, Any]:
    """A rule as JSON holds it."""
    return {k: v for k, v in asdict(rule).items() if v not in ((), "", False)}


def rule_from_json(stored: dict[str, Any]) -> Rule:
    """A rule from `rule_to_json`."""
    places = {str(r): r for r in Role}
    return Rule(
        **{
            **stored,
            "examples": tuple(stored.get("examples", ())),
            "formerly": tuple(stored.get("formerly", ())),
            "where": tuple(places.get(w, w) for w in stored.get("where", ())),
            "severity": Severity(stored.get("severity", 0)),
            "confidence": Confidence(stored.get("confidence", 0)),
            "conditions": {k: tuple(v) for k, v in stored.get("conditions", {}).items()},
            "lines": tuple(Line(d["pattern"], tuple(d["fixes"]), tuple(d["lemmas"]), d["line"]) for d in stored.get("lines", ())),
        }
    )
