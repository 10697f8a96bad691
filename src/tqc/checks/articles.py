"""Articles that a language without them leaves out, or that one with a name does not take: only in frames where English has no choice."""

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

FRAMES = {
    "in": "course framework opinion middle beginning vicinity territory center centre same",
    "on": "territory basis initiative outskirts instructions same",
    "at": "beginning end initiative request same",
    "by": "end beginning same",
    "from": "beginning territory same",
    "for": "same",
    "with": "same help",
    "to": "same",
    "of": "same",
}
"""Nouns by the preposition before them: with "of" after them they take "the"; "same" always does."""
SUBJECTS = (
    "girl boy man woman driver teenager pensioner businessman shark incident accident situation plane helicopter fire enterprise suspect "
    "passenger resident"
)
NETWORKS = (
    "Twitter|Facebook|Instagram|Telegram|YouTube|TikTok|Google|WhatsApp|NATO|UNESCO|UNICEF|Interpol|Interfax|TASS|"
    "Sberbank|Gazprom|Rosneft|Roscosmos"
)
VERBS = r"was|is|has|said|will|had|occurred|happened|started|began|took|told|died|tried|were|managed|did|with|during|on|in|at|who|from"


@cache
def _anchors() -> dict[str, tuple[str, ...]]:
    counted = [noun for row in rows("counted.txt", 1) for noun in row[0].split()]
    return anchors(
        frame=" ".join({noun for nouns in FRAMES.values() for noun in nouns.split()}),
        counted=" ".join(noun + sign for noun in counted for sign in ("", ".", ",")),
        subject=SUBJECTS,
        region="region region. region, district district. district, oblast oblast. oblast,",
    )


@cache
def _network() -> re.Pattern[str]:
    return re.compile(rf" the (?:{NETWORKS})(?= (?:is|was|has|will|said|had|would|were)\b|[.;](?: |\n|\Z))")


def before_network(document: Document) -> Iterator[Fault]:
    """The before a name that takes none: the Instagram."""
    for m in _network().finditer(document.clean):
        yield Fault(Span(m.start() + 1, m.end()), (m[0][5:],))


def missing_before_region(document: Document) -> Iterator[Fault]:
    """No article before a Russian region: in Penza region."""
    for site in sites(document, __name__, _anchors())["region"]:
        start = document.clean[max(0, site.start - 40) : site.start]
        m = re.search(r"\b(?:in|of|from|to|by|with|across|near) ([A-Z][a-z]+(?:-[A-Z][a-z]+)?) \Z", start)
        if m and document.clean[site.start].islower() and (m[1] in _regions() or m[1].endswith(ENDINGS)):
            at = site.start - len(m[1]) - 1
            end = site.end - (not document.clean[site.end - 1].isalpha())
            yield Fault(Span(at, end), (f"the {document.clean[at:end]}",))


ENDINGS = ("sky", "skiy", "skoy", "skaya")
"""How the adjectives end that Russian districts are named by."""


@cache
def _regions() -> frozenset[str]:
    return frozenset(REGIONS.split())


REGIONS = (
    "Moscow Leningrad Kemerovo Tyumen Penza Samara Saratov Kirov Kursk Rostov Donetsk Lugansk Luhansk Kherson Kharkiv Kharkov Odessa "
    "Kaluga Tula Tver Sakhalin Amur Orenburg Novosibirsk Chelyabinsk Sverdlovsk Krasnodar Perm Altai Khabarovsk Irkutsk Kurgan Astrakhan "
    "Bryansk Belgorod Vladimir Volgograd Vologda Voronezh Ivanovo Kaliningrad Kostroma Lipetsk Magadan Murmansk Novgorod Omsk Oryol Pskov "
    "Ryazan Smolensk Tambov Tomsk Ulyanovsk Yaroslavl Krasnoyarsk Stavropol Kamchatka Zaporozhye Zaporizhzhia Arkhangelsk"
)


def missing_in_frame(document: Document) -> Iterator[Fault]:
    """No article in a phrase that has one: in course of, at same time."""
    for site in sites(document, __name__, _anchors())["frame"]:
        noun = document.folded[site.start : site.end]
        m = re.search(r"\b([A-Za-z]+) \Z", document.clean[max(0, site.start - 12) : site.start])
        if not m or noun not in FRAMES.get(m[1].lower(), "").split():
            continue
        ahead = re.compile(r" (?:time|day|year|place|way|reason|period|amount)\b" if noun == "same" else " of ").match(
            document.clean, site.end
        )
        if ahead:
            at = site.start - len(m[0])
            yield Fault(Span(at, site.end), (f"{m[1]} the {noun}",))


def missing_before_noun(document: Document) -> Iterator[Fault]:
    """A counted noun alone, or with adjectives, after a preposition or a verb: of enterprise, received letter."""
    for site in sites(document, __name__, _anchors())["counted"]:
        phrase = _alone(document.clean, site.start)
        end = site.end - (document.clean[site.end - 1] in ".,")
        noun = document.clean[site.start : end]
        if not phrase or not noun.islower() or (end == site.end and not _no_compound(document, end)):
            continue
        governs, described = phrase[0], phrase[1:]
        if (governs == "to" and "V" in lexicon.parts(noun)) or noun == "meeting":
            continue
        if _in_sentence(document, site.start) and not _pair(document, site.start, noun):
            rest = " ".join((*described, noun))
            start = end - len(rest) - len(governs) - 1
            yield Fault(Span(start, end), tuple(f"{governs} {article} {rest}" for article in ("the", lexicon.article(rest.split()[0]))))


def _alone(clean: str, at: int) -> list[str]:
    """The preposition or verb before a noun, and the adjectives between them; empty if something else stands before it."""
    words = clean[max(0, at - 45) : at].split(" ")
    for length in range(1, min(len(words) - 1, MOST_ADJECTIVES + 2)):
        phrase = words[-1 - length : -1]
        if phrase[0] in GOVERNS:
            return [] if len(words) > length + 1 and words[-2 - length] in OFFICES else phrase
        if not _describes(phrase[0]):
            break
    return []


MOST_ADJECTIVES = 2
GOVERNS = frozenset(
    "of from into near against in to about after before with on at during under between behind inside outside around across "
    "received signed opened wrote found bought sold gave took presented adopted published created entered visited attended joined".split()
)
"""Prepositions, and verbs whose object is no abstract noun."""
OFFICES = frozenset("post type kind sort role rank title word job name office position status form".split())
"""Of one of these no article need follow: the post of mayor."""
PEOPLES = frozenset("Russian Ukrainian American Soviet German French Belarusian Chinese European".split())


def _describes(word: str) -> bool:
    """Whether a word before a noun is an adjective and nothing else, or a nation's."""
    return word in PEOPLES or (
        word.islower() and "A" in (found := lexicon.parts(word)) and found.isdisjoint({"N", "ADV"}) and not lexicon.closed(word)
    )


def _no_compound(document: Document, at: int) -> bool:
    """Whether what follows a noun cannot be the head that it describes."""
    m = re.compile(r" ([a-z]+)\b").match(document.clean, at)
    return m is not None and m[1] not in {"and", "or"} and bool(lexicon.kinds(m[1]) & {"prep", "conj", "aux", "modal"})


def _in_sentence(document: Document, at: int) -> bool:
    """Whether a place is in running text, not in a heading or a label without a full stop."""
    block = document.block_at(at)
    return document.blocks[block].role is Role.BODY and document.prose(block).rstrip("”\"' ").endswith((".", "!", "?"))


def _pair(document: Document, at: int, noun: str) -> bool:
    """Whether the noun is one of a pair that needs no article: from village to village."""
    return noun in re.findall(r"\w+", document.folded[max(0, at - 30) : at] + document.folded[at + len(noun) : at + len(noun) + 30])


def missing_at_start(document: Document) -> Iterator[Fault]:
    """A sentence that begins with a counted noun alone: Girl died."""
    for site in sites(document, __name__, _anchors())["subject"]:
        noun = document.clean[site.start : site.end]
        if (
            noun.istitle()
            and _verb().match(document.clean, site.end)
            and begins(document, site.start)
            and _in_sentence(document, site.start)
        ):
            article = lexicon.article(noun.lower())
            yield Fault(site, (f"The {noun.lower()}", f"{article.capitalize()} {noun.lower()}"))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf" (?:{VERBS})\b")


CHECKS: dict[str, Find] = {
    "article-before-network": before_network,
    "no-article-before-region": missing_before_region,
    "no-article-in-frame": missing_in_frame,
    "no-article-before-noun": missing_before_noun,
    "no-article-at-start": missing_at_start,
}
