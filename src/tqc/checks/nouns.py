"""Nouns beside names: whose it is without an 's, a named thing without its article; verbs made nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._data import rows
from tqc.checks._sites import anchors, begins, sites
from tqc.model import Role, Span
from tqc.text.document import Document

SOMEBODYS = (
    "team orchestra squad statement speech campaign arrest murder resignation apartment album concert trial performance "
    "headquarters biography autobiography monument tomb grave birthday funeral candidacy presidency premiership"
)
"""Things that are somebody's; his name after one of them needs "of" or an 's before."""
FOLLOWERS = (
    "supporters opponents relatives subordinates associates followers admirers wards investors shareholders inhabitants descendants heirs"
)
"""People who are somebody's."""
NAMED = (
    "newspaper film series program programme company magazine movie group band club stadium channel station agency hotel restaurant cafe "
    "cinema theater theatre museum park shop store camp village forum festival portal website airport factory plant ship frigate missile "
    "tank fund project party movement song album book novel game app cruiser submarine tanker comedy drama musical publication foundation"
)
"""Things that have a name in quotation marks after them."""
CALENDAR = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
ANCHORS = anchors(somebodys=f"{SOMEBODYS} {FOLLOWERS}", named=NAMED)


def owner_without_s(document: Document) -> Iterator[Fault]:
    """What is somebody's, and at once his name: the team Sergei Orlov."""
    for site in sites(document, __name__, ANCHORS)["somebodys"]:
        noun = document.clean[site.start : site.end]
        several = noun in FOLLOWERS.split()
        m = (_surname() if several else _full_name()).match(document.clean, site.end)
        if m and noun.islower() and (several or m["first"] in _first_names()) and not _has(m["last"]):
            start = document.clean[max(0, site.start - 20) : site.start]
            if several or re.search(r"\b(?:the|of|in|by|with|for|on|at|an?|this|his)(?: [a-z]+)? \Z", start, re.IGNORECASE):
                name = m["name"]
                yield Fault(Span(site.start, m.end("name")), (f"{name}'{'' if name.endswith('s') else 's'} {noun}",))


def _has(word: str) -> bool:
    return lexicon.known(word.lower()) or lexicon.known(word) or word in CALENDAR


@cache
def _full_name() -> re.Pattern[str]:
    return re.compile(r" (?P<name>(?P<first>[A-Z][a-z]+) (?P<last>[A-Z][a-z]+))\b(?!['’-]| [A-Z])")


@cache
def _surname() -> re.Pattern[str]:
    return re.compile(r" (?P<name>(?:[A-Z][a-z]+ )?(?P<last>[A-Z][a-z]{2,}))\b(?!['’-]| (?:and|or|[A-Z])|, [A-Z])")


@cache
def _first_names() -> frozenset[str]:
    return frozenset(name for row in rows("first_names.tsv", 3) for name in row[1].split())


def named_without_article(document: Document) -> Iterator[Fault]:
    """A thing and its name in quotation marks, with no article after a preposition or at a sentence's start: in newspaper "Neva"."""
    for site in sites(document, __name__, ANCHORS)["named"]:
        if document.clean[site.end : site.end + 2] not in NAME_OPENS or not document.clean[site.end + 2 : site.end + 3].isupper():
            continue
        noun = document.clean[site.start : site.end]
        m = _before_named().search(document.clean[max(0, site.start - 26) : site.start])
        if m and m["led"] and noun.islower():
            yield Fault(Span(site.start - len(m[0]), site.end), (f"{m['led']} the {m['kind']}{noun}",))
        elif begins(document, site.start - (at := len(m["kind"]) if m else 0)) and _in_sentence(document, site.start):
            phrase = document.clean[site.start - at : site.end]
            if phrase[0].isupper():
                yield Fault(Span(site.start - at, site.end), (f"The {phrase[0].lower()}{phrase[1:]}",))


@cache
def _before_named() -> re.Pattern[str]:
    kinds = (
        "radio|television|TV|publishing|football|hockey|documentary|feature|comedy|news|Radio|Television|Publishing|Comedy|Documentary|News"
    )
    return re.compile(rf"(?:\b(?P<led>in|of|by|with|from|on|for|about|at|to) |(?<!\w))(?P<kind>(?:(?:{kinds}) )?)\Z")


NAME_OPENS = frozenset({' "', " “", " «"})


def _in_sentence(document: Document, at: int) -> bool:
    block = document.block_at(at)
    return document.blocks[block].role is Role.BODY and document.prose(block).rstrip("”\"' ").endswith((".", "!", "?"))


def ing_with_of(document: Document) -> Iterator[Fault]:
    """A verb's -ing form after a preposition, and "of" where its object should be: in obtaining of land."""
    for m in _ing_of().finditer(document.clean):
        word = m["ing"]
        found = lexicon.parts(word)
        if "V-ing" in found and "N" not in found and word not in TAKE_OF:
            yield Fault(Span(m.start("ing"), m.end()), (word,))


@cache
def _ing_of() -> re.Pattern[str]:
    return re.compile(
        r" (?:of|for|by|after|before|in|from|without|with|on|about|at|to) (?P<ing>[a-z]{3,}ing) of\b(?! (?:it|them|him|her|us)\b)"
    )


TAKE_OF = frozenset(
    "speaking thinking talking dreaming hearing consisting coming tiring disposing smelling dying knowing conceiving shelling".split()
)
"""Forms that have an "of" of their own, or are nouns."""


CHECKS: dict[str, Find] = {
    "owner-without-s": owner_without_s,
    "named-without-article": named_without_article,
    "ing-with-of": ing_with_of,
}
