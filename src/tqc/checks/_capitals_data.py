"""The words of `data/capitals.tsv` as the checks on capitals use them."""

from __future__ import annotations

from functools import cache

from tqc.checks._data import rows
from tqc.lexicon import rank

SEPARATOR = {"institution": "|"}


@cache
def entries(kind: str) -> list[str]:
    """Every entry of a kind, as written."""
    return [entry for row in rows("capitals.tsv", 2) if row[0] == kind for entry in row[1].split(SEPARATOR.get(kind))]


@cache
def spellings(*kinds: str) -> dict[str, str]:
    """Word → how it is written, of some kinds."""
    pairs = (entry.partition("=") for kind in kinds for entry in entries(kind))
    return {word: right or word[0].upper() + word[1:] for word, _, right in pairs}


@cache
def first_names() -> frozenset[str]:
    """First names, as written."""
    listed = (name for row in rows("first_names.tsv", 3) for name in row[1].split())
    return frozenset((*listed, *spellings("first").values()))


@cache
def institutions() -> dict[str, list[str]]:
    """Word, in the case its name has it in and in the other → the names whose rarest word it is."""
    found: dict[str, list[str]] = {}
    for name in entries("institution"):
        rarest = max((w for w in name.split() if w[0].isupper()), key=lambda w: rank(w.lower()))
        for word in (rarest, rarest.lower()):
            found.setdefault(word, []).append(name)
    return found
