"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

SeverityName = Literal["neutral", "minor", "major", "critical"]
ConfidenceName = Literal["low", "medium", "high"]

RulesDirs = Annotated[list[Path] | None, typer.Option("--rules", metavar="DIR", help="Add a folder of your own rules.", show_default=False)]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Add reasons, rule ids and the score's signature.")]


def packs(added: list[str] | None, removed: list[str] | None) -> tuple[str, ...]:
    """The default packs with some added and some removed.

    Raises:
        UserError: a pack to be removed takes no part.
    """
    from tqc.config import Config
    from tqc.errors import UserError
    from tqc.naming import did_you_mean

    wanted = tuple(dict.fromkeys((*Config().packs, *(added or ()))))
    for name in removed or ():
        if name not in wanted:
            raise UserError(f"--no-pack: “{name}” takes no part", hint=did_you_mean(name, wanted, f"there are: {', '.join(wanted)}"))
    return tuple(p for p in wanted if p not in (removed or ()))
