"""What a SARIF run says of its rules, and of MQM's categories as their taxonomy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tqc.categories import categories
from tqc.formats import View
from tqc.formats._parts import link
from tqc.model import Finding, Severity
from tqc.ruleset.rule import Rule

LEVEL = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "note"}
PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}
MQM = {"name": "MQM-Core", "index": 0}


class Rules:
    """The rules that found something.

    Attributes:
        descriptors: one a rule, by id.
        index: where a rule's descriptor stands.
    """

    def __init__(self, found: Iterable[Finding], view: View) -> None:
        first: dict[str, Finding] = {}
        for finding in found:
            first.setdefault(finding.rule, finding)
        self.index = {rule: i for i, rule in enumerate(sorted(first))}
        self._taxa = {t["id"]: i for i, t in enumerate(taxonomy()["taxa"])}
        self.descriptors = [self._descriptor(first[rule], view) for rule in self.index]

    def taxa(self, category: str) -> list[dict[str, Any]]:
        """References to MQM's name for a category; empty if it has none."""
        known = categories().get(category)
        if known is None or not known.id:
            return []
        return [{"id": known.id, "index": self._taxa[known.id], "toolComponent": MQM}]

    def _descriptor(self, finding: Finding, view: View) -> dict[str, Any]:
        rule = view.rule(finding.rule)
        level = LEVEL[rule.severity if rule else finding.severity]
        why = rule.why if rule else finding.why
        descriptor: dict[str, Any] = {
            "id": finding.rule,
            "name": finding.rule.rpartition("/")[2],
            "shortDescription": {"text": (rule.advice if rule else "") or finding.rule.rpartition("/")[2].replace("-", " ").capitalize()},
            "defaultConfiguration": {"level": level},
            "relationships": [{"target": taxon, "kinds": ["superset"]} for taxon in self.taxa(finding.category)],
            "properties": {
                "tags": [finding.category, finding.rule.rsplit("/", 2)[0]],
                "precision": str(rule.confidence if rule else finding.confidence),
                "problem.severity": PROBLEM[level],
            },
        }
        if why:
            descriptor["fullDescription"] = {"text": why}
        if text := _help(rule) if rule else why:
            descriptor["help"] = {"text": text}
        if url := link(view, finding.rule):
            descriptor["helpUri"] = url
        return descriptor


def _help(rule: Rule) -> str:
    """Why, what it finds with what to write and the Russian behind it, and examples."""
    finds = [
        line.pattern + (f" -> {' | '.join(line.fixes)}" if line.fixes else "") + (f" <- {' | '.join(line.lemmas)}" if line.lemmas else "")
        for line in rule.lines
    ]
    parts = [rule.advice, rule.why, "\n".join(["Finds:", *finds]) if finds else "", "\n".join(["Examples:", *rule.examples])]
    return "\n\n".join(filter(None, parts if rule.examples else parts[:-1]))


def taxonomy() -> dict[str, Any]:
    """MQM-Core's categories that tqc's own stand for."""
    names = {c.id: c.mqm for c in categories().values() if c.id}
    return {
        "name": "MQM-Core",
        "version": "2024-03-07",
        "organization": "MQM Council",
        "informationUri": "https://themqm.org/",
        "shortDescription": {"text": "Multidimensional Quality Metrics: a typology of translation errors"},
        "isComprehensive": False,
        "taxa": [{"id": id_, "name": names[id_]} for id_ in sorted(names)],
    }
