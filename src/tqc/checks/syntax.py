"""What verbs take and clauses need: nobody ordered, nobody told, chains of "of", will after if, a clause without its verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._sites import anchors, before, begins, sites
from tqc.model import Span
from tqc.text.document import Document

ORDERS = (
    "order orders ordered instruct instructs instructed urge urges urged advise advises advised persuade persuades persuaded oblige "
    "obliges obliged forbid forbids forbade forbidden command commands commanded recommend recommends recommended encourage encourages "
    "encouraged force forces forced permit permits permitted"
)
TELLS = "remind reminds inform informs informed notify notifies notified assure assures assured convince convinces convinced persuaded"
ANCHORS = anchors(
    orders=ORDERS,
    tells=TELLS,
    suggests="suggest suggests suggested recommend recommends finish finishes finished avoid avoids avoided",
    proposed="proposed suggested recommended",
    will="will",
    accuses="accuse accuses accused accusing",
    none="none nobody nothing nowhere none. nobody. nothing. nowhere.",
)
PASSIVE = frozenset(
    "be been being is are was were am 's 're 'm get gets got getting feel feels felt as when if than best well better not so".split()
)
"""One of these before a participle, with or without an adverb: somebody was ordered."""
COMMON_NOUNS = frozenset("order orders command commands force forces permit permits urge urges".split())
"""Nouns too: an order to leave, forces to fight."""
MONTHS = frozenset("January February March April May June July August September October November December".split())


def _word_before(document: Document, at: int, back: int = 0) -> str:
    """The word before an offset, or further back, in lower case; empty at a sign or the beginning of a line."""
    words = document.folded[max(0, at - 60) : at].rpartition("\n")[2].split(" ")
    return words[-2 - back].lstrip("“\"'(") if len(words) > back + 1 else ""


def nobody_ordered(document: Document) -> Iterator[Fault]:
    """Ordered to, with nobody ordered."""
    for site in sites(document, __name__, ANCHORS)["orders"]:
        m = _to_verb().match(document.clean, site.end)
        if not m or not _verb(m["verb"]):
            continue
        word = document.folded[site.start : site.end]
        last = _word_before(document, site.start)
        base = "modal" in lexicon.kinds(last) or last in {"to", "not", "who"} or last.endswith("n't")
        if base if word in COMMON_NOUNS else (base and not word.endswith("d")) or _active(document, site, last):
            yield Fault(Span(site.start, m.end("to")))


@cache
def _to_verb() -> re.Pattern[str]:
    return re.compile(r" (?P<to>(?:not )?to) (?P<verb>[a-z]+)(?=[ .,])")


def _verb(word: str) -> bool:
    return "V" in lexicon.parts(word) and not lexicon.closed(word)


def _active(document: Document, site: Span, last: str) -> bool:
    """Whether what may be a participle is a verb with a tense: who does it stands before it, or have."""
    if last in ADVERBS:
        last = _word_before(document, site.start, 1)
    if last in {"has", "had", "have", "who", "he", "she", "they"}:
        return True
    if not last or not last[-1].isalnum() or lexicon.closed(last) or "ADV" in lexicon.parts(last):
        return False
    opening = before(document, site.start)
    return opening is not None and _only_subject(opening)


ADVERBS = frozenset("also immediately personally strongly previously earlier".split())


def _only_subject(opening: str) -> bool:
    """Whether the words before a verb are a noun phrase that can do it: a person or an office, with no verb yet."""
    words = opening.split()
    return (
        len(words) <= LONGEST_SUBJECT
        and not any(lexicon.kinds(word.lower()) & {"aux", "modal"} for word in words)
        and any(word.strip(',“"').lower() in WHO_ORDERS for word in words)
    )


LONGEST_SUBJECT = 10
"""Words."""
WHO_ORDERS = frozenset(
    "president minister premier chairman head governor mayor deputy director court judge police ministry government commander general "
    "putin king doctors experts scientists authorities lawmaker senator speaker expert doctor council committee state trump".split()
)


def nobody_told(document: Document) -> Iterator[Fault]:
    """Informed that, with nobody informed."""
    for site in sites(document, __name__, ANCHORS)["tells"]:
        if document.clean.startswith(" that ", site.end):
            last = _word_before(document, site.start)
            word = document.folded[site.start : site.end]
            clear = bool(lexicon.kinds(last) & {"modal"}) or last in {"has", "had", "have"} or last.endswith("'s")
            if word.endswith("ed"):
                clear = last in {"has", "had", "have", "he", "she", "they"} or _is_name(document, site.start)
            elif not clear:
                clear = bool(last) and last[-1].isalnum() and (last in {"we", "i", "he", "she", "they"} or not lexicon.closed(last))
            if clear:
                yield Fault(Span(site.start, site.end + 5))


def _is_name(document: Document, at: int) -> bool:
    """Whether the word before an offset has a capital and more than its sentence's beginning for it."""
    m = re.search(r"([A-Z][a-z]{2,}) \Z", document.clean[max(0, at - 30) : at])
    return m is not None and m[1] not in MONTHS and not lexicon.known(m[1].lower())


def infinitive_for_ing(document: Document) -> Iterator[Fault]:
    """To and a verb after one that takes -ing or that: suggested to build."""
    for site in sites(document, __name__, ANCHORS)["suggests"]:
        m = _to_verb().match(document.clean, site.end)
        last = _word_before(document, site.start)
        if (
            m
            and _verb(m["verb"])
            and last not in PASSIVE
            and (not lexicon.kinds(last) & {"det", "prep"})
            and "ADV" not in lexicon.parts(last)
        ):
            ing = lexicon.inflect(m["verb"], "V")["ing"][0]
            yield Fault(Span(site.start, m.end()), (f"{document.clean[site.start : site.end]} {ing}",))


def it_is_proposed(document: Document) -> Iterator[Fault]:
    """It is proposed to, which hides who proposes."""
    for site in sites(document, __name__, ANCHORS)["proposed"]:
        start = re.search(r"\b[Ii]t (?:is|was|has been) (?:also |now |therefore )?\Z", document.clean[max(0, site.start - 24) : site.start])
        m = _to_verb().match(document.clean, site.end)
        if start and m and _verb(m["verb"]):
            yield Fault(Span(site.start - len(start[0]), m.end("to")))


def chain_of_of(document: Document) -> Iterator[Fault]:
    """Three nouns that hang on one another by "of the"."""
    for m in _chain().finditer(document.clean):
        yield Fault(Span(m.start() + 1, m.end()))


@cache
def _chain() -> re.Pattern[str]:
    # Begins with fixed letters: quickly passed over.
    return re.compile(r" of the (?!end\b|rest\b)[a-z]+ of (?:the|its|his) (?:[a-z]+ )?[a-z]+ of (?:the )?[\w-]+")


def will_after_if(document: Document) -> Iterator[Fault]:
    """Will in a condition that opens its sentence."""
    for site in sites(document, __name__, ANCHORS)["will"]:
        start = max(0, site.start - 40)
        m = _condition().search(document.clean[start : site.start])
        verb = m and re.compile(r" (?:not )?[a-z]+\b[^.;\n?]{0,60},").match(document.clean, site.end)
        if m and verb and {"you", "and"}.isdisjoint(m[1].lower().split()) and begins(document, start + m.start()):
            yield Fault(Span(site.start, site.end))


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(r"\b(?:If|As soon as|Until|Unless|Once|When (?=he|she|it|they|we)) ?((?:[\w’'-]+ ){1,4})\Z")


def accused_in(document: Document) -> Iterator[Fault]:
    """Accused, who is, and "in" what: accused the mayor in lying."""
    for site in sites(document, __name__, ANCHORS)["accuses"]:
        m = _accused().match(document.clean, site.end)
        if m and " of " not in m["whom"] and (m["what"] in CRIMES or "V-ing" in lexicon.parts(m["what"])):
            yield Fault(Span(*m.span("in")), ("of",))


CRIMES = frozenset(
    "crimes crime murder corruption fraud terrorism bribery treason lies aggression violence genocide espionage theft".split()
)


@cache
def _accused() -> re.Pattern[str]:
    return re.compile(r"(?P<whom> (?!of\b|in\b|and\b)[^.,;:()\n]{2,60}?) (?P<in>in) (?:(?:war|a|the|military|sexual) )?(?P<what>[a-z]+)\b")


def double_negation(document: Document) -> Iterator[Fault]:
    """None, nobody or nothing after a verb with not."""
    for site in sites(document, __name__, ANCHORS)["none"]:
        m = re.search(r"(?:\bnot|n't|n’t) ([a-z]+) \Z", document.clean[max(0, site.start - 24) : site.start])
        if m and "V" in lexicon.parts(m[1]) and not lexicon.closed(m[1]):
            word = document.folded[site.start : site.end].rstrip(".")
            fix = {"none": "any", "nobody": "anybody", "nothing": "anything", "nowhere": "anywhere"}[word]
            yield Fault(Span(site.start, site.start + len(word)), (fix,))


def relative_without_verb(document: Document) -> Iterator[Fault]:
    """Which or who, and then a participle or an adjective where the verb should be."""
    for m in _relative().finditer(document.clean):
        if not re.search(r"\b(?:in|of|from|to|for|on|at|with|by|those)\Z", document.clean[max(0, m.start() - 5) : m.start()]):
            yield Fault(Span(m.start() + 1, m.end()))


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(rf" wh(?:ich|o) (?:{NO_VERBS}) (?:to|by|in|on|at|from|with|for|near|of)\b")


NO_VERBS = (
    "adjacent|located|situated|taken|given|seen|written|shown|done|chosen|driven|able|capable|aware|responsible|"
    "similar|available|connected|related|belonging"
)


CHECKS: dict[str, Find] = {
    "nobody-ordered": nobody_ordered,
    "nobody-told": nobody_told,
    "infinitive-for-ing": infinitive_for_ing,
    "it-is-proposed": it_is_proposed,
    "chain-of-of": chain_of_of,
    "will-after-if": will_after_if,
    "accused-in": accused_in,
    "double-negation": double_negation,
    "relative-without-verb": relative_without_verb,
}
