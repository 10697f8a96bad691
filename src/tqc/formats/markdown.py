"""A comment on a pull request, in GitHub's and GitLab's Markdown: a table a text, what is long folded away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tqc.formats import MASKED, View, label, place, plural, printable, tally
from tqc.formats._parts import link, noted, told
from tqc.model import Finding, Report

MAX = 60_000
"""Characters; GitHub refuses a comment of more than 65,536."""
AROUND = 60
"""Characters of the sentence on each side of a fault."""
SPECIAL = re.compile(r"[\\`*_\[\]#|~$]")
REFERENCE = re.compile(r"([@#])(?=\w)")


def render(reports: Sequence[Report], view: View) -> str:
    """What was found, text by text, as much of it as a comment may hold, and how much was left out."""
    found = [f for r in reports for f in view.shown(r)]
    totals = f"{plural(len(reports), 'file')}, {plural(sum(r.words for r in reports), 'word')}, {tally(found)}"
    lines = ["## tqc", "", totals + (f", {len(view.errors):,} not checked" if view.errors else "") + ".", ""]
    lines += [f"- Not checked: {_text(e.path)}: {_text(told(e))}" for e in view.errors] + [""] * bool(view.errors)
    room, left_out = MAX - sum(len(line) + 1 for line in lines), 0
    for report in reports:
        for line, findings in _report(report, view):
            room -= len(line) + 1
            if room > 0:
                lines.append(line)
            else:
                left_out += findings
    if left_out:
        lines += ["", f"{plural(left_out, 'more finding')} did not fit into one comment.", ""]
    return "\n".join(lines)


def _report(report: Report, view: View) -> Iterator[tuple[str, int]]:
    """The lines of a text, each with how many findings it tells."""
    shown = view.shown(report)
    if not shown and not report.notes:
        return
    yield f"### {_text(label(report))}", 0
    yield "", 0
    if shown:
        yield "| Place | Severity | In the copy | What is wrong |", 0
        yield "| ---: | --- | --- | --- |", 0
        yield from ((_row(report, f, view), 1) for f in shown)
        yield "", 0
    for note in report.notes:
        yield f"- Note{f', line {note.line}' if note.line else ''}: {_text(noted(note))}", 0
    if report.notes:
        yield "", 0


def _row(report: Report, f: Finding, view: View) -> str:
    url = link(view, f.rule)
    rule = f"[{_text(f.rule)}](<{url}>)" if url else _text(f.rule)
    what = _text(f.message) + (f" (<i>{_text(f.origin)}</i>)" if f.origin else "")
    if f.fixes:
        what += "<br>→ " + " or ".join(f"<b>{_text(fix)}</b>" if fix else "<i>delete it</i>" for fix in f.fixes)
    why = f"{_text(f.why)} " if f.why else ""
    return f"| {place(report, f)} | {f.severity} | {_copy(f)} | {what}<br><sub>{why}{rule}</sub> |"


def _copy(f: Finding) -> str:
    """The fault in bold in its sentence."""
    start, end = f.within
    before, after = f.sentence[:start], f.sentence[end:]
    before = before if len(before) <= AROUND else "… " + before[-AROUND:].partition(" ")[2]
    after = after if len(after) <= AROUND else after[:AROUND].rpartition(" ")[0] + " …"
    return f"{_text(before)}<b>{_text(f.sentence[start:end])}</b>{_text(after)}"


def _text(text: str) -> str:
    r"""A text that Markdown shows as it is, in one line; `@name` and `#1` call nobody and lead nowhere."""
    text = printable(text.replace(MASKED, "…").replace("\u00a0", " "))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return REFERENCE.sub(r"\1<!-- -->", SPECIAL.sub(r"\\\g<0>", text))
