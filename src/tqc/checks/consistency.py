"""One thing in two ways: British and American spelling, two names of a place, U.S. and US, % and percent, two orders of a date."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._data import rows
from tqc.checks._vocabulary import vocabulary
from tqc.model import Role, Span
from tqc.text.document import Document

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
POINTED = {"U.S.": "US", "U.K.": "UK", "U.N.": "UN", "E.U.": "EU"}
CACHED = 1 << 14
CLEAR, FAR_MORE = 2, 2
"""A text is of a variety if it has so many of its words, at least, and so many times more than of the other's."""
EITHER = frozenset("airplane airplanes programme programmes program programs theatre theatres grey cosy cozy presidium enroll worshippers acknowledgement fulfilment cancelling".split())
"""Words that writers of either variety use."""
OXFORD = str.maketrans("z", "s")
"""Much British copy writes organize."""
Place = tuple[str, Span]
"""How a thing is written, and where."""


@cache
def alternatives(kind: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The rows of a kind: each its alternatives, each of these its forms."""
    return tuple(tuple(tuple(cell.split("|")) for cell in row[1:]) for row in rows("alternatives.tsv", 3) if row[0] == kind)


@cache
def _first_words(kind: str) -> dict[str, list[int]]:
    """The first word of every form → the rows it stands in."""
    table: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(alternatives(kind)):
        for word in {form.partition(" ")[0].strip(".") for ways in row for form in ways}:
            table[word].append(number)
    return table


def minority(places: Iterable[Place]) -> Iterator[tuple[str, str, Span]]:
    """(as written, as the text mostly writes it, where) of what is not written as mostly; of equals the first counts as most."""
    found = list(places)
    count = Counter(way for way, _ in found)
    if len(count) > 1:
        usual = count.most_common(1)[0][0]
        yield from ((way, usual, span) for way, span in found if way != usual)


def _kind(kind: str, document: Document) -> Iterator[Fault]:
    """Every place where a row's alternative stands that the text uses less."""
    firsts = _first_words(kind)
    for number in sorted({number for word in firsts.keys() & vocabulary(document) for number in firsts[word]}):
        row = alternatives(kind)[number]
        if sum(any(form in document.clean for form in ways) for ways in row) > 1:
            yield from _row(row, document)


def _row(row: tuple[tuple[str, ...], ...], document: Document) -> Iterator[Fault]:
    forms = {form: ways for ways in row for form in ways}
    pattern = re.compile(rf"(?<![\w@/.-])(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})(?![\w-])")
    matches = list(pattern.finditer(document.clean))
    at = {Span(*m.span()): forms[m[0]].index(m[0]) for m in matches}
    ways = {forms[m[0]][0]: forms[m[0]] for m in matches}
    for _, usual, span in minority((forms[m[0]][0], Span(*m.span())) for m in matches):
        fix = ways[usual][at[span]]
        yield Fault(span, (fix,), f"the text also writes {usual}; keep to one")


@lru_cache(CACHED)
def _variety(word: str) -> lexicon.Variety | None:
    """The variety that a word shows for sure: both its spellings are in use, and each in one variety."""
    side = lexicon.dialect(word)
    rare = side is None or word in EITHER or any(lexicon.rank(v) == lexicon.UNLISTED for v in lexicon.variants(word))
    return None if rare else side


def two_varieties(document: Document) -> Iterator[Fault]:
    """Words in the spelling of the variety that the text uses less, if it is clear which that is."""
    sides = {w: side for w in vocabulary(document) if w.islower() and (side := _variety(w))}
    if len(set(sides.values())) < 2:
        return
    pattern = re.compile(rf"(?<![\w@/.-])(?:{'|'.join(sorted(sides))})(?![\w-])")
    places = [(m[0], Span(*m.span())) for m in pattern.finditer(document.clean)]
    count = Counter(sides[word] for word, _ in places)
    most: lexicon.Variety = "us" if count["us"] > count["uk"] else "uk"
    few = min(count["us"], count["uk"])
    if count[most] < CLEAR or count[most] < few * FAR_MORE:
        return
    for word, span in places:
        right = lexicon.spell(word, most)
        if sides[word] != most and not (most == "uk" and right.translate(OXFORD) == word.translate(OXFORD)):
            name = "American" if most == "us" else "British"
            yield Fault(span, (right,), f"the rest of the text is in {name} spelling")


def points(document: Document) -> Iterator[Fault]:
    """U.S. beside US, and the like; headlines do without points and do not count."""
    if not any(way in document.clean for way in POINTED):
        return
    found: dict[str, list[Place]] = defaultdict(list)
    for m in re.finditer(r"(?<![\w.$-])(?:(?:U\.[SKN]\.|E\.U\.)(?!\w)|(?:US|UK|UN|EU)(?![\w$.-]))", document.clean):
        if document.blocks[document.block_at(m.start())].role is not Role.HEADLINE:
            found[m[0].replace(".", "")].append(("pointed" if "." in m[0] else "plain", Span(*m.span())))
    for plain, places in found.items():
        pointed = ".".join(plain) + "."
        usual = "pointed" if 2 * sum(way == "pointed" for way, _ in places) > len(places) else "plain"
        for way, span in places:
            if way == usual:
                continue
            start, end = span
            if way == "pointed" and _sentence_ends(document, end):
                end -= 1
            right = pointed if usual == "pointed" else plain
            yield Fault(Span(start, end), (right,), f"the text also writes {right}; keep to one")


def _sentence_ends(document: Document, at: int) -> bool:
    return any(s.end == at for s in document.sentences(document.block_at(at - 1)))


def percent(document: Document) -> Iterator[Fault]:
    """% beside percent, after figures."""
    if "%" not in document.clean or "per" not in document.folded:
        return
    ways = ((m[1] or m[2], Span(*m.span(1 if m[1] else 2))) for m in re.finditer(r"(?<=\d)(?: ?(%)| (per ?cent))(?!\w)", document.clean))
    for _, usual, span in minority(ways):
        yield Fault(span, (), f"the text also writes {usual}; keep to one")


def date_order(document: Document) -> Iterator[Fault]:
    """3 March beside March 3."""
    pattern = rf"(?<![\w,.–-])(?<!to )(?<!and )(?:(\d{{1,2}}) ({MONTHS})|({MONTHS}) (\d{{1,2}}))(?![:.–-]?\w)(?! ?[–-] ?\d)"
    matches = list(re.finditer(pattern, document.clean))
    sides: list[Place] = [("day first" if m[1] else "month first", Span(*m.span())) for m in matches]
    right = {Span(*m.span()): f"{m[2]} {m[1]}" if m[1] else f"{m[4]} {m[3]}" for m in matches}
    for _, usual, span in minority(sides):
        yield Fault(span, (right[span],), f"elsewhere the text puts the {usual}")


CHECKS: dict[str, Find] = {
    "two-names-of-a-place": partial(_kind, "place"),
    "two-names-of-an-institution": partial(_kind, "institution"),
    "two-spellings-of-a-word": partial(_kind, "spelling"),
    "two-varieties": two_varieties,
    "points": points,
    "percent": percent,
    "date-order": date_order,
}
