"""Numbers: thousands in words, separators of thousands and decimals, abbreviations, ordinals, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.checks._counts import COUNTS
from tqc.checks._vocabulary import vocabulary
from tqc.model import Span
from tqc.text.document import Document

SCALES = {"mln": "million", "bln": "billion", "mlrd": "billion", "trln": "trillion", "thous": "thousand"}
COUNTED = frozenset(
    "million billion trillion thousand percent per rubles roubles dollars euros hryvnia hryvnias yuan degrees km kilometers kilometres "
    "meters metres cm centimeters centimetres kg kilograms tons tonnes liters litres points hectares square cubic times".split()
)
"""What follows a number with decimals."""
MONEY = "rubles roubles dollars euros hryvnia hryvnias pounds yuan people residents tons tonnes".split()
DIALLED = r"(?i)\b(?:call|text|phone|dial|tel|fax|number|helpline|on|code|no\.?|flight|project|article)\W*\Z"
"""What a number follows that counts nothing."""
CALENDAR = frozenset(
    "january february march april may june july august september october november december in since by until of year".split()
)
"""What a day or a year may follow, with a number after it."""
YEARS = range(1500, 2101)
YEAR_TOLD = r"\b(?:in|until|till|before|since|by|from|of|after|for|during|to) (?:the )?((?:19|20)\d\d(?:[-–]\d{2,4})?)\Z"


def figures(number: float) -> str:
    """A whole number with its thousands set off by commas; from a million on in words, as in "2.5 million"."""
    return f"{number / 1e6:.4g} million" if number >= 1e6 else f"{round(number):,}"


def thousands_in_words(document: Document) -> Iterator[Fault]:
    """`14 thousand`, with what it counts in money if that changes place: `14 thousand dollars`."""
    clean = document.clean
    if " thousand" not in clean:
        return
    for m in re.finditer(r" thousand\b(?!-)(?! million)( (?:US )?dollars\b)?", clean):
        before = _before(clean, m.start())
        if before:
            yield Fault(Span(m.start() - len(before[0]), m.end()), (_in_figures(before, "$" if m[1] else ""),))


def _before(clean: str, at: int) -> re.Match[str] | None:
    """The number or range that ends at a place."""
    return re.search(r"(?<![\w.,])[$€£]?(?:([0-9]+(?:[.,][0-9]+)?)[-–])?([0-9]+(?:[.,][0-9]+)?)\Z", clean[max(0, at - 20) : at])


def _in_figures(thousands: re.Match[str], sign: str) -> str:
    sign = thousands[0][0] if thousands[0][0] in "$€£" else sign
    return "-".join(sign + figures(_value(part) * 1000) for part in thousands.groups() if part)


def _value(written: str) -> float:
    """A number as written; a comma before three figures sets off thousands, another stands before decimals."""
    return float(written.replace(",", "") if re.search(r",[0-9]{3}\Z", written) else written.replace(",", "."))


def stop_in_number(document: Document) -> Iterator[Fault]:
    """A full stop between a number and what it counts, left over from an abbreviation: `300 thousand. Rubles`."""
    clean = document.clean
    if not any(f"{scale}. " in clean for scale in ("thousand", "million", "billion")):
        return
    for m in re.finditer(
        rf" (thousand|million|billion)\. ({'|'.join(MONEY)})\b(?! (?:was|were|are|is|have|had|will|can)\b)", clean, re.IGNORECASE
    ):
        before = _before(clean, m.start())
        if before:
            number = _in_figures(before, "") if m[1] == "thousand" else f"{before[0]} {m[1]}"
            yield Fault(Span(m.start() - len(before[0]), m.end()), (f"{number} {m[2].lower()}",))


def decimal_comma(document: Document) -> Iterator[Fault]:
    """A comma before decimals: `3,5 million`, `84,87%`."""
    clean = document.clean
    for m in re.finditer(r",[0-9]{1,2}(?![0-9]|,[0-9])", clean):
        start = m.start()
        while start and clean[start - 1].isdigit():
            start -= 1
        if not 1 <= m.start() - start <= 3 or clean[start - 1 : start] in (",", ".", "/", "-", ":"):
            continue
        after = re.match(r" ?(%|°|[$€£₽])|[ -]([a-z]+)", clean[m.end() : m.end() + 14])
        sign = clean[max(0, start - 2) : start].strip()[-1:] in tuple("$€£₽")
        if sign or clean[start : m.start()] == "0" or (after and (after[1] or after[2] in COUNTED)):
            if after and after[2] == "thousand":
                continue
            yield Fault(Span(start, m.end()), (clean[start : m.end()].replace(",", "."),))


def spaced_thousands(document: Document) -> Iterator[Fault]:
    """Spaces for commas: `812 485 people`."""
    clean = document.clean
    for m in re.finditer(r"[0-9] [0-9]{3}(?: [0-9]{3}){0,3}(?= [a-z])", clean):
        start = m.start()
        while start and clean[start - 1].isdigit():
            start -= 1
        before = clean[max(0, start - 16) : start]
        if m.start() - start > 2 or clean[start] == "0" or (before and before[-1] not in " ($€£"):
            continue
        last = (before.split()[-1:] or [""])[0]
        if _names(last) or re.search(DIALLED, before) or last[:1].isdigit() or last.lower() in CALENDAR:
            continue
        word = re.match(r"[a-z]+", clean[m.end() + 1 : m.end() + 20])
        if word and _counts(word[0]):
            yield Fault(Span(start, m.end()), (clean[start : m.end()].replace(" ", ","),))


def _names(word: str) -> bool:
    """Whether a number after a word may be part of a name, as in "Boeing 737"."""
    return word[:1].isupper() and not lexicon.closed(word.lower())


def _counts(word: str) -> bool:
    """Whether a word may follow a number: a plural, a unit, an adjective; not what begins the next phrase."""
    return not lexicon.closed(word) or word in COUNTED


def comma_missing(document: Document) -> Iterator[Fault]:
    """Four figures or more without commas before what they count: `12500 people`."""
    clean = document.clean
    for m in re.finditer(r"[0-9][0-9]{3,8}(?= [A-Za-z])", clean):
        number = int(m[0])
        if number in YEARS or m[0][0] == "0":
            continue
        before = clean[max(0, m.start() - 12) : m.start()]
        if (before and before[-1] not in " ($€£") or re.search(DIALLED, before) or _names((before.split()[-1:] or [""])[0]):
            continue
        word = re.match(r"(?:[A-Z][\w-]+ )?([a-z]+)", clean[m.end() + 1 : m.end() + 40])
        if word and (word[1] == "people" or "N-pl" in lexicon.parts(word[1])):
            yield Fault(Span(*m.span()), (f"{number:,}",))


def abbreviated(document: Document) -> Iterator[Fault]:
    """Russian abbreviations after a number: `5 mln`, `40 rub.`."""
    clean = document.clean
    if not vocabulary(document).isdisjoint(SCALES):
        for m in re.finditer(r"(?<=[0-9]) ?(mln|bln|mlrd|trln|thous)\b(?:\.(?= [a-z]))?", clean):
            spaced = m[0][0] == " "
            yield Fault(Span(m.start() + spaced, m.end()), (" " * (not spaced) + SCALES[m[1]],))
    for m in re.finditer(r" rub\b(?:\.(?! ?[A-Z]|\n|$))?", clean):
        if re.search(r"(?:[0-9]|illion|thousand|ln)\Z", clean[max(0, m.start() - 8) : m.start()]):
            yield Fault(Span(m.start() + 1, m.end()), ("rubles",))


def wrong_ordinal(document: Document) -> Iterator[Fault]:
    """Ordinals with the wrong ending, or one set apart: `71th`, `66-th`, `50 th`, `34-the`."""
    clean = document.clean
    for m in re.finditer(r"[0-9](-|–| )?(th|st|nd|rd|the)(?=[ .,;:!?)\"”\n]|$)", clean):
        start = m.start()
        while start and clean[start - 1].isdigit():
            start -= 1
        number = clean[start : m.start() + 1]
        right = _ending(int(number[-2:]))
        if len(number) > 3 or (m[2] == "the" and m[1] not in ("-", "–")) or clean[start - 1 : start] in ("-", ".", ",", "–"):
            continue
        if (m[1] == " " and m[2] != right) or (not m[1] and m[2] == right):
            continue
        yield Fault(Span(start, m.end()), (number + right,))


def _ending(number: int) -> str:
    return "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def numero_sign(document: Document) -> Iterator[Fault]:
    """`№ 5`."""
    if "№" in document.clean:
        yield from (Fault(Span(*m.span()), ("No." + " " * bool(m[1]),)) for m in re.finditer(r"№(?=(\w)?)", document.clean))


def dotted_range(document: Document) -> Iterator[Fault]:
    """Dots for "to", as in forecasts: `19... 24 degrees`."""
    if _degrees(document) and (".." in document.clean or "…" in document.clean):
        for m in re.finditer(r"[+]?\b([0-9]+) ?(?:\.\.\.?|…) ?[+]? ?([0-9]+)(?= ?(?:°|degrees))", document.clean):
            yield Fault(Span(*m.span()), (f"{m[1]} to {m[2]}",))


def plus_degrees(document: Document) -> Iterator[Fault]:
    """A plus sign before degrees: `+7 degrees`."""
    if "+" in document.clean and _degrees(document):
        for m in re.finditer(r"(?<![\w.…])[+] ?([0-9]+(?:\.[0-9]+)?)(?= ?(?:°|degrees| to [+] ?[0-9]+ ?(?:°|degrees)))", document.clean):
            if not document.clean[max(0, m.start() - 4) : m.start()].rstrip().endswith(("..", "…")):
                yield Fault(Span(*m.span()), (m[1],))


def _degrees(document: Document) -> bool:
    return "degrees" in document.clean or "°" in document.clean


def year_told(document: Document) -> Iterator[Fault]:
    """The word "year" after a year, as Russian has it: `in 2019 year`."""
    clean = document.clean
    for told in (" year", " g."):
        for m in re.finditer(rf"{re.escape(told)}s?(?=[.,;:!?)\n]| (?:of birth|in|the|and|was|were|is|will|by)\b|$)", clean):
            before = re.search(YEAR_TOLD, clean[max(0, m.start() - 24) : m.start()])
            if before:
                yield Fault(Span(m.start() - len(before[1]), m.end()), (before[1],))


CHECKS: dict[str, Find] = {
    "thousands-in-words": thousands_in_words,
    "stop-in-number": stop_in_number,
    "decimal-comma": decimal_comma,
    "spaced-thousands": spaced_thousands,
    "comma-missing": comma_missing,
    "abbreviated-number": abbreviated,
    "wrong-ordinal": wrong_ordinal,
    "numero-sign": numero_sign,
    "dotted-range": dotted_range,
    "plus-before-degrees": plus_degrees,
    "year-after-year": year_told,
    **COUNTS,
}
