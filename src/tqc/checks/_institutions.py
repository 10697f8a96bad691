"""Names of several words, half in capitals: states, seas, courts, ministries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.checks._capitals_data import entries, institutions
from tqc.checks._vocabulary import led, vocabulary, whole_words
from tqc.model import Span
from tqc.text.document import Document


def _institution(document: Document) -> Iterator[Fault]:
    words = vocabulary(document)
    table = institutions()
    for name in sorted({name for word in words & table.keys() for name in table[word]}):
        raised = [w for w in name.split() if w[0].isupper()]
        mixed = any(w.lower() in words for w in raised) and any(w in words for w in raised)
        if mixed and all(w in words or w.lower() in words for w in raised):
            yield from _half(document, name)


def _half(document: Document, name: str) -> Iterator[Fault]:
    """Where some words of a name have their capitals and some have not, but for a capital that a sentence's start explains."""
    clean = document.clean
    for span in whole_words(document.folded, name.lower()):
        found = clean[span.start : span.end]
        if not _half_raised(found.split(), name.split()):
            continue
        before, after = clean[max(0, span.start - 4) : span.start], clean[span.end : span.end + 5]
        inside = before == "The " or (before[-1:] == " " and (before[-2:-1].isalnum() or before[-2:-1] in {",", "'", "’"}))
        longer = found[0].islower() and " of " not in name and after.startswith((" of ", " for "))
        if inside and not longer and after[:1] not in {"-", "’", "'"}:
            yield Fault(span, (name,))


def _half_raised(found: list[str], right: list[str]) -> bool:
    """Whether of the words that should have a capital some have and some have not, and none is written in another way."""
    pairs = [(w, r) for w, r in zip(found, right, strict=True) if r[0].isupper()]
    capitals = {w == r for w, r in pairs if w in {r, r[0].lower() + r[1:]}}
    return capitals == {True, False} and all(w[1:] == r[1:] for w, r in pairs)


def _ministry(document: Document) -> Iterator[Fault]:
    for m in led(_ministries(), document.clean, vocabulary(document) & {"Ministry", "Minister", "ministry", "Department"}):
        if m["low"]:
            yield Fault(Span(*m.span("low")), (m["low"].title(),))
        else:
            rest = re.sub(r"(?!and\b)\b[a-z]+", lambda w: w[0].title(), m["rest"])
            yield Fault(Span(*m.span("rest")), (rest,))


@cache
def _ministries() -> re.Pattern[str]:
    words = "|".join(entries("portfolio"))
    upper = "|".join(w.title() for w in entries("portfolio"))
    return re.compile(
        rf"\b(?:Minist(?:ry|er) (?:of|for) |Department of (?=defen[cs]e|energy|justice|agriculture|commerce|transportation\b))"
        rf"(?P<rest>(?:{words})\b(?:(?:, | and | )(?:{words})\b){{0,5}})"
        rf"|\b(?P<low>ministry)(?= (?:of|for) (?:{upper})\b)"
    )


INSTITUTIONS: dict[str, Find] = {
    "half-capitalised-name": _institution,
    "half-capitalised-ministry": _ministry,
}
