"""What `tqc eval` prints: tables as a terminal shows them, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from tqc.audit.agreement import LEAST
from tqc.cli._scores import FEW, _console, _lines, _print, _table
from tqc.formats import plural, printable

if TYPE_CHECKING:
    from tqc.audit.agreement import Figure
    from tqc.audit.evaluate import Evaluation, Group

SCHEMA = 1
DIGITS = 4
BY_FLAG = {"confidence", "rule"}
BY_MARK = {"visible", "detector", "kind"}
ABOUT = {
    "precision": "flags that point at a mark",
    "chance": "precision of such flags set at random",
    "skill": "0: no better than chance; 1: never wrong",
    "recall": "marks that a flag caught",
    "f1": "mean of precision and recall",
    "word_precision": "flagged words marked",
    "word_recall": "marked words flagged",
    "word_f1": "",
    "mcc": "0: chance; 1: the same words",
}


def draw(result: Evaluation, *, width: int, color: bool, top: int) -> str:
    """The figures of all and of each group, `top` groups of a facet (0: all; categories always), in lines of `width` cells."""
    console = _console(width, color)
    counts = result.overall.counts
    rate = f" ({1000 * counts.flags / result.words:.1f} per 1,000 words)" if result.words else ""
    head = f"{plural(result.texts, 'text')}, {plural(result.words, 'word')}: {plural(counts.flags, 'flag')}{rate}, "
    _print(console, Text(head + f"{plural(counts.marks, 'mark')}."), *_unplaced(result))
    _print(console, _overall(result.overall))
    for facet, groups in result.groups.items():
        shown = _by_family(groups) if facet == "category" else groups[: top or None]
        more = [Text(f"{len(groups) - len(shown):,} more; --top 0 shows all.", "dim")] if len(groups) > len(shown) else []
        _print(console, _groups(facet, shown), *more)
    few = " Of so few texts intervals are rough." if result.texts < FEW else ""
    how = f"Intervals: 95%, bootstrap over texts, {result.samples:,} samples, seed {result.seed}.{few}"
    _print(console, Text(how if result.texts >= LEAST else "One text: no intervals.", "dim"))
    return _lines(console)


def written(result: Evaluation, version: str) -> str:
    """The same as JSON, every group in it."""
    data = {
        "schema": SCHEMA,
        "tool": {"name": "tqc", "version": version},
        "texts": result.texts,
        "words": result.words,
        "unplaced": result.unplaced,
        "bootstrap": {"samples": result.samples, "seed": result.seed},
        "overall": _plain(result.overall),
        "by": {facet: [{"name": g.name} | _plain(g) for g in groups] for facet, groups in result.groups.items()},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _plain(group: Group) -> dict[str, Any]:
    counts = group.counts._asdict() | {"chance": round(group.counts.chance, DIGITS)}
    counts["by_chance"] = counts.pop("chance")
    return counts | {
        name: {end: None if number is None else round(number, DIGITS) for end, number in figure._asdict().items()}
        for name, figure in group.figures.items()
    }


def _unplaced(result: Evaluation) -> Iterator[Text]:
    if result.unplaced:
        yield Text(f"{plural(result.unplaced, 'fault')} without a place in the translation, as omissions: not in the figures.", "dim")


def _overall(group: Group) -> Table:
    counts = group.counts
    of = {
        "precision": (counts.on_marks, counts.flags),
        "recall": (counts.caught, counts.marks),
        "word_precision": (counts.both, counts.flagged_words),
        "word_recall": (counts.both, counts.marked_words),
    }
    table = _table(("", False), ("", True), ("95% interval", True), ("", False))
    for name, about in ABOUT.items():
        if name == "word_precision":
            table.add_row()
            table.add_row(Text("word by word", "bold"))
        told = f"{of[name][0]:,} of {of[name][1]:,} {about}" if name in of else about
        label = {"f1": "F1", "mcc": "MCC"}.get(name, name.removeprefix("word_").replace("f1", "F1"))
        table.add_row(label, _number(group.figures[name], name), _range(group.figures[name], name), Text(told, "dim"))
    return table


def _groups(facet: str, groups: Sequence[Group]) -> Table:
    """A row each: what flags have a figure for, what marks have."""
    columns = [] if facet in BY_MARK else ["flags", "prec.", "95%", "skill"]
    columns += [] if facet in BY_FLAG else ["marks", "recall", "95%"]
    columns += ["MCC"] * (facet not in BY_MARK)
    table = _table((facet, False), *((column, True) for column in columns))
    table.padding = (0, 1, 0, 0)
    for group in groups:
        figures = group.figures
        cells = [] if facet in BY_MARK else [f"{group.counts.flags:,}", *_both(figures["precision"]), _number(figures["skill"], "skill")]
        cells += [] if facet in BY_FLAG else [f"{group.counts.marks:,}", *_both(figures["recall"])]
        cells += [_number(figures["mcc"], "mcc")] * (facet not in BY_MARK)
        _, slash, member = group.name.partition("/")
        table.add_row(printable(f"  {member}" if slash and facet == "category" else group.name), *cells)
    return table


def _by_family(groups: Sequence[Group]) -> list[Group]:
    """Categories, each family with its members below it."""
    families = [g for g in groups if "/" not in g.name]
    return [g for family in families for g in (family, *(m for m in groups if m.name.startswith(f"{family.name}/")))]


def _both(figure: Figure) -> tuple[str, str]:
    value = "–" if figure.value is None else f"{figure.value:.0%}"
    return value, "–" if figure.low is None or figure.high is None else f"{100 * figure.low:.0f}–{100 * figure.high:.0f}"


def _number(figure: Figure, name: str) -> str:
    return "–" if figure.value is None else _shown(figure.value, name)


def _range(figure: Figure, name: str) -> str:
    return "–" if figure.low is None or figure.high is None else f"{_shown(figure.low, name)} – {_shown(figure.high, name)}"


def _shown(number: float, name: str) -> str:
    return f"{number:.2f}" if name in {"skill", "mcc"} else f"{number:.1%}"
