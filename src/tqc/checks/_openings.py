"""A sentence that begins with phrases with prepositions and goes on with its verb, where an English subject would stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from tqc import lexicon
from tqc.checks._clauses import CLEAR, LINKS, tensed
from tqc.checks._order_words import INVERTS, NO_VERBS, THEY_DO, TIMES
from tqc.checks._sites import begins
from tqc.model import Span
from tqc.text.document import Document

LONGEST_SENTENCE = 240
"""Code points that are looked at."""
LONGEST_PREPOSITION = len(" as a result of")
PREPOSITIONS = (" as a result of", *(f" {word}" for word in "in at on during for from with to under after by through within".split()))
"""Before "which": a subject must follow."""
LATE = ":–—"
"""After these signs a phrase may begin too."""
OPENING_ADVERBS = "Also Earlier Then Today Yesterday Recently Meanwhile Now"
SIGNS = "“”«»\"'.,;:"
LONGEST_NAME = 4
"""Words."""
ADVERBS = frozenset("also soon not now already".split())
MODALS = frozenset("will can cannot may must should could would".split())
WERE = frozenset("was were".split())
PROGRESSIVE = WERE | frozenset("is are".split())
PERFECT = PROGRESSIVE | frozenset("has have had".split())
TODAY = frozenset("today again also already officially successfully finally".split())
"""Adverbs that may stand between a place and its verb."""
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december today yesterday tomorrow eve".split()
)
KINDS = frozenset("region district territory republic ministry oblast krai".split())
"""Nouns that are a place with the name before them."""
COMPASS = frozenset(
    "St. San Los New Nizhny Veliky Hong Sri Saudi United Far Latin Central State North South East West Northern Southern Eastern "
    "Western".split()
)
"""Beginnings of names of two words."""
ORDINALS = ("1st", "2nd", "3rd", "0th", "4th", "5th", "6th", "7th", "8th", "9th")
WHO = frozenset("who which whose".split())
ABOUT = frozenset("about over nearly almost".split())


def verb_first(document: Document) -> Iterator[Span]:
    """The last phrase before a verb that has no subject before it, or a relative pronoun, and that verb."""
    for m in _opener().finditer(document.clean):
        if m[0][0] in LATE or begins(document, m.start()):
            yield from _after_phrases(_words(document, m.start() if m["first"] else m.end()))
    for m in _relative().finditer(document.clean):
        before = document.clean[max(0, m.start() - LONGEST_PREPOSITION) : m.start()]
        if before.endswith("," if m[1] == "where" else PREPOSITIONS):
            words = [word[0] for word in _words(document, m.end())]
            last = _verb(words, place=True) if words else 0
            if last and _object(words[last:]):
                yield Span(m.start(1), m.end() + len(" ".join(words[:last])))


def _words(document: Document, at: int) -> list[re.Match[str]]:
    """The words from an offset to the end of its sentence."""
    block = document.block_at(at)
    end = document.sentences(block)[document.sentence_at(block, at)].end
    return list(_word().finditer(document.clean, at, min(end, at + LONGEST_SENTENCE)))


@cache
def _opener() -> re.Pattern[str]:
    # Each way to begin has its own first letter, so that the search runs from one such letter to the next.
    late = [f"{sign} (?=(?:[Ii]n|[Oo]n|[Aa]t|[Nn]ear|[Dd]uring) )" for sign in LATE]
    adverbs = [f"{adverb},? (?=(?:in|on|at|near|during) )" for adverb in OPENING_ADVERBS.split()]
    causes = ["As a result (?=of )", "Because (?=of )", "Due (?=to )"]
    first = "In(?! addition )|On|At(?! least | most )|Near|During|Under|From|Over|Around|Outside|Across"
    return re.compile("|".join([*late, *adverbs, *causes, f"(?P<first>{first})(?= )"]))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^ \n]+")


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(" (wh(?:ich|om|ere)) (?=[a-z])")


def _after_phrases(found: Sequence[re.Match[str]]) -> Iterator[Span]:
    words = [m[0] for m in found]
    at, place = 0, True
    while at < len(words) - 2:
        if "prep" not in lexicon.kinds(words[at].lower()):
            return
        start = at + 1 + ("det" in lexicon.kinds(words[at + 1].lower()))
        end = _phrase_end(words, start)
        phrase = [*words[start : end - 1], words[end - 1].rstrip(",")]
        if end >= len(words) or not _whole(phrase) or (start == at + 1 and "V-ing" in lexicon.parts(phrase[0])):
            return
        place = place and _named(phrase)
        parted = words[end - 1].endswith(",")
        end += words[end] in TODAY and end + 1 < len(words)
        if parted or "prep" not in lexicon.kinds(words[end].lower()):
            last = _verb(words[end:], place)
            if last and (not parted or (place and _goes_on(words[end + last :]))):
                yield Span(found[at].start(), found[end + last - 1].end())
            return
        at = end


def _phrase_end(words: Sequence[str], start: int) -> int:
    """The index after a noun phrase: a comma, a verb or a word of a closed class ends it."""
    end = start + 1
    while end < min(len(words), start + LONGEST_NAME) and not words[end - 1].endswith(",") and _in_phrase(words[end].rstrip(",")):
        end += 1
    return end


def _goes_on(words: Sequence[str]) -> bool:
    """Whether an object with a determiner follows, and no subject after a comma: in Riga, dressed in red, the king wept."""
    comma = next((i for i, word in enumerate(words) if word.endswith(",")), len(words))
    subject = words[comma + 1 : comma + 2]
    return _object(words) and _counted(words[0]) and not any(word[0].isupper() or _opens_subject(word) for word in subject)


def _opens_subject(word: str) -> bool:
    return bool(lexicon.kinds(word) & {"det", "pron"}) and word not in WHO


def _counted(word: str) -> bool:
    """Whether a word is a determiner or a number."""
    return word[0].isdigit() or bool(lexicon.kinds(word.lower()) & {"det", "num"})


def _in_phrase(word: str) -> bool:
    """Whether a word may go on with a noun phrase, and be no verb."""
    return _plain(word) and not _may_be_verb(word) and word not in TODAY


def _plain(word: str) -> bool:
    """Whether a word has no sign at its end and is of an open class."""
    return (word == "St." or word.replace("-", "").isalnum()) and not lexicon.kinds(word.lower()) - {"num"}


def _may_be_verb(word: str) -> bool:
    return word in THEY_DO or (word.islower() and tensed(word) and not lexicon.closed(word))


def _whole(phrase: Sequence[str]) -> bool:
    """Whether a phrase after a preposition has no room for a subject at its end: a noun with adjectives, or a name."""
    if not all(map(_plain, phrase)):
        return False
    *first, last = phrase
    if last[0].isupper():
        return not first or (len(first) == 1 and first[0] in COMPASS)
    if last.isdigit():
        return not first and len(last) == len("2000")
    if last in KINDS and all(word[0].isupper() for word in first):
        return True
    return bool(lexicon.parts(last) & {"N", "N-pl"}) and all(map(_describes, first))


def _describes(word: str) -> bool:
    found = lexicon.parts(word)
    return (bool(found & {"A", "V-en"}) or word.endswith(ORDINALS)) and (word[0].isupper() or found.isdisjoint({"N", "N-pl", "V-ing"}))


def _named(phrase: Sequence[str]) -> bool:
    """Whether a phrase is a place by its name, after which nothing but a verb can stand."""
    return phrase[0][0].isupper() and phrase[0].lower() not in CALENDAR and (phrase[-1][0].isupper() or phrase[-1] in KINDS)


def _verb(words: Sequence[str], place: bool) -> int:
    """How many words a verb without a subject has at the beginning of some words; 0 if there is none."""
    first = words[0]
    second = 1 + len(list(takewhile(ADVERBS.__contains__, words[1:4])))
    if second >= len(words):
        return 0
    following = words[second].rstrip(".")
    if first in MODALS:
        if following in {"be", "have"}:
            return second + 2 if _participle(words, second + 1) else 0
        return second + 1 if "V" in lexicon.parts(following) and not lexicon.closed(following) else 0
    if place and first in PROGRESSIVE and "V-ing" in lexicon.parts(following):
        return second + 1
    if first in PERFECT:
        return second + 1 if _participle(words, second) and (place or (first in WERE and _object(words[second + 1 :]))) else 0
    if first in {"did", "does", "didn't", "doesn't"}:
        return second if second > 1 or first.endswith("t") else 0
    return int(_finite(first) and (place or _object(words[1:])) and not _describes_subject(words, place))


def _participle(words: Sequence[str], at: int) -> bool:
    return at < len(words) and "V-en" in lexicon.parts(words[at].rstrip(".")) and not lexicon.closed(words[at])


def _finite(word: str) -> bool:
    """Whether a word is a verb with a tense, or a plural verb whose subject Russian leaves out."""
    return _may_be_verb(word) and word not in NO_VERBS and INVERTS.isdisjoint(reading.lemma for reading in lexicon.readings(word))


def _object(words: Sequence[str]) -> bool:
    """Whether some words begin with what can be an object or a subject, and no time."""
    if len(words) > 1 and words[0] in ABOUT and words[1][0].isdigit():
        return True
    first = words[0].lower().strip(SIGNS) if words else ""
    if not first or first in CALENDAR | TIMES:
        return False
    found = lexicon.parts(first)
    if "det" in lexicon.kinds(first) or "num" in lexicon.kinds(first) or first[:1].isdigit():
        return len(words) > 1 and words[1].lower().rstrip(SIGNS) not in TIMES
    return (
        not lexicon.closed(first) and "ADV" not in found and (words[0][0] in '“«"' or words[0][0].isupper() or bool(found & {"N-pl", "A"}))
    )


def _describes_subject(words: Sequence[str], place: bool) -> bool:
    """Whether a past tense may be a participle that belongs to the noun before or after it, whose verb is still to come."""
    counted = _counted(words[1])
    if "V-en" not in lexicon.parts(words[0]) or (place and counted):
        return False
    rest = list(takewhile(lambda word: word not in LINKS, words[1:]))
    governs = (
        not counted
        and len(rest) > 1
        and bool(lexicon.parts(rest[0]) & {"N", "N-pl"})
        and bool(lexicon.parts(rest[1]) & {"V", "V-ed"})
        and not lexicon.closed(rest[1])
    )
    return governs or not CLEAR.isdisjoint(rest)
