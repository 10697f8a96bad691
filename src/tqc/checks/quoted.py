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
MARKS = ('"', "“", "«")
OPEN, CLOSE = '["“«]', '["”»]'


def name_after_its_kind(document: Document) -> Iterator[Fault]:
    """A name of up to four words between quotation marks after a legal form or a noun that says what it names."""
    if any(mark in document.clean for mark in MARKS):
        for m in _after_kind().finditer(document.clean):
            yield Fault(Span(m.start("quoted"), m.end()), (m["name"] + m["stop"],))


@cache
def _after_kind() -> re.Pattern[str]:
    kinds = "|".join([*LEGAL_FORMS.split(), *KINDS.split(), *map(str.title, KINDS.split())])
    word = r"[\w’'-]+"
    return re.compile(rf"\b(?:{kinds}) (?P<quoted>{OPEN}(?P<name>[A-Z]{word}(?: [A-Z]{word}| and| of| for){{0,3}})(?P<stop>[.,]?){CLOSE})")


def preposition_inside(document: Document) -> Iterator[Fault]:
    """A preposition and a name between quotation marks: “of Rosneft”, for a Russian genitive in them."""
    clean = document.clean
    if any(mark in clean for mark in MARKS):
        for m in re.finditer(rf" ({OPEN})(of|for|from|with|against) ([A-Z][\w’'-]+)({CLOSE})", clean):
            yield Fault(Span(m.start() + 1, m.end()), (f"{m[2]} {m[3]}", f"{m[2]} {m[1]}{m[3]}{m[4]}"))


CHECKS: dict[str, Find] = {"name-after-its-kind": name_after_its_kind, "preposition-inside": preposition_inside}
