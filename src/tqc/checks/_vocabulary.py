"""The distinct words of a document, worked out once for every check that asks, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.lexicon import UNLISTED, known, rank
from tqc.text.document import Document

MEMO = "checks/vocabulary"
MEMO_STRANGE = "checks/strange"
SHORTEST = 4
LATIN_ENDS = "\u0250"
"""The first letter that is not of the Latin blocks."""
LONGEST_ADDRESS = 200
"""So many signs around a word are looked at for signs of an address."""


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _address() -> re.Pattern[str]:
    """What only addresses, handles, file names, code and the like hold between two spaces."""
    return re.compile(r"[@#/_\\=<>|~]|[^\W_]\.[^\W_]{2}|(?:-[^\W_]+){3}")


def vocabulary(document: Document) -> set[str]:
    """The distinct runs of letters of a document, as written."""
    found: set[str] | None = document.memo.get(MEMO)
    if found is None:
        found = document.memo[MEMO] = set(_words().findall(document.clean))
    return found


def strange(document: Document) -> list[str]:
    """The distinct Latin lower-case words of four letters or more that neither the lexicon nor its frequency list has, sorted."""
    found: list[str] | None = document.memo.get(MEMO_STRANGE)
    if found is None:
        rare = [w for w in vocabulary(document) if len(w) >= SHORTEST and w.islower() and rank(w) == UNLISTED]
        found = document.memo[MEMO_STRANGE] = sorted(w for w in rare if max(w) < LATIN_ENDS and not known(w))
    return found


def occurrences(document: Document, word: str) -> Iterator[re.Match[str]]:
    """Where a word stands whole in `clean`, as written, but for addresses, handles and code."""
    clean = document.clean
    for m in re.finditer(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", clean):
        if not in_address(clean, m.start(), m.end()):
            yield m


def in_address(clean: str, start: int, end: int) -> bool:
    """Whether what stands around a stretch of `clean`, from space to space, is an address, a handle or code."""
    least, most = max(0, start - LONGEST_ADDRESS), min(len(clean), end + LONGEST_ADDRESS)
    left = max(clean.rfind(" ", least, start), clean.rfind("\n", least, start), least - 1) + 1
    right = min(i if i >= 0 else most for i in (clean.find(" ", end, most), clean.find("\n", end, most)))
    return _address().search(clean, left, right) is not None
