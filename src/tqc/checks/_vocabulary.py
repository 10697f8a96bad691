"""The distinct words of a document, worked out once for every check that asks, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tqc.lexicon import known, tables
from tqc.model import Span
from tqc.text.document import Document

MEMO = "checks/vocabulary"
MEMO_STRANGE = "checks/strange"
MEMO_TITLED = "checks/titled"
SHORTEST = 4
MANY, MOSTLY = 50, 0.25
"""A text with more strange words than both is not in English."""
LONGEST_ADDRESS = 200
"""So many signs around a word are looked at for signs of an address."""


@cache
def _words() -> re.Pattern[str]:
    return re.compile("[A-Za-z\u00c0-\u024f]+")


@cache
def _address() -> re.Pattern[str]:
    """What only addresses, handles, file names, code and the like hold between two spaces."""
    return re.compile(r"[@#/_\\=<>|~]|[^\W_]\.[^\W_]{2}|(?:-[^\W_]+){3}")


def vocabulary(document: Document) -> set[str]:
    """The distinct words of a document, as written: runs of Latin letters."""
    found: set[str] | None = document.memo.get(MEMO)
    if found is None:
        found = document.memo[MEMO] = set(_words().findall(document.clean))
    return found


def titled(document: Document) -> list[str]:
    """The distinct words of a document that have a capital and else small letters."""
    found: list[str] | None = document.memo.get(MEMO_TITLED)
    if found is None:
        found = document.memo[MEMO_TITLED] = list(filter(str.istitle, vocabulary(document)))
    return found


def strange(document: Document) -> list[str]:
    """The distinct lower-case words of four letters or more that neither the lexicon nor its frequency list has, sorted.

    Empty for a text in another language.
    """
    found: list[str] | None = document.memo.get(MEMO_STRANGE)
    if found is None:
        rare = filter(str.islower, vocabulary(document).difference(tables.ranks()))
        odd = sorted(w for w in rare if len(w) >= SHORTEST and not known(w))
        found = document.memo[MEMO_STRANGE] = [] if len(odd) > max(MANY, MOSTLY * len(vocabulary(document))) else odd
    return found


def occurrences(document: Document, word: str) -> Iterator[Span]:
    """Where a word stands whole in `clean`, as written, but for addresses, handles and code."""
    return (span for span in whole_words(document.clean, word) if not in_address(document.clean, *span))


def whole_words(text: str, words: str) -> Iterator[Span]:
    """Where words stand in a text, no letter or figure beside them."""
    for start in everywhere(text, words):
        end = start + len(words)
        if not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum():
            yield Span(start, end)


def everywhere(text: str, string: str) -> Iterator[int]:
    """Where a string stands in a text."""
    start = text.find(string)
    while start >= 0:
        yield start
        start = text.find(string, start + len(string))


def led(pattern: re.Pattern[str], text: str, leads: Iterable[str]) -> Iterator[re.Match[str]]:
    """Where a pattern that begins with one of some words or signs matches, in order, looked for nowhere else; matches may overlap."""
    places = sorted({at for lead in leads for at in everywhere(text, lead)})
    return filter(None, (pattern.match(text, at) for at in places))


def in_address(clean: str, start: int, end: int) -> bool:
    """Whether what stands around a stretch of `clean`, from space to space, is an address, a handle or code."""
    least, most = max(0, start - LONGEST_ADDRESS), min(len(clean), end + LONGEST_ADDRESS)
    left = max(clean.rfind(" ", least, start), clean.rfind("\n", least, start), least - 1) + 1
    right = min(i if i >= 0 else most for i in (clean.find(" ", end, most), clean.find("\n", end, most)))
    return _address().search(clean, left, right) is not None


def no_capitals(document: Document, offset: int) -> bool:
    """Whether the block has no capital at all: verse, a slogan, someone's way of writing."""
    known: dict[int, bool] = document.memo.setdefault("checks/no-capitals", {})
    block = document.block_at(offset)
    if block not in known:
        prose = document.prose(block)
        known[block] = prose == prose.lower()
    return known[block]
