"""Word order that Russian has and English has not: the verb before its subject, dates and phrases in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._openings import verb_first
from tqc.checks._order_phrases import PHRASES
from tqc.checks._order_words import BELONGS, COMES, HAPPENS, MASS, ONE_OBJECT, PASSIVES, TIMES
from tqc.checks._sites import anchors, before, sites
from tqc.model import Span
from tqc.text.document import Document

ANCHORS = anchors(
    happens=HAPPENS,
    comes=COMES,
    passive=f"{ONE_OBJECT} {PASSIVES}",
    belongs=BELONGS,
    place="place",
    part="part",
    also="also",
    time="time",
)
LONGEST_OPENING = 12
"""Words."""
DETERMINER = r"(?:a|an|the|his|her|their|its|several|(?:about |more than )?(?:two|three|four|five|six|seven|ten|\d[\d,]*))"


@cache
def _follows() -> re.Pattern[str]:
    return re.compile(rf" (?P<det>{DETERMINER}) (?P<noun>[\w-]+)")


@cache
def _passive_follows() -> re.Pattern[str]:
    return re.compile(
        rf" (?:{DETERMINER} (?P<noun>[\w-]+)|(?:new |other |many |various )?(?P<plural>[a-z]+(?:s|men|people)\b|(?:{MASS})\b))"
    )


@cache
def _be() -> re.Pattern[str]:
    perfect = "(?:will|can|may|must|should|could|would|has|have|had) (?:also |soon )?"
    return re.compile(rf"\b(?:was|were|is|are|{perfect}(?:be|been)) (?:also |already |not )?\Z", re.IGNORECASE)


@cache
def _opens() -> re.Pattern[str]:
    """What may open a sentence before its subject: nothing, adverbs, phrases with a preposition, no second noun phrase."""
    preposition = (
        "in|on|at|near|from|during|after|before|under|for|of|by|with|among|into|to|across|around|outside|between|over|since|within"
    )
    noun = r"(?:the |a |an |this |that |his |her |their |its )?(?:[\w’'-]+ ){0,3}?[\w’'-]+,? "
    return re.compile(
        rf"[\W]*(?:(?:also|earlier|then|today|yesterday|recently|meanwhile|here|there),? )?(?:(?:{preposition}) {noun})*\Z", re.IGNORECASE
    )


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(r"(?:\b(?:in|at|on|during|for|from|with|to|under|after) which|, where) \Z")


def _fronted(words: str) -> bool:
    """Whether the words before a verb leave its subject still to come."""
    if _relative().search(words):
        return True
    found = words.split()
    return len(found) <= LONGEST_OPENING and bool(_opens().match(words)) and not _has_subject(found)


def _has_subject(words: list[str]) -> bool:
    """Whether there is a pronoun, a verb with a tense, or a determiner that no preposition or sign leads."""
    for i, word in enumerate(words):
        low = word.lower().strip(",")
        kinds = lexicon.kinds(low)
        if kinds & {"aux", "modal", "conj"} or ("pron" in kinds and "det" not in kinds):
            return True
        leads = not i or lexicon.kinds(words[i - 1].lower()) & {"prep"}
        if "det" in kinds and not leads:
            return True
    return False


def subject_after_verb(document: Document) -> Iterator[Fault]:
    """A verb that its subject follows."""
    found = sites(document, __name__, ANCHORS)
    for site in found["happens"] + found["comes"]:
        m = _follows().match(document.clean, site.end)
        free = document.clean[site.start : site.end] in HAPPENS.split() and not _pronoun_before(document, site.start)
        if m and m["noun"].lower() not in TIMES and (free or _opening(document, site.start)):
            yield Fault(Span(site.start, m.end()))
    for site in found["passive"]:
        be = _be().search(document.clean[max(0, site.start - 24) : site.start])
        m = be and _passive_follows().match(document.clean, site.end)
        if not be or not m or not _is_subject(m):
            continue
        start = site.start - len(be[0])
        if (m["noun"] and document.folded[site.start : site.end] in ONE_OBJECT.split()) or _opening(document, start):
            yield Fault(Span(start, m.end()))


def _pronoun_before(document: Document, at: int) -> bool:
    word = document.folded[max(0, at - 12) : at].split(" ")[-2:-1]
    return bool(word) and word[0] != "there" and "pron" in lexicon.kinds(word[0])


def _opening(document: Document, at: int) -> bool:
    words = before(document, at)
    return words is not None and _fronted(words)


def _is_subject(m: re.Match[str]) -> bool:
    """Whether what follows a passive can be its subject: a noun with a determiner, or a bare plural."""
    noun = (m["noun"] or m["plural"]).lower()
    parts = lexicon.parts(noun)
    named = m["noun"] is not None or noun in MASS.split("|") or ("N-pl" in parts and "ADV" not in parts)
    return noun not in TIMES and not lexicon.closed(noun) and named


def nobody_does_it(document: Document) -> Iterator[Fault]:
    """A place or a day, and at once a verb with its object or its subject: nobody detained them."""
    return map(Fault, verb_first(document))


def took_part_the(document: Document) -> Iterator[Fault]:
    """Took part or took place, and at once who or what did."""
    found = sites(document, __name__, ANCHORS)
    for site in found["part"] + found["place"]:
        m = _follows().match(document.clean, site.end)
        taken = re.search(r"\b(?:took|take|takes|taken|taking) \Z", document.clean[max(0, site.start - 8) : site.start])
        if m and taken and m["noun"].lower() not in TIMES:
            yield Fault(Span(site.start - len(taken[0]), m.end()))


def also_before_subject(document: Document) -> Iterator[Fault]:
    """Also before a pronoun and its verb."""
    for site in sites(document, __name__, ANCHORS)["also"]:
        m = re.compile(r" (he|she|it|they|we) ([a-z]+)").match(document.clean, site.end)
        start = document.clean[max(0, site.start - 5) : site.start]
        if m and re.search(r"(?:\band|,) \Z", start) and (lexicon.kinds(m[2]) & {"aux", "modal"} or "V-ed" in lexicon.parts(m[2])):
            auxiliary = bool(lexicon.kinds(m[2]) & {"aux", "modal"})
            fix = f"{m[1]} {m[2]} also" if auxiliary else f"{m[1]} also {m[2]}"
            yield Fault(Span(site.start, m.end()), (fix,))


def phrase_before_noun(document: Document) -> Iterator[Fault]:
    """A participle with its phrase between an article and the noun."""
    for site in sites(document, __name__, ANCHORS)["belongs"]:
        article = re.search(r"\b(?:the|an?) (?:recently |newly )?\Z", document.clean[max(0, site.start - 14) : site.start], re.IGNORECASE)
        m = re.compile(r" (?:in|on|at|by|to|from|with|under|near) [\w-]+").match(document.clean, site.end)
        if m and article:
            yield Fault(Span(site.start, m.end()))


LONG = "life|career|history|years|season"


def first_time_before_verb(document: Document) -> Iterator[Fault]:
    """For the first time between a subject and its verb."""
    for site in sites(document, __name__, ANCHORS)["time"]:
        start = re.search(r"\b(?:[A-Z][a-z]+|team|he|she) (for the first )\Z", document.clean[max(0, site.start - 36) : site.start])
        m = start and re.compile(rf" (?:in (?:[\w’']+ ){{1,3}}?(?:{LONG}) )?([a-z]+)\b").match(document.clean, site.end)
        if start and m and "V-ed" in lexicon.parts(m[1]) and not lexicon.parts(m[1]) & {"N", "V", "A"}:
            yield Fault(Span(site.start - len(start[1]), m.end()))


CHECKS: dict[str, Find] = {
    "subject-after-verb": subject_after_verb,
    "nobody-does-it": nobody_does_it,
    "took-part-the": took_part_the,
    "also-before-subject": also_before_subject,
    "phrase-before-noun": phrase_before_noun,
    "first-time-before-verb": first_time_before_verb,
    **PHRASES,
}
