"""The report for a person: each sentence with its faults marked, what to write instead, and what it comes to.

Colours are the terminal's own sixteen, so that they suit a dark background and a light one. Without colour the
fault is marked by a row of carets; nothing is told by colour alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from tqc.formats import View, by_severity, label, place, plural, printable, tally
from tqc.formats.terminal.excerpt import STYLE, by_sentence, carets, excerpt
from tqc.formats.terminal.lines import printed, wrapped
from tqc.metrics import mqm
from tqc.model import Finding, Note, Report

MIN_ROOM = 20
FIX = "bold green"
BAR = ("│ ", "dim")


def render(reports: Sequence[Report], view: View) -> str:
    """What a terminal shows, with ANSI codes if `view.color`; every text of the user's is taken as it stands."""
    lines = _quiet(reports, view) if view.quiet else _full(reports, view)
    return "".join(printed(line, view.color) + "\n" for line in lines)


def _quiet(reports: Sequence[Report], view: View) -> Iterator[Text]:
    for report in reports:
        shown = view.shown(report)
        npt = report.score.per_thousand
        tail = f", {npt:.1f} points per 1,000 words" if npt else ""
        yield Text.assemble((label(report), "bold"), ": ", (tally(shown), _worst(shown)), tail)


def _full(reports: Sequence[Report], view: View) -> Iterator[Text]:
    for report in reports:
        shown = view.shown(report)
        if shown or report.notes:
            told = f"  {plural(report.words, 'word')}, {tally(shown)}" if len(reports) > 1 else ""
            yield Text.assemble((label(report), "bold"), (told, "dim"))
            yield Text()
            yield from _file(report, shown, view)
    found = [f for r in reports for f in view.shown(r)]
    if found:
        yield from _table(found)
        yield Text()
        if view.statistics:
            yield from _statistics(found)
            yield Text()
    yield from _scores(reports, view)
    yield _closing(reports, found, view)


def _file(report: Report, shown: Sequence[Finding], view: View) -> Iterator[Text]:
    """Each sentence with its faults marked; under it, in three columns, where, how bad, what. Then notes."""
    places = [place(report, f) for f in shown] + [str(n.line or "") for n in report.notes]
    kinds = [str(f.severity) for f in shown] + ["note"] * len(report.notes)
    left, middle = max(map(len, places)), max(map(len, kinds))
    room = max(view.width - left - middle - 6, MIN_ROOM)

    def columns(where: str, kind: str, style: str, body: Iterable[Text]) -> Iterator[Text]:
        head = Text.assemble("  ", (where.rjust(left), "dim"), "  ", (kind.ljust(middle), style), "  ")
        for line in body:
            yield head + line
            head = Text(" " * len(head))

    wide = max(view.width - len(BAR[0]) - 2, MIN_ROOM)
    for group in by_sentence(shown, wide):
        for line in excerpt(group, wide):
            yield Text.assemble("  ", BAR, line)
            if not view.color and (marks := carets(line)):
                yield Text.assemble("  ", BAR, marks)
        for finding in group:
            yield from columns(place(report, finding), str(finding.severity), STYLE[finding.severity], _finding(finding, view, room))
        yield Text()
    for note in report.notes:
        yield from columns(str(note.line or ""), "note", "cyan", _note(note, room))
    if report.notes:
        yield Text()


def _finding(finding: Finding, view: View, room: int) -> Iterator[Text]:
    fixes = [printable(f) for f in finding.fixes]
    message = Text(printable(finding.message))
    low = message.plain.lower()
    told = [low.rfind(f"“{f.lower()}”") if f and len(low) == len(message.plain) else -1 for f in fixes]
    if -1 not in told:  # the message says what to write: no line is spent on saying it again
        for at, fix in dict(zip(told, fixes, strict=True)).items():
            message.stylize(FIX, at + 1, at + 1 + len(fix))
    if finding.origin:
        message.append(f" ({printable(finding.origin)})", "dim")
    yield from wrapped(message, room)
    if -1 in told:
        first, *rest = [(f or "(delete)", FIX) for f in fixes]
        more = [part for fix in rest for part in ((" | ", "dim"), fix)]
        yield from wrapped(Text.assemble(("→ ", "green"), first, *more), room)
    if view.verbose:
        yield from _details(finding, room)


def _details(finding: Finding, room: int) -> Iterator[Text]:
    if finding.why:
        yield from wrapped(Text(printable(finding.why)), room)
    facts = [finding.rule, finding.category, f"{finding.confidence} confidence", str(finding.role)]
    facts += ["in a quotation"] * finding.quoted + ["not scored"] * (not finding.scored)
    yield from wrapped(Text(" · ".join(facts), "dim"), room)
    for other in finding.also:
        yield from wrapped(Text(f"also {other.rule}: {printable(other.message)}", "dim"), room)


def _note(note: Note, room: int) -> Iterator[Text]:
    hint = f" ({printable(note.hint)})" if note.hint else ""
    yield from wrapped(Text.assemble(printable(note.fact), (hint, "dim")), room)


def _table(found: Sequence[Finding]) -> Iterator[Text]:
    columns = list(by_severity(found))
    counts = Counter((f.category, f.severity) for f in found)
    names = sorted({f.category for f in found}, key=lambda c: (-sum(counts[c, s] * (s or 0.1) for s in columns), c))
    left = max(map(len, (*names, "total")))
    yield Text.assemble(" " * (left + 2), *((f"{s!s:>10}", STYLE[s]) for s in columns))
    for name in names:
        yield Text.assemble("  ", name.ljust(left), *((f"{n:>10,}" if (n := counts[name, s]) else (f"{'·':>10}", "dim")) for s in columns))
    if len(names) > 1:
        totals = by_severity(found)
        yield Text.assemble("  ", ("total".ljust(left), "bold"), *((f"{totals[s]:>10,}", "bold") for s in columns))


def _statistics(found: Sequence[Finding]) -> Iterator[Text]:
    counts = Counter((f.rule, f.severity) for f in found)
    width = max(len(f"{n:,}") for n in counts.values())
    for (rule, severity), n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield Text.assemble(f"  {n:>{width},}  ", (f"{severity!s:<8}", STYLE[severity]), f"  {rule}")


def _scores(reports: Sequence[Report], view: View) -> Iterator[Text]:
    if not any(r.score.penalty for r in reports) and not (view.verbose and reports):
        return
    score = mqm.pool([r.score for r in reports])
    points = f"{score.penalty:,g} point{'' if score.penalty == 1 else 's'}"
    if score.per_thousand is None:
        yield Text(f"{points} of penalty; {plural(score.words, 'word')} are too few for a score ({mqm.MIN_WORDS} are needed).")
    else:
        yield Text.assemble("Penalty that tqc can see: ", (f"{score.per_thousand:.1f}", "bold"), f" per 1,000 words ({points}).")
    if not view.verbose:
        return
    if score.per_thousand is not None:
        wmt = mqm.pool([mqm.rescore(r.score, r.findings, "wmt") for r in reports])
        yield Text(f"Raw {score.raw:.1f}, calibrated {score.calibrated:.1f}; with WMT's weights {wmt.per_thousand:.1f} per 1,000 words.")
    yield Text.assemble((score.signature, "dim"))


def _closing(reports: Sequence[Report], found: Sequence[Finding], view: View) -> Text:
    hidden, old = view.unshown(reports)
    suppressed = sum(r.suppressed for r in reports)
    line = Text.assemble(
        f"{plural(len(reports), 'file')}, {plural(sum(r.words for r in reports), 'word')}, ", (tally(found), _worst(found))
    )
    if hidden:
        line.append(f", {hidden:,} below {view.min_severity} not shown")
    if old:
        line.append(f", {old:,} old")
    if suppressed:
        line.append(f", {suppressed:,} hidden by comments")
    if view.errors:
        line.append(", ").append(f"{len(view.errors):,} not checked", "red")
    return line.append(".")


def _worst(found: Sequence[Finding]) -> str:
    """The style of the worst severity among findings; green if there is none."""
    return STYLE[max(f.severity for f in found)] if found else "green"
