"""Rules ready to run, and the form they are stored in.

What is stored is rows of JSON: a head that says what every rule is called and by which words patterns are found, then a
row a rule, a topic, a word, and two a pattern. A row is read only when it is first needed, so that thousands of rules
cost a short text nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from copy import copy
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from tqc.model import Confidence, Role, Severity
from tqc.ruleset.conditions import Clause
from tqc.ruleset.phrases import Phrases
from tqc.ruleset.printing import Part
from tqc.ruleset.program import Program
from tqc.ruleset.rows import Rows
from tqc.ruleset.rule import Line, Rule
from tqc.ruleset.scan import Need
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
    """What is looked at where a phrase of a line stands; a line has the same number."""

    rule: str
    low: int
    high: int
    """Tokens between the match's start and the phrase's."""
    needs: list[Need]
    """What else stands near the phrase."""

    def stored(self) -> str:
        """A row."""
        return _json(self)

    @classmethod
    def load(cls, row: str) -> Search:
        """A search from its row."""
        return cls(*json.loads(row))


class CompiledRule:
    """A rule, its compiled conditions, and the columns that its fixes print; read from its row when first asked for.

    Attributes:
        id, formerly, confidence, code, inactive: the rule's own, known before its row is read.
        weir: whether the grammar engine finds it.
    """

    def __init__(self, head: list[Any], rows: Rows, number: int) -> None:
        self.id: str = head[0]
        self.formerly = tuple(head[1])
        self.confidence = Confidence(head[2])
        self.code: bool = head[3]
        self.inactive: str = head[4]
        self.weir: bool = head[5]
        self._rows, self._number = rows, number

    @classmethod
    def of(cls, rule: Rule, conditions: dict[str, list[list[Any]]], columns: dict[str, dict[str, dict[str, str]]]) -> CompiledRule:
        """A rule just compiled."""
        stored = {k: v for k, v in asdict(rule).items() if v not in ((), "", False)}
        head = [rule.id, rule.formerly, rule.confidence, rule.code, rule.inactive, bool(rule.weir)]
        rows = Rows()
        rows.append(_json([stored, conditions, columns]))
        return cls(head, rows, 0)

    @property
    def head(self) -> list[Any]:
        """What is known before the row is read, as JSON holds it."""
        return [self.id, self.formerly, self.confidence, self.code, self.inactive, self.weir]

    @property
    def row(self) -> str:
        """The rule as it is stored."""
        return self._rows[self._number]

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
        self.lines = Rows()
        """Of `CompiledLine`."""
        self.searches = Rows()
        """Of `Search`."""
        self.phrases = Phrases([], Rows())
        """What to look for; numbers are indexes in `lines` and `searches`."""
        self.topics: dict[str, str] = {}
        """Name → row of `Topic`."""
        self.warnings: list[str] = []
        """What a rule's author should know."""

    def add_line(self, rule: str, line: CompiledLine, anchor: Anchor, needs: list[Need]) -> None:
        """A line of a rule."""
        for phrase in sorted(anchor.phrases):
            self.phrases.add(phrase, len(self.lines))
        self.searches.append(Search(rule, anchor.low, anchor.high, needs).stored())
        self.lines.append(line.stored())

    def topic(self, name: str) -> Topic:
        """A topic's gate."""
        return Topic.load(json.loads(self.topics[name]))

    def add_topic(self, name: str, topic: Topic) -> None:
        """A gate that a rule asks for."""
        self.topics[name] = _json(topic.stored())

    def only(self, packs: Iterable[str]) -> Compiled:
        """The rules of some packs alone."""
        wanted = set(packs)
        some = copy(self)
        some.rules = [r for r in self.rules if r.pack in wanted]
        return some

    def stored(self) -> bytes:
        """What a file holds."""
        phrases = self.phrases.stored()
        groups = [[r.row for r in self.rules], list(self.topics.values()), list(phrases.values()), list(self.searches), list(self.lines)]
        head = [[r.head for r in self.rules], list(self.topics), list(phrases), [[*map(len, rows)] for rows in groups], self.warnings]
        return "".join(f"{row}\n" for row in chain([_json(head)], *groups)).encode("ascii")

    @classmethod
    def load(cls, body: bytes, start: int = 0) -> Compiled:
        """What `stored` made, from a place of a file on."""
        end = body.index(b"\n", start) + 1
        heads, topics, words, lengths, warnings = json.loads(body[start:end])
        groups: list[Rows] = []
        for each in lengths:
            groups.append(Rows(body, groups[-1].end if groups else end, each))
        found = cls()
        found.rules = [CompiledRule(head, groups[0], number) for number, head in enumerate(heads)]
        found.topics = dict(zip(topics, groups[1], strict=True))
        found.phrases = Phrases(words, groups[2])
        found.searches, found.lines = groups[3:]
        found.warnings = warnings
        return found


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


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
