"""`tqc check`: read, check, show, and say by the exit status what was found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tqc.cli._options import (
    BaselineFile,
    ConfigFile,
    Dialect,
    Glob,
    Glossaries,
    Grammar,
    Ignore,
    LanguageToolUse,
    MinConfidence,
    NoCache,
    NoConfig,
    NoPacks,
    Packs,
    Paths,
    RulesDirs,
    Select,
    SeverityName,
    Verbose,
    Workers,
    gathered,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqc.cli._gate import Gate, Verdict
    from tqc.cli._output import Target
    from tqc.cli._plan import Plan
    from tqc.cli._run import Job
    from tqc.formats import View
    from tqc.model import Severity


def _formats() -> list[str]:
    from tqc import formats

    return formats.names()


def command(
    paths: Paths,
    pack: Packs = None,
    no_pack: NoPacks = None,
    rules: RulesDirs = None,
    glossary: Glossaries = None,
    select: Select = None,
    ignore: Ignore = None,
    min_confidence: MinConfidence = None,
    min_severity: Annotated[
        SeverityName | None,
        typer.Option(metavar="LEVEL", help="Show neutral, minor, major or critical findings and up; default: neutral.", show_default=False),
    ] = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    grammar: Grammar = None,
    languagetool: LanguageToolUse = None,
    dialect: Dialect = None,
    no_cache: NoCache = False,
    fail_on: Annotated[
        SeverityName | None, typer.Option(metavar="LEVEL", help="Fail from this severity on; default: minor.", show_default=False)
    ] = None,
    max_npt: Annotated[
        float | None, typer.Option(metavar="N", min=0, help="Fail above this penalty per 1,000 words.", show_default=False)
    ] = None,
    fail_on_new: Annotated[bool, typer.Option("--fail-on-new", help="Fail on any new finding, however small.")] = False,
    baseline: BaselineFile = None,
    diff: Annotated[str, typer.Option(metavar="REV", help="Only lines that changed since a git revision.", show_default=False)] = "",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT[:FILE]",
            help="terminal (default), json, line, sarif, html …; with a file, it goes there. Repeatable.",
            autocompletion=_formats,
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report here.", show_default=False)
    ] = None,
    rules_url: Annotated[
        str, typer.Option(metavar="URL", help="Where what `tqc rules page` writes is published; reports link to it.", show_default=False)
    ] = "",
    width: Annotated[int, typer.Option(metavar="COLUMNS", min=0, help="Of the report; 0: the terminal's, up to 120.")] = 0,
    color: Annotated[bool | None, typer.Option("--color/--no-color", help="Default: on a terminal, unless NO_COLOR is set.")] = None,
    verbose: Verbose = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="One line a file.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings of each rule.")] = False,
    glob: Glob = None,
    stdin_filename: Annotated[str, typer.Option(metavar="NAME", help="What standard input is called; decides its format.")] = "",
    workers: Workers = 0,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file is saved.")] = False,
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
    from tqc.cli._door import FINDINGS
    from tqc.cli._gate import Gate
    from tqc.cli._output import targets
    from tqc.cli._plan import Plan
    from tqc.cli._run import Job
    from tqc.cli._screen import colored, columns
    from tqc.formats import View

    out = targets(format or (), output)
    options = gathered(
        pack, no_pack, rules, glossary, select, ignore, min_confidence, config, no_config, grammar, languagetool, dialect, no_cache
    )
    gate = Gate(_level(fail_on), max_npt, fail_on_new, baseline, diff)
    job = Job(tuple(paths), tuple(glob or ()), stdin_filename, quiet, workers)
    view = View(
        width=width or columns(),
        color=colored() if color is None else color,
        verbose=verbose,
        quiet=quiet,
        statistics=statistics,
        version=__version__,
        rules_url=rules_url,
    )

    def check(plan: Plan, job: Job) -> int:
        return _check(plan, job, gate, min_severity, view, out)

    if watch:
        from tqc.cli._watch import rechecked

        rechecked(job, lambda: Plan(options), check)
    status = check(Plan(options), job)
    if status and not (exit_zero and status == FINDINGS):
        raise typer.Exit(status)


def _level(name: str | None) -> Severity | None:
    from tqc.model import Severity

    return Severity[name.upper()] if name else None


def _check(plan: Plan, job: Job, gate: Gate, min_severity: str | None, view: View, out: Sequence[Target]) -> int:
    """Check, print, and say with which status the run ends."""
    from tqc.cli._door import ENGINE, FINDINGS, USER, tell
    from tqc.cli._gate import judge
    from tqc.cli._output import rule_lookup, write
    from tqc.cli._run import run

    reports, errors = run(plan, job)
    verdict = judge(plan, gate, reports, min_severity)
    folders = (Path(d) for r in reports for d in plan.config(r.path or "").rules_dirs)
    view = replace(view, min_severity=verdict.min_severity, errors=tuple(errors), rule=rule_lookup(folders))
    write(out, verdict.reports, view)
    tell(errors)
    _explain(verdict, quiet=job.quiet)
    for note in plan.notes():
        typer.echo(f"tqc: {note}", err=True)
    if errors:
        return USER
    if plan.incomplete(reports):
        typer.echo("tqc: LanguageTool is required and did not check everything: the check is incomplete", err=True)
        return ENGINE
    return FINDINGS if verdict.reasons else 0


def _explain(verdict: Verdict, *, quiet: bool) -> None:
    """Say on standard error why a gate that was asked for failed, and what a baseline holds to no use."""
    for path, entries in verdict.expired.items():
        if not quiet:
            typer.echo(f"tqc: {path}: known findings that are no more: {len(entries):,}\n  tqc baseline prune takes them out", err=True)
    if verdict.asked:
        for reason in verdict.reasons:
            typer.echo(f"tqc: failed: {reason}", err=True)
