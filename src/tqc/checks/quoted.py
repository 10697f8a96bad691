"""Names in quotation marks, as Russian prints them: after the kind of thing they name, or with a preposition inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.model import Span
from tqc.text.document import Document

LEGAL_FORMS = "LLC JSC PJSC OJSC CJSC OOO ZAO OAO AO PAO FC HC FGUP MUP GUP"
KINDS = (
    "company firm bank club team holding newspaper agency portal website magazine party factory plant cinema theater theatre stadium "
    "hotel cafe restaurant airline corporation concern foundation fund association movement center centre camp museum arena palace union "
    "institute academy"
)
"""What is named; films, songs, books and programmes, which keep their quotation marks, are not among them."""
AFTER = frozenset((*LEGAL_FORMS.split(), *KINDS.split(), *map(str.title, KINDS.split())))
MARKS = ('"', "“", "«")
OPEN, CLOSE = '["“«]', '["”»]'
LONGEST = 14
"""Code points before a quotation mark that hold the word it follows."""


def name_after_its_kind(document: Document) -> Iterator[Fault]:
    """A name of up to four words between quotation marks after a legal form or a noun that says what it names."""
    clean = document.clean
    if any(mark in clean for mark in MARKS):
        for m in _name().finditer(clean):
            if re.split(r"[\s(]", clean[max(0, m.start() - LONGEST) : m.start()])[-1] in AFTER:
                yield Fault(Span(m.start() + 1, m.end()), (m["name"] + m["stop"],))


@cache
def _name() -> re.Pattern[str]:
    word = r"[\w’'-]+"
    return re.compile(rf" {OPEN}(?P<name>[A-Z]{word}(?: [A-Z]{word}| and| of| for){{0,3}})(?P<stop>[.,]?){CLOSE}")


def preposition_inside(document: Document) -> Iterator[Fault]:
    """A preposition and a name between quotation marks: “of Rosneft”, for a Russian genitive in them."""
    clean = document.clean
    if any(mark in clean for mark in MARKS):
        for m in re.finditer(rf" ({OPEN})(of|for|from|with|against) ([A-Z][\w’'-]+)({CLOSE})", clean):
            yield Fault(Span(m.start() + 1, m.end()), (f"{m[2]} {m[3]}", f"{m[2]} {m[1]}{m[3]}{m[4]}"))


CHECKS: dict[str, Find] = {"name-after-its-kind": name_after_its_kind, "preposition-inside": preposition_inside}
