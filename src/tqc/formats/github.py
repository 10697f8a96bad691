"""Annotations of a pull request: workflow commands that GitHub Actions reads from a job's output.

GitHub shows ten errors, ten warnings and ten notices a step, so the worst stand first.
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence

from tqc.formats import View, place, printable
from tqc.formats._parts import counts_lines, link, noted, path, said, slashed
from tqc.model import Finding, Report, Severity

COMMANDS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "notice"}


def render(reports: Sequence[Report], view: View) -> str:
    """A command a line: what could not be checked, then findings, the worst first, then notes; empty if there is none."""
    lines = [_command("error", [e.fact, e.hint], file=slashed(e.path), line=e.line, col=e.column, title="not checked") for e in view.errors]
    found = [(r, f) for r in reports for f in view.shown(r)]
    lines += [_finding(r, f, view) for r, f in sorted(found, key=lambda pair: -pair[1].severity)]
    lines += [_command("notice", [noted(n)], file=path(r), line=n.line, title=n.kind) for r in reports for n in r.notes]
    return "".join(line + "\n" for line in lines)


def _finding(report: Report, f: Finding, view: View) -> str:
    start, end = report.position(f.start), report.position(f.end)
    body = [said(f), f.why, link(view, f.rule)]
    where: dict[str, str | int] = {"file": path(report)}
    if not counts_lines(report):
        body[0] = f"{place(report, f)} {body[0]}"
    elif start.line == end.line:
        where |= {"line": start.line, "endLine": end.line, "col": start.column, "endColumn": end.column}
    else:  # GitHub refuses columns on several lines
        where |= {"line": start.line, "endLine": end.line}
    return _command(COMMANDS[f.severity], body, **where, title=f"{f.severity} {f.rule}")


def _command(name: str, body: Sequence[str], **properties: str | int) -> str:
    """A command with its values escaped; properties that are empty are left out."""
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    return f"::{name} {told}::" + "%0A".join(_data(printable(line)) for line in body if line)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
