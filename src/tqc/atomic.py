"""Files written at once or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from tqc.errors import UserError


def write(path: Path, content: bytes) -> None:
    """Put a content in the place of a file; nobody ever sees half of it. Its mode stays, a link goes on leading to it.

    Raises:
        UserError: it cannot be written; what was there still is.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise UserError(f"cannot be written: {error.strerror or error}", path=str(path)) from error
