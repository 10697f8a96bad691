"""The report for a person: each fault in its sentence, what to write instead, and what it comes to.

Colours are the terminal's own sixteen, so that they suit a dark background and a light one. Without colour the
fault is marked by a row of carets; nothing is told by colour alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, chop_cells
from rich.text import Text

from tqc.formats import View, by_severity, label, place, plural, printable, tally
from tqc.metrics import mqm
from tqc.model import Finding, Note, Report, Severity, Span

MIN_ROOM = 20
MAX_LINES = 3
"""A sentence longer than this is shown around its fault only."""
STYLE = {Severity.CRITICAL: "bold red", Severity.MAJOR: "red", Severity.MINOR: "yellow", Severity.NEUTRAL: "cyan"}
FIX = "bold green"
BAR = ("│ ", "dim")
CUT = " … "
SGR = {"bold": 1, "dim": 2, "underline": 4, "red": 31, "green": 32, "yellow": 33, "cyan": 36}
WORD = re.compile(r"\S+\s*")


def render(reports: Sequence[Report], view: View) -> str:
    """What a terminal shows, with ANSI codes if `view.color`; every text of the user's is taken as it stands."""
    lines = _quiet(reports, view) if view.quiet else _full(reports, view)
    return "".join(_printed(line, view.color) + "\n" for line in lines)


def _printed(line: Text, color: bool) -> str:
    """A line as characters. rich's Console would do it, but costs 15 ms to import; spans never overlap here."""
    line.rstrip()
    if not color:
        return line.plain
    plain, out, at = line.plain, "", 0
    for start, end, style in sorted(line.spans):
        codes = ";".join(str(SGR[word]) for word in str(style).split())
        out += f"{plain[at:start]}\x1b[{codes}m{plain[start:end]}\x1b[0m"
        at = end
    return out + plain[at:]


def _wrapped(text: Text, width: int) -> list[Text]:
    """A text in lines of at most `width` cells, broken at spaces, or within a word that is wider than a line."""
    breaks: list[int] = []
    used = 0
    for m in WORD.finditer(text.plain):
        at, word = m.start(), m[0].rstrip()
        if used and used + cell_len(word) > width:
            breaks.append(at)
            used = 0
        *full, last = chop_cells(word, width)
        for part in full:
            at += len(part)
            breaks.append(at)
        used = (0 if full else used) + cell_len(last) + len(m[0]) - len(word)
    return list(text.divide(breaks))


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
    """Findings, then notes, in three columns: where, how bad, what."""
    items: list[Finding | Note] = [*shown, *report.notes]
    places = [place(report, f) for f in shown] + [str(n.line or "") for n in report.notes]
    kinds = [str(f.severity) for f in shown] + ["note"] * len(report.notes)
    left, middle = max(map(len, places)), max(map(len, kinds))
    room = max(view.width - left - middle - 6, MIN_ROOM)
    for i, item in enumerate(items):
        body = _finding(item, view, room) if isinstance(item, Finding) else _note(item, room)
        style = STYLE[item.severity] if isinstance(item, Finding) else "cyan"
        head = Text.assemble("  ", (places[i].rjust(left), "dim"), "  ", (kinds[i].ljust(middle), style), "  ")
        for line in body:
            yield head + line
            head = Text(" " * len(head))
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
    yield from _wrapped(message, room)
    for line in _excerpt(finding, room - len(BAR[0])):
        yield Text.assemble(BAR, line)
        if not view.color and (marks := _marks(line)):
            yield Text.assemble(BAR, marks)
    if -1 in told:
        first, *rest = [(f or "(delete)", FIX) for f in fixes]
        more = [part for fix in rest for part in ((" | ", "dim"), fix)]
        yield from _wrapped(Text.assemble(("→ ", "green"), first, *more), room)
    if view.verbose:
        yield from _details(finding, room)


def _details(finding: Finding, room: int) -> Iterator[Text]:
    if finding.why:
        yield from _wrapped(Text(printable(finding.why)), room)
    facts = [finding.rule, finding.category, f"{finding.confidence} confidence", str(finding.role)]
    facts += ["in a quotation"] * finding.quoted + ["not scored"] * (not finding.scored)
    yield from _wrapped(Text(" · ".join(facts), "dim"), room)
    for other in finding.also:
        yield from _wrapped(Text(f"also {other.rule}: {printable(other.message)}", "dim"), room)


def _note(note: Note, room: int) -> Iterator[Text]:
    hint = f" ({printable(note.hint)})" if note.hint else ""
    yield from _wrapped(Text.assemble(printable(note.fact), (hint, "dim")), room)


def _excerpt(finding: Finding, room: int) -> list[Text]:
    """The sentence in lines of `room` cells with its fault underlined; what is too long for `MAX_LINES` is cut around it."""
    a, b = finding.within
    before, fault, after = (printable(part) for part in (finding.sentence[:a], finding.sentence[a:b], finding.sentence[b:]))
    style = f"bold underline {STYLE[finding.severity].removeprefix('bold ')}"
    lines = _wrapped(Text.assemble(before, (fault, style), after), room)
    budget = MAX_LINES * room
    while len(lines) > MAX_LINES and budget > room:
        budget -= max(room // 8, 1)
        lines = _wrapped(Text.assemble(*_cut(before, fault, after, style, budget)), room)
    return lines


def _cut(before: str, fault: str, after: str, style: str, budget: int) -> tuple[str, tuple[str, str], str]:
    """The three parts cut at spaces to `budget` cells in all: context is given up first, the farthest first."""
    if cell_len(fault) > budget // 2:
        fault = _head(fault, budget // 4) + CUT + _tail(fault, budget // 4)
    rest = budget - cell_len(fault) - 2 * len(CUT)
    half = rest // 2
    left = _tail(before, max(half, rest - cell_len(after)))
    right = _head(after, rest - cell_len(left))
    return left if left == before else "… " + left, (fault, style), right if right == after else right + " …"


def _head(text: str, cells: int) -> str:
    """The longest beginning of a text that ends at a space and fits."""
    while text and cell_len(text) > cells:
        text = text[: max(text.rfind(" "), 0)]
    return text


def _tail(text: str, cells: int) -> str:
    """The longest end of a text that begins after a space and fits."""
    while text and cell_len(text) > cells:
        _, _, text = text.partition(" ")
    return text


def _marks(line: Text) -> str:
    """Carets under what is underlined in a line; empty if nothing is."""
    spans = [Span(s.start, min(s.end, len(line))) for s in line.spans if "underline" in str(s.style)]
    if not spans:
        return ""
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return " " * cell_len(line.plain[:start]) + "^" * max(cell_len(line.plain[start:end].rstrip()), 1)


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
    hidden = sum(len(r.findings) for r in reports) - len(found)
    suppressed = sum(r.suppressed for r in reports)
    line = Text.assemble(
        f"{plural(len(reports), 'file')}, {plural(sum(r.words for r in reports), 'word')}, ", (tally(found), _worst(found))
    )
    if hidden:
        line.append(f", {hidden:,} below {view.min_severity} not shown")
    if suppressed:
        line.append(f", {suppressed:,} hidden by comments")
    if view.errors:
        line.append(", ").append(f"{len(view.errors):,} not checked", "red")
    return line.append(".")


def _worst(found: Sequence[Finding]) -> str:
    """The style of the worst severity among findings; green if there is none."""
    return STYLE[max(f.severity for f in found)] if found else "green"
