"""`tqc mine`: rules proposed from drafts and their edited versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from tqc.audit._phrase import Pair
    from tqc.audit.mine import Mined
    from tqc.audit.proposal import Proposal
    from tqc.errors import UserError


def command(
    drafts: Annotated[
        Path, typer.Argument(metavar="DRAFTS", help="A folder or file, or a table with columns mt and edited.", show_default=False)
    ],
    edited: Annotated[
        Path | None, typer.Argument(metavar="EDITED", help="Their edited versions; files pair up by name.", show_default=False)
    ] = None,
    native: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="Copy written in English: what is usual there is not proposed. Repeatable.", show_default=False),
    ] = None,
    least: Annotated[int, typer.Option(metavar="N", min=2, help="In how many sentences editors changed it.")] = 3,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="Rules proposed at most.")] = 30,
    columns: Annotated[
        str, typer.Option(metavar="DRAFT,EDITED", help="A table's columns; default: the usual names.", show_default=False)
    ] = "",
    document: Annotated[
        str, typer.Option(metavar="COLUMN", help="The table's column that says which story a row is of.", show_default=False)
    ] = "",
    format: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="How to print them.")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE.yaml", help="Write a rules file of drafts.", show_default=False)
    ] = None,
) -> None:
    """Propose rules: what editors keep replacing in drafts.

    Nothing runs before you finish it. Example: tqc mine drafts/ edited/ --native archive/ --output my-rules/mined.yaml
    """
    from tqc import __version__, atomic
    from tqc.audit.mine import mine
    from tqc.audit.proposal import proposals, rules_file
    from tqc.cli._door import USER, say, tell

    if output:
        _must_be_topic(output)
    errors: list[UserError] = []
    paths = (drafts,) if edited is None else (drafts, edited)
    names = tuple(name.strip() for name in columns.split(",")) if columns else ()
    mined = mine(_pairs(paths, names, document, errors), _native(native or (), errors), least=least, top=top)
    found = proposals(mined)
    if output:
        atomic.write(output, rules_file(mined, found, __version__).encode())
    say(_json(found) if format == "json" else _text(mined, found), color=format == "text")
    if output:
        typer.echo(f"written to {output}", err=True)
    tell(errors)
    if errors:
        raise typer.Exit(USER)


def _must_be_topic(output: Path) -> None:
    from tqc.errors import UserError
    from tqc.ruleset.topic_file import NAME

    if output.suffix != ".yaml" or not NAME.fullmatch(output.stem):
        raise UserError(
            "--output: this is no rules file's name", hint="small letters, figures and hyphens, as in mined.yaml", path=str(output)
        )


def _pairs(paths: tuple[Path, ...], columns: tuple[str, ...], document: str, errors: list[UserError]) -> Iterator[Pair]:
    from tqc.audit._phrase import Pair
    from tqc.scores import inputs, units

    found, left_over = inputs.stories(inputs.Request(paths, ("draft", "edited"), columns, document))
    errors += left_over
    for story in found:
        for number, unit in enumerate(units.pairs(story), 1):
            yield Pair(unit.texts[0], unit.texts[1], story.name, number)


def _native(paths: Sequence[Path], errors: list[UserError]) -> Iterator[str]:
    from tqc.cli._evidence import passages_of

    for _, passage in passages_of(paths, errors):
        if passage.kind == "native":
            yield passage.text


def _json(found: Sequence[Proposal]) -> str:
    import json

    rows = [
        {
            "rule": p.name,
            "find": p.line,
            "fixes": [{"fix": fix, "sentences": n} for fix, n in p.fixes],
            "g2": round(p.phrase.g2, 2),
            "changed": len(p.phrase.sentences),
            "stories": len(p.phrase.stories),
            "edited": p.phrase.edited,
            "native": p.phrase.native,
            "places": [{"story": x.story, "sentence": x.number, "draft": x.draft, "edited": x.edited} for x in p.places],
        }
        for p in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _stories(number: int) -> str:
    return "1 story" if number == 1 else f"{number:,} stories"


def _text(mined: Mined, found: Sequence[Proposal]) -> str:
    """The proposals as a table, and what was read."""
    import io

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from tqc.cli._screen import colored, columns
    from tqc.formats import plural, printable

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    table.add_column("what editors replace", overflow="fold", ratio=1)
    for name in ("G²", "changed", "stories", "edited", *(["native"] if mined.native else [])):
        table.add_column(name, justify="right", no_wrap=True)
    for p in found:
        counts = [len(p.phrase.sentences), len(p.phrase.stories), p.phrase.edited, *([p.phrase.native] if mined.native else [])]
        table.add_row(Text(printable(p.line)), f"{p.phrase.g2:.1f}", *(f"{n:,}" for n in counts))
    color = colored()
    console = Console(
        file=io.StringIO(), width=columns(), force_terminal=color, color_system="standard" if color else None, legacy_windows=False
    )
    if found:
        console.print(table)
    against = f", against {plural(mined.native, 'native sentence')}" if mined.native else ""
    told = f"{plural(len(found), 'rule')} proposed from {plural(mined.sentences, 'sentence')} of {_stories(mined.stories)}{against}."
    console.print(Text(told), soft_wrap=True)
    assert isinstance(console.file, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in console.file.getvalue().splitlines())
