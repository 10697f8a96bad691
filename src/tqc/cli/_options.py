"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from tqc.cli._plan import Options

SeverityName = Literal["neutral", "minor", "major", "critical"]
ConfidenceName = Literal["low", "medium", "high"]

RulesDirs = Annotated[list[Path] | None, typer.Option("--rules", metavar="DIR", help="Add a folder of your own rules.", show_default=False)]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Add reasons, rule ids and the score's signature.")]

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.", show_default=False)]
Files = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders.", show_default=False)]
Packs = Annotated[list[str] | None, typer.Option("--pack", metavar="PACK", help="Add a rule pack.")]
NoPacks = Annotated[list[str] | None, typer.Option("--no-pack", metavar="PACK", help="Leave a rule pack out.")]
Glossaries = Annotated[list[Path] | None, typer.Option("--glossary", metavar="FILE", help="Add your own terms.", show_default=False)]
Select = Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only these: ids, beginnings of ids, globs.")]
Ignore = Annotated[list[str] | None, typer.Option(metavar="RULE", help="Not these; beats --select.")]
MinConfidence = Annotated[
    ConfidenceName | None, typer.Option(metavar="LEVEL", help="low (hints, too), medium or high; default: medium.", show_default=False)
]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Settings; default: the tqc.toml nearest above each file.", show_default=False),
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Read no settings file.")]
Glob = Annotated[list[str] | None, typer.Option(metavar="GLOB", help="In folders, only files like this.", show_default=False)]
BaselineFile = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help="Findings that are known and pass.", show_default=False)
]
Grammar = Annotated[bool | None, typer.Option("--grammar/--no-grammar", help="The grammar engine; default: on.", show_default=False)]
DialectName = Literal["auto", "us", "uk", "ca", "au"]
Dialect = Annotated[
    DialectName | None, typer.Option(metavar="NAME", help="us, uk, ca or au; default: auto, the text's own English.", show_default=False)
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Ask the grammar engines anew.")]
LanguageToolUse = Annotated[
    str | None,
    typer.Option(
        "--languagetool",
        metavar="USE",
        envvar="TQC_LANGUAGETOOL",
        help="off (default), on, required, or a server's address.",
        show_default=False,
        show_envvar=False,
    ),
]
Workers = Annotated[int, typer.Option(metavar="N", min=0, help="Processes; 0: as many as pay.", show_default=False)]


def gathered(
    pack: Iterable[str] | None = None,
    no_pack: Iterable[str] | None = None,
    rules: Iterable[Path] | None = None,
    glossary: Iterable[Path] | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    min_confidence: str | None = None,
    config: Path | None = None,
    no_config: bool = False,
    grammar: bool | None = None,
    languagetool: str | None = None,
    dialect: str | None = None,
    no_cache: bool = False,
) -> Options:
    """What was given of the options that decide what is found."""
    from tqc.cli._plan import Options

    return Options(
        tuple(pack or ()),
        tuple(no_pack or ()),
        tuple(rules or ()),
        tuple(glossary or ()),
        tuple(select or ()),
        tuple(ignore or ()),
        min_confidence,
        config,
        no_config,
        grammar,
        languagetool,
        dialect,
        no_cache,
    )
