"""A finding a line, as compilers print them, for editors and scripts: `path:line:col: severity rule message`."""

from __future__ import annotations

from collections.abc import Sequence

from tqc.formats import View, label, printable
from tqc.model import Finding, Report


def render(reports: Sequence[Report], view: View) -> str:
    """One line a finding, then one a note (`path:line:1: note kind fact`); empty if there is none."""
    lines: list[str] = []
    for report in reports:
        path = label(report)
        lines += [_finding(report, path, f) for f in view.shown(report)]
        lines += [f"{path}:{max(n.line, 1)}:1: note {n.kind} {printable(n.fact)}" for n in report.notes]
    return "".join(line + "\n" for line in lines)


def _finding(report: Report, path: str, finding: Finding) -> str:
    line, column = report.position(finding.start)
    origin = f" ({finding.origin})" if finding.origin else ""
    fixes = f" -> {' | '.join(f or '(delete)' for f in finding.fixes)}" if finding.fixes else ""
    return f"{path}:{line}:{column}: {finding.severity} {finding.rule} {printable(finding.message + origin + fixes)}"
