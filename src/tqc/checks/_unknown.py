"""Names that no list has, in lower case: known by their other mentions or by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.checks._capitals_data import first_names
from tqc.checks._transliteration import russian
from tqc.checks._vocabulary import no_capitals, occurrences, strange, titled, vocabulary, whole_words
from tqc.lexicon import kinds, known, rank
from tqc.text.document import Document

LONGEST_BEFORE, LONGEST_AFTER = 20, 8
"""So many code points before or after a word are looked at."""
SHORTEST_NAME = 3
COMMON_WORD = 3000
"""No word up to this rank is a name."""
PLACES = "village city town settlement region province island district"
POSTS = (
    "director president minister leader player striker midfielder defender goalkeeper goalkeepers coach journalist singer writer actor "
    "actress colonel lawyer deputy governor mayor senator chairman spokesman spokeswoman secretary metropolitan patriarch prince producer "
    "rapper blogger footballer captain judge prosecutor ambassador professor"
)
BEFORE_NAMES = (
    *(f" {place} of " for place in PLACES.split()),
    *(f" {post} " for post in POSTS.split()),
    *("Mr. ", "Mrs. ", "Mr ", "Mrs ", "ccording to ", " added "),
)


def _unknown_name(document: Document) -> Iterator[Fault]:
    """Words that no list of English has and that the text has as a name elsewhere, or that stand where only a name can."""
    clean = document.clean
    in_both = _in_both_cases(document)
    for word in sorted({*strange(document), *in_both}):
        name = word[0].upper() + word[1:]
        named = word in in_both and _stands_as_name(document, name)
        for span in occurrences(document, word):
            before, after = clean[max(0, span.start - LONGEST_BEFORE) : span.start], clean[span.end : span.end + LONGEST_AFTER]
            if before[-1:] in {"-", "’", "'"} or no_capitals(document, span.start):
                continue
            if (named and "det" not in kinds(before[:-1].rpartition(" ")[2].lower())) or _place_of_name(before, after):
                yield Fault(span, (name,))


def _in_both_cases(document: Document) -> set[str]:
    """Words that the lexicon has not, that the text has in lower case and with a capital, and that are names by their looks."""
    words = vocabulary(document)
    both = words.intersection(map(str.lower, titled(document)))
    odd = strange(document)
    unknown = [word for word in both if len(word) > SHORTEST_NAME and rank(word) > COMMON_WORD and not known(word)]
    return {word for word in unknown if word in odd or _looks_like_name(document, word.title())}


def _looks_like_name(document: Document, name: str) -> bool:
    """Whether a name ends as Russian ones do, or stands after a first name."""
    if russian(name) or name.endswith(("sk", "grad")):
        return True
    before = (document.clean[max(0, span.start - LONGEST_BEFORE) : span.start - 1] for span in occurrences(document, name))
    return any(text.rpartition(" ")[2] in first_names() for text in before)


def _place_of_name(before: str, after: str) -> bool:
    """Whether a name stands between two stretches of a text: after a first name, a post or "city of", in a list of names, in a place."""
    if before[:-1].rpartition(" ")[2] in first_names() or before.endswith(BEFORE_NAMES):
        return True
    if before.endswith((" in ", "In ")):
        return after[:1] in {",", "."}
    return _listed_names().search(f"{before}|{after}") is not None


@cache
def _listed_names() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z][a-z]+, \|(?:,| and) [A-Z][a-z]")


def _stands_as_name(document: Document, name: str) -> bool:
    """Whether a capitalised word stands after a lower-case word of a sentence, where only a name has a capital."""
    clean = document.clean
    for at, _ in whole_words(clean, name):
        if clean[at - 1 : at] == " " and (clean[at - 2] == "," or "a" <= clean[at - 2] <= "z"):
            block = document.block_at(at)
            if not document.tokens(block, document.sentence_at(block, at)).title:
                return True
    return False


UNKNOWN: dict[str, Find] = {"unknown-name-in-lower-case": _unknown_name}
