"""The segments that are scored: what of each side belongs together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tqc.errors import UserError
from tqc.metrics.align import Bead, align
from tqc.scores.inputs import Story

FILES = "are these the files you meant?"


class Unit(NamedTuple):
    """What belongs together, a text each side; empty where a side has nothing."""

    texts: tuple[str, ...]
    kind: str = "paired"
    """See `Bead.kind`."""
    moved: bool = False
    sentences: int = 1
    """Of the first side."""


def pairs(story: Story) -> list[Unit]:
    """The units of a draft and its edited version, in the order of the draft."""
    if story.aligned:
        return _rows(story)
    draft, edited = (side.segments for side in story.sides)
    return [
        Unit((_text(draft, bead.draft), _text(edited, bead.edited)), bead.kind, bead.moved, len(bead.draft))
        for bead in align(draft, edited)
    ]


def triples(story: Story) -> list[Unit]:
    """The units of two systems and their reference: as small as both systems let them be, in the order of the reference.

    What a system has and the reference has not goes with the sentence before it, so that both systems' are weighed together.

    Raises:
        UserError: a system has nothing of the reference.
    """
    if story.aligned:
        return _rows(story)
    *systems, reference = story.sides
    beads = [align(side.segments, reference.segments) for side in systems]
    for name, side, each in zip("AB", systems, beads, strict=True):
        if not any(bead.draft and bead.edited for bead in each):
            raise UserError(f"no sentence of {name} answers to one of the reference", hint=FILES, path=str(side.documents[0].path or ""))
    groups = _groups(len(reference.segments), [bead for each in beads for bead in each])
    homes = [_homes(len(side.segments), each, groups) for side, each in zip(systems, beads, strict=True)]
    found = []
    for at, group in enumerate(groups):
        theirs = [_text(side.segments, [i for i, g in enumerate(home) if g == at]) for side, home in zip(systems, homes, strict=True)]
        found.append(Unit((*theirs, _text(reference.segments, sorted(group)))))
    return found


def _rows(story: Story) -> list[Unit]:
    def one(texts: tuple[str, ...]) -> Unit:
        kind = "dropped" if not texts[-1] else "paired" if texts[0] else "added"
        return Unit(texts, kind, sentences=int(bool(texts[0])))

    return [one(texts) for texts in zip(*(side.segments for side in story.sides), strict=True)]


def _text(segments: Sequence[str], indexes: Sequence[int]) -> str:
    return " ".join(segments[i] for i in indexes)


def _homes(size: int, beads: Sequence[Bead], groups: Sequence[set[int]]) -> list[int]:
    """The group that each of a system's sentences belongs to; one without a partner goes with the one before, a first with the next."""
    place = {j: at for at, group in enumerate(groups) for j in group}
    known = {i: place[bead.edited[0]] for bead in beads if bead.edited for i in bead.draft}
    last = known[min(known)] if known else 0
    return [last := known.get(i, last) for i in range(size)]


def _groups(size: int, beads: Sequence[Bead]) -> list[set[int]]:
    """Sentences of the reference that some bead holds together, ordered by their first."""
    group = [{j} for j in range(size)]
    for bead in beads:
        whole = set().union(*(group[j] for j in bead.edited))
        for j in whole:
            group[j] = whole
    return [members for j, members in enumerate(group) if min(members) == j]


def identical(units: Sequence[Unit], one: int, other: int) -> bool:
    """Whether two sides are the same throughout, white space apart."""
    return all(unit.texts[one].split() == unit.texts[other].split() for unit in units)
