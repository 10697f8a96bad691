"""`tqc baseline`: the findings that a desk knows and lets pass."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tqc.cli._door import guarded
from tqc.cli._options import (
    BaselineFile,
    ConfigFile,
    Dialect,
    Files,
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
    RulesDirs,
    Select,
    gathered,
)

if TYPE_CHECKING:
    from tqc.cli._plan import Plan
    from tqc.model import Report

command = typer.Typer(help="Keep the findings that are known and pass.", no_args_is_help=True, rich_markup_mode=None)


@command.command("write")
@guarded
def write(
    paths: Files,
    baseline: BaselineFile = None,
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
    no_cache: NoCache = False,
    glob: Glob = None,
) -> None:
    """Write every finding of some texts into a baseline, in the place of what it held.

    Give it the options of the check that it is for. Example: tqc baseline write news/
    """
    from tqc.baseline import Baseline
    from tqc.cli._door import say
    from tqc.cli._plan import Plan
    from tqc.formats import plural

    plan = Plan(
        gathered(
            pack, no_pack, rules, glossary, select, ignore, min_confidence, config, no_config, grammar, languagetool, dialect, no_cache
        )
    )
    made = Baseline.of(_file(plan, baseline), _checked(plan, paths, glob))
    made.write()
    say(f"{made.path}: {plural(len(made.entries), 'finding')} known.\n")


@command.command("show")
@guarded
def show(baseline: BaselineFile = None, config: ConfigFile = None) -> None:
    """Print what a baseline holds: path, rule, words.

    Example: tqc baseline show
    """
    from tqc.baseline import Baseline
    from tqc.cli._door import say
    from tqc.cli._plan import Options, Plan
    from tqc.formats import printable

    for entry in Baseline.read(_file(Plan(Options(config=config)), baseline)).entries:
        say(printable(f"{entry.path}: {entry.rule}: {entry.text}") + "\n")


@command.command("prune")
@guarded
def prune(
    paths: Files,
    baseline: BaselineFile = None,
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
    no_cache: NoCache = False,
    glob: Glob = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be taken out.")] = False,
) -> None:
    """Take out of a baseline what some texts no longer hold; nothing is added.

    Entries of files that are not among these texts stay, unless the file is gone. Example: tqc baseline prune news/
    """
    from tqc.baseline import Baseline
    from tqc.cli._door import say
    from tqc.cli._plan import Plan
    from tqc.formats import plural, printable

    plan = Plan(
        gathered(
            pack, no_pack, rules, glossary, select, ignore, min_confidence, config, no_config, grammar, languagetool, dialect, no_cache
        )
    )
    known = Baseline.read(_file(plan, baseline))
    expired = known.hold(_checked(plan, paths, glob)).expired
    for entry in expired:
        say(printable(f"{entry.path}: {entry.rule}: {entry.text}") + "\n")
    left = Baseline.read(known.path).without(expired)  # as it is now: another run may have written it meanwhile
    if expired and not dry_run:
        left.write()
    say(f"{known.path}: {plural(len(expired), 'finding')} {'to take' if dry_run else 'taken'} out, {len(left.entries):,} left.\n")


def _file(plan: Plan, given: Path | None) -> Path:
    """The baseline that is meant: the option's, else the settings', else tqc-baseline.json."""
    from tqc.baseline import NAME

    return given or Path(plan.settings(Path()).values.get("gate", {}).get("baseline", NAME))


def _checked(plan: Plan, paths: list[str], glob: list[str] | None) -> list[Report]:
    """The reports on some texts.

    Raises:
        UserErrors: one could not be checked; a baseline that does not know of it would be wrong.
    """
    from tqc.cli._run import Job, run
    from tqc.errors import UserErrors

    reports, errors = run(plan, Job(tuple(paths), tuple(glob or ()), quiet=True))
    if errors:
        raise UserErrors(errors)
    return reports
