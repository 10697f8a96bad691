"""The one door by which errors leave: what is told, and the exit status."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec, TypeVar

import typer

from tqc.errors import EngineError, UserError, UserErrors

P = ParamSpec("P")
R = TypeVar("R")
FINDINGS, USER, FAULT, ENGINE, INTERRUPTED = 1, 2, 3, 4, 130
DEBUG = "TQC_DEBUG"


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """A command whose exceptions become a message on standard error and an exit status.

    A `UserError` gives 2, an `EngineError` 4, Ctrl-C 130, a fault of tqc's own 3, with its traceback only under
    --verbose or TQC_DEBUG.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except UserError as error:
            tell([error])
            raise typer.Exit(USER) from error
        except EngineError as error:
            typer.echo(f"tqc: {error}\n  the check is incomplete", err=True)
            raise typer.Exit(ENGINE) from error
        except KeyboardInterrupt as error:
            raise typer.Exit(INTERRUPTED) from error
        except Exception as error:
            if type(error).__module__.startswith(("typer", "click")):
                raise  # an exit, or a mistake in the options that Typer itself tells
            _fault(error, verbose=bool(kwargs.get("verbose")))
            raise typer.Exit(FAULT) from error

    return run


def tell(errors: Iterable[UserError]) -> None:
    """Print mistakes on standard error: place and fact on a line, below it the words at fault and the hint."""
    from tqc.formats import printable

    for error in errors:
        if isinstance(error, UserErrors):
            tell(error.errors)
            continue
        place = ":".join(str(x) for x in (error.path, error.line, error.column) if x)
        excerpt = error.excerpt.strip("\n").splitlines()
        lines = [f"tqc: {place}: {error.fact}" if place else f"tqc: {error.fact}", *excerpt, *(f"  {x}" for x in error.hint.splitlines())]
        typer.echo("\n".join(map(printable, lines)), err=True)


def say(text: str, *, color: bool = False) -> None:
    """Write the report to standard output, as UTF-8 when it goes into a file or a pipe; a reader that has left is no error.

    Raises:
        UserError: it could not be written, as on a full disk.
    """
    out = sys.stdout
    if not out.isatty() and hasattr(out, "reconfigure") and not os.environ.get("PYTHONIOENCODING"):
        out.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        typer.echo(text, nl=False, color=color)
        out.flush()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):  # Windows calls a closed pipe an invalid argument
            raise UserError(f"the report could not be written: {error.strerror}") from error
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _fault(error: Exception, *, verbose: bool) -> None:
    typer.echo(f"tqc: this is a fault of tqc, not of your copy: {type(error).__name__}: {error}", err=True)
    if verbose or os.environ.get(DEBUG):
        import traceback

        typer.echo("".join(traceback.format_exception(error)), err=True, nl=False)
        return
    typer.echo(f"  please report it with what --verbose or {DEBUG}=1 prints", err=True)
