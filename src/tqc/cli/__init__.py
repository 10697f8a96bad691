"""The command line: a module a command, its name the one a user types, with `command` (a function or a Typer of its own).

Nothing but Typer is imported before a command runs.
"""

from __future__ import annotations

from typing import Annotated

import typer

GARBAGE = 100_000
"""Objects made before the collector looks for cycles: a run leaves few, and looking as often as Python does takes a tenth of its start."""


def _version(wanted: bool) -> None:
    if wanted:
        from tqc import __version__

        typer.echo(f"tqc {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    """Find what is wrong in English news copy that was machine-translated from Russian.

    Begin with: tqc check draft.md
    """


def build(first: str = "") -> typer.Typer:
    """The command line with every command of this folder, each through the one door for errors.

    Args:
        first: what the user typed first; if it names a command, that one alone is built, which takes a tenth of the time.
    """
    import tqc.cli
    from tqc import discovery
    from tqc.cli._door import guarded

    app = typer.Typer(
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    names = discovery.names(tqc.cli)
    for name in [first] if first in names else names:
        command = discovery.load(tqc.cli, name, "command")
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        elif callable(command):
            app.command(name)(guarded(command))
    return app


def main() -> None:
    """Run the command line; leaves the interpreter with the exit status."""
    import gc
    import sys

    gc.set_threshold(GARBAGE)
    _open_closed()
    try:
        build(*sys.argv[1:2])(prog_name="tqc")
    except KeyboardInterrupt:
        sys.exit(130)


def _open_closed() -> None:
    """Give the streams that the caller has closed, as with `>&-`, an end: nobody wants what goes there, the exit status still tells."""
    import os
    import sys

    for name in ("stdin", "stdout", "stderr"):  # in this order each gets the number that is free, so that no other file takes it
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: PTH123, SIM115
