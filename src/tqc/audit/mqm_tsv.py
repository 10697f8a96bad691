"""Google's MQM TSV (https://github.com/google/wmt-mqm-human-evaluation): a row for each error that a rater saw, `<v>…</v>` around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tqc.categories import category
from tqc.errors import UserError, UserErrors
from tqc.model import Severity
from tqc.naming import did_you_mean

COLUMNS = ("target", "category", "severity")
"""By these a table is known as MQM."""
SEGMENT = ("docSegId", "doc_seg_id", "seg_id", "globalSegId")
"""What the column that tells segments apart is called, the first that is there."""
TAG = re.compile(r"</?v>")
NO_FAULT = {"no-error", "source-error", "source-issue", "hotw-test", "hotw-silence"}
"""Categories and severities of rows that mark no fault of the translation."""


class Error(NamedTuple):
    """A fault and its place in the segment, in code points."""

    start: int
    end: int
    category: str
    severity: Severity


@dataclass(slots=True)
class Rated:
    """A segment with what all its raters marked; a place that several marked stands once, as the worst of them has it."""

    story: str
    text: str
    line: int
    places: dict[tuple[int, int], Error] = field(default_factory=dict)

    @property
    def errors(self) -> list[Error]:
        """By place."""
        return [self.places[place] for place in sorted(self.places)]


class Ratings(NamedTuple):
    """What a file holds."""

    segments: list[Rated]
    unplaced: int
    """Errors without a place in the translation: omissions are marked in the source."""


def segments(rows: Iterable[tuple[int, dict[str, Any]]], path: Path) -> Ratings:
    """The segments of numbered rows; those of one system and document are one story.

    Raises:
        UserErrors: rows that cannot be used.
    """
    found: dict[tuple[str, str, str], Rated] = {}
    errors: list[UserError] = []
    unplaced = 0
    for number, row in rows:
        try:
            unplaced += _add(found, number, {key: str(cell) for key, cell in row.items()})
        except UserError as error:
            errors.append(UserError(error.fact, hint=error.hint, path=str(path), line=number))
    if errors:
        raise UserErrors(errors)
    return Ratings(list(found.values()), unplaced)


def _add(found: dict[tuple[str, str, str], Rated], number: int, row: dict[str, str]) -> bool:
    """Add a row's error to its segment; says whether it is one that has no place."""
    for name in COLUMNS:
        if name not in row:
            raise UserError(f"has no cell under “{name}”")
    column = next((name for name in SEGMENT if name in row), "")
    if not column:
        raise UserError("no column tells the segments apart", hint=f"it is called one of {', '.join(SEGMENT)}")
    key = row.get("system", ""), row.get("doc", ""), row[column]
    text, span = _unmarked(row["target"])
    segment = found.setdefault(key, Rated("\t".join(key[:2]), text, number))
    if segment.text != text:
        raise UserError(f"has another text than line {segment.line:,} has of the same segment", hint="only <v> and </v> may differ")
    name, level = (row[n].strip().lower().replace(" ", "-") for n in ("category", "severity"))
    if {name, level, name.partition("/")[0]} & NO_FAULT:
        return False
    severity = _severity(level)
    if span is None:
        return True
    error = Error(*span, _category(name), severity)
    known = segment.places.get(span)
    if known is None or known.severity < severity:
        segment.places[span] = error
    return False


def _unmarked(target: str) -> tuple[str, tuple[int, int] | None]:
    """A text without its tags, and what stood between them."""
    tags = [m.group() for m in TAG.finditer(target)]
    if not tags:
        return target, None
    if tags != ["<v>", "</v>"]:
        raise UserError(f"the target has the tags {' '.join(tags)}", hint="a row marks one error: <v>…</v>")
    before, inside, after = TAG.split(target)
    return before + inside + after, (len(before), len(before) + len(inside))


def _severity(name: str) -> Severity:
    known = {str(s): s for s in Severity} | {"trivial": Severity.MINOR}
    if name not in known:
        raise UserError(f"there is no severity “{name}”", hint=did_you_mean(name, known, f"there are: {', '.join(known)}"))
    return known[name]


def _category(name: str) -> str:
    """The name that tqc has for a category, or the file's own where it has none."""
    try:
        return category(name.rstrip("!"))
    except UserError:
        try:
            return category(name.partition("/")[2])
        except UserError:
            return name or "other"
