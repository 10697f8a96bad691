"""From a word in a text to what it may be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tqc.lexicon import tables
from tqc.lexicon.inflection import CONTRACTED, Pos, inflect, pos

CACHED = 1 << 14
PARTS = {
    ("N", "sg"): "N",
    ("N", "pl"): "N-pl",
    ("V", "base"): "V",
    ("V", "s"): "V-s",
    ("V", "ed"): "V-ed",
    ("V", "en"): "V-en",
    ("V", "ing"): "V-ing",
    ("A", "base"): "A",
    ("A", "er"): "A-er",
    ("A", "est"): "A-est",
}
SUFFIXES = (
    ("s", ("",)),
    ("es", ("",)),
    ("ies", ("y",)),
    ("men", ("man",)),
    ("ed", ("", "e")),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("ying", ("ie",)),
    ("er", ("", "e")),
    ("ier", ("y",)),
    ("est", ("", "e")),
    ("iest", ("y",)),
)
"""A regular ending and what may stand in its place in the lemma."""
PREFIXES = frozenset({"re", "co", "over", "under", "out", "mis", "un", "pre", "ex", "vice", "sub", "non", "anti", "counter", "self", "mid"})


class Reading(NamedTuple):
    """One thing that a word may be: the form of a lemma, as `inflect` names it."""

    lemma: str
    pos: Pos
    form: str


@lru_cache(CACHED)
def readings(word: str) -> tuple[Reading, ...]:
    """What a lower-case word (a name: as written) may be a form of, by the table; empty for unknown words.

    Closed-class words are read too: "is" is a form of be, "'s" of be and of have.
    """
    return tuple(
        Reading(lemma, p, form)
        for lemma in _candidates(word)
        for p in pos(lemma)
        for form, words in inflect(lemma, p).items()
        if word in words or (p == "V" and word in CONTRACTED.get(lemma, {}).get(form, ()))
    )


@lru_cache(CACHED)
def parts(word: str) -> frozenset[str]:
    """The parts of speech a word may be, out of N, N-pl, V, V-s, V-ed, V-en, V-ing, A, A-er, A-est and ADV.

    Takes a lower-case word; a word with a capital is looked up both as a name ("Russians") and in lower case.
    Closed-class and unknown words give an empty set. A hyphenated word unknown to the table may be an adjective,
    and what its last part is ("ex-minister", "re-elected").
    """
    low = word.lower()
    found = _parts(word) if word != low else frozenset[str]()
    if low in tables.closed_class():
        return found
    found |= _parts(low)
    if not found and "-" in low:
        first, _, last = low.rpartition("-")
        of_last = parts(last)
        if first in PREFIXES:
            return of_last
        return (of_last & {"N", "N-pl"}) | {"A"} if of_last else found
    return found


def known(word: str) -> bool:
    """Whether the lexicon has a word, in this very form, open class or closed."""
    return closed(word) or bool(_parts(word))


def closed(word: str) -> bool:
    """Whether a lower-case word is of a closed class: determiner, pronoun, preposition, conjunction, auxiliary, numeral, particle."""
    return word in tables.closed_class()


def kinds(word: str) -> frozenset[str]:
    """The closed classes of a lower-case word: det, pron, prep, conj, aux, modal, num, part; empty for open-class words."""
    return tables.closed_class().get(word, frozenset())


@lru_cache(CACHED)
def _parts(word: str) -> frozenset[str]:
    found = {PARTS[p, form] for _, p, form in readings(word)}
    if "D" in tables.lemmas().get(word, "").split():
        found.add("ADV")
    return frozenset(found)


def _candidates(word: str) -> Iterator[str]:
    """Lemmas that `word` may be a form of, without repeats; each is still to be inflected and compared."""
    table = tables.lemmas()
    seen = set()
    for lemma in (word, *tables.irregular().get(word).split(), *(c for c in CONTRACTED if word.startswith("'")), *_undone(word)):
        if lemma in table and lemma not in seen:
            seen.add(lemma)
            yield lemma
    if word in {"am", "are"}:
        yield "be"


def _undone(word: str) -> Iterator[str]:
    for suffix, ends in SUFFIXES:
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            for end in ends:
                yield stem + end
            if stem[-1:] and (stem[-1] == stem[-2:-1] or stem.endswith("ck")):
                yield stem[:-1]
