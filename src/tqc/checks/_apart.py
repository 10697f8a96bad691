"""An apostrophe or a hyphen with a space that does not belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.model import Span
from tqc.text.document import Document

LONGEST_WORD = 24
"""Code points."""
BESIDE = 120
"""Code points on either side in which another single mark makes a quotation of the two."""


def spaced_apostrophe(document: Document) -> Iterator[Fault]:
    """A plural's apostrophe after a space, or before one that parts it from its s: the goats ' hay, the goat 's hay."""
    clean = document.clean
    if " '" not in clean and " ’" not in clean:
        return
    for m in _apostrophe().finditer(clean):
        at = m.start() - (m["apart"] is not None)
        word = re.search(r"[A-Za-z]{2,}\Z", clean[max(0, at - LONGEST_WORD) : at])
        around = clean[max(0, at - BESIDE) : at] + "\n" + clean[m.end() : m.end() + BESIDE]
        if word and (m[0].endswith("s") or (word[0].endswith("s") and not re.search(r"(?<!\w)['’‘]", around))):
            start = at - len(word[0])
            yield Fault(Span(start, m.end()), (clean[start : m.end()].replace(" ", ""),))


@cache
def _apostrophe() -> re.Pattern[str]:
    return re.compile(r"['’](?:(?P<apart>(?<= .)(?: ?s\b)?)| s\b)(?= [A-Za-z])")


def half_spaced_hyphen(document: Document) -> Iterator[Fault]:
    """A space on one side of a name's hyphen or a range's: Al -Azhar, 28 -30 May."""
    clean = document.clean
    if " -" not in clean and "- " not in clean:
        return
    for m in re.finditer(r"-(?<= .) (?=\d)", clean):
        at = m.start() - 1
        model = _model().search(clean[max(0, at - LONGEST_WORD) : at])
        if model:
            yield Fault(Span(at - len(model[0]), m.end() + 1), (f"{model[0]}-{clean[m.end()]}",))
    for m in _hyphen().finditer(clean):
        at = m.start() - (m["apart"] is not None)
        first = re.search(r"\b(?:Al|El|Ben|Bin|Abu|Ust|\d{1,2})\Z", clean[max(0, at - LONGEST_WORD) : at])
        if first and first[0][0].isdigit() == m["second"][0].isdigit():
            yield Fault(Span(at - len(first[0]), m.end()), (f"{first[0]}-{m['second']}",))


@cache
def _model() -> re.Pattern[str]:
    """What a number belongs to, of a model or a series."""
    return re.compile(r"(?<![\w-])(?:Formula|Il|MiG|Su|Tu|Yak|Sakhalin|Apollo|Soyuz|Sputnik|COVID|Covid)\Z")


@cache
def _hyphen() -> re.Pattern[str]:
    months = "January|February|March|April|May|June|July|August|September|October|November|December|percent|degrees|years|points|people"
    return re.compile(rf"-(?:(?P<apart>(?<= .))| )(?P<second>[A-Z][a-z]+|\d{{1,2}}(?= (?:{months})\b))")


APART: dict[str, Find] = {"spaced-apostrophe": spaced_apostrophe, "half-spaced-hyphen": half_spaced_hyphen}
