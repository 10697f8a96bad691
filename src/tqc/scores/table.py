"""Tables of segments: TSV, CSV or JSON Lines with named columns, plain or gzipped."""

from __future__ import annotations

import csv
import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tqc.errors import UserError
from tqc.naming import did_you_mean
from tqc.readers._decode import decode
from tqc.readers._files import unreadable

SUFFIXES = (".tsv", ".csv", ".jsonl", ".ndjson")
USUAL = {
    "draft": ("draft", "mt", "hypothesis", "translation"),
    "edited": ("edited", "post_edit", "post-edit", "pe", "reference", "ref"),
    "a": ("a",),
    "b": ("b",),
    "reference": ("reference", "ref", "edited"),
    "document": ("document", "doc", "doc_id", "story"),
}
"""What columns are usually called, by what they hold; a name is asked for where none of these is there."""


class Row(NamedTuple):
    """The named cells of a line."""

    line: int
    document: str
    """Empty if no column says."""
    cells: tuple[str, ...]


def is_table(path: Path) -> bool:
    """Whether a file's name says that it is a table."""
    return path.name.lower().removesuffix(".gz").endswith(SUFFIXES)


def rows(path: Path, roles: Sequence[str], columns: Sequence[str] = (), document: str = "") -> list[Row]:
    """The rows of a table, those left out that are blank in every column asked for.

    Args:
        path: what its name ends with decides its format.
        roles: what the columns hold, keys of `USUAL`.
        columns: their names in the same order; none: the usual ones.
        document: the column that says which story a row is of; empty: a usual one, if there.

    Raises:
        UserError: unreadable, no row, a column that is not there, a row that is none.
    """
    listed = list(_records(path))
    if not listed:
        raise UserError("holds no rows", path=str(path))
    line, head = listed[0]
    there = list(head)
    if columns and len(columns) != len(roles):
        raise UserError(f"--columns: {len(columns)} of {len(roles)} names", hint=f"as in --columns {','.join(roles).upper()}")
    names = [_named(name, there, path) for name in columns] or [_usual(role, roles, there, path) for role in roles]
    by = _named(document, there, path) if document else next((n for n in USUAL["document"] if n in there and n not in names), "")
    found = []
    for line, record in listed:
        cells = tuple(_cell(record, name, path, line) for name in names)
        if any(cells):
            found.append(Row(line, _cell(record, by, path, line) if by else "", cells))
    for at, name in enumerate(names):
        if not any(row.cells[at] for row in found):
            raise UserError(f"the column “{name}” is empty", path=str(path))
    return found


def _named(name: str, there: Sequence[str], path: Path) -> str:
    if name not in there:
        raise UserError(f"there is no column “{name}”", hint=did_you_mean(name, there, f"there are: {', '.join(there)}"), path=str(path))
    return name


def _usual(role: str, roles: Sequence[str], there: Sequence[str], path: Path) -> str:
    for name in USUAL[role]:
        if name in there:
            return name
    hint = f"there are: {', '.join(there)}; say which hold what: --columns {','.join(roles).upper()}"
    raise UserError(f"no column is called “{role}”", hint=hint, path=str(path))


def _cell(record: dict[str, Any], name: str, path: Path, line: int) -> str:
    value = record.get(name, "")
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        raise UserError(f"“{name}” is no text", path=str(path), line=line)
    return value.strip()


def _records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    text = decode(_bytes(path), str(path)).removeprefix("\ufeff")
    name = path.name.lower().removesuffix(".gz")
    if name.endswith((".jsonl", ".ndjson")):
        yield from _objects(text, path)
        return
    lines = text.split("\n")
    try:
        if name.endswith(".tsv"):
            cells = enumerate((line.rstrip("\r").split("\t") for line in lines), 1)
            yield from _under_heads(cells, path)
        else:
            reader = csv.reader((f"{line}\n" for line in lines), strict=True)
            yield from _under_heads(((reader.line_num, row) for row in reader), path)
    except csv.Error as error:
        raise UserError(f"is no CSV: {error}", path=str(path), line=reader.line_num) from None


def _bytes(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
        return gzip.decompress(raw) if path.suffix.lower() == ".gz" else raw
    except gzip.BadGzipFile:
        raise UserError("is no gzip file, or a damaged one", path=str(path)) from None
    except (EOFError, zlib.error):
        raise UserError("is damaged: it does not unpack", path=str(path)) from None
    except OSError as error:
        raise unreadable(path, error) from None


def _objects(text: str, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise UserError(f"is no JSON: {error}", path=str(path), line=number) from None
        if not isinstance(record, dict):
            raise UserError("is no JSON object", path=str(path), line=number)
        yield number, record


def _under_heads(lines: Iterator[tuple[int, list[str]]], path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    heads: list[str] = []
    for number, cells in lines:
        if not any(map(str.strip, cells)):
            continue
        if not heads:
            heads = [cell.strip() for cell in cells]
        elif len(cells) != len(heads):
            raise UserError(f"{len(cells)} cells under {len(heads)} column names", path=str(path), line=number)
        else:
            yield number, dict(zip(heads, cells, strict=True))
