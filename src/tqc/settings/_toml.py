"""TOML with the lines that its keys stand in, which the standard library's reader does not tell."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from tqc.errors import UserError

HEADER = re.compile(r"\s*(\[\[?)\s*([^\]#]+?)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
NAME = re.compile(r""""[^"]*"|'[^']*'|[\w-]+""")
PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read(path: Path) -> tuple[dict[str, Any], str]:
    """The data of a file and its text.

    Raises:
        UserError: it cannot be read, or is no TOML.
    """
    import tomllib  # 10 ms, and most runs have no settings file

    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError("is not UTF-8", hint="save it as UTF-8", path=str(path)) from error
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", path=str(path)) from error
    try:
        return tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n")), text
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        at = PLACE.search(said)
        line, column = (int(at[1]), int(at[2])) if at and at[1] else (text.count("\n") + 1 if at else 0, 0)
        raise UserError(f"is no TOML: {PLACE.sub('', said)}", path=str(path), line=line, column=column) from None


def lines(text: str) -> dict[tuple[str | int, ...], int]:
    """The line of each table and key, from 1: ("gate", "fail-on") → 7; a table of a list has its number: ("overrides", 0, "paths")."""
    found: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    seen: Counter[tuple[str | int, ...]] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        if m := HEADER.match(line):
            table = _names(m[2])
            if m[1] == "[[":
                seen[table] += 1
                found.setdefault(table, number)
                table = (*table, seen[table] - 1)
            found.setdefault(table, number)
        elif m := KEY.match(line):
            names = _names(m[1])
            for end in range(1, len(names) + 1):
                found.setdefault((*table, *names[:end]), number)
    return found


def _names(written: str) -> tuple[str | int, ...]:
    return tuple(name.strip("\"'") for name in NAME.findall(written))
