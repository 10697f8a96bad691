"""SARIF 2.1.0, which code-scanning services and editors read.

Regions count in UTF-16 units, as `columnKind` says. Numbers of sections are those of the standard:
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from tqc.errors import UserError
from tqc.formats import STDIN, View
from tqc.formats._json import dumps
from tqc.formats._parts import counts_lines, marked, noted, said, told
from tqc.formats._sarif_rules import LEVEL, MQM, Rules, taxonomy
from tqc.model import Finding, Note, Report, Span
from tqc.text.positions import Utf16

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "tqc/v1"


def render(reports: Sequence[Report], view: View) -> str:
    """One run, in one line since services refuse large files: rules, MQM's categories, texts, findings, what could not be checked.

    Old findings are among the results, as "unchanged": a service would take those that are left out for mended.
    """
    compared = any(f.old for r in reports for f in r.findings)
    rules = Rules([f for r in reports for f in r.findings if f.severity >= view.min_severity], view)
    notifications = [_error(e) for e in view.errors] + [_note(n, r) for r in reports for n in r.notes]
    run = {
        "tool": {
            "driver": {
                "name": "tqc",
                "version": view.version,
                "rules": rules.descriptors,
                "notifications": [{"id": kind} for kind in sorted({n["descriptor"]["id"] for n in notifications})],
                "supportedTaxonomies": [MQM],
            }
        },
        "taxonomies": [taxonomy()],
        "invocations": [{"executionSuccessful": not view.errors, "toolExecutionNotifications": notifications}],
        "artifacts": [{"location": {"uri": uri(r.path)}} for r in reports],
        "columnKind": "utf16CodeUnits",
        "results": [result for i, r in enumerate(reports) for result in _Text(r, i, compared).results(rules, view)],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=None)


def uri(path: str | None) -> str:
    """A path as a URI reference: relative as the user gave it, absolute with its scheme; bytes that are no UTF-8 are kept."""
    pure = PurePath(path or STDIN)
    name = pure.as_posix().encode("utf-8", "surrogateescape")
    if not pure.is_absolute():
        return quote(name)
    return f"file://{'/' if pure.drive else ''}{quote(name, safe='/:')}"


class _Text:
    """One report, and the way from its offsets to SARIF's regions."""

    def __init__(self, report: Report, index: int, compared: bool) -> None:
        self.report, self.units, self.compared = report, Utf16(report.text), compared
        self.artifact = {"uri": uri(report.path), "index": index}

    def results(self, rules: Rules, view: View) -> list[dict[str, Any]]:
        """A result a finding."""
        return [self._result(f, mark, rules) for f, mark in marked(self.report, view, old=True)]

    def _result(self, f: Finding, mark: str, rules: Rules) -> dict[str, Any]:
        physical = {"artifactLocation": self.artifact, "region": self._region(f.span) | {"snippet": {"text": self._words(f.span)}}}
        result = {
            "ruleId": f.rule,
            "ruleIndex": rules.index[f.rule],
            "level": LEVEL[f.severity],
            "message": {"text": "\n".join(filter(None, (said(f), f.why)))},
            "locations": [{"physicalLocation": physical}],
            "partialFingerprints": {FINGERPRINT: mark},
            "taxa": rules.taxa(f.category),
            "properties": {
                "severity": str(f.severity),
                "confidence": str(f.confidence),
                "category": f.category,
                "origin": f.origin,
                "role": str(f.role),
                "quoted": f.quoted,
                "scored": f.scored,
                "sentence": f.sentence,
                "also": [other.rule for other in f.also],
            },
        }
        if self.compared:  # 3.27.24: what was not compared has no state
            result["baselineState"] = "unchanged" if f.old else "new"
        if f.fixes and counts_lines(self.report):
            result["fixes"] = [self._fix(f.span, fix) for fix in f.fixes]
        return result

    def _fix(self, span: Span, text: str) -> dict[str, Any]:
        replacement = {"deletedRegion": self._region(span), "insertedContent": {"text": text}}
        description = f"Write “{text}”" if text else "Delete"
        return {
            "description": {"text": description},
            "artifactChanges": [{"artifactLocation": self.artifact, "replacements": [replacement]}],
        }

    def _region(self, span: Span) -> dict[str, int]:
        """Lines and columns, and the same as offset and length."""
        (line, column), (end_line, end_column) = map(self._position, span)
        start, end = map(self.units.units, span)
        place = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
        return place | {"charOffset": start, "charLength": end - start}

    def _position(self, offset: int) -> tuple[int, int]:
        line, column = self.report.position(offset)
        return line, self.units.units(offset) - self.units.units(offset - column + 1) + 1

    def _words(self, span: Span) -> str:
        return self.report.text[span.start : span.end]


def _note(note: Note, report: Report) -> dict[str, Any]:
    return _notification(note.kind, "warning", noted(note), uri(report.path), note.line)


def _error(error: UserError) -> dict[str, Any]:
    return _notification("not-checked", "error", told(error), uri(error.path) if error.path else "", error.line)


def _notification(kind: str, level: str, text: str, where: str, line: int) -> dict[str, Any]:
    physical = {"artifactLocation": {"uri": where}} | ({"region": {"startLine": line}} if line else {})
    located = {"locations": [{"physicalLocation": physical}]} if where else {}
    return {"descriptor": {"id": kind}, "level": level, "message": {"text": text}} | located
