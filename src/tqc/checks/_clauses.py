"""What of a sentence is a main clause: it begins with a subject, and a verb with a tense follows."""

from __future__ import annotations

from functools import lru_cache

from tqc import lexicon

LINKS = frozenset(
    "that if when because as while whilst whereas which who whose whom whether although though since until till before after where what "
    "unless once than how why whatever whoever wherever whenever so provided given despite without like not no nor either neither rather "
    "much let".split()
)
"""One of these may open a subordinate clause, or make two clauses a pair."""
CLEAR = frozenset("is are was were has have had will would can could may might must should did does".split())
"""Auxiliaries that are nothing else."""
PRONOUNS = frozenset("he she it they there".split())
POINTERS = frozenset("this these those".split())
DETERMINERS = frozenset(
    "the a an his her its their this these those all some many most several no both every each one another more people police".split()
)
"""One of these, or a number, may open a subject."""
NOT_CLAUSES = frozenset("by with having being given born had were should please to more so what how but".split())
"""What begins with one of these is a phrase, or no statement."""
BARE_RELATIVE = frozenset("year day way moment time more fact night minute second next last first".split())
"""After "the": a clause may follow with nothing before it."""
PREPOSITIONS = frozenset("of in on at by for with from to".split())
LONGEST_SUBJECT, LONGEST_NAME = 9, 4
"""Words."""
CACHED = 1 << 13


@lru_cache(CACHED)
def past(word: str) -> bool:
    """Whether a lower-case word is a past tense and nothing else: went, took, began."""
    found = lexicon.parts(word)
    return "V-ed" in found and found.isdisjoint(("V-en", "N", "N-pl", "V", "A", "ADV"))


def clear(word: str) -> bool:
    """Whether a word, as written, is an auxiliary or a past tense and nothing else."""
    return word in CLEAR or past(word)


@lru_cache(CACHED)
def tensed(word: str) -> bool:
    """Whether a lower-case word may be a verb with a tense."""
    found = lexicon.parts(word)
    return word in CLEAR or "V-ed" in found or _third_person(word)


@lru_cache(CACHED)
def _third_person(word: str) -> bool:
    found = lexicon.parts(word)
    return "V-s" in found and "N-pl" not in found


def predicate(words: list[str]) -> int:
    """The index of the verb with a tense in a clause that begins with its subject, its words in lower case; -1 if nothing is sure."""
    first = words[0]
    if first in PRONOUNS or first in POINTERS:
        i = 1
        while i < len(words) - 1 and "ADV" in lexicon.parts(words[i]):
            i += 1
        if i < len(words) and (tensed(words[i]) or (first == "they" and "V" in lexicon.parts(words[i]))):
            return i
        if first in PRONOUNS:
            return -1
    if not opens_subject(first):
        return -1
    for i, word in enumerate(words[1 : LONGEST_SUBJECT + 1], 1):
        if word in LINKS or word in PRONOUNS or word in {"and", "or", "but", "to", "i", "we", "you"}:
            return -1
        if word in CLEAR or past(word) or (_with_object(words, i) and _may_govern(words, i)):
            return i
    return -1


def opens_subject(word: str) -> bool:
    """Whether a lower-case word is a determiner or a number."""
    return word in DETERMINERS or word[0].isdigit() or "num" in lexicon.kinds(word)


def _with_object(words: list[str], i: int) -> bool:
    after = words[i + 1 + (words[i + 1 : i + 2] == ["out"]) :]
    return bool(after) and opens_subject(after[0])


def _may_govern(words: list[str], i: int) -> bool:
    """Whether a word before an object is a verb with a tense: a past tense, or a plural's present."""
    found = lexicon.parts(words[i])
    if "V-ed" in found:
        return words[i - 1] not in PREPOSITIONS
    return "V" in found and "N" not in found and (words[i - 1] == "police" or "N-pl" in lexicon.parts(words[i - 1]))


def complete(words: list[str]) -> bool:
    """Whether some words, the first as written, are a main clause and no more."""
    low = [word.lower() for word in words]
    if low[0] in NOT_CLAUSES or not LINKS.isdisjoint(low) or (low[0] == "the" and low[1] in BARE_RELATIVE):
        return False
    verb = predicate(low)
    if verb > 0 and PRONOUNS.isdisjoint(low[1:verb]):
        return True
    opened = opens_subject(low[0]) or low[0] in PRONOUNS
    if not (opened or words[0][0].isupper() or low[0] in PREPOSITIONS) or (not PRONOUNS.isdisjoint(low[1:]) and low[0] not in PREPOSITIONS):
        return False
    return any(
        w in CLEAR or past(w) or _third_person(w) or (opened and "V-ed" in lexicon.parts(w)) or _plurals_verb(low[i], w)
        for i, w in enumerate(low[1:])
    )


def _plurals_verb(before: str, word: str) -> bool:
    """Whether a word can only be what a plural before it does."""
    found = lexicon.parts(word)
    return "V" in found and found.isdisjoint({"N", "A", "V-en"}) and "N-pl" in lexicon.parts(before) and not lexicon.closed(word)
