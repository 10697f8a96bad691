"""One thing in two ways: British and American spelling, two names of a place, U.S. and US, % and percent, two orders of a date."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from itertools import chain

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._data import rows
from tqc.checks._vocabulary import vocabulary, whole_words
from tqc.lexicon import tables
from tqc.model import Role, Span
from tqc.text.document import Document

MONTH_NAMES = "January February March April May June July August September October November December".split()
MONTHS = rf"(?:{'|'.join(MONTH_NAMES)})\b"
POINTED = ("US", "UK", "UN", "EU")
CACHED = 1 << 14
CLEAR, FAR_MORE = 2, 2
"""A text is of a variety if it has so many of its words, at least, and so many times more than of the other's."""
EITHER = frozenset(
    "airplane airplanes programme programmes program programs theatre theatres grey "
    "cosy cozy presidium enroll worshippers acknowledgement judgement analogue analogues enquiry enquiries fulfilment cancelling".split()
)
"""Words that writers of either variety use."""
OXFORD = str.maketrans("z", "s")
"""Much British copy writes organize."""
BESIDE = 12
"""Code points around US that tell, if they are capitals, that it may be the pronoun."""
Ways = tuple[tuple[str, ...], ...]
"""The alternatives of a row, each with its forms."""
Place = tuple[str, Span]
"""How a thing is written, and where."""


@cache
def alternatives(kind: str) -> tuple[Ways, ...]:
    """The rows of a kind: each its alternatives, each of these its forms."""
    return tuple(tuple(tuple(cell.split("|")) for cell in row[1:]) for row in rows("alternatives.tsv", 3) if row[0] == kind)


@cache
def _telling_words(kind: str) -> dict[str, set[tuple[int, int]]]:
    """The longest word of every form → the rows it stands in, and which of their alternatives."""
    table: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for number, row in enumerate(alternatives(kind)):
        for which, way in enumerate(row):
            for form in way:
                table[max(re.findall(r"[^\W\d_]+", form), key=len)].add((number, which))
    return table


def minority(places: Iterable[Place]) -> Iterator[tuple[str, str, Span]]:
    """(as written, as the text mostly writes it, where) of what is not written as mostly; of equals the first counts as most."""
    found = list(places)
    count = Counter(way for way, _ in found)
    if len(count) > 1:
        usual = count.most_common(1)[0][0]
        yield from ((way, usual, span) for way, span in found if way != usual)


def _rows(kind: str, document: Document) -> Iterator[tuple[Ways, list[re.Match[str]]]]:
    """Each row of a kind of which a text has several alternatives, and every place where one stands."""
    telling = _telling_words(kind)
    told = Counter(number for number, _ in set().union(*(telling[word] for word in telling.keys() & vocabulary(document))))
    for number in sorted(number for number, ways in told.items() if ways > 1):
        row = alternatives(kind)[number]
        if sum(any(form in document.clean for form in way) for way in row) > 1:
            yield row, list(_any_of(row).finditer(document.clean))


@cache
def _any_of(row: Ways) -> re.Pattern[str]:
    forms = sorted(chain.from_iterable(row), key=len, reverse=True)
    # What stands in brackets after the other name explains it.
    return re.compile(rf"(?<![\w@/.(-])(?:{'|'.join(map(re.escape, forms))})(?![\w-]|\.\w)")


def less_used(kind: str, document: Document) -> Iterator[Fault]:
    """Every place where a row's alternative stands that the text uses less."""
    for row, matches in _rows(kind, document):
        which = {form: (number, place) for number, way in enumerate(row) for place, form in enumerate(way)}
        usual = Counter(which[m[0]][0] for m in matches).most_common(1)[0][0] if matches else 0
        for m in matches:
            number, place = which[m[0]]
            if number != usual:
                right = row[usual][place]
                yield Fault(Span(*m.span()), (right,), f"the text also writes {row[usual][0]}; keep to one")


def unsettled(kind: str, document: Document) -> Iterator[Fault]:
    """Every place where another alternative stands than the first of the row that the text has."""
    for row, matches in _rows(kind, document):
        order = {form: number for number, way in enumerate(row) for form in way}
        first = min((order[m[0]] for m in matches), default=0)
        right = next((m[0] for m in matches if order[m[0]] == first), "")
        for m in matches:
            if order[m[0]] != first:
                yield Fault(Span(*m.span()), (right,), f"the text also writes {right}; keep to one")


VARIETIES = 2
JOINS, JOINS_AFTER = frozenset("_@/.-"), frozenset("_-")


@lru_cache(CACHED)
def _variety(word: str) -> lexicon.Variety | None:
    """The variety that a word shows for sure: both its spellings are in use, and each in one variety."""
    side = lexicon.dialect(word)
    rare = side is None or word in EITHER or any(lexicon.rank(v) == lexicon.UNLISTED for v in lexicon.variants(word))
    return None if rare else side


def _apart(clean: str, span: Span) -> bool:
    """Whether a word is no part of an address or a compound."""
    after = clean[span.end : span.end + 2]
    return (
        clean[span.start - 1 : span.start] not in JOINS and after[:1] not in JOINS_AFTER and not (after[:1] == "." and after[1:].isalnum())
    )


def two_varieties(document: Document) -> Iterator[Fault]:
    """Words in the spelling of the variety that the text is not to be in.

    If none was asked for, it is the one that the text uses less, where that is clear or the very word is spelled in both.
    """
    asked = document.variety
    sides = {w: side for w in tables.spellings()[1].keys() & vocabulary(document) if (side := _variety(w))}
    if len(set(sides.values()) | {asked} - {None}) < VARIETIES:
        return
    places = sorted((span, word) for word in sides for span in whole_words(document.clean, word) if _apart(document.clean, span))
    count = Counter(sides[word] for _, word in places)
    most: lexicon.Variety = asked or ("uk" if count["uk"] > count["us"] else "us")
    clear = asked is not None or (count[most] >= CLEAR and count[most] >= FAR_MORE * min(count.values()))
    where = "the copy is to be in" if asked else "elsewhere the text has"
    for span, word in places:
        right = lexicon.spell(word, most)
        if sides[word] != most and (right in sides or (clear and not (most == "uk" and right.translate(OXFORD) == word.translate(OXFORD)))):
            yield Fault(span, (right,), f"{where} {'American' if most == 'us' else 'British'} spelling")


def points(document: Document) -> Iterator[Fault]:
    """U.S. beside US, and the like; headlines do without points and do not count."""
    if vocabulary(document).isdisjoint(POINTED):
        return
    found: dict[str, list[Place]] = defaultdict(list)
    for m in re.finditer(r"U\.[SKN]\.(?!\w)|E\.U\.(?!\w)|U[SKN](?![\w$.-])|EU(?![\w$.-])", document.clean):
        shouted = document.clean[max(0, m.start() - BESIDE) : m.end() + BESIDE].isupper()
        joined = re.match(r"[\w.$-]", document.clean[max(0, m.start() - 1) : m.start()])
        if not shouted and not joined and document.blocks[document.block_at(m.start())].role is not Role.HEADLINE:
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


def _day_before(clean: str, month: int) -> re.Match[str] | None:
    """The day that stands before a month; what follows a name is no day: Windows 10 May 2020 Update, November 7 October Day."""
    day = re.search(r"(?:(?<=[\s(])|^)(?<!\bto )(?<!\band )(\d\d?) $", clean[max(0, month - 8) : month])
    if not day:
        return None
    word = clean[max(0, month - len(day[0]) - 20) : month - len(day[0])].rpartition("\n")[2].split()[-1:]
    named = [w for w in word if w.istitle() and not lexicon.closed(w.lower()) and not w.endswith("day")]
    return None if named else day


def date_order(document: Document) -> Iterator[Fault]:
    """3 March beside March 3; of a range the day that stands by the month does not count."""
    if vocabulary(document).isdisjoint(MONTH_NAMES):
        return
    right: dict[Span, str] = {}
    sides: list[Place] = []
    for m in re.finditer(MONTHS, document.clean):
        before = _day_before(document.clean, m.start())
        after = re.match(r" (\d\d?)(?! ?[–—-] ?\d)(?![:.]?\w)", document.clean[m.end() : m.end() + 8])
        if (before is None) != (after is None):
            span = Span(m.start() - len(before[0]), m.end()) if before else Span(m.start(), m.end() + len(after[0]) if after else m.end())
            sides.append(("day first" if before else "month first", span))
            right[span] = f"{m[0]} {before[1]}" if before else f"{after[1]} {m[0]}" if after else m[0]
    for _, usual, span in minority(sides):
        yield Fault(span, (right[span],), f"elsewhere the text puts the {usual}")


CHECKS: dict[str, Find] = {
    "two-names-of-a-place": partial(less_used, "place"),
    "two-names-of-an-institution": partial(unsettled, "institution"),
    "two-spellings-of-a-word": partial(less_used, "spelling"),
    "two-varieties": two_varieties,
    "points": points,
    "percent": percent,
    "date-order": date_order,
}
