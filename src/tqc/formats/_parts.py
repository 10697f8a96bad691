"""What several formats for programs say in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote

from tqc.errors import UserError
from tqc.formats import MASKED, STDIN, View
from tqc.model import Finding, Note, Report

FORBIDDEN = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids or advises against (https://www.w3.org/TR/xml/#charsets), and no table needs."""


def path(report: Report) -> str:
    """The path of a report with forward slashes, as CI services know it."""
    return slashed(report.path or "") or STDIN


def slashed(name: str) -> str:
    """A path as the user gave it, with forward slashes and no `./` before it; empty if there is none."""
    return PurePath(name).as_posix() if name else ""


def legal(text: str) -> str:
    r"""A text for XML or a table: line ends are \n, a forbidden or undecodable character becomes its escape, as in \x1b."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(MASKED, "…")
    return FORBIDDEN.sub(lambda m: m[0].encode("unicode_escape").decode("ascii"), text)


def counts_lines(report: Report) -> bool:
    """Whether a line of the report is a line of its file, so that other programs find it; a Word file has none."""
    return report.unit == "line"


def said(finding: Finding) -> str:
    """The message, the word behind the fault, and what to write unless the message says so."""
    low = finding.message.lower()
    origin = f" ({finding.origin})" if finding.origin else ""
    told = all(fix and f"“{fix.lower()}”" in low for fix in finding.fixes)
    return finding.message + origin + ("" if told else f" → {' | '.join(fix or '(delete)' for fix in finding.fixes)}")


def noted(note: Note) -> str:
    """A note's fact and hint."""
    return note.fact + (f" ({note.hint})" if note.hint else "")


def told(error: UserError) -> str:
    """An error's fact and hint."""
    return error.fact + (f" ({error.hint})" if error.hint else "")


def marked(report: Report, view: View, *, old: bool = False) -> Iterator[tuple[Finding, str]]:
    """The findings that are shown, and those that are old if asked for, each with its fingerprint."""
    from tqc.fingerprint import fingerprints

    for finding, mark in zip(report.findings, fingerprints(report), strict=True):
        if finding.severity >= view.min_severity and (old or not finding.old):
            yield finding, mark


def link(view: View, rule: str) -> str:
    """Where the rules page tells of a rule; empty if it is not published."""
    return f"{view.rules_url}#{quote(rule)}" if view.rules_url else ""
