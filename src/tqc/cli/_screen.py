"""What the terminal is like."""

from __future__ import annotations

import os
import sys

MAX_COLUMNS = 120
"""Wider lines are hard to read; --width goes beyond."""


def columns() -> int:
    """The terminal's width, or COLUMNS, but `MAX_COLUMNS` at most; 80 where there is no terminal."""
    from shutil import get_terminal_size

    return min(get_terminal_size((80, 24)).columns, MAX_COLUMNS)


def colored() -> bool:
    """Whether standard output takes colour: a terminal that is not dumb, and NO_COLOR (https://no-color.org) is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
