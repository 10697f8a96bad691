"""Scores for a person: tables and the editor's changes, as a terminal shows them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from tqc.formats import plural, printable
from tqc.metrics import effort, reference
from tqc.metrics.reference import LOWER_IS_BETTER, Interval

if TYPE_CHECKING:
    from tqc.scores.caught import Caught
    from tqc.scores.comparison import Comparison
    from tqc.scores.score import Result, Segment

FEW = 30
"""Of fewer segments intervals and p-values say little."""
SURE = 0.05
STRUCK, PUT = "red strike", "green"
KINDS = ("merged", "split", "recast", "dropped", "added", "moved")


def draw_score(result: Result, seen: Caught | None, *, width: int, color: bool, top: int | None) -> str:
    """The figures, the stories if there are several, and the `top` most rewritten segments (None: all), in lines of `width` cells."""
    console = _console(width, color)
    _print(console, _figures(result), _note(len(result.segments), result.aligned, "intervals are rough"))
    if seen:
        _print(console, *_caught(seen))
    several = len(result.documents) > 1
    if several:
        _print(console, _documents(result))
    rewritten = result.most_rewritten()
    shown = rewritten[:top]
    if shown:
        _print(console, _segments(shown, several, color))
    if len(rewritten) > len(shown):
        _print(console, Text(f"{plural(len(rewritten) - len(shown), 'more changed segment')}; --top 0 shows all.", "dim"))
    _signatures(console, ((f.name, f.signature) for f in result.figures))
    return _lines(console)


def draw_comparison(result: Comparison, *, width: int, color: bool) -> str:
    """The figures of both systems side by side, in lines of `width` cells."""
    console = _console(width, color)
    a, b = map(printable, result.names)
    _print(console, Text.assemble(("A", "bold"), f"  {a}\n", ("B", "bold"), f"  {b}"))
    table = _table(("", False), *((name, True) for name in ("A", "95%", "B", "95%", "B−A", "p boot", "p rand")))
    for d in result.differences:
        tests = (d.bootstrap, d.randomisation)
        gap = Text(f"{d.b - d.a:+.1f}", _verdict(d.b - d.a, d.name, tests))
        ps = [Text("–" if p is None else f"{p:.4f}", "bold" if p is not None and p < SURE else "") for p in tests]
        table.add_row(_named(d.name), f"{d.a:.1f}", _range(d.interval_a), f"{d.b:.1f}", _range(d.interval_b), gap, *ps)
    about = "p: how often chance alone makes such a difference, by paired bootstrap and by randomisation."
    _print(console, table, Text(about, "dim"), _note(result.segments, result.aligned, "intervals and p-values are rough"))
    if result.faults:
        _print(console, _faults(result))
    _signatures(console, ((d.name, d.signature_bootstrap) for d in result.differences))
    return _lines(console)


@contextmanager
def steps(total: int, name: str) -> Iterator[Callable[[], None]]:
    """A bar on standard error while somebody is watching; gone when done."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(TextColumn(name), BarColumn(), TimeElapsedColumn(), console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


def _console(width: int, color: bool) -> Console:
    system: Literal["standard"] | None = "standard" if color else None
    return Console(file=io.StringIO(), width=width, force_terminal=color, color_system=system, highlight=False, legacy_windows=False)


def _print(console: Console, *parts: RenderableType) -> None:
    """Print some parts and an empty line."""
    console.print(*parts, sep="\n")
    console.print()


def _lines(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in console.file.getvalue().rstrip().splitlines())


def _table(*columns: tuple[str, bool]) -> Table:
    """A table with some columns, by name; figures stand to the right and are not wrapped."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for name, figures in columns:
        table.add_column(name, justify="right" if figures else "left", no_wrap=figures, overflow="fold")
    return table


def _signatures(console: Console, signatures: Iterable[tuple[str, str]]) -> None:
    for name, signature in signatures:
        console.print(Text(f"{name}|{signature}", "dim"), soft_wrap=True)


def _figures(result: Result) -> Table:
    table = _table(("", False), ("score", True), ("95% interval", True), ("", False))
    for f in result.figures:
        table.add_row(_named(f.name), f"{f.score:.1f}", _range(f.interval), "")
    e = result.effort
    table.add_row("HTER ↓", f"{e.hter:.1f}", "as TER", Text(f"{e.edits:,g} edits for {e.edited_words:,g} words", "dim"))
    table.add_row("words kept", f"{e.kept_share:.0%}", _range(result.kept, share=True), Text(f"{e.kept:,} of {e.draft_words:,}", "dim"))
    alone = Text(f"{e.alone:,} of {plural(e.sentences, 'sentence')}", "dim")
    table.add_row("left alone", f"{e.alone_share:.0%}", _range(result.alone, share=True), alone)
    if told := ", ".join(f"{result.kinds[k]:,} {k}" for k in KINDS if result.kinds[k]):
        table.add_row("segments", f"{len(result.segments):,}", "", Text(told, "dim"))
    return table


def _caught(seen: Caught) -> Iterator[RenderableType]:
    table = _table(("tqc check on the draft", False), ("", True), ("", False))
    table.add_row("changes it had flagged", f"{seen.recall:.0%}", Text(f"{seen.flagged:,} of {seen.changes:,}", "dim"))
    heeded = Text(f"{seen.heeded:,} of {seen.findings:,}; set at random: {seen.chance:.0%}", "dim")
    table.add_row("findings with a change", f"{seen.precision:.0%}", heeded)
    yield table
    if seen.unplaced:
        yield Text(f"{plural(seen.unplaced, 'finding')} could not be placed in a segment.", "dim")
    if seen.left:
        yield Text("\nFlagged, and left alone by the editor:", "bold")
    for flag in seen.left:
        where = f"{flag.path}:{flag.position.line}:{flag.position.column}"
        yield Text.assemble((f"  {printable(where)}", "dim"), f" {flag.finding.rule} “{printable(flag.text)}”")


def _documents(result: Result) -> Table:
    names = reference.NAMES
    table = _table(("document", False), ("segments", True), *((n, True) for n in (*map(_named, names), "kept", "alone")))
    for d in sorted(result.documents, key=lambda d: -d.effort.hter):
        figures = [f"{d.scores[n]:.1f}" for n in names]
        table.add_row(printable(d.name), f"{d.segments:,}", *figures, f"{d.effort.kept_share:.0%}", f"{d.effort.alone_share:.0%}")
    return table


def _faults(result: Comparison) -> Table:
    from tqc.model import Severity

    table = _table(("tqc's findings", False), ("A", True), ("B", True))
    counted = [s for s in map(str, sorted(Severity, reverse=True)) if any(f.findings[s] for f in result.faults)]
    for severity in counted:
        table.add_row(severity, *(f"{f.findings[severity]:,}" for f in result.faults))
    table.add_row("all", *(f"{f.findings.total():,}" for f in result.faults))
    table.add_row("MQM penalty", *(f"{f.mqm.penalty:,g}" for f in result.faults))
    rates = [f.mqm.per_thousand for f in result.faults]
    table.add_row("per 1,000 words", *("too short" if r is None else f"{r:.1f}" for r in rates))
    return table


def _note(segments: int, aligned: bool, rough: str) -> Text:
    how = "sentences paired by what they say" if aligned else "lines or rows as given"
    few = f"; so few that {rough}" if segments < FEW else ""
    return Text(f"{plural(segments, 'segment')}, {how}{few}.", "dim")


def _named(metric: str) -> str:
    return f"{metric} ↓" if metric in LOWER_IS_BETTER else metric


def _range(interval: Interval | None, *, share: bool = False) -> str:
    if interval is None:
        return "–"
    low, high = (max(end, 0.0) for end in (interval.low, interval.high))
    return f"{low:.0%} – {min(high, 1):.0%}" if share else f"{low:.1f} – {high:.1f}"


def _verdict(gap: float, metric: str, ps: tuple[float | None, float | None]) -> str:
    """Green or red where both tests are sure that B is better or worse."""
    if any(p is None or p >= SURE for p in ps):
        return ""
    return "bold green" if (gap < 0) == (metric in LOWER_IS_BETTER) else "bold red"


def _segments(segments: Sequence[Segment], several: bool, color: bool) -> Table:
    legend = Text.assemble(("struck out", STRUCK), " ", ("put in", PUT)) if color else Text("[-struck out-] {+put in+}")
    table = _table(("#", True), ("HTER ↓", True), ("kept", True), ("", False))
    table.columns[-1].header = Text.assemble("Most rewritten first: ", legend)
    for n, s in enumerate(segments):
        kind = [] if s.unit.kind == "paired" else [s.unit.kind]
        about = ", ".join([printable(s.document)] * several + kind + ["moved"] * s.unit.moved)
        cell = Text.assemble((about + "\n" if about else "", "dim"), _changes(s, color))
        kept = f"{s.effort.kept_share:.0%}" if s.effort.draft_words else "–"
        table.add_row(f"{s.number}", f"{s.effort.hter:.0f}", kept, cell)
        if n + 1 < len(segments):
            table.add_row()
    return table


def _changes(segment: Segment, color: bool) -> Text:
    """The editor's changes in one text, the spaces between them as they stand in one version or the other."""
    found = Text()
    draft, edited = segment.unit.texts
    for change in effort.changes(draft, edited):
        if change.kept:
            found.append(printable(change.put))
            continue
        for text, style, marks in ((change.struck, STRUCK, "[-{}-]"), (change.put, PUT, "{{+{}+}}")):
            if bare := printable(text.rstrip()):
                if found.plain and not found.plain[-1].isspace() and (bare[0].isalnum() or text is change.put):
                    found.append(" ")
                found.append(bare if color else marks.format(bare), style)
                found.append(" " * (text != text.rstrip()))
    return found
