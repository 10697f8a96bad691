"""`tqc explain`: all that is known of a rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tqc.cli._options import RulesDirs

if TYPE_CHECKING:
    from tqc.ruleset.rule import Line, Rule


def command(
    rule: Annotated[str, typer.Argument(metavar="ID", help="A rule's id, or as much of its end as no other id has.", show_default=False)],
    rules: RulesDirs = None,
    forms: Annotated[bool, typer.Option("--forms", help="Show the forms and anchors that each line expands to.")] = False,
) -> None:
    """Explain a rule.

    What it finds, why that is wrong, what to write instead, and what was measured of it. Example: tqc explain live-ether
    """
    from tqc.cli._door import say
    from tqc.cli._rules import every, find, of_engine
    from tqc.cli._screen import colored, columns

    color = colored()
    if told := of_engine(rule):
        say("\n".join(told) + "\n")
        return
    found = find(rule, every(rules or ()))
    told = [*_explain(found, columns(), color)]
    if forms:
        from tqc.cli._forms import forms as expanded

        told += ["", "Forms", *expanded(found, rules or ())]
    say("\n".join(told) + "\n", color=color)


def _explain(rule: Rule, width: int, color: bool) -> Iterator[str]:
    from textwrap import wrap

    from tqc.cli._rules import measured

    def heading(text: str) -> str:
        return typer.style(text, bold=True) if color else text

    yield heading(rule.id)
    yield " · ".join(filter(None, (rule.title, rule.category, str(rule.severity), f"{rule.confidence} confidence")))
    if rule.inactive:
        yield from wrap(f"Inactive: it {rule.inactive}{'' if rule.draft else ', which this version of tqc does not have'}.", width)
    for text in filter(None, (rule.advice, rule.why)):
        yield ""
        yield from wrap(text, width)
    lines = _lines(rule.lines) if rule.lines else [rule.weir] if rule.weir else []
    for name, block in (("Finds", lines), ("Only if", _conditions(rule)), ("Examples", rule.examples)):
        if block:
            yield from ("", heading(name))
            yield from (f"  {line}" for line in block)
    if rates := measured(rule):
        yield from ("", heading("Measured"))
        yield from (f"  {name}: {value}" for name, value in rates.items())
    yield from ("", f"{rule.path}:{rule.line}" if rule.path else "")


def _lines(lines: tuple[Line, ...]) -> list[str]:
    """The lines of `find`, their arrows aligned."""
    left = max(len(line.pattern) for line in lines)
    fixes = [" | ".join(line.fixes) for line in lines]
    middle = max(map(len, fixes))
    table = []
    for line, fix in zip(lines, fixes, strict=True):
        arrow = f" -> {fix:<{middle}}" if middle else ""
        lemmas = f" <- {' | '.join(line.lemmas)}" if line.lemmas else ""
        table.append(f"{line.pattern:<{left}}{arrow}{lemmas}".rstrip())
    return table


def _conditions(rule: Rule) -> list[str]:
    said = [f"{key}: {line}" for key, lines in rule.conditions.items() for line in lines]
    said += [f"topic: {rule.topic}"] if rule.topic else []
    said += [f"where: {' '.join(map(str, rule.where))}"] if rule.where else []
    said += [f"at least {rule.at_least} in the text"] if rule.at_least > 1 else []
    said += ["told once a text"] if rule.once else []
    return said
