"""`tqc init`: a settings file to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to write it; default: here.", show_default=False)] = Path(),
) -> None:
    """Write a tqc.toml in which every setting is explained and commented out.

    A file that is there is never written over. Example: tqc init
    """
    from tqc.cli._door import say
    from tqc.errors import UserError
    from tqc.settings import NAME
    from tqc.settings.sample import sample

    path = folder / NAME
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(sample())
    except FileExistsError as error:
        raise UserError("is there already", hint="see what is in force: tqc config show", path=str(path)) from error
    except OSError as error:
        raise UserError(f"cannot be written: {error.strerror}", path=str(path)) from error
    say(f"{path} written: take the # from the settings that you want. What is in force: tqc config show\n")
