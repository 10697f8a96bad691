"""Money, percentages, times of day, dates and scores as Russian writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqc.checks import Fault, Find
from tqc.checks._money import MONEY
from tqc.checks._vocabulary import vocabulary
from tqc.model import Span
from tqc.text.document import Document

MONTHS = "January February March April May June July August September October November December".split()
NOON = 12
SPORT = frozenset(
    "score scored scoring draw drew won win beat defeat defeated victory lost match matches goal goals minute game half champions "
    "league cup championship final semifinal quarterfinal playoffs round team teams striker midfielder goalkeeper hosts guests "
    "visitors set sets".split()
)
AROUND = 80
"""Code points on either side in which a word of sport makes a score of two figures."""
GREW = frozenset(
    "increase increased increases grow grew grown grows rise rose risen fall fell fallen decrease decreased drop dropped reduce reduced "
    "cut more less higher lower".split()
)


def spaced_currency(document: Document) -> Iterator[Fault]:
    """A currency sign apart from its amount, or behind it: `$ 20`, `500 $`."""
    clean = document.clean
    for m in re.finditer(r"[$€£](?![\w$€£])", clean) if any(sign in clean for sign in "$€£") else ():
        before = clean[max(0, m.start() - 16) : m.start()]
        after = re.match(r" ([0-9]+(?:[.,][0-9]+)*)", clean[m.end() : m.end() + 16])
        amount = re.search(r"(?<![\w.,$€£])([0-9]+(?:[.,][0-9]+)*) ?\Z", before)
        if amount and not after:
            yield Fault(Span(m.start() - len(amount[0]), m.end()), (_sign_first(m[0], amount[1]),))
        elif after and not amount:
            yield Fault(Span(m.start(), m.end() + after.end()), (_sign_first(m[0], after[1]),))


def _sign_first(sign: str, amount: str) -> str:
    """An amount with its sign before it, and a point before decimals."""
    return sign + re.sub(r",(?=[0-9]{1,2}$)", ".", amount)


def spaced_percent(document: Document) -> Iterator[Fault]:
    """A space before a percent sign: `10 %`."""
    if " %" in document.clean:
        for m in re.finditer(r" %(?![\w(%])", document.clean):
            start = m.start()
            while start and (document.clean[start - 1].isdigit() or document.clean[start - 1] in ".,"):
                start -= 1
            if start < m.start():
                yield Fault(Span(start, m.end()), (document.clean[start : m.start()] + "%",))


def clock(hour: int, minute: str) -> str:
    """An hour of 24 and minutes as American news prints them: "7:30 p.m."."""
    if hour % NOON == 0 and minute == "00":
        return "noon" if hour == NOON else "midnight"
    return f"{hour % NOON or NOON}{'' if minute == '00' else ':' + minute} {'p.m.' if NOON <= hour < 2 * NOON else 'a.m.'}"


def spaced_time(document: Document) -> Iterator[Fault]:
    """A space inside a time: `at 18: 00`."""
    clean = document.clean
    for m in re.finditer(r":(?:(?<=[0-9].)|(?<=[0-9] .)) ?[0-5][0-9]\b", clean):
        start = m.start() - (clean[m.start() - 1] == " ") - 1
        start -= clean[start - 1 : start].isdigit()
        written = clean[start : m.end()]
        before, after = clean[max(0, start - 14) : start], clean[m.end() : m.end() + 14]
        told = re.search(r"\b(?:at|by|from|until|till|before|after|about|around|approximately|to) \Z", before)
        if " " in written and (told or _of_day(after)):
            yield Fault(Span(start, m.end()), (written.replace(" ", ""),))


def _of_day(after: str) -> bool:
    """Whether words that follow a time follow it: "Moscow time", "local time", "p.m."."""
    return re.match(r" ?(?:[ap]\.?m\b|Moscow|local|MSK|msk|GMT|UTC|hours)", after) is not None


def dotted_time(document: Document) -> Iterator[Fault]:
    """A time of 24 hours with a full stop: `at 19.00`."""
    clean = document.clean
    for m in re.finditer(r"\.[0-5][0-9](?![\w%€$£]|\.[0-9])", clean):
        start = m.start()
        while start and clean[start - 1].isdigit():
            start -= 1
        hour = clean[start : m.start()]
        if not 1 <= len(hour) <= 2 or int(hour) > 2 * NOON:
            continue
        before, after = clean[max(0, start - 8) : start], clean[m.end() : m.end() + 12]
        sure = re.match(r" (?:Moscow time|local time|msk|MSK)", after)
        usual = m[0][1:] == "00" or (m[0][1:] == "30" and int(hour) > NOON)
        told = re.search(r"\b(?:at|by|until|till) \Z", before) and re.match(r"[,;)\n]|\.(?!\d)|$| (?:on|in the|and)\b", after)
        if sure or (usual and told):
            yield Fault(Span(start, m.end()), (clock(int(hour), m[0][1:]),))


def moscow_time(document: Document) -> Iterator[Fault]:
    """`msk` for Moscow time."""
    if "msk" in document.folded:
        yield from (Fault(Span(*m.span(1)), ("Moscow time",)) for m in re.finditer(r"[0-9] ?(?<= )(msk|MSK)\b", document.clean))


def numeric_date(document: Document) -> Iterator[Fault]:
    """A date in figures with full stops: `17.07.2017`."""
    for m in re.finditer(r"\.(0[1-9]|1[0-2])\.((?:19|20)[0-9]{2})(?!\w|\.[0-9])", document.clean):
        day = re.search(r"(?<![\w.])(?:0?[1-9]|[12][0-9]|3[01])\Z", document.clean[max(0, m.start() - 4) : m.start()])
        if day:
            month, number = MONTHS[int(m[1]) - 1], int(day[0])
            yield Fault(Span(m.start() - len(day[0]), m.end()), (f"{month} {number}, {m[2]}", f"{number} {month} {m[2]}"))


def oclock(document: Document) -> Iterator[Fault]:
    """`10 o'clock in the morning`."""
    if "o'clock in the" in document.folded:
        for m in re.finditer(r"\b([0-9]{1,2}) o'clock in the (morning|afternoon|evening)\b", document.folded):
            yield Fault(Span(*m.span()), (f"{m[1]} {'a.m.' if m[2] == 'morning' else 'p.m.'}",))


def colon_score(document: Document) -> Iterator[Fault]:
    """A score with a colon, among words of sport: `won 2:1`."""
    clean = document.clean
    for m in re.finditer(r": ?[0-9]{1,3}(?![0-9]|[.:][0-9]|,[0-9]{3})", clean):
        start = m.start() - (clean[m.start() - 1 : m.start()] == " ")
        first = start
        while first and clean[first - 1].isdigit():
            first -= 1
        left, right = clean[first:start], m[0][1:].strip()
        if not 1 <= len(left) <= 3 or clean[max(0, first - 1) : first] in (".", ":", "-", ",", "/"):
            continue
        if len(right) == 2 and int(right) < 60 and (int(left) < 25 or re.search(r"\b(?:at|on|in|by) \Z", clean[max(0, first - 4) : first])):
            continue
        around = re.findall(r"[a-z]+", document.folded[max(0, first - AROUND) : m.end() + AROUND])
        if not SPORT.isdisjoint(around) and not _ratio(document.folded, first, m.end()):
            yield Fault(Span(first, m.end()), (f"{left}-{right}",))


def _ratio(folded: str, start: int, end: int) -> bool:
    before = re.search(r"(?:ratio|odds|chapter|verse|psalm|scale)\W*(?:of|to|at|is|was)?\W*\Z", folded[max(0, start - 16) : start])
    return before is not None or folded[end : end + 6].startswith((" ratio", " odds", "-"))


def times_over(document: Document) -> Iterator[Fault]:
    """`increased in 2 times`, `grew by three times`."""
    clean = document.clean
    if " times" in clean:
        for m in re.finditer(
            r" (?:in|by) (two|three|four|five|six|ten|[0-9]+(?:\.[0-9]+)?)(?: and a half)? times\b(?! (?:a|per|an|of) )", clean
        ):
            if not GREW.isdisjoint(re.findall(r"[a-z]+", clean[max(0, m.start() - 30) : m.start()])[-4:]):
                yield Fault(Span(m.start() + 1, m.end()))


def age(document: Document) -> Iterator[Fault]:
    """An age before a noun with a hyphen short: `21-year old driver`."""
    if vocabulary(document).isdisjoint(("old", "olds")):
        return
    if "year old" in document.clean or "years-old" in document.clean or "years old" in document.clean:
        for m in re.finditer(r"([0-9][0-9]{0,2})(-years?[ -]olds?\b| years?-olds?\b)", document.clean):
            right = f"{m[1]}-year-old" + "s" * m[0].endswith("s")
            if m[0] != right:
                yield Fault(Span(*m.span()), (right,))


CHECKS: dict[str, Find] = {
    "spaced-currency": spaced_currency,
    "spaced-percent": spaced_percent,
    "spaced-time": spaced_time,
    "dotted-time": dotted_time,
    "msk-for-moscow-time": moscow_time,
    "numeric-date": numeric_date,
    "oclock-with-part-of-day": oclock,
    "colon-in-score": colon_score,
    "times-over": times_over,
    "age-hyphens": age,
    **MONEY,
}
