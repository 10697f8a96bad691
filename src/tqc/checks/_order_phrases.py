"""Times and phrases where Russian puts them: inside a verb, between a subject and its verb, before a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._clauses import clear, tensed
from tqc.checks._sites import anchors, begins, sites
from tqc.model import Span
from tqc.text.document import Document

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
CALENDAR = f"{MONTHS}|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
LONGEST_WHEN = 44
"""Code points: a word and a time."""
FIRST = "first only largest biggest oldest best second tallest longest smallest fastest youngest highest"
ANCHORS = anchors(
    be="was were been",
    about="about",
    when="before time eve tomorrow",
    first=FIRST,
    day="monday, tuesday, wednesday, thursday, friday, saturday, sunday,",
)


def time_inside_verb(document: Document) -> Iterator[Fault]:
    """A time between was or been and the participle: was in July sold."""
    for site in sites(document, __name__, ANCHORS)["be"]:
        m = _time().match(document.clean, site.end)
        if m and "V-en" in lexicon.parts(m["verb"]) and not lexicon.closed(m["verb"]):
            be = document.clean[site.start : site.end]
            yield Fault(Span(site.start, m.end()), (f"{be} {m['verb']} {m['time']}",))


@cache
def _time() -> re.Pattern[str]:
    ago = r"not (?:so )?long ago|the day before|(?:\w+ ){1,2}(?:years|months|days|weeks|hours) ago"
    return re.compile(rf" (?P<time>{ago}|(?:in|on|since) (?:{CALENDAR}|(?:19|20)\d\d)) (?P<verb>[a-z]+)\b")


def date_before_verb(document: Document) -> Iterator[Fault]:
    """A date between commas that parts a verb from its subject."""
    for site in sites(document, __name__, ANCHORS)["day"]:
        m = _date().match(document.clean, site.end)
        if m and _ends_subject(document.clean[max(0, site.start - 30) : site.start]):
            yield Fault(Span(site.start - 3, m.end()))


@cache
def _date() -> re.Pattern[str]:
    active = "held|began|started|arrived|announced|reported|published|signed|took|will"
    verb = rf"(?:(?:was|were|is|are|has been|will be) [a-z]+(?:ed|en)|{active})\b"
    return re.compile(rf" (?:(?:{MONTHS}) \d\d?|\d\d? (?:{MONTHS})), {verb}")


def _ends_subject(words: str) -> bool:
    m = re.search(r"([\w’']+) on \Z", words)
    return m is not None and not lexicon.closed(m[1].lower())


def about_it_reports(document: Document) -> Iterator[Fault]:
    """About and what it is about, then the verb, then who reports it."""
    for site in sites(document, __name__, ANCHORS)["about"]:
        if document.clean[site.start] == "A":
            m = _reports().match(document.clean, site.end)
            if m and begins(document, site.start):
                yield Fault(Span(site.start, m.end()))


@cache
def _reports() -> re.Pattern[str]:
    verbs = "reports|reported|tells|told|writes|wrote|informs|informed|announced"
    return re.compile(rf" [^,.;:?!\n]{{3,60}}? (?:{verbs})(?= (?:(?:the|a|an|in|his|her) |[A-Z“\"«]))")


def place_before_noun(document: Document) -> Iterator[Fault]:
    """First or a superlative, a place, and only then the noun: the first in Russia museum."""
    for site in sites(document, __name__, ANCHORS)["first"]:
        m = _place().match(document.clean, site.end)
        article = re.search(r"\b(?:[Tt]he|[Aa]) \Z", document.clean[max(0, site.start - 5) : site.start])
        if m and article and _is_noun(m["noun"]) and "A" not in lexicon.parts(m["place"].split()[-1]):
            word = document.clean[site.start : site.end]
            yield Fault(Span(site.start, m.end()), (f"{word} {m['noun']} {m['place']}",))


def _is_noun(word: str) -> bool:
    parts = lexicon.parts(word)
    return bool({"N", "N-pl"} & parts) and parts.isdisjoint({"A", "ADV"}) and not lexicon.closed(word)


@cache
def _place() -> re.Pattern[str]:
    return re.compile(r" (?P<place>in (?:[A-Z][a-z]+|the world|the country|history|modern history|Europe)) (?P<noun>[a-z]+)\b")


def time_before_verb(document: Document) -> Iterator[Fault]:
    """The day before, all the time or tomorrow between a subject and its verb: they tomorrow leave."""
    for site in sites(document, __name__, ANCHORS)["when"]:
        start = _when().search(document.clean[max(0, site.end - LONGEST_WHEN) : site.end])
        m = re.compile(r" ([a-z]+)\b").match(document.clean, site.end)
        if not start or not m:
            continue
        pronoun = start[1].lower() in {"he", "she", "they", "we"}
        noun = bool({"N", "N-pl"} & lexicon.parts(start[1])) and "V-ed" not in lexicon.parts(start[1])
        if (pronoun and (tensed(m[1]) or "V" in lexicon.parts(m[1]))) or (noun and start[2] != "tomorrow" and clear(m[1])):
            yield Fault(Span(site.end - len(start[2]), m.end()))


@cache
def _when() -> re.Pattern[str]:
    return re.compile(r"(\b[\w’'-]+) (the day before|all the time|on the eve|tomorrow)\Z")


PHRASES: dict[str, Find] = {
    "time-before-verb": time_before_verb,
    "about-it-reports": about_it_reports,
    "date-before-verb": date_before_verb,
    "time-inside-verb": time_inside_verb,
    "place-before-noun": place_before_noun,
}
