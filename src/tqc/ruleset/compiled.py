"""Rules ready to run, and the form they are stored in.

What is stored is rows of JSON: a head that says what every rule is called and which words to look for, then a row a
rule, a row a pattern and a row a topic. A row is read only when it is first needed, so that thousands of rules cost
a short text nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from tqc.model import Confidence, Role, Severity
from tqc.ruleset.conditions import Clause
from tqc.ruleset.printing import Part
from tqc.ruleset.program import Program
from tqc.ruleset.rule import Line, Rule
from tqc.ruleset.topics import Topic

if TYPE_CHECKING:
    from tqc.ruleset.anchors import Anchor


@dataclass(frozen=True, slots=True)
class CompiledLine:
    """One pattern of a rule: a line has several where it joins them by ` | `."""

    line: int
    """Index in `Rule.lines`."""
    program: Program
    fixes: tuple[list[Part], ...]
    """An empty list of parts deletes."""

    def stored(self) -> str:
        """A row."""
        return _json([self.line, self.program.stored(), list(self.fixes)])

    @classmethod
    def load(cls, row: str) -> CompiledLine:
        """A line from its row."""
        line, program, fixes = json.loads(row)
        return cls(line, Program.load(program), tuple(fixes))


class Search(NamedTuple):
    """What to look for to find a line."""

    rule: int
    line: int
    """Indexes in `Compiled.rules` and `Compiled.lines`."""
    low: int
    high: int
    """Tokens between the match's start and the anchor's."""
    phrases: str
    """The anchor's phrases, joined by line feeds."""
    needs: list[str]
    """`anchors.needs`, each set joined by line feeds."""


class CompiledRule:
    """A rule, its compiled conditions, and the columns that its fixes print; read from its row when first asked for.

    Attributes:
        id, formerly, confidence, code, inactive: the rule's own, known before its row is read.
        weir: whether the grammar engine finds it.
    """

    def __init__(self, head: list[Any], row: str) -> None:
        self.id: str = head[0]
        self.formerly = tuple(head[1])
        self.confidence = Confidence(head[2])
        self.code: bool = head[3]
        self.inactive: str = head[4]
        self.weir: bool = head[5]
        self.row = row

    @classmethod
    def of(cls, rule: Rule, conditions: dict[str, list[list[Any]]], columns: dict[str, dict[str, dict[str, str]]]) -> CompiledRule:
        """A rule just compiled."""
        stored = {k: v for k, v in asdict(rule).items() if v not in ((), "", False)}
        head = [rule.id, rule.formerly, rule.confidence, rule.code, rule.inactive, bool(rule.weir)]
        return cls(head, _json([stored, conditions, columns]))

    @property
    def head(self) -> list[Any]:
        """What is known before the row is read, as JSON holds it."""
        return [self.id, self.formerly, self.confidence, self.code, self.inactive, self.weir]

    @property
    def pack(self) -> str:
        """The rule's pack."""
        return self.id.rsplit("/", 2)[0]

    @cached_property
    def _read(self) -> tuple[Rule, dict[str, list[tuple[Clause, ...]]], dict[str, dict[str, dict[str, str]]]]:
        rule, conditions, columns = json.loads(self.row)
        clauses = {k: [tuple(map(Clause.load, line)) for line in lines] for k, lines in conditions.items()}
        return _rule(rule), clauses, columns

    @property
    def rule(self) -> Rule:
        """The rule as written."""
        return self._read[0]

    @property
    def conditions(self) -> dict[str, list[tuple[Clause, ...]]]:
        """Key → lines → the clauses of a line."""
        return self._read[1]

    @property
    def columns(self) -> dict[str, dict[str, dict[str, str]]]:
        """List → entry → column → text."""
        return self._read[2]


class Compiled:
    """Everything of some rule folders; what `RuleSet` runs and `store` keeps."""

    def __init__(self) -> None:
        self.rules: list[CompiledRule] = []
        self.lines: list[str] = []
        """Rows of `CompiledLine`."""
        self.searches: list[Search] = []
        self.topics: dict[str, str] = {}
        """Name → row of `Topic`."""
        self.warnings: list[str] = []
        """What a rule's author should know."""

    def add_line(self, line: CompiledLine, anchor: Anchor, needs: list[list[str]]) -> None:
        """A line of the rule that is added next."""
        joined = ["\n".join(n) for n in needs]
        self.searches.append(Search(len(self.rules), len(self.lines), anchor.low, anchor.high, "\n".join(sorted(anchor.phrases)), joined))
        self.lines.append(line.stored())

    def topic(self, name: str) -> Topic:
        """A topic's gate."""
        return Topic.load(json.loads(self.topics[name]))

    def add_topic(self, name: str, topic: Topic) -> None:
        """A gate that a rule asks for."""
        self.topics[name] = _json(topic.stored())

    def only(self, packs: Iterable[str]) -> Compiled:
        """The rules of some packs alone: the others' words are never looked for."""
        wanted = set(packs)
        if all(r.pack in wanted for r in self.rules):
            return self
        some = Compiled()
        number = {}
        for i, rule in enumerate(self.rules):
            if rule.pack in wanted:
                number[i] = len(some.rules)
                some.rules.append(rule)
        some.lines, some.topics, some.warnings = self.lines, self.topics, self.warnings
        some.searches = [s._replace(rule=number[s.rule]) for s in self.searches if s.rule in number]
        return some

    def stored(self) -> str:
        """What a file holds."""
        head = [[r.head for r in self.rules], self.searches, list(self.topics), self.warnings]
        return "\n".join([_json(head), *(r.row for r in self.rules), *self.topics.values(), *self.lines])

    @classmethod
    def load(cls, stored: str) -> Compiled:
        """What `stored` made."""
        first, *rows = stored.split("\n")
        heads, searches, topics, warnings = json.loads(first)
        found = cls()
        found.rules = [CompiledRule(head, row) for head, row in zip(heads, rows, strict=False)]
        found.topics = dict(zip(topics, rows[len(heads) :], strict=False))
        found.lines = rows[len(heads) + len(topics) :]
        found.searches = [Search(*s) for s in searches]
        found.warnings = warnings
        return found


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _rule(stored: dict[str, Any]) -> Rule:
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
