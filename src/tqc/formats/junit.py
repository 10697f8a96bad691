"""JUnit's XML, which every CI service shows: a text a suite, a finding a failed case.

A clean text has a suite with one passed case, so that a report without failures is seen to have checked something.
No case has a time: the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from tqc.formats import View, place
from tqc.formats._parts import link, noted, path, said
from tqc.formats._xml import add, printed
from tqc.model import Finding, Report, Severity


def render(reports: Sequence[Report], view: View) -> str:
    """An XML document; neutral findings and notes are told in a suite's output and fail nothing."""
    root = Element("testsuites", name="tqc")
    for report in reports:
        _suite(root, report, view)
    for error in view.errors:
        suite = add(root, "testsuite", name=error.path or "tqc", tests=1, failures=0, errors=1)
        case = add(suite, "testcase", name="not checked", classname=error.path or "tqc")
        add(case, "error", str(error), message=error.fact, type="not-checked")
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, 0)) for suite in root)))
    return printed(root)


def _suite(root: Element, report: Report, view: View) -> None:
    name, shown = path(report), view.shown(report)
    failed = [f for f in shown if f.severity > Severity.NEUTRAL]
    suite = add(root, "testsuite", name=name, tests=max(len(failed), 1), failures=len(failed), errors=0)
    for f in failed:
        case = add(suite, "testcase", name=f"{place(report, f)} {f.rule}", classname=name, file=name, line=report.position(f.start).line)
        add(case, "failure", _details(report, f, view), message=said(f), type=str(f.severity))
    if not failed:
        add(suite, "testcase", name="no findings", classname=name, file=name)
    told = [f"{place(report, f)} {f.severity} {f.rule}: {said(f)}" for f in shown if f.severity == Severity.NEUTRAL]
    told += [f"{n.line or ''} {n.kind}: {noted(n)}".lstrip() for n in report.notes]
    if told:
        add(suite, "system-out", "\n".join(told))


def _details(report: Report, f: Finding, view: View) -> str:
    facts = f"{f.severity}, {f.confidence} confidence, {f.category}"
    where = f"{path(report)}:{place(report, f)}"
    return "\n".join(filter(None, (f"{where}: {f.sentence}", said(f), f.why, facts, link(view, f.rule))))
