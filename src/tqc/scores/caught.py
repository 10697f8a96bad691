"""Which of the editor's changes tqc had flagged in the draft, and which of its flags the editor left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqc.metrics import effort
from tqc.model import Finding, Position, Span
from tqc.scores.inputs import Story
from tqc.scores.score import Segment

if TYPE_CHECKING:
    from tqc.engine import Checker


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding in the draft whose words the editor kept."""

    path: str
    position: Position
    finding: Finding
    text: str
    """The words flagged."""


@dataclass(frozen=True, slots=True)
class Caught:
    """Changes are stretches of words that were replaced, struck out or put in, without a kept word between."""

    changes: int
    flagged: int
    """Changes that a finding touches."""
    findings: int
    heeded: int
    """Findings that a change touches."""
    chance: float
    """The share of findings that a change would touch if they stood anywhere else, each as many words long as it is; 0 to 1."""
    left: tuple[Flag, ...]
    """The other findings, in the order of the text."""
    unplaced: int
    """Findings that could not be told to stand in any segment; not in `findings`."""

    @property
    def recall(self) -> float:
        """The share of changes that were flagged, 0 to 1."""
        return self.flagged / self.changes if self.changes else 0.0

    @property
    def precision(self) -> float:
        """The share of findings that were heeded, 0 to 1; to be held against `chance`."""
        return self.heeded / self.findings if self.findings else 0.0


def caught(stories: Sequence[Story], segments: Sequence[Segment], checker: Checker) -> Caught:
    """What a check of the drafts had seen of the changes; `segments` are those that `score` made of the stories."""
    changes = flagged = heeded = unplaced = 0
    left: list[Flag] = []
    chances: list[float] = []
    for story in stories:
        texts = [s.unit.texts for s in segments if s.document == story.name]
        marks = [_changed(draft, edited) for draft, edited in texts]
        chance = _Chance([draft for draft, _ in texts], marks)
        hit: set[tuple[int, Span]] = set()
        for flag in _flags(story, checker):
            at, span = _place(flag.finding, [draft for draft, _ in texts])
            if at < 0:
                unplaced += 1
                continue
            touched = {(at, mark) for mark in marks[at] if _touches(span, mark)}
            hit |= touched
            chances.append(chance(len(effort.TOKEN.findall(flag.text))))
            heeded += bool(touched)
            if not touched:
                left.append(flag)
        changes += sum(map(len, marks))
        flagged += len(hit)
    expected = sum(chances) / len(chances) if chances else 0.0
    return Caught(changes, flagged, heeded + len(left), heeded, expected, tuple(left), unplaced)


class _Chance:
    """How likely a flag of so many words, set at random, is to touch a change of a story."""

    def __init__(self, drafts: Sequence[str], marks: Sequence[Sequence[Span]]) -> None:
        self._tokens = [[Span(*m.span()) for m in effort.TOKEN.finditer(draft)] for draft in drafts]
        self._marks = marks
        self._known: dict[int, float] = {}

    def __call__(self, words: int) -> float:
        if words not in self._known:
            hits = [
                any(_touches(Span(first.start, last.end), mark) for mark in marks)
                for tokens, marks in zip(self._tokens, self._marks, strict=True)
                for first, last in zip(tokens, tokens[max(words - 1, 0) :], strict=False)
            ]
            self._known[words] = sum(hits) / len(hits) if hits else 0.0
        return self._known[words]


def _flags(story: Story, checker: Checker) -> Iterator[Flag]:
    for report in checker.check_many(story.sides[0].documents):
        for f in report.findings:
            yield Flag(report.path or story.name, report.position(f.start), f, report.text[f.start : f.end])


def _changed(draft: str, edited: str) -> list[Span]:
    """The stretches of a draft that were changed; empty ones where words were put in."""
    found, at = [], 0
    for change in effort.changes(draft, edited, crumb=-1):
        end = at + len(change.struck)
        if not change.kept:
            found.append(Span(at, at + len(change.struck.rstrip())))
        at = end
    return found


def _place(finding: Finding, drafts: Iterable[str]) -> tuple[int, Span]:
    """The segment a finding stands in and where; -1 if in none."""
    for at, draft in enumerate(drafts):
        start = draft.find(finding.sentence)
        if start >= 0:
            return at, Span(start + finding.within.start, start + finding.within.end)
    return -1, Span(0, 0)


def _touches(flag: Span, mark: Span) -> bool:
    """Whether a change is one of what was flagged: they share a character, or words were put in inside the flag or at its edge."""
    return flag.overlaps(mark) or (mark.start == mark.end and flag.start <= mark.start <= flag.end)
