"""What the operating system says of a file, in an editor's words."""

from __future__ import annotations

from pathlib import Path

from tqc.errors import UserError


def unreadable(path: Path, error: OSError) -> UserError:
    """Why a file or folder could not be read."""
    if isinstance(error, FileNotFoundError):
        fact = "there is no such file"
    elif isinstance(error, PermissionError):
        fact = "may not be read: permission denied"
    else:
        fact = f"cannot be read: {error.strerror or error}"
    return UserError(fact, path=str(path))
