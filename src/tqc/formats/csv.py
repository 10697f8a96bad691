"""A table for spreadsheets: a row a finding, a note, or a text that could not be checked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from tqc.errors import UserError
from tqc.formats import View
from tqc.formats._parts import legal, link, path, slashed
from tqc.model import Finding, Note, Report

COLUMNS = (
    "kind path unit line column end_line end_column severity confidence category rule "
    "text message why origin fixes role quoted sentence url"
).split()
FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet would run or take apart."""


def render(reports: Sequence[Report], view: View) -> str:
    """A head and the rows; columns in code points; an apostrophe stands before a cell that a spreadsheet would take for a formula."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    for row in _rows(reports, view):
        table.writerow({key: _safe(str(value)) for key, value in row.items()})
    return out.getvalue()


def _rows(reports: Sequence[Report], view: View) -> Iterator[dict[str, object]]:
    for report in reports:
        yield from (_finding(report, f, view) for f in view.shown(report))
        yield from (_note(report, n) for n in report.notes)
    yield from map(_error, view.errors)


def _safe(cell: str) -> str:
    cell = legal(cell)
    return "'" + cell if cell.startswith(FORMULA) else cell


def _finding(report: Report, f: Finding, view: View) -> dict[str, object]:
    start, end = report.position(f.start), report.position(f.end)
    return {
        "kind": "finding",
        "path": path(report),
        "unit": report.unit,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "severity": f.severity,
        "confidence": f.confidence,
        "category": f.category,
        "rule": f.rule,
        "text": report.text[f.start : f.end],
        "message": f.message,
        "why": f.why,
        "origin": f.origin,
        "fixes": " | ".join(fix or "(delete)" for fix in f.fixes),
        "role": f.role,
        "quoted": "yes" if f.quoted else "no",
        "sentence": f.sentence,
        "url": link(view, f.rule),
    }


def _note(report: Report, note: Note) -> dict[str, object]:
    return {
        "kind": "note",
        "path": path(report),
        "unit": report.unit,
        "line": note.line or "",
        "rule": note.kind,
        "message": note.fact,
        "why": note.hint,
    }


def _error(e: UserError) -> dict[str, object]:
    where = {"line": e.line or "", "column": e.column or ""}
    return {"kind": "error", "path": slashed(e.path), **where, "rule": "not-checked", "message": e.fact, "why": e.hint}
