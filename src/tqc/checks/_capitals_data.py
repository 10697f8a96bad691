"""The words of `capitals.txt`, read on first use."""

from __future__ import annotations

from functools import cache
from pkgutil import get_data


@cache
def rows() -> dict[str, str]:
    """Kind → all its lines, joined by a space (institutions: by a bar)."""
    found: dict[str, list[str]] = {}
    text = (get_data(__package__, "capitals.txt") or b"").decode("utf-8")
    for line in text.splitlines():
        kind, colon, words = line.partition(": ")
        if colon and not line.startswith("#"):
            found.setdefault(kind, []).append(words)
    return {kind: ("|" if kind == "institution" else " ").join(lines) for kind, lines in found.items()}


@cache
def words(*kinds: str) -> dict[str, str]:
    """Word → how it is written, of some kinds."""
    pairs = (entry.partition("=") for kind in kinds for entry in rows()[kind].split())
    return {word: right or word[0].upper() + word[1:] for word, _, right in pairs}


@cache
def institutions() -> list[tuple[str, ...]]:
    """The words of each institution's name, as they are written."""
    return [tuple(name.split()) for name in rows()["institution"].split("|")]
