"""People, their posts and their names: articles and commas that English needs between them, or does without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._data import rows
from tqc.checks._sites import anchors, begins, sites
from tqc.model import Span
from tqc.text.document import Document

PEOPLE = (
    "singer actor actress businessman businesswoman entrepreneur politician journalist blogger lawyer deputy rapper producer activist "
    "economist scientist footballer striker midfielder defender goalkeeper writer poet analyst billionaire senator presenter comedian "
    "composer musician boxer wrestler photographer biathlete gymnast skier swimmer pianist violinist cosmonaut astronaut "
    "drummer guitarist vocalist "
    "bodybuilder cyclist ballerina choreographer conductor director sculptor architect surgeon geologist "
    "lawmaker philanthropist banker oligarch general colonel sniper driver student teacher pensioner"
)
"""Common nouns for a person; a name after one of them takes no "a" before it."""
POSTS = (
    "head director chairman chairwoman minister president representative spokesman spokeswoman commander rector secretary founder leader "
    "ambassador deputy governor mayor"
)
OF_A_CLUB = (
    "coach captain defender goalkeeper midfielder striker forward winger player players leader soloist vocalist frontman head director "
    "president owner founder driver rider racer pilot actor actress correspondent editor columnist observer fans defenders midfielders "
    "strikers forwards footballer footballers employee employees"
)
"""Who belongs to a club, a band, a company, a paper."""
BEFORE_NAMES = frozenset(f"{POSTS} chancellor king queen pope prince general judge senator justice doctor coach captain".split())
"""After one of these a name takes no comma: the president of France met Serbian President Ivo Kos."""
ANCHORS = anchors(person=PEOPLE, post=POSTS, club=OF_A_CLUB)


def before_named_person(document: Document) -> Iterator[Fault]:
    """An indefinite article before a common noun and a name: a singer Anna Lis."""
    for site in sites(document, __name__, ANCHORS)["person"]:
        start = document.clean[max(0, site.start - 45) : site.start]
        article = re.search(r"\b(an?) ((?:[\w-]+ ){0,3})\Z", start)
        name = _name().match(document.clean, site.end)
        if article and name and _names_person(name) and all(map(_describes, article[2].lower().split())):
            yield Fault(Span(site.start - len(article[0]), site.end), (article[2] + document.clean[site.start : site.end],))


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r" (?P<first>[A-Z][a-z]+)(?: (?P<surname>[A-Z][a-z]+)|(?=[,.;]| (?:who|said|told|was|is|has)\b))")


def _names_person(name: re.Match[str]) -> bool:
    """Whether it is a first name and a surname, or a single one that English does not have for a word."""
    return name["first"] in _first_names() or not _has(name["first"])


def _describes(word: str) -> bool:
    """Whether a word between an article and a noun is no verb."""
    parts = lexicon.parts(word)
    return not lexicon.closed(word) and ("V-ed" not in parts or "A" in parts or word.endswith("known"))


def missing_before_post(document: Document) -> Iterator[Fault]:
    """A sentence that begins with a post, whose it is, and a name: Head of the museum Anna Lis said."""
    for site in sites(document, __name__, ANCHORS)["post"]:
        m = _of_name().match(document.clean, site.end) if document.clean[site.start].isupper() or _deputy(document, site.start) else None
        if m and _is_person(m["first"], m["surname"]):
            start = site.start - len("deputy ") * _deputy(document, site.start)
            if begins(document, start):
                yield Fault(Span(start, site.end), (f"The {document.clean[start : site.end].lower()}",))


def _deputy(document: Document, at: int) -> bool:
    return document.clean.endswith("Deputy ", 0, at)


@cache
def _of_name() -> re.Pattern[str]:
    return re.compile(
        r" of (?:[\w’'()-]+ ){1,9}?(?P<first>[A-Z][a-z]+) (?P<surname>[A-Z][a-z]+) "
        r"(?:said|told|noted|reported|announced|stated|believes|added|was|is|has|also|did)\b"
    )


def name_without_comma(document: Document) -> Iterator[Fault]:
    """A post with "the", whose it is, and at once the name: the head of the museum Anna Lis."""
    for site in sites(document, __name__, ANCHORS)["post"]:
        m = _of_office().match(document.clean, site.end)
        if m and re.search(r"\b[Tt]he (?:(?:deputy|first|former|acting) )*\Z", document.clean[max(0, site.start - 24) : site.start]):
            names = m["name"].split()
            if _is_person(*names) and _is_noun(m["last"]) and m["last"].lower() not in BEFORE_NAMES:
                yield Fault(Span(m.start("last"), m.end("name")), (f"{m['last']}, {m['name']},",))


@cache
def _of_office() -> re.Pattern[str]:
    return re.compile(r" of (?:[\w’'-]+ ){0,6}?(?P<last>[A-Za-z-]+) (?P<name>[A-Z][a-z]+ [A-Z][a-z]+)(?= [a-z])")


def _is_person(first: str, surname: str) -> bool:
    """Whether two words with capitals are a person's name: the first is a first name, or neither is one or a word that English has."""
    return first in _first_names() or not (_has(first) or _has(surname) or surname in _first_names())


def _is_noun(word: str) -> bool:
    return not lexicon.closed(word.lower()) and (word[0].isupper() or "N" in lexicon.parts(word)) and "V-ed" not in lexicon.parts(word)


def _has(word: str) -> bool:
    return lexicon.known(word.lower()) or lexicon.known(word)


@cache
def _first_names() -> frozenset[str]:
    return frozenset(name for row in rows("first_names.tsv", 3) for name in row[1].split())


def club_after_post(document: Document) -> Iterator[Fault]:
    """A club, a band or a firm in quotation marks at once after who belongs to it: the captain "Chelsea"."""
    for site in sites(document, __name__, ANCHORS)["club"]:
        m = _quoted().match(document.clean, site.end)
        if m and not _nickname(m):
            yield Fault(Span(site.start, m.end()))


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(
        r" (?P<open>[\"“«])(?P<club>[A-Z0-9][^\"“”«»,.\n]{1,40})[\"”»](?= [a-z]|(?P<name> [A-Z][a-z]+(?P<more> [A-Z][a-z]+)?)|[.,;:])"
    )


def _nickname(m: re.Match[str]) -> bool:
    """Whether the quotation marks hold a nickname, which one more name follows, or words that were said."""
    return (m["name"] is not None and m["more"] is None) or any(
        lexicon.kinds(word) & {"pron", "aux", "modal"} for word in m["club"].lower().split()
    )


CHECKS: dict[str, Find] = {
    "article-before-named-person": before_named_person,
    "no-article-before-post": missing_before_post,
    "name-without-comma": name_without_comma,
    "club-after-post": club_after_post,
}
