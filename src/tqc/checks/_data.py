"""The checks' own lists, each read on first use."""

from __future__ import annotations

from pkgutil import get_data


def rows(name: str, columns: int) -> list[list[str]]:
    """The rows of `data/<name>`, comments left out, each filled up with empty cells to a number of columns."""
    text = (get_data(__package__, f"data/{name}") or b"").decode("utf-8")
    cells = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [row + [""] * (columns - len(row)) for row in cells]
