"""GitLab's code quality report, which a merge request shows: a JSON array of issues.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from tqc.errors import UserError
from tqc.formats import View, place
from tqc.formats._json import dumps
from tqc.formats._parts import counts_lines, link, marked, noted, path, said, slashed, told
from tqc.model import Finding, Note, Report, Severity

SEVERITY = {Severity.CRITICAL: "critical", Severity.MAJOR: "major", Severity.MINOR: "minor", Severity.NEUTRAL: "info"}


def render(reports: Sequence[Report], view: View) -> str:
    """An issue a finding, a note (info) and a text that could not be checked (blocker); `[]` if there is none."""
    return dumps([*map(_error, view.errors), *(issue for r in reports for issue in _report(r, view))])


def _report(report: Report, view: View) -> Iterator[dict[str, Any]]:
    yield from (_finding(report, f, mark, view) for f, mark in marked(report, view))
    yield from (_note(report, note) for note in report.notes)


def _finding(report: Report, f: Finding, mark: str, view: View) -> dict[str, Any]:
    first = report.position(f.start).line
    last = report.position(max(f.end - 1, f.start)).line
    where = "" if counts_lines(report) else f"{place(report, f)} "
    url = link(view, f.rule)
    more = {"content": {"body": "\n\n".join(filter(None, (f.why, url)))}} if f.why or url else {}
    return _issue(where + said(f), f.rule, SEVERITY[f.severity], path(report), (first, last), mark) | more


def _note(report: Report, note: Note) -> dict[str, Any]:
    return _issue(noted(note), note.kind, "info", path(report), (note.line, note.line), f"{note.line} {note.fact}")


def _error(error: UserError) -> dict[str, Any]:
    return _issue(told(error), "not-checked", "blocker", slashed(error.path), (error.line, error.line), error.fact)


def _issue(description: str, check: str, severity: str, file: str, lines: tuple[int, int], mark: str) -> dict[str, Any]:
    """An issue; its fingerprint holds the path, since GitLab takes two issues of one fingerprint for one."""
    return {
        "description": description,
        "check_name": check,
        "fingerprint": sha256("\0".join((file, check, mark)).encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": severity,
        "location": {"path": file, "lines": {"begin": max(lines[0], 1), "end": max(lines[1], 1)}},
    }
