"""The copy with its marks, and the notes beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tqc.formats import View, place
from tqc.formats._parts import link
from tqc.model import Finding, Report
from tqc.webpage import text


class Numbered(NamedTuple):
    """A finding and its number on the page."""

    number: int
    finding: Finding


def read(report: Report, findings: Sequence[Numbered]) -> str:
    """The whole text, each fault a mark that leads to its note; a fault that shares characters with the last has an empty mark after it."""
    parts: list[str] = []
    at = 0
    for number, f in findings:
        start, end = max(f.start, at), max(f.end, at)
        words = text(report.text[start:end])
        parts += [text(report.text[at:start]), f'<mark class="{f.severity}" id="f{number}">']
        parts += [f'<a href="#n{number}" data-n="{number}">{words}</a></mark>']
        at = end
    return "".join([*parts, text(report.text[at:])])


def note(report: Report, numbered: Numbered, view: View) -> str:
    """What is known of a finding: one line, and folded below it the rest."""
    number, f = numbered
    origin = f' (<span lang="ru">{text(f.origin)}</span>)' if f.origin else ""
    fixes = " <span class=soft>or</span> ".join(f"<ins>{text(fix)}</ins>" if fix else "<i>delete it</i>" for fix in f.fixes)
    details = [f"<p>Write {fixes}</p>" if fixes else "", f"<p>{text(f.why)}</p>" if f.why else ""]
    details += [f'<p class="soft">Also {_rule(other, view)}: {text(other.message)}</p>' for other in f.also]
    facts = [f"{f.confidence} confidence", f.category, str(f.role), *["in a quotation"] * f.quoted, *["not scored"] * (not f.scored)]
    details.append(f'<p class="soft">{_rule(f, view)}<br>{text(" · ".join(facts))}</p>')
    return (
        f'<li id="n{number}" class="{f.severity}" data-n="{number}" data-severity="{f.severity}" data-category="{text(f.category)}" '
        f'data-rule="{text(f.rule)}"><details><summary><span class="where">{place(report, f)}</span>'
        f'<b>{number}</b> <span class="badge">{f.severity}</span> {text(f.message)}{origin}</summary>\n'
        f"<div>{''.join(details)}</div></details></li>"
    )


def _rule(finding: Finding, view: View) -> str:
    url = link(view, finding.rule)
    return f'<a href="{text(url)}">{text(finding.rule)}</a>' if url else text(finding.rule)
