"""Texts in which a person marked what is wrong: JSON Lines of marked segments, or Google's MQM TSV; what a file is, its columns tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from tqc.audit import mqm_tsv
from tqc.audit.corpus import _rows
from tqc.errors import UserError
from tqc.text.language import require_english

MARK_FACETS = ("category", "severity", "visible", "detector", "kind")
"""What may be told of a mark, each a column of its own in the figures."""
HINT = "JSON Lines with mt and marks, or Google's MQM TSV with target, category and severity"


class Mark(NamedTuple):
    """A place that a person marked, in code points of the whole text; an empty one stands before a character."""

    start: int
    end: int
    labels: Mapping[str, str]
    """By name in `MARK_FACETS`; what a file does not tell is not there."""


class MarkedText(NamedTuple):
    """A text as it is checked: its segments, a paragraph each."""

    path: str
    text: str
    marks: tuple[Mark, ...]


class Segment(NamedTuple):
    """A row, or the rows of one segment."""

    story: str
    text: str
    marks: tuple[Mark, ...]


class Marked(NamedTuple):
    """What some files hold."""

    texts: tuple[MarkedText, ...]
    unplaced: int
    """Faults that were noted without a place in the translation; nothing can point at them."""


def read(paths: Iterable[Path]) -> Marked:
    """The marked texts of some files, plain or gzipped.

    Raises:
        UserError: a file that cannot be read, that holds no marked text, marks that lie outside their text, another language than English.
    """
    texts: list[MarkedText] = []
    unplaced = 0
    for path in paths:
        rows = _numbered(path)
        first = next(rows, None)
        if first is None:
            raise UserError("holds no row", hint=HINT, path=str(path))
        every = chain([first], rows)
        if {"mt", "marks"} <= first[1].keys():
            segments = [_segment(row, number, path) for number, row in every]
        elif set(mqm_tsv.COLUMNS) <= first[1].keys():
            found = mqm_tsv.segments(every, path)
            unplaced += found.unplaced
            segments = [Segment(s.story, s.text, tuple(map(_labeled, s.errors))) for s in found.segments]
        else:
            raise UserError(f"has the columns {', '.join(first[1])}", hint=f"it takes {HINT}", path=str(path), line=first[0])
        together = list(_texts(segments, str(path)))
        require_english("\n\n".join(t.text for t in together), str(path))
        texts += together
    return Marked(tuple(texts), unplaced)


def _numbered(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a file that are not blank; what spreadsheets leave at the ends of lines and at its beginning is taken off."""
    for number, row in _rows(path):
        clean = {name.strip("\ufeff\r"): cell.rstrip("\r") if isinstance(cell, str) else cell for name, cell in row.items()}
        if any(clean.values()):
            yield number, clean


def _labeled(error: mqm_tsv.Error) -> Mark:
    return Mark(error.start, error.end, {"category": error.category, "severity": str(error.severity)})


def _segment(row: dict[str, Any], number: int, path: Path) -> Segment:
    text, marks = row.get("mt"), row.get("marks")
    if not isinstance(text, str) or not isinstance(marks, list):
        raise UserError("needs a text, mt, and a list, marks", hint=HINT, path=str(path), line=number)
    return Segment(str(row.get("id", number)), text, tuple(_mark(mark, text, number, path) for mark in marks))


def _mark(mark: object, text: str, number: int, path: Path) -> Mark:
    if not isinstance(mark, dict):
        raise UserError("a mark is no object", hint='as in {"start": 0, "end": 4}', path=str(path), line=number)
    start, end = mark.get("start"), mark.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= len(text):
        fact = f"a mark from {start!r} to {end!r} in a text of {len(text):,} characters"
        raise UserError(fact, hint="start and end count code points of mt, end not included", path=str(path), line=number)
    return Mark(start, end, {facet: str(mark[facet]) for facet in MARK_FACETS if mark.get(facet)})


def _texts(segments: Iterable[Segment], path: str) -> Iterator[MarkedText]:
    """The segments of each story together, in the order of the file."""
    stories: dict[str, list[Segment]] = {}
    for segment in segments:
        stories.setdefault(segment.story, []).append(segment)
    for parts in stories.values():
        at, marks = 0, []
        for part in parts:
            marks += [m._replace(start=m.start + at, end=m.end + at) for m in part.marks]
            at += len(part.text) + 2
        yield MarkedText(path, "\n\n".join(part.text for part in parts), tuple(marks))
