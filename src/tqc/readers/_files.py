"""What the operating system says of a file, in an editor's words."""

from __future__ import annotations

import os
from pathlib import Path

from tqc.errors import UserError


def is_folder(path: Path | os.DirEntry[str]) -> bool:
    """Whether a path is a folder; what the system cannot say is none, as of a name that is too long or a link that leads to itself."""
    try:
        return path.is_dir()
    except OSError:
        return False


def unreadable(path: Path, error: OSError) -> UserError:
    """Why a file or folder could not be read."""
    if isinstance(error, FileNotFoundError):
        fact = "there is no such file"
    elif isinstance(error, PermissionError):
        fact = "may not be read: permission denied"
    else:
        fact = f"cannot be read: {error.strerror or error}"
    return UserError(fact, path=str(path))
