"""Signs that a machine left behind: its own tokens, a hyphen with nothing after it, the stop of a Russian abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.model import Span
from tqc.text.document import Document

YEAR_LENGTH = 5


def machine_token(document: Document) -> Iterator[Fault]:
    """What translating machines write for themselves, and lone signs of money at a sentence's end."""
    clean = document.clean
    if ">" in clean or "@" in clean:
        yield from (Fault(Span(*m.span())) for m in re.finditer(r"<(?:unk|hash|pad|eos|bos|/?s)>|(?<= )@-@(?= )", clean))
        for m in re.finditer(r"\b(\w+) @ (\w+)", clean):
            if m[1].islower() or not m[2].istitle():
                yield Fault(Span(*m.span()), (f"{m[1]}-{m[2]}",))
    if " $" in clean:
        yield from (Fault(Span(m.start(1), m.end(1)), ("",)) for m in re.finditer(r"[.,!?\"”]( \$)(?= [^\d\s]|\n|\Z)", clean))


def dangling_hyphen(document: Document) -> Iterator[Fault]:
    """A hyphen before a stop or a comma, unless the compound's other part follows: mid-, not late-season."""
    clean = document.clean
    if "-," in clean or "-." in clean:
        for m in re.finditer(r"[^\W_]{2}(-)[.,](?=\s|\Z)(?!.{0,40}(?:\w-\w|\b(?:and|or|to)\b))", clean):
            yield Fault(Span(*m.span(1)), ("",))


def stop_after_year(document: Document) -> Iterator[Fault]:
    """A year with a stop in the middle of a sentence, for the Russian word that is cut short after it."""
    clean = document.clean
    for m in re.finditer(r"\. ([a-z]+)\b", clean):
        if _year().search(clean, max(0, m.start() - YEAR_LENGTH), m.start()) and lexicon.known(m[1]):
            yield Fault(Span(m.start(), m.start() + 1), ("",))


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:19|20)\d\d\Z")


CHECKS: dict[str, Find] = {"machine-token": machine_token, "dangling-hyphen": dangling_hyphen, "stop-after-year": stop_after_year}
