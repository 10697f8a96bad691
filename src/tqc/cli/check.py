"""`tqc check`: read, check, show, and say by the exit status what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tqc.cli._options import ConfidenceName, RulesDirs, SeverityName, Verbose, packs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqc.formats import View
    from tqc.model import Report, Severity


def _formats() -> list[str]:
    from tqc import formats

    return formats.names()


def command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.", show_default=False)],
    pack: Annotated[list[str] | None, typer.Option(metavar="PACK", help="Add a rule pack.")] = None,
    no_pack: Annotated[list[str] | None, typer.Option(metavar="PACK", help="Leave a rule pack out.")] = None,
    rules: RulesDirs = None,
    select: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only these: ids, beginnings of ids, globs.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Not these; beats --select.")] = None,
    min_confidence: Annotated[ConfidenceName, typer.Option(metavar="LEVEL", help="low (hints, too), medium or high.")] = "medium",
    min_severity: Annotated[
        SeverityName, typer.Option(metavar="LEVEL", help="Show neutral, minor, major or critical findings and up.")
    ] = "neutral",
    fail_on: Annotated[SeverityName, typer.Option(metavar="LEVEL", help="Exit with 1 from this severity on.")] = "minor",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="terminal, json or line.", autocompletion=_formats)
    ] = "terminal",
    width: Annotated[int, typer.Option(metavar="COLUMNS", min=0, help="Of the report; 0: the terminal's, up to 120.")] = 0,
    color: Annotated[bool | None, typer.Option("--color/--no-color", help="Default: on a terminal, unless NO_COLOR is set.")] = None,
    verbose: Verbose = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="One line a file.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings of each rule.")] = False,
    glob: Annotated[list[str] | None, typer.Option(metavar="GLOB", help="In folders, only files like this.", show_default=False)] = None,
    stdin_filename: Annotated[str, typer.Option(metavar="NAME", help="What standard input is called; decides its format.")] = "",
) -> None:
    """Check news copy: what is wrong, why, and what to write instead.

    \b
    Examples:
      tqc check draft.md                              one draft
      tqc check news/ --glob '*.html'                 the pages in a folder
      cat draft.txt | tqc check -                     standard input
      tqc check --quiet --fail-on major news/         in CI

    Options that take a PACK, RULE, DIR or GLOB may be repeated. Exit status: 0 clean, 1 findings, 2 a mistake in a path, an option or
    a rule file, 3 a fault of tqc, 4 an engine was missing.
    """  # noqa: D301  (Typer takes the backspace for "leave the next lines as they are")
    from tqc import __version__
    from tqc.cli._door import FINDINGS, USER, say, tell
    from tqc.cli._run import run
    from tqc.cli._screen import colored, columns
    from tqc.config import Config
    from tqc.formats import View, renderer
    from tqc.model import Severity

    render = renderer(format)
    config = Config(
        packs=packs(pack, no_pack),
        rules_dirs=tuple(rules or ()),
        min_confidence=min_confidence,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
    )
    reports, errors = run(config, paths, glob=tuple(glob or ()), stdin_filename=stdin_filename, quiet=quiet)
    view = View(
        width=width or columns(),
        color=colored() if color is None else color,
        verbose=verbose,
        quiet=quiet,
        statistics=statistics,
        min_severity=Severity[min_severity.upper()],
        errors=tuple(errors),
        version=__version__,
    )
    say(render(reports, view), color=view.color)
    tell(errors)
    if errors:
        raise typer.Exit(USER)
    if not exit_zero and _fails(reports, view, Severity[fail_on.upper()]):
        raise typer.Exit(FINDINGS)


def _fails(reports: Sequence[Report], view: View, gate: Severity) -> bool:
    """Whether a finding that is shown is at or above the gate."""
    return any(f.severity >= gate for r in reports for f in view.shown(r))
