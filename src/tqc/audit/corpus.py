"""Texts to measure rules on: what a file holds is told by its columns.

- `mt` and `marks`: machine translation in which an editor marked what to mend; rows of one `id` are one text.
- `mt` and `reference`: machine translation and a human translation of the same sentence; `source`, `system` and `doc` if known.
- `text`: English written as English.

JSON Lines or TSV with a header, plain or gzipped; a .txt file is one native text.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tqc.errors import UserError

Kind = Literal["mt", "human", "native", "marked"]
BLOCK = 10
"""So many sentences of a story are checked as one text: enough for what looks at more than a sentence."""


class Passage(NamedTuple):
    """A text to check, made of segments."""

    kind: Kind
    segments: tuple[str, ...]
    sources: tuple[str, ...]
    """What tells each segment's sentence from others: its source, else itself."""
    marks: tuple[tuple[int, int], ...] = ()
    """Marked spans, in `text`."""

    @property
    def text(self) -> str:
        """The segments, a paragraph each."""
        return "\n\n".join(self.segments)

    def source_at(self, offset: int) -> str:
        """The source of the segment that an offset of `text` stands in."""
        at = 0
        for segment, source in zip(self.segments, self.sources, strict=True):
            at += len(segment) + 2
            if offset < at:
                return source
        return self.sources[-1]


def passages(path: Path) -> Iterator[Passage]:
    """The passages of a file; of repeated segments only the first.

    Raises:
        UserError: unreadable, a row that is no row, or columns that say nothing.
    """
    if path.name.removesuffix(".gz").endswith(".txt"):
        text = "\n".join(_lines(path))
        yield Passage("native", (text,), (text,))
        return
    rows = _rows(path)
    first = next(rows, None)
    if first is None:
        raise UserError("holds no row", path=str(path))
    number, head = first
    every = _chained(head, (row for _, row in rows))
    if "marks" in head and "mt" in head:
        yield from _marked(every)
    elif "mt" in head and "reference" in head:
        yield from _parallel(every)
    elif "text" in head:
        yield from (Passage("native", (str(r["text"]),), (str(r["text"]),)) for r in every if r.get("text"))
    else:
        raise UserError(
            f"has the columns {', '.join(head)}", hint="name them mt and marks, mt and reference, or text", path=str(path), line=number
        )


def _chained(first: dict[str, Any], rest: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from rest


def _lines(path: Path) -> Iterator[str]:
    try:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="\n") as file:
            for line in file:
                yield str(line).rstrip("\n")
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror or error}", path=str(path)) from None
    except (UnicodeDecodeError, EOFError, zlib.error) as error:
        raise UserError(f"cannot be read: {error}", path=str(path)) from None


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    lines = enumerate(_lines(path), 1)
    if path.name.removesuffix(".gz").endswith((".jsonl", ".json", ".ndjson")):
        for number, line in lines:
            try:
                row = json.loads(line)
            except ValueError as error:
                raise UserError(f"is no JSON: {error}", path=str(path), line=number) from None
            if not isinstance(row, dict):
                raise UserError("is no JSON object", path=str(path), line=number)
            yield number, row
        return
    names = next(lines, (0, ""))[1].split("\t")
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) > len(names):
            raise UserError(f"{len(cells)} cells under {len(names)} columns", path=str(path), line=number)
        yield number, dict(zip(names, cells, strict=False))


def _marked(rows: Iterable[dict[str, Any]]) -> Iterator[Passage]:
    by_id: dict[str, list[dict[str, Any]]] = {}
    for number, row in enumerate(rows):
        by_id.setdefault(str(row.get("id", number)), []).append(row)
    for group in by_id.values():
        at, marks = 0, []
        for row in group:
            marks += [(m["start"] + at, m["end"] + at) for m in row["marks"]]
            at += len(row["mt"]) + 2
        texts = tuple(str(r["mt"]) for r in group)
        yield Passage("marked", texts, tuple(str(r.get("source") or r["mt"]) for r in group), tuple(marks))


def _parallel(rows: Iterable[dict[str, Any]]) -> Iterator[Passage]:
    seen: set[tuple[Kind, str]] = set()
    for _, story in groupby(rows, key=lambda r: (r.get("dataset"), r.get("system"), r.get("doc"))):
        listed = list(story)
        for at in range(0, len(listed), BLOCK):
            for kind, column in (("mt", "mt"), ("human", "reference")):
                found = []
                for row in listed[at : at + BLOCK]:
                    segment = str(row.get(column) or "").strip()
                    if segment and (kind, segment) not in seen:
                        seen.add((kind, segment))  # type: ignore[arg-type]
                        found.append((segment, str(row.get("source") or segment)))
                if found:
                    yield Passage(kind, *zip(*found, strict=True))  # type: ignore[arg-type]
