"""What `tqc score` and `tqc compare` share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from tqc.errors import UserError

Columns = Annotated[str, typer.Option(metavar="NAMES", help="A table's columns, with commas between.", show_default=False)]
DocumentColumn = Annotated[
    str, typer.Option(metavar="NAME", help="A table's column that says which story a row is of.", show_default=False)
]
Lines = Annotated[bool, typer.Option("--lines", help="Take each line as a segment; as many lines on every side.")]
Format = Annotated[Literal["terminal", "json", "csv"], typer.Option("--format", "-f", metavar="FORMAT", help="terminal, json or csv.")]
Samples = Annotated[int, typer.Option(metavar="NUMBER", min=100, max=100_000, help="Bootstrap resamples.")]
Seed = Annotated[int, typer.Option(metavar="NUMBER", min=0, help="Of the resamples; stands in the signature.")]
Width = Annotated[int, typer.Option(metavar="COLUMNS", min=0, help="Of the report; 0: the terminal's, up to 120.")]
Color = Annotated[bool | None, typer.Option("--color/--no-color", help="Default: on a terminal, unless NO_COLOR is set.")]


def names(columns: str) -> tuple[str, ...]:
    """The names in a value of --columns."""
    return tuple(name.strip() for name in columns.split(",")) if columns.strip() else ()


def finish(text: str, color: bool, errors: Sequence[UserError]) -> None:
    """Print the scores, tell what is not in them, and leave with 2 if there is any."""
    from tqc.cli._door import USER, say, tell

    say(text, color=color)
    tell(errors)
    if errors:
        raise typer.Exit(USER)
