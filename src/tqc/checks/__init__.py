"""Checks in code: what computes and does not match. A module is a topic; beside it a YAML file of its name tells of its checks.

A module defines `CHECKS`: name → function, for every rule of its YAML file, whose `examples` are its tests. A function
takes a `Document` and yields a `Fault` for each place at fault. It looks at `document.clean` and what hangs on it; it
knows nothing of rules, severities or reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol, cast

from tqc import checks, discovery
from tqc.model import Confidence, Finding, Role, Severity, Span
from tqc.text.document import Document
from tqc.wording import message


class Fault(NamedTuple):
    """A place at fault."""

    span: Span
    """The words to replace, in `Document.clean`."""
    fixes: tuple[str, ...] = ()
    """Replacements for the span, best first; an empty text deletes."""
    advice: str = ""
    """What to do, if it says more than the rule's own advice."""


Find = Callable[[Document], Iterable[Fault]]


class Told(Protocol):
    """What must be known of a check to report it; a `Rule` knows it."""

    @property
    def id(self) -> str:
        """`check/topic/name`."""

    @property
    def category(self) -> str:
        """A name from mqm.toml."""

    @property
    def severity(self) -> Severity:
        """How bad the fault is."""

    @property
    def confidence(self) -> Confidence:
        """How sure the check is."""

    @property
    def advice(self) -> str:
        """What to do."""

    @property
    def why(self) -> str:
        """Why it is a fault."""

    @property
    def where(self) -> Sequence[Role | str]:
        """The places it looks at; empty: all."""


class CheckSet:
    """The checks that take part.

    Raises:
        TypeError: a check is told of that no module defines.
    """

    def __init__(self, told: Iterable[Told]) -> None:
        self._checks = [(rule, function(rule.id)) for rule in told]

    def check(self, document: Document) -> Iterable[Finding]:
        """The findings of every check, overlaps not settled."""
        for rule, find in self._checks:
            for fault in find(document):
                block = document.block_at(fault.span.start)
                if document.blocks[block].role is Role.BOILERPLATE or (rule.where and not document.stands(rule.where, fault.span)):
                    continue
                found = document.clean[fault.span.start : fault.span.end]
                yield document.finding(
                    fault.span,
                    rule=rule.id,
                    category=rule.category,
                    severity=rule.severity,
                    confidence=rule.confidence,
                    message=message(found, fault.advice or rule.advice, fault.fixes),
                    why=rule.why,
                    fixes=fault.fixes,
                )


def function(rule: str) -> Find:
    """The function that finds a rule's faults, by its id `check/topic/name`."""
    _, topic, name = rule.split("/")
    table = cast("dict[str, Find]", discovery.load(checks, topic, "CHECKS"))
    if name not in table:
        raise TypeError(f"{checks.__name__}.{topic}.CHECKS must hold {name!r}")
    return table[name]
