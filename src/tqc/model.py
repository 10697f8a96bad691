"""The records that everything in tqc passes around: frozen, comparable, standard library only.

Offsets are code points. Every `start`/`end` in this module counts in the text as the user has it, markup
included, never in a cleaned copy of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from functools import cached_property
from typing import NamedTuple

LINE_END = re.compile(r"\r\n|\r|\n")


class Severity(IntEnum):
    """How bad a fault is; the value is its penalty in MQM's own weights (Lommel et al., MQM 2.0)."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 5
    CRITICAL = 25

    def __str__(self) -> str:
        return self.name.lower()


class Confidence(IntEnum):
    """How sure a finder is: high is wrong nearly anywhere, medium was checked in its context, low is a hint."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2

    def __str__(self) -> str:
        return self.name.lower()


class Role(str, Enum):
    """What a block of text is on the page."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    LIST = "list"
    QUOTE = "quote"
    CAPTION = "caption"
    CELL = "cell"
    BOILERPLATE = "boilerplate"

    def __str__(self) -> str:
        return self.value


class Span(NamedTuple):
    """A half-open stretch of code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character; an empty span overlaps nothing."""
        return max(self.start, other.start) < min(self.end, other.end)


class Position(NamedTuple):
    """A place as an editor counts: both from 1, the column in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: where it stands, what is wrong, why, and what to write instead."""

    start: int
    end: int
    rule: str
    """`pack/topic/name`, as in "ru/reporting/live-ether"."""
    category: str
    """A name from mqm.toml, as in "accuracy/mistranslation"."""
    severity: Severity
    confidence: Confidence
    message: str
    why: str = ""
    origin: str = ""
    """The word of the source language behind the fault, as in "исполнительный лист"; empty if there is none."""
    fixes: tuple[str, ...] = ()
    """Replacements for `text[start:end]`, best first; an empty string deletes it."""
    also: tuple[Finding, ...] = ()
    """What else was found on these words and gave way to this finding."""
    role: Role = Role.BODY
    quoted: bool = False
    """Whether it stands inside quotation marks or a block quote."""
    sentence: str = ""
    """The sentence it stands in, markup and line breaks taken out."""
    within: Span = Span(0, 0)
    """Where it stands in `sentence`."""
    scored: bool = True
    """Whether it counts towards the score; house style does not."""
    old: bool = False
    """Whether it stood there before: a baseline holds it, or its lines were not changed; it is not shown and fails no gate."""

    @property
    def span(self) -> Span:
        """`Span(start, end)`."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the run that the user must know and that is no fault of the copy."""

    path: str
    line: int
    """From 1; 0 if it concerns the whole file."""
    fact: str
    hint: str = ""
    kind: str = "note"
    """`unused-suppression`, `inactive-rule`, `note` …"""


@dataclass(frozen=True, slots=True)
class Score:
    """MQM's linear scoring model over the faults that tqc can see."""

    words: int
    penalty: float
    """The absolute penalty total (APT): the sum of severity weights."""
    per_thousand: float | None
    """Penalty per 1,000 words (NPT); None for a text too short to be scored."""
    raw: float | None
    """100·(1 − APT/words)."""
    calibrated: float | None
    """100 at no penalty, the pass threshold at the acceptable penalty."""
    signature: str
    """All that decides the figures, in the manner of sacrebleu."""


@dataclass(frozen=True)
class Report:
    """What one text came to."""

    text: str
    """The text as the user has it, which every offset counts in."""
    findings: tuple[Finding, ...]
    """Ordered by start."""
    words: int
    score: Score
    path: str | None = None
    unit: str = "line"
    """What a line of `text` is to its user: "line", or "paragraph" for a word processor's file."""
    suppressed: int = 0
    """How many findings inline comments hid."""
    notes: tuple[Note, ...] = field(default=())

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The line and column of a code-point offset in `text`; CRLF, CR and LF all end a line."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)
