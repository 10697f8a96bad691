"""The distinct words of a document, worked out once for every check that asks."""

from __future__ import annotations

import re
from functools import cache

from tqc.lexicon import UNLISTED, known, rank
from tqc.text.document import Document

MEMO = "checks/vocabulary"
MEMO_STRANGE = "checks/strange"
SHORTEST = 4
ADDRESS = re.compile(r"[@#/_\\=<>|~]|[^\W_]\.[^\W_]|(?:-[^\W_]+){3}")
"""What only addresses, handles, file names, code and the like hold between two spaces."""


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


def vocabulary(document: Document) -> set[str]:
    """The distinct runs of letters of a document, as written."""
    found: set[str] | None = document.memo.get(MEMO)
    if found is None:
        found = document.memo[MEMO] = set(_words().findall(document.clean))
    return found


def strange(document: Document) -> list[str]:
    """The distinct lower-case words of four letters or more that neither the lexicon nor its frequency list has, sorted."""
    found: list[str] | None = document.memo.get(MEMO_STRANGE)
    if found is None:
        rare = [w for w in vocabulary(document) if len(w) >= SHORTEST and w.islower() and rank(w) == UNLISTED]
        found = document.memo[MEMO_STRANGE] = sorted(w for w in rare if not known(w))
    return found


def occurrences(document: Document, word: str) -> list[re.Match[str]]:
    """Where a word stands whole in `clean`, but for addresses, handles and code."""
    clean = document.clean
    return [m for m in re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])").finditer(clean) if not in_address(clean, m.start(), m.end())]


def in_address(clean: str, start: int, end: int) -> bool:
    """Whether the run of signs around a stretch of `clean`, from space to space, is an address, a handle, code."""
    left = max(clean.rfind(" ", 0, start), clean.rfind("\n", 0, start)) + 1
    right = min(i for i in (clean.find(" ", end), clean.find("\n", end), len(clean)) if i >= 0)
    return ADDRESS.search(clean, left, right) is not None
