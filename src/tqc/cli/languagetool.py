"""`tqc languagetool`: the LanguageTool of one's own, from download to removal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from tqc.cli._door import guarded

command = typer.Typer(no_args_is_help=True, help="Install, start and stop a LanguageTool of your own, for: tqc check --languagetool on")

Idle = Annotated[float, typer.Option("--idle", metavar="MINUTES", min=0.01, help="Stop it when nobody has asked for so long.")]


@command.command("install")
@guarded
def install(
    repository: Annotated[str, typer.Option(metavar="URL", help="A Maven repository; default: Maven Central.", show_default=False)] = "",
    source: Annotated[
        Path | None, typer.Option("--from", metavar="DIR|ZIP", help="Take the jars from here; no network is used.", show_default=False)
    ] = None,
) -> None:
    """Download LanguageTool into your cache, 43 MB; what is there is not downloaded again.

    Each file is held against the SHA-256 that this version of tqc knows. Example: tqc languagetool install
    """
    from tqc.cli._door import say
    from tqc.errors import UserError
    from tqc.grammar._lt import home, lock
    from tqc.grammar._lt import install as jars

    if repository and source:
        raise UserError("--repository and --from exclude each other", hint="give one of them")
    if repository and not repository.startswith(("http://", "https://")):
        raise UserError(f"--repository: “{repository}” is no URL", hint="as in https://mirror.example.org/maven2")
    wanted = jars.missing()
    with _progress(sum(jar.size for jar in wanted)) as advance:
        if wanted and source:
            jars.from_jars(wanted, source, advance)
        elif wanted:
            jars.from_repository(wanted, repository, advance)
    say(f"LanguageTool {lock.version()} is installed in {home.jars()}.\n")
    java = home.java()
    say(f"Java {java.version}: {java.path}\nNext: tqc languagetool start\n")


@command.command("start")
@guarded
def start(idle: Idle = 30) -> None:
    """Start the server, on this machine alone, for all later runs.

    Example: tqc languagetool start --idle 120
    """
    from tqc.cli._door import say
    from tqc.grammar._lt import server

    there = server.running()
    now = server.start(idle)
    say(f"LanguageTool {now.version} {'runs already' if there else 'runs'} at {now.url}, process {now.pid}.\n")


@command.command("stop")
@guarded
def stop() -> None:
    """Stop the server."""
    from tqc.cli._door import say
    from tqc.grammar._lt import server

    say("LanguageTool has stopped.\n" if server.stop() else "LanguageTool was not running.\n")


@command.command("status")
@guarded
def status() -> None:
    """Tell what is installed and running; exit with 1 if no server runs."""
    from tqc.cli._door import FINDINGS, say
    from tqc.grammar._lt import home, server

    found, now = home.installation(), server.running()
    say(f"Installed: {f'LanguageTool {found.version}, from {found.origin}' if found else f'no ({home.INSTALL})'}\n")
    if now:
        say(f"Running:   {now.url}, process {now.pid}, stops after {now.idle:g} minutes of quiet\n")
    else:
        say("Running:   no (tqc languagetool start)\n")
        raise typer.Exit(FINDINGS)


@command.command("uninstall")
@guarded
def uninstall() -> None:
    """Stop the server and remove what `install` has downloaded."""
    from tqc.cli._door import say
    from tqc.grammar._lt import install as jars
    from tqc.grammar._lt import server

    server.stop()
    say("LanguageTool is removed.\n" if jars.remove() else "LanguageTool was not installed.\n")


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar of bytes on standard error if somebody is watching and there is something to come."""
    import sys

    if not total or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("LanguageTool"), BarColumn(), DownloadColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda size: bar.advance(task, size)
