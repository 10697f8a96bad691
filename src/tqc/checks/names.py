"""Names: one in two spellings, a first name and a surname of two genders, abbreviations that only Russians can read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from functools import cache
from itertools import combinations
from typing import NamedTuple

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._data import rows
from tqc.checks._inflected import INFLECTED
from tqc.checks._transliteration import key, odd, russian, skeletons
from tqc.checks._vocabulary import titled, vocabulary, whole_words
from tqc.model import Span
from tqc.text.document import Document

SHORTEST = 4
"""Letters; among shorter names too many are two names."""
SHORTEST_FOREIGN = 6
"""The same of a name that does not look Russian."""
RUSSIA = frozenset({"Russia", "Russian", "Russians", "Moscow", "Kremlin", "Ukraine", "Ukrainian", "Belarus", "Putin", "Kiev", "Kyiv"})
"""One of these words stands in a text about the places whose names are transliterated."""
BESIDE = 12
"""Code points around an abbreviation that tell, if they are capitals, that it may be a word in capitals."""
NOT_SURNAMES = frozenset("Villanueva Cueva Nueva Cordova Casanova Canova Genova Terranova Bova Nova Moldova Leva".split())
"""They end like the surnames of Russian women."""
STAGE_NAMES = frozenset({"R. Kelly", "J. Cole", "J. Balvin", "J. Lo", "M. Ward", "E. Coli"})
LONGEST_LEAD = 20
"""Code points before an initial that hold the word it follows."""
UNMANLY = {"ova": "ov", "eva": "ev", "skaya": "sky", "skaia": "sky", "ovna": "ovich", "evna": "evich"}
"""How the surname or patronymic of a woman ends, and of a man."""
UNMANLY_IN_RUSSIA = {**UNMANLY, "ina": "in"}
UNWOMANLY = {"ov": "ova", "ev": "eva", "chkin": "chkina", "shkin": "shkina", "tsyn": "tsyna"}


class FirstName(NamedTuple):
    """What is known of a first name."""

    gender: str
    """"m" or "f"."""
    western: bool
    """Whether people bear it whose surnames do not bend."""


@cache
def first_names() -> dict[str, FirstName]:
    """First name, in each usual spelling → what is known of it."""
    return {name: FirstName(gender, bool(west)) for gender, names, west in rows("first_names.tsv", 3) for name in names.split()}


@cache
def abbreviations() -> dict[str, tuple[str, str]]:
    """Abbreviation → what it means, what to print (empty if that depends)."""
    return {short: (meaning, fix) for short, meaning, fix in rows("abbreviations.tsv", 3)}


def two_spellings(document: Document) -> Iterator[Fault]:
    """The rarer spellings of a name that has several by transliteration, wherever they stand."""
    words = vocabulary(document)
    for group in _groups(document):
        named: dict[str, list[str]] = {}
        for word in group:
            named.setdefault(key(word), []).append(word)
        for spellings in named.values():
            if len(spellings) > 1 and _one_name(spellings, words):
                places = _places(document, spellings)
                if not _several_people(document, places):
                    yield from _rarer(places)


def one_letter_apart(document: Document) -> Iterator[Fault]:
    """The rarer of two spellings of a name that one weak letter tells apart, if the person's other name is the same."""
    for group in _groups(document):
        for one, other in combinations(group, 2):
            if min(len(one), len(other)) < SHORTEST_FOREIGN - 1 or not _one_letter(one, other) or key(one) == key(other):
                continue
            if not any(lexicon.known(w) or lexicon.known(w.lower()) for w in (one, other)):
                places = _places(document, [one, other])
                if _same_company(document, places):
                    yield from _rarer(places)


def _groups(document: Document) -> list[list[str]]:
    """The names of a text that may be spellings of one another, several each."""
    found: list[list[str]] | None = document.memo.get(__name__)
    if found is None:
        names = [word for word in titled(document) if len(word) >= SHORTEST]
        alike = skeletons(names)
        count = Counter(alike)
        groups: dict[str, list[str]] = {}
        for word, skeleton in zip(names, alike, strict=True) if len(count) < len(names) else ():
            if count[skeleton] > 1:
                groups.setdefault(skeleton, []).append(word)
        found = document.memo[__name__] = sorted(map(sorted, groups.values()))
    return found


def _one_name(spellings: list[str], words: Set[str]) -> bool:
    """Whether words of one key are sure to be one name: a Russian one, or in a text about Russia no English word."""
    if any(lexicon.known(word.lower()) for word in spellings):
        return False
    if all(word in first_names() or russian(word) for word in spellings):
        return True
    return min(map(len, spellings)) >= SHORTEST_FOREIGN and not (RUSSIA.isdisjoint(words) and first_names().keys().isdisjoint(words))


def _one_letter(one: str, other: str) -> bool:
    """Whether one letter is put in, left out or changed, but for endings that may be another gender's, a plural or a demonym."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or long[:-1] == short:
        return False
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]


def _places(document: Document, spellings: list[str]) -> list[tuple[str, Span]]:
    pattern = re.compile(rf"(?<![\w@/.#-])(?:{'|'.join(spellings)})(?![\w-]|\.\w)")
    return [(m[0], Span(*m.span())) for m in pattern.finditer(document.clean)]


def _rarer(places: list[tuple[str, Span]]) -> Iterator[Fault]:
    count = Counter(name for name, _ in places)
    if len(count) > 1:
        usual = {name: many for name, many in count.items() if not odd(name)}
        right = max(usual or count, key=count.__getitem__)
        for name, span in places:
            if name != right:
                yield Fault(span, (right,), f"the text also writes {right}; keep to one spelling")


def _several_people(document: Document, places: list[tuple[str, Span]]) -> bool:
    """Whether each spelling has first names of its own before it."""
    before: dict[str, set[str]] = {}
    for name, (start, _) in places:
        first = re.search(r"([A-Z][a-z]+) $", document.clean[max(0, start - 20) : start])
        before.setdefault(name, set()).update([key(first[1])] if first and first[1] in first_names() else [])
    given = [names for names in before.values() if names]
    return len(given) > 1 and not set.intersection(*given)


def _same_company(document: Document, places: list[tuple[str, Span]]) -> bool:
    """Whether both spellings stand after one name, or before one."""
    sides: dict[str, set[tuple[str, str]]] = {}
    for name, (start, end) in places:
        before = re.search(r"([A-Z][a-z]{2,}) $", document.clean[max(0, start - 20) : start])
        after = re.match(r" ([A-Z][a-z]{2,})", document.clean[end : end + 20])
        known = [("before", before[1])] if before else []
        sides.setdefault(name, set()).update([*known, ("after", after[1])] if after else known)
    shared = set.intersection(*sides.values()) if len(sides) > 1 else set()
    return any(not lexicon.closed(name.lower()) for _, name in shared)


def two_genders(document: Document) -> Iterator[Fault]:
    """A surname or patronymic that its first name contradicts."""
    known = first_names()
    firsts = known.keys() & vocabulary(document)
    if not firsts:
        return
    done = 0
    for span in sorted(span for first in firsts for span in whole_words(document.clean, first)):
        m = _surname().match(document.clean, span.end)
        if m is None or span.start < done or document.clean[span.start - 1 : span.start] in {"-", "_"}:
            continue
        done = m.end()
        name, surname = document.clean[span.start : span.end], m[1]
        first = known[name]
        if surname in NOT_SURNAMES:
            continue
        endings = UNWOMANLY if first.gender == "f" else UNMANLY if first.western else UNMANLY_IN_RUSSIA
        wrong = next((e for e in endings if surname.endswith(e)), None)
        if wrong:
            right = surname.removesuffix(wrong) + endings[wrong]
            person = "a man" if first.gender == "m" else "a woman"
            yield Fault(Span(*m.span(1)), (right,), f"{name} is {person}'s name, {surname} is not")


@cache
def _surname() -> re.Pattern[str]:
    return re.compile(r" ([A-Z][a-z]+(?:a|ov|ev|in|yn))(?![\w-]|\.\w)")


def unexplained_abbreviation(document: Document) -> Iterator[Fault]:
    """The first mention of each abbreviation, unless it is explained there or its meaning is given somewhere."""
    known = abbreviations()
    for short in sorted(known.keys() & vocabulary(document)):
        meaning, fix = known[short]
        m = re.search(rf"(?<![\w-]){short}(?![\w-]|\.\w)", document.clean)
        if m is None or meaning.lower() in document.folded:
            continue
        before, after = document.clean[max(0, m.start() - BESIDE) : m.start()], document.clean[m.end() : m.end() + BESIDE]
        if not before.endswith(("(", "(the ")) and "(" not in after[:3] and not (before + after).isupper():
            yield Fault(Span(*m.span()), (fix,) if fix else (), f"an English reader does not know it; write {fix or meaning}")


def initial_for_first_name(document: Document) -> Iterator[Fault]:
    """An initial before a surname where no first name stands: Russian copy, and no English desk, writes of M. Orlov."""
    for m in _initial().finditer(document.clean):
        led = document.clean[max(0, m.start() - LONGEST_LEAD) : m.start()].split()
        if led and led[-1][:1].islower() and not lexicon.known(m["surname"].lower()) and m[0] not in STAGE_NAMES:
            yield Fault(Span(*m.span()))


@cache
def _initial() -> re.Pattern[str]:
    return re.compile(r"[A-Z](?<= .)\. ?(?P<surname>[A-Z][a-z]{2,})\b(?! [A-Z]|-[A-Z])")


CHECKS: dict[str, Find] = {
    "two-spellings": two_spellings,
    "one-letter-apart": one_letter_apart,
    "two-genders": two_genders,
    "unexplained-abbreviation": unexplained_abbreviation,
    "initial-for-first-name": initial_for_first_name,
    **INFLECTED,
}
