"""`tqc eval`: how well what tqc finds agrees with what a person marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tqc.cli._options import (
    ConfigFile,
    Dialect,
    Glossaries,
    Grammar,
    Ignore,
    LanguageToolUse,
    MinConfidence,
    NoConfig,
    NoPacks,
    Packs,
    RulesDirs,
    Select,
    gathered,
)
from tqc.cli._score_options import Color, Samples, Seed, Width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tqc.audit.evaluate import Evaluation
    from tqc.cli._plan import Plan


def command(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="MARKED...", help="JSON Lines with mt and marks, or Google's MQM TSV; .gz as well.", show_default=False),
    ],
    pack: Packs = None,
    no_pack: NoPacks = None,
    rules: RulesDirs = None,
    glossary: Glossaries = None,
    select: Select = None,
    ignore: Ignore = None,
    min_confidence: MinConfidence = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
    grammar: Grammar = None,
    languagetool: LanguageToolUse = None,
    dialect: Dialect = None,
    top: Annotated[int, typer.Option(metavar="NUMBER", min=0, help="So many rows of each table but the categories'; 0: all.")] = 15,
    samples: Samples = 1000,
    seed: Seed = 12345,
    format: Annotated[Literal["terminal", "json"], typer.Option("--format", "-f", metavar="FORMAT", help="terminal or json.")] = "terminal",
    width: Width = 0,
    color: Color = None,
) -> None:
    """Hold what tqc finds against texts in which a person marked what is wrong.

    \b
    Examples:
      tqc eval marked.jsonl                 with the settings of tqc check
      tqc eval mqm.tsv --format json        Google's MQM ratings
      tqc eval marked.jsonl --no-grammar    without the grammar engine

    Precision beside what chance would reach, recall, F1 and, word by word, Matthews's correlation; by category, severity, confidence and
    rule. Exit status: 0 done, 2 a mistake in a file or an option, 4 an engine was missing.
    """  # noqa: D301
    from tqc import __version__
    from tqc.cli._door import say
    from tqc.cli._evaluation import draw, written
    from tqc.cli._plan import Plan
    from tqc.cli._screen import colored, columns

    plan = Plan(gathered(pack, no_pack, rules, glossary, select, ignore, min_confidence, config, no_config, grammar, languagetool, dialect))
    result = _evaluated(plan, files, samples, seed)
    colors = colored() if color is None else color
    say(written(result, __version__) if format == "json" else draw(result, width=width or columns(), color=colors, top=top), color=colors)
    for note in plan.notes():
        typer.echo(f"tqc: {note}", err=True)


def _evaluated(plan: Plan, files: Sequence[Path], samples: int, seed: int) -> Evaluation:
    """The figures.

    Raises:
        UserError: a file cannot be used, or an option is wrong.
        EngineError: an engine that is required did not check everything.
    """
    from dataclasses import replace

    from tqc.audit.evaluate import evaluate
    from tqc.audit.marked import MarkedText, read
    from tqc.cli._scores import steps
    from tqc.errors import EngineError
    from tqc.model import Report

    notes: dict[str, str] = {}

    def check(text: MarkedText) -> Report:
        report = plan.checker(text.path).check(text.text)
        if plan.incomplete([replace(report, path=text.path)]):
            raise EngineError("LanguageTool is required and did not check everything")
        notes.update((n.fact, n.hint) for n in report.notes if n.kind == "engine")
        return report

    marked = read(files)
    with steps(len(marked.texts), "Checking") as advance:
        result = evaluate(marked, check, samples=samples, seed=seed, advance=advance)
    for fact, hint in notes.items():
        typer.echo(f"tqc: {fact}" + (f" ({hint})" if hint else ""), err=True)
    return result
