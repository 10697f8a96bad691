"""`tqc rules`: what tqc knows, and whether your own rules hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tqc.cli._door import guarded
from tqc.cli._evidence import measure, try_
from tqc.cli._layout import fmt
from tqc.cli._options import RulesDirs
from tqc.cli._rules_page import page

if TYPE_CHECKING:
    from tqc.errors import UserError
    from tqc.ruleset.rule import Rule

command = typer.Typer(no_args_is_help=True, help="List, test, try and measure rules.")


@command.command("list")
@guarded
def list_(
    pack: Annotated[list[str] | None, typer.Option(help='Of this pack, as in "ru". Repeatable, like the rest.')] = None,
    topic: Annotated[list[str] | None, typer.Option(help='Of this topic, as in "reporting".')] = None,
    category: Annotated[list[str] | None, typer.Option(help='Of this category, as in "accuracy/mistranslation".')] = None,
    severity: Annotated[list[str] | None, typer.Option(help="Of this severity.")] = None,
    confidence: Annotated[list[str] | None, typer.Option(help="Of this confidence.")] = None,
    rules: RulesDirs = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="How to print them.")] = "text",
) -> None:
    """List the rules, all or some.

    Example: tqc rules list --pack ru --severity major
    """
    from tqc.categories import category as canonical
    from tqc.cli._door import say
    from tqc.cli._rules import every
    from tqc.model import Confidence, Severity

    known = every(rules or ())
    _among("pack", pack, {r.pack for r in known})
    _among("topic", topic, {_topic(r) for r in known})
    _among("severity", severity, {str(s) for s in Severity})
    _among("confidence", confidence, {str(c) for c in Confidence})
    wanted: dict[str, set[str]] = {
        "pack": set(pack or ()),
        "topic": set(topic or ()),
        "category": {canonical(c) for c in category or ()},
        "severity": set(severity or ()),
        "confidence": set(confidence or ()),
    }
    found = [r for r in known if all(not names or _facts(r)[key] in names for key, names in wanted.items())]
    say(_json(found) if format == "json" else _text(found))
    if format == "text":
        inactive = sum(bool(r.inactive) for r in found)
        typer.echo(f"{len(found):,} rule{'' if len(found) == 1 else 's'}" + (f", {inactive:,} inactive" if inactive else ""), err=True)


@command.command("test")
@guarded
def test(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH...]", help="Rule files or folders; none: the built-in rules.")
    ] = None,
    report: Annotated[bool, typer.Option("--report", help="Tell which rules deserve a look.")] = False,
    on: Annotated[
        list[Path] | None, typer.Option("--on", metavar="FILE", help="With --report: text to count tries on.", show_default=False)
    ] = None,
) -> None:
    """Test rules by their own examples.

    Each mistake is told with its file, its line and what would mend it. Example: tqc rules test my-rules/
    """
    from tqc.cli._door import USER, say, tell
    from tqc.engine import Outside
    from tqc.formats import plural, printable
    from tqc.ruleset import harness

    outcome = harness.run(paths or (), Outside())
    for warning in outcome.warnings:
        typer.echo(f"tqc: warning: {printable(warning)}", err=True)
    tell(outcome.problems)
    if outcome.problems:
        typer.echo(f"{len(outcome.problems):,} to mend", err=True)
        raise typer.Exit(USER)
    counts = (outcome.rules, "rule"), (outcome.examples, "example"), (outcome.mutations, "dropped condition")
    drafts = f" {plural(outcome.drafts, 'draft')} left out." if outcome.drafts else ""
    say(f"All hold: {', '.join(plural(*count) for count in counts)} tried.{drafts}\n")
    if report:
        from tqc.cli import _review

        unread: list[UserError] = []
        say("\n" + _review.report(paths or (), on or (), unread))
        tell(unread)
        if unread:
            raise typer.Exit(USER)


command.command("try")(try_)
command.command("measure")(measure)
command.command("fmt")(fmt)
command.command("page")(page)


def _among(option: str, names: list[str] | None, known: set[str]) -> None:
    from tqc.errors import UserError
    from tqc.naming import did_you_mean

    for name in names or ():
        if name not in known:
            hint = did_you_mean(name, known, f"there are: {', '.join(sorted(known))}")
            raise UserError(f"--{option}: there is no {option} “{name}”", hint=hint)


def _topic(rule: Rule) -> str:
    return rule.id.rsplit("/", 2)[-2]


def _facts(rule: Rule) -> dict[str, str]:
    return {
        "id": rule.id,
        "pack": rule.pack,
        "topic": _topic(rule),
        "category": rule.category,
        "severity": str(rule.severity),
        "confidence": str(rule.confidence),
        "inactive": rule.inactive,
    }


def _text(rules: Sequence[Rule]) -> str:
    if not rules:
        return ""
    left, middle = max(len(r.id) for r in rules), max(len(r.category) for r in rules)
    return "".join(
        f"{r.id:<{left}}  {r.category:<{middle}}  {r.severity!s:<8}  {r.confidence!s:<6}  {r.inactive}".rstrip() + "\n" for r in rules
    )


def _json(rules: Sequence[Rule]) -> str:
    import json

    rows = [
        _facts(r)
        | {"title": r.title, "advice": r.advice, "why": r.why, "examples": list(r.examples), "path": r.path, "line": r.line}
        | {"lines": [{"find": x.pattern, "fixes": list(x.fixes), "source": list(x.lemmas)} for x in r.lines]}
        for r in rules
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
