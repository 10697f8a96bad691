"""One key for all the spellings that one Russian name gets in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

CACHED = 1 << 12
ENDING = r"(?:[oe]va?|[oe]vsk[aio]+|enk[ao]|chuk|shvili|adze|idze|[kylhnd]ina?|[^aeiou]sk(?:i|aa|aia|oi))$"
"""How the key of a Russian surname ends, and of many a Russian place."""
CHANGES = (
    ("[ʹʺ'’]", ""),
    ("[čć]", "ch"),
    ("š", "sh"),
    ("ž", "zh"),
    ("[ëè]", "e"),
    ("s(?:hch|ch|h)", "š"),
    ("tch", "ch"),
    ("dzh|dj", "ž"),
    ("kh", "h"),
    ("t[sz]", "c"),
    ("x", "ks"),
    ("w", "v"),
    ("ander$", "andr"),
    ("guei$", "gei"),
    ("^j", "ǰ"),
    ("[iyj]+", "i"),
    ("ie|io(?=[^aeiou])", "e"),
)
LOOSE = (("ou", "u"), ("th", "t"), (r"(.)\1", r"\1"))
"""What is no other name if the name is Russian, and may be another if it is not (Louis, Luis)."""


def skeletons(names: Iterable[str]) -> list[str]:
    """What no transliteration changes in each of some names: cheap, and alike for more names than `key`."""
    return "\n".join(names).lower().translate(_dropped()).split("\n")


@lru_cache(CACHED)
def key(name: str) -> str:
    """The same text for every usual transliteration of one Russian name: Semenov, Semyonov, Semionov.

    Gendered endings stay apart, and so do names that differ in a letter by more than transliteration.
    """
    found = name.lower()
    strict, loose, ending = _patterns()
    for pattern, to in strict:
        found = pattern.sub(to, found)
    if ending.search(found):
        for pattern, to in loose:
            found = pattern.sub(to, found)
    return found


def odd(name: str) -> bool:
    """Whether a Russian name is spelled as news hardly spells it: Turbyn, Abdoulatipov, Remeniako, Vitalij."""
    return _odd().search(name.lower()) is not None


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(r"yn$|ou[a-z]|th|tch|ij|iy|[nlt]j|[^aeiouc]ia(?:ko|n?ov|kov)|sz|dj|w")


def russian(name: str) -> bool:
    """Whether a name ends as Russian surnames do."""
    return _patterns()[2].search(key(name)) is not None


@cache
def _dropped() -> dict[int, str | None]:
    gone: dict[int, str | None] = dict.fromkeys(map(ord, "aeiouyjhctfʹʺ'’ëèčć"), None)
    return gone | {ord(a): b for a, b in (("w", None), ("v", None), ("x", "ks"), ("z", "s"), ("š", "s"), ("ž", "s"))}


Compiled = list[tuple[re.Pattern[str], str]]


@cache
def _patterns() -> tuple[Compiled, Compiled, re.Pattern[str]]:
    strict, loose = ([(re.compile(pattern), to) for pattern, to in changes] for changes in (CHANGES, LOOSE))
    return strict, loose, re.compile(ENDING)
