"""Russian names left in an oblique case: of Anna Lisovoy, about Gudovskogo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.checks._data import rows
from tqc.checks._vocabulary import occurrences, titled, vocabulary
from tqc.model import Span
from tqc.text.document import Document

OBLIQUE = {"skogo": "sky", "skomu": "sky", "tskim": "tsky", "ovym": "ov", "evym": "ev"}
"""Endings that no name has in the nominative, and those that it has there."""
WOMENS = {"ovoy": "ova", "evoy": "eva", "skoy": "skaya", "inoy": "ina", "ovoi": "ova", "evoi": "eva", "skoi": "skaya"}
"""Endings of a woman's surname in the genitive; men have surnames that end so too."""
BEFORE = 24
"""Code points before a surname that hold the first name and the patronymic."""


def case_ending(document: Document) -> Iterator[Fault]:
    """A name that ends as no name does in the nominative, or as a woman's does in the genitive if it is known to be hers."""
    endings = (*OBLIQUE, *WOMENS)
    for word in sorted(w for w in titled(document) if w.endswith(endings)):
        ending = next(e for e in endings if word.endswith(e))
        right = word.removesuffix(ending) + {**OBLIQUE, **WOMENS}[ending]
        for span in occurrences(document, word):
            if ending in OBLIQUE or _hers(document, span, right):
                yield Fault(span, (right,))


def _hers(document: Document, span: Span, right: str) -> bool:
    """Whether a name is a woman's: her first name stands before it, or no man's does and the text has the name in the nominative."""
    before = re.search(r"([A-Z][a-z]+) (?:[A-Z][a-z]+(?:ovna|evna|ova|eva) )?\Z", document.clean[max(0, span.start - BEFORE) : span.start])
    gender = _genders().get(before[1], "") if before else ""
    return gender == "f" or (not gender and right in vocabulary(document))


@cache
def _genders() -> dict[str, str]:
    return {name: row[0] for row in rows("first_names.tsv", 3) for name in row[1].split()}


INFLECTED: dict[str, Find] = {"case-ending": case_ending}
