"""The regular rules of English inflection: what a word does when no table says otherwise."""

from __future__ import annotations

VOWELS = frozenset("aeiou")
SIBILANTS = ("s", "x", "z", "ch", "sh")
NEVER_DOUBLED = frozenset("aeiouwxyh")


def plural(noun: str) -> str:
    """The regular plural of a lower-case noun: "court" → "courts", "party" → "parties", "policewoman" → "policewomen"."""
    return noun[:-2] + "en" if noun.endswith("man") else _with_s(noun)


def name_plural(name: str) -> str:
    """The plural of a capitalised word, which keeps its -y and its -man: "Kennedys", "Germans", "Joneses"."""
    return name + ("es" if name.endswith(SIBILANTS) else "s")


def third_person(verb: str) -> str:
    """The -s form of a verb: "carries", "goes", "watches"."""
    return verb + "es" if verb.endswith("o") and verb[-2:-1] not in VOWELS else _with_s(verb)


def past(verb: str, *, double: bool) -> str:
    """The -ed form of a verb; `double` repeats its final consonant."""
    return _suffixed(verb, "ed", double=double)


def gerund(verb: str, *, double: bool) -> str:
    """The -ing form of a verb; `double` repeats its final consonant."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _suffixed(verb, "ing", double=double)


def comparative(adjective: str) -> str:
    """The -er form of an adjective."""
    return _suffixed(adjective, "er", double=doubles(adjective))


def superlative(adjective: str) -> str:
    """The -est form of an adjective."""
    return _suffixed(adjective, "est", double=doubles(adjective))


def doubles(word: str) -> bool:
    """Whether a word of one syllable ends in one vowel and one consonant, which is repeated before a suffix: "stop", "quit"."""
    if len(word) < 3 or word[-1] in NEVER_DOUBLED or word[-2] not in VOWELS | {"y"}:
        return False
    onset = word[:-2]
    if onset.endswith("qu"):
        onset = onset[:-1]
    return not any(letter in VOWELS for letter in onset) and not onset.endswith("y")


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(SIBILANTS) else "s")


def _suffixed(word: str, suffix: str, *, double: bool) -> str:
    if suffix[0] == "e":
        if word.endswith("e"):
            return word + suffix[1:]
        if word.endswith("y") and word[-2:-1] not in VOWELS:
            return word[:-1] + "i" + suffix
    if word.endswith("c") and word[-2:-1] in VOWELS:
        return word + "k" + suffix
    return word + (word[-1] if double else "") + suffix
