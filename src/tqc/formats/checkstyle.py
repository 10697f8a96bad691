"""Checkstyle's XML, which most CI servers read: a file an element, its findings below it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from tqc.formats import View
from tqc.formats._parts import noted, path, said, told
from tqc.formats._xml import add, printed
from tqc.model import Report, Severity

SEVERITY = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "info"}


def render(reports: Sequence[Report], view: View) -> str:
    """An XML document; a clean text has an empty `file`, one that could not be checked an error in it."""
    root = Element("checkstyle", version="4.3")
    for report in reports:
        file = add(root, "file", name=path(report))
        for f in view.shown(report):
            line, column = report.position(f.start)
            add(file, "error", line=line, column=column, severity=SEVERITY[f.severity], message=said(f), source=f"tqc.{f.rule}")
        for note in report.notes:
            add(file, "error", line=max(note.line, 1), severity="info", message=noted(note), source=f"tqc.{note.kind}")
    for e in view.errors:
        file = add(root, "file", name=e.path)
        add(file, "error", line=max(e.line, 1), severity="error", message=told(e), source="tqc.not-checked")
    return printed(root)
