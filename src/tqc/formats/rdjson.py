"""Reviewdog's diagnostic format: one JSON object, columns in UTF-8 bytes as reviewdog counts them.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tqc.errors import UserError
from tqc.formats import View, place
from tqc.formats._json import dumps
from tqc.formats._parts import counts_lines, link, noted, path, said, slashed, told
from tqc.model import Finding, Note, Report, Severity

SOURCE = {"name": "tqc"}
SEVERITY = {Severity.CRITICAL: "ERROR", Severity.MAJOR: "ERROR", Severity.MINOR: "WARNING", Severity.NEUTRAL: "INFO"}


def render(reports: Sequence[Report], view: View) -> str:
    """One object with every diagnostic."""
    return dumps({"source": SOURCE, "diagnostics": list(diagnostics(reports, view))})


def diagnostics(reports: Sequence[Report], view: View) -> Iterator[dict[str, Any]]:
    """What could not be checked, then each report's findings and notes."""
    yield from map(_error, view.errors)
    for report in reports:
        yield from (_finding(report, f, view) for f in view.shown(report))
        yield from (_note(report, n) for n in report.notes)


def _finding(report: Report, f: Finding, view: View) -> dict[str, Any]:
    url = link(view, f.rule)
    message = "\n".join(filter(None, (said(f), f.why)))
    diagnostic: dict[str, Any] = {
        "message": message,
        "location": {"path": path(report)},
        "severity": SEVERITY[f.severity],
        "code": {"value": f.rule} | ({"url": url} if url else {}),
    }
    if not counts_lines(report):
        return diagnostic | {"message": f"{place(report, f)} {message}"}
    span = {"start": _position(report, f.start), "end": _position(report, f.end)}
    diagnostic["location"]["range"] = span
    if f.fixes:
        diagnostic["suggestions"] = [{"range": span, "text": fix} for fix in f.fixes]
    return diagnostic


def _position(report: Report, offset: int) -> dict[str, int]:
    line, column = report.position(offset)
    before = report.text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}


def _note(report: Report, note: Note) -> dict[str, Any]:
    return {"message": noted(note), "location": _place(path(report), note.line), "severity": "INFO", "code": {"value": note.kind}}


def _error(e: UserError) -> dict[str, Any]:
    return {"message": told(e), "location": _place(slashed(e.path), e.line), "severity": "ERROR", "code": {"value": "not-checked"}}


def _place(file: str, line: int) -> dict[str, Any]:
    return {"path": file} | ({"range": {"start": {"line": line}}} if line else {})
