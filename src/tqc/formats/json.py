"""Everything tqc knows of a run, for programs: one JSON object, described by report.schema.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from tqc.errors import UserError
from tqc.formats import View
from tqc.formats._json import dumps
from tqc.formats._parts import link
from tqc.metrics import mqm
from tqc.model import Finding, Note, Report, Score

SCHEMA = 1
"""Goes up when a reader of the last version would break; new keys do not count."""


def render(reports: Sequence[Report], view: View) -> str:
    """One indented JSON object and a line feed; characters stand as they are, undecodable ones of a path escaped."""
    found = [f for r in reports for f in view.shown(r)]
    hidden, old = view.unshown(reports)
    data = {
        "schema": SCHEMA,
        "tool": {"name": "tqc", "version": view.version},
        "files": [_file(r, view) for r in reports],
        "errors": [_error(e) for e in view.errors],
        "summary": {
            "files": len(reports),
            "words": sum(r.words for r in reports),
            "findings": len(found),
            "suppressed": sum(r.suppressed for r in reports),
            "hidden": hidden,
            "old": old,
            "by_severity": _counts(str(f.severity) for f in found),
            "by_category": _counts(f.category for f in found),
            "by_rule": _counts(f.rule for f in found),
        },
    }
    return dumps(data)


def _counts(names: Iterator[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def _file(report: Report, view: View) -> dict[str, Any]:
    shown = view.shown(report)
    utf16 = _utf16(report.text, sorted({at for f in shown for g in (f, *f.also) for at in g.span}))
    schemes = {w: _score(mqm.rescore(report.score, report.findings, w)) for w in mqm.SCHEMES}
    return {
        "path": report.path,
        "unit": report.unit,
        "words": report.words,
        "findings": [_finding(report, f, utf16, view) for f in shown],
        "suppressed": report.suppressed,
        "notes": [_note(n) for n in report.notes],
        "score": schemes,
    }


def _utf16(text: str, offsets: Sequence[int]) -> dict[int, int]:
    """The same offsets in UTF-16 code units, as JavaScript, Java and LSP count; ascending offsets, one pass."""
    units: dict[int, int] = {}
    last = total = 0
    for at in offsets:
        piece = text[last:at]
        total += len(piece) if piece.isascii() else len(piece.encode("utf-16-le", "surrogatepass")) // 2
        units[at] = total
        last = at
    return units


def _finding(report: Report, f: Finding, utf16: dict[int, int], view: View) -> dict[str, Any]:
    start, end = report.position(f.start), report.position(f.end)
    return {
        "rule": f.rule,
        "url": link(view, f.rule),
        "category": f.category,
        "severity": str(f.severity),
        "confidence": str(f.confidence),
        "scored": f.scored,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "start": f.start,
        "end": f.end,
        "start_utf16": utf16[f.start],
        "end_utf16": utf16[f.end],
        "text": report.text[f.start : f.end],
        "message": f.message,
        "why": f.why,
        "origin": f.origin,
        "fixes": list(f.fixes),
        "role": str(f.role),
        "quoted": f.quoted,
        "sentence": {"text": f.sentence, "start": f.within.start, "end": f.within.end},
        "also": [_finding(report, other, utf16, view) for other in f.also],
    }


def _note(note: Note) -> dict[str, Any]:
    return {"kind": note.kind, "line": note.line, "fact": note.fact, "hint": note.hint}


def _error(error: UserError) -> dict[str, Any]:
    return {"path": error.path, "line": error.line, "column": error.column, "fact": error.fact, "hint": error.hint}


def _score(score: Score) -> dict[str, Any]:
    rounded = {
        k: None if v is None else round(v, 2)
        for k, v in (("per_thousand", score.per_thousand), ("raw", score.raw), ("calibrated", score.calibrated))
    }
    return {"words": score.words, "penalty": score.penalty, **rounded, "signature": score.signature}
