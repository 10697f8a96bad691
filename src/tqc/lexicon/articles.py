"""Which indefinite article goes before a word: by its sound, so by rule and exception."""

from __future__ import annotations

from typing import Literal

from tqc.lexicon import tables
from tqc.lexicon.analysis import known

Article = Literal["a", "an"]

VOWEL_LETTERS = frozenset("aeiouæøœ")
VOWEL_NAMES = frozenset("aefhilmnorsx")
"""Letters whose names begin with a vowel: an F, but a U."""
SHORTEST_SHOUTED = 4
"""An all-caps word of this length that the lexicon knows is a word in capitals, a shorter one is spelt out."""
YEAR = 4


def article(word: str) -> Article:
    """The article before a word (or a phrase: its first word) as written, case included: an MP, a NATO base, an 18-year-old, a European.

    By the exceptions first (longest beginning wins), then: figures as they are read out; capitals and single letters
    by the names of letters; the rest by the first letter, u- taken as in *umbrella*.
    """
    word = word.lstrip("\"'“”‘’«»([$€£₽#+-–.").partition(" ")[0]
    if word[:1].isdigit():
        return _figure(word)
    from unicodedata import normalize

    low = normalize("NFD", word.lower())
    given = _exception(word, low)
    if given:
        return given
    letters = VOWEL_NAMES if _spelt_out(word) else VOWEL_LETTERS
    return "an" if low[:1] in letters else "a"


def _exception(word: str, low: str) -> Article | None:
    table = tables.article_words()
    found = table.get(low.partition("-")[0].removesuffix("'s")) or table.get(low)
    if not found and not _spelt_out(word):
        found = next((table[key] for end in range(len(low), 0, -1) if (key := low[:end] + "*") in table), "")
    return "an" if found == "an" else "a" if found == "a" else None


def _spelt_out(word: str) -> bool:
    """Whether a word is read letter by letter: MP, MPs, FBI-led, X-ray, S-400, e-mail."""
    first = word.partition("-")[0]
    head = first.rstrip("0123456789")
    if len(head) == 1:
        return len(first) < len(word) or len(head) < len(first) or word.isupper()
    capitals = head.removesuffix("s")
    return capitals.isupper() and not (len(head) >= SHORTEST_SHOUTED and known(head.lower()))


def _figure(word: str) -> Article:
    """Eight, eighty, eight hundred; eleven, eighteen and their thousands; 18xx as a year."""
    end = next((i for i, c in enumerate(word) if not c.isdigit()), len(word))
    digits = word[:end]
    eleven = digits[:2] in {"11", "18"} and len(digits) in {2, YEAR}
    return "an" if digits[0] == "8" or eleven else "a"
