"""`tqc compare`: two systems, or before and after, against one reference."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tqc.cli._score_options import Color, Columns, DocumentColumn, Format, Lines, Samples, Seed, Width


def command(
    a: Annotated[Path, typer.Argument(metavar="A", help="The baseline: a file, a folder, or a table with all sides.", show_default=False)],
    b: Annotated[Path | None, typer.Argument(metavar="[B]", help="What is compared with it.", show_default=False)] = None,
    reference: Annotated[
        Path | None, typer.Option("--reference", "-r", metavar="R", help="What both should be.", show_default=False)
    ] = None,
    columns: Columns = "",
    document: DocumentColumn = "",
    lines: Lines = False,
    samples: Samples = 1000,
    trials: Annotated[int, typer.Option(metavar="NUMBER", min=100, max=100_000, help="Of approximate randomisation.")] = 10_000,
    seed: Seed = 12345,
    findings: Annotated[bool, typer.Option("--findings/--no-findings", help="Count what tqc check finds in both.")] = True,
    format: Format = "terminal",
    width: Width = 0,
    color: Color = None,
) -> None:
    """Compare two systems, or two versions, by a reference.

    \b
    Examples:
      tqc compare old.txt new.txt --reference edited.txt
      tqc compare old/ new/ --reference edited/   folders, paired by name
      tqc compare runs.tsv --columns old,new,ref  a table: .tsv, .csv or .jsonl

    Figures are sacrebleu's; p-values are by paired bootstrap and by approximate randomisation; beside them stand tqc's findings and the
    MQM penalty. Exit status: 0 done, 2 a mistake in a path or an option, or files without a partner.
    """  # noqa: D301
    from tqc import __version__
    from tqc.cli._score_options import finish, names
    from tqc.cli._scores import draw_comparison, steps
    from tqc.cli._screen import colored
    from tqc.cli._screen import columns as screen
    from tqc.engine import Checker
    from tqc.errors import UserError
    from tqc.scores import written
    from tqc.scores.comparison import STEPS, compare
    from tqc.scores.inputs import Request, stories

    if b and not reference:
        raise UserError("there is nothing to compare by", hint="as in --reference edited.txt")
    paths = tuple(path for path in (a, b, reference) if path)
    if len(paths) == 2:
        raise UserError("B is missing", hint="as in tqc compare old.txt new.txt --reference edited.txt")
    found, errors = stories(Request(paths, ("a", "b", "reference"), names(columns), document, lines))
    first, second, *_ = (str(a), str(b)) if b else names(columns) or ("a", "b")
    with steps(STEPS, "Comparing") as advance:
        checker = Checker() if findings else None
        result = compare(found, (first, second), checker, samples=samples, trials=trials, seed=seed, advance=advance)
    colors = colored() if color is None else color
    if format == "json":
        text = written.comparison_json(result, __version__)
    elif format == "csv":
        text = written.comparison_csv(result)
    else:
        text = draw_comparison(result, width=width or screen(), color=colors)
    finish(text, colors, errors)
