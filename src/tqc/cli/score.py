"""`tqc score`: how far a draft is from its edited version, and what the editor did to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tqc.cli._score_options import Color, Columns, DocumentColumn, Format, Lines, Samples, Seed, Width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqc.scores.caught import Caught
    from tqc.scores.inputs import Story
    from tqc.scores.score import Result


def command(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT", help="A file, a folder, or a table with both sides.", show_default=False)],
    edited: Annotated[Path | None, typer.Argument(metavar="[EDITED]", help="What an editor made of it.", show_default=False)] = None,
    columns: Columns = "",
    document: DocumentColumn = "",
    lines: Lines = False,
    top: Annotated[int, typer.Option(metavar="NUMBER", min=0, help="So many of the most rewritten segments; 0: all.")] = 5,
    findings: Annotated[bool, typer.Option("--findings", help="Tell which changes tqc check had flagged in the draft.")] = False,
    samples: Samples = 1000,
    seed: Seed = 12345,
    format: Format = "terminal",
    width: Width = 0,
    color: Color = None,
) -> None:
    """Score a draft against its edited version.

    \b
    Examples:
      tqc score draft.txt edited.txt            files of any format that tqc reads
      tqc score drafts/ edited/                 folders, files paired by name
      tqc score edits.tsv --columns mt,edited   a table: .tsv, .csv or .jsonl
      tqc score a.txt b.txt --lines -f csv      a segment a line, as CSV

    BLEU, chrF2++ and TER are sacrebleu's, HTER is TER against the draft's own edited version. Exit status: 0 done, 2 a mistake in a
    path or an option, or files without a partner.
    """  # noqa: D301
    from tqc import __version__
    from tqc.cli._score_options import finish, names
    from tqc.cli._scores import draw_score, steps
    from tqc.cli._screen import colored
    from tqc.cli._screen import columns as screen
    from tqc.scores import written
    from tqc.scores.inputs import Request, stories
    from tqc.scores.score import STEPS, score

    paths = (draft,) if edited is None else (draft, edited)
    found, errors = stories(Request(paths, ("draft", "edited"), names(columns), document, lines))
    with steps(STEPS + findings, "Scoring") as advance:
        result = score(found, samples=samples, seed=seed, advance=advance)
        seen = _caught(found, result) if findings else None
        advance()
    colors = colored() if color is None else color
    if format == "json":
        text = written.score_json(result, __version__, seen)
    elif format == "csv":
        text = written.score_csv(result)
    else:
        text = draw_score(result, seen, width=width or screen(), color=colors, top=top or None)
    finish(text, colors, errors)


def _caught(stories: Sequence[Story], result: Result) -> Caught:
    from tqc.engine import Checker
    from tqc.scores.caught import caught

    return caught(stories, result.segments, Checker())
