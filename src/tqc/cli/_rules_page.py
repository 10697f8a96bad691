"""`tqc rules page`: the rules as a web page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tqc.cli._door import guarded
from tqc.cli._options import RulesDirs


@guarded
def page(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder; made if it is not there.", show_default=False)],
    rules: RulesDirs = None,
) -> None:
    """Write the rules as a searchable web page, DIR/index.html.

    Reports link to it where --rules-url says it is published; a rule is its id after “#”. Example: tqc rules page public/
    """
    from tqc import __version__, atomic, rules_page
    from tqc.cli._door import say
    from tqc.cli._rules import every, measured
    from tqc.errors import UserError
    from tqc.formats import plural

    told = every(rules or ())
    html = rules_page.render(told, {r.id: measured(r) for r in told}, measured_on=_measured_on(), version=__version__)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"cannot be made: {error.strerror}", path=str(folder)) from error
    atomic.write(folder / "index.html", html.encode())
    say(f"{plural(len(told), 'rule')} written to {folder / 'index.html'}\n")


def _measured_on() -> str:
    """What the built-in rules were measured on, as the head of their measured.tsv says it; empty without one."""
    from tqc.ruleset import store

    file = store.rules_home() / "measured.tsv"
    head = file.read_text(encoding="utf-8").partition("\n")[0] if file.is_file() else ""
    counted = head.partition(": ")[2] if head.startswith("# ") else ""
    return f"Rates count {counted}" if counted else ""
