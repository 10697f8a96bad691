"""Script: Cyrillic left over, look-alike letters, the marks of library transliteration, Russian words in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.checks._data import rows
from tqc.checks._vocabulary import in_address, occurrences, strange, vocabulary
from tqc.lexicon import UNLISTED, rank
from tqc.model import Span
from tqc.text.document import Document

CYRILLIC, LATIN = "\u0400-\u04ff", "A-Za-z\u00c0-\u024f"
"""Letters, as a class of a regular expression."""
GLOSS = 11
MOSTLY = 0.4
"""A document with a larger share of Cyrillic letters is no English copy with Russian left in it."""
ALIKE = dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһ", "ABESIJKMHOPCTYXaesijopcyxdh", strict=True))
"""Cyrillic letters and the Latin ones that look the same."""
OPENS = "“«„\"'‘(["
ISO_9 = dict(zip("žčšŝâûêèëĭîŭʹʺ", ("zh", "ch", "sh", "shch", "ya", "yu", "ya", "e", "yo", "y", "i", "u", "", ""), strict=True))
"""Letters of ISO 9 and of its Slavic kin, and what a newspaper writes."""
NO_NAME = (
    *("koj", "noj", "coj", "ovoj", "evoj", "uju", "uyu", "nogo", "nnom", "skom", "skomu", "nomu", "nymi", "yami", "nyh", "skih"),
    *("skij", "nij", "nyj", "ovtsy", "evtsy", "altsy", "etsya", "itsya", "yayut", "uyut", "avim"),
)
"""Endings of Russian words in Latin letters that no name has as English spells names."""
PRESENTS = ("so-called ", 'so-called "', "so-called “")
"""What announces a foreign word that is meant."""
SHORTEST, LONGEST = 5, 40
"""Letters of a word that is looked at."""


def _foreign(document: Document) -> bool:
    """Whether a document has no Cyrillic to look at, or so much that it is meant."""
    if document.clean.isascii():
        return True
    known: bool | None = document.memo.get("checks/foreign")
    if known is None:
        count = len(_letters().findall(document.clean))
        known = document.memo["checks/foreign"] = not count or count > MOSTLY * len(document.clean)
    return known


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(f"[{CYRILLIC}]")


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(f"[{LATIN}]")


@cache
def _runs() -> re.Pattern[str]:
    """Words in Cyrillic, and what stands between two of them and is no Latin letter; a word is taken whole or not at all."""
    word = rf"(?<![{LATIN}{CYRILLIC}])[{CYRILLIC}][{CYRILLIC}\d'’-]*+(?![{LATIN}])"
    return re.compile(rf"{word}(?:[^\n{LATIN}{CYRILLIC}“”«»\"()]{{1,12}}{word})*")


@cache
def _mixtures() -> re.Pattern[str]:
    """Words with letters of both scripts; a figure with Cyrillic letters behind it."""
    return re.compile(rf"(?<!\w)(?:\d*[{LATIN}]+[{CYRILLIC}]|\d*[{CYRILLIC}]+[{LATIN}]|\d+[{CYRILLIC}])\w*")


def _plain_runs(document: Document) -> Iterator[tuple[Span, bool]]:
    """Each run of words in Cyrillic, and whether it is quoted or put in brackets as the word of the other language."""
    if _foreign(document):
        return
    clean = document.clean
    for m in _runs().finditer(clean):
        if in_address(clean, *m.span()) or clean[m.start() - 1 : m.start()].isdigit() or _degree(clean, *m.span()):
            continue
        before = clean[max(0, m.start() - GLOSS) : m.start()]
        shown = before[-1:] in set(OPENS) or before.rstrip().endswith(("Russian", "Russian:", "Ukrainian", "Ukrainian:"))
        yield Span(*m.span()), shown and not (m[0].isupper() and before[-1:] == "(")


def _degree(clean: str, start: int, end: int) -> bool:
    """Whether a Cyrillic С stands for Celsius."""
    return clean[start:end] == "\u0421" and clean[max(0, start - 2) : start].strip()[-1:] in {"°", "º"}


def _left(*, quoted: bool) -> Find:
    def find(document: Document) -> Iterator[Fault]:
        for span, shown in _plain_runs(document):
            if shown == quoted:
                yield Fault(span)

    return find


def _mixed(document: Document) -> Iterator[Fault]:
    """Words of both scripts, with the Latin word if each Cyrillic letter looks like a Latin one and they are the fewer; °С."""
    if _foreign(document):
        return
    clean = document.clean
    for m in _mixtures().finditer(clean):
        cyrillic = _letters().findall(m[0])
        sure = len(cyrillic) < len(m[0]) - len(cyrillic) and all(c in ALIKE for c in cyrillic)
        if not in_address(clean, *m.span()):
            yield Fault(Span(*m.span()), ("".join(ALIKE.get(c, c) for c in m[0]),) if sure else ())
    for m in _celsius().finditer(clean):
        yield Fault(Span(*m.span()), ("C",))


@cache
def _celsius() -> re.Pattern[str]:
    return re.compile(r"(?:(?<=[°º])|(?<=[°º] ))\u0421(?!\w)")


def _marks(document: Document) -> Iterator[Fault]:
    """Words with the soft and hard signs or the ŝ of ISO 9, and Russian surnames with its š, ž, č, â, û."""
    if document.clean.isascii():
        return
    done = 0
    for m in _marked().finditer(document.clean):
        if m.start() < done:
            continue
        span = _word_around(document.clean, m.start())
        done = span.end
        word = document.clean[span.start : span.end]
        if len(word) <= LONGEST and (_sure_marks().search(word) or _russian_name().search(word)):
            yield Fault(span, (_plain(word),))


@cache
def _marked() -> re.Pattern[str]:
    return re.compile("[ʹʺŝŜžŽčČšŠâÂûÛ]")


@cache
def _sure_marks() -> re.Pattern[str]:
    return re.compile(r"[ʹʺŝ]")


@cache
def _russian_name() -> re.Pattern[str]:
    ends = r"[žčš](?:eva?|kina?)|[bvgdklmnprst][âû][a-z]*(?:in|ov|ev)a?|[žčš][a-zžčš]*enko|sk(?:ij|aja|iy|aya)"
    return re.compile(rf"(?:{ends}|^[ŽŠČžšč][a-zžčš]+ova?)$")


def _word_around(clean: str, at: int) -> Span:
    """The word that a letter of it stands in: letters, with the soft and hard signs."""
    start = end = at
    while start > 0 and clean[start - 1].isalpha():
        start -= 1
    while end < len(clean) and clean[end].isalpha():
        end += 1
    return Span(start, end)


def _plain(word: str) -> str:
    """A word of library transliteration as a newspaper writes it."""
    plain = ""
    for letter in word:
        low = ISO_9.get(letter.lower())
        plain += letter if low is None else low if letter.islower() else low.capitalize()
    return plain


def _soft_sign(document: Document) -> Iterator[Fault]:
    """An apostrophe that stands for the soft sign: Khar'kov."""
    if "'" not in document.folded:
        return
    for m in _apostrophes().finditer(document.folded):
        span = _with_apostrophe(document.folded, m.start())
        if not in_address(document.clean, *span):
            word = document.clean[span.start : span.end]
            yield Fault(span, (re.sub("['’ʼ‘]", "", word),))


@cache
def _apostrophes() -> re.Pattern[str]:
    """An apostrophe between consonants, or before y and a vowel; not that of could've, int'l, nor'wester."""
    before, clitic = "(?<=[a-z]{2}[ldnrtszv]')(?<!nor')", r"(?!(?:ve|re|ll)\b)"
    return re.compile(rf"'{before}{clitic}(?:(?=[bcdfghjkmpvz][a-z])|(?=[nlrst](?![tl]\b)[a-z][a-z])|(?=y[aeou]))")


def _with_apostrophe(folded: str, at: int) -> Span:
    before, after = _word_around(folded, at - 1), _word_around(folded, at + 1)
    return Span(before.start, after.end)


def _russian_word(document: Document) -> Iterator[Fault]:
    """Words that no English list has and that are built like Russian ones; with a capital, as no name is."""
    small = (w for w in strange(document) if len(w) >= SHORTEST and w not in _loans() and _built().search(w))
    raised = (w for w in vocabulary(document) if w.endswith(NO_NAME) and w.istitle() and len(w) > SHORTEST and rank(w.lower()) == UNLISTED)
    for word in sorted((*small, *raised)):
        for span in occurrences(document, word):
            if not _presented(document.clean, span):
                yield Fault(span)


def _presented(clean: str, span: Span) -> bool:
    """Whether a word is shown as the other language's: so-called, or alone between single quotation marks."""
    single = clean[max(0, span.start - 1) : span.start] in {"'", "‘"} and clean[span.end : span.end + 1] in {"'", "’"}
    return single or clean.endswith(PRESENTS, 0, span.start)


@cache
def _loans() -> frozenset[str]:
    return frozenset(word for row in rows("loans.txt", 1) for word in row[0].split())


@cache
def _built() -> re.Pattern[str]:
    anywhere = r"zh|shch|(?<!c)kh[aeiou]|[^\Waeiouc]kh|tsy|tsiy|yaya|uyu|yush|yayu|neo[bcgn][a-z]+n"
    ends = (
        r"[bcdfghjklmnpqrstvwxz]y[aeu]|iy[aeu]?|yy|ykh|ikh|yakh|yami|sk(?:ogo|oy|aya|oye|om|ikh|uyu)|[^\Waeiou][oe]go|[^\Waeiou][oe]mu"
        r"|nost|stv[aou]|(?:irov|ov|yv|iv|is|av)at|[aeyu]yut|ovtsy|[aio]vets|[aio]ntsy|rtsy|chik(?:i|ov|om|u|a)?|nik(?:i|ov|om|u|am)"
        r"|(?:[a-z]{3}ov|[a-z]{2}(?<!gl)ev)(?:a|oy|oj|ym|ykh|yh)?|enko|[ktdvln]sk(?:y|iy)|n(?:ym|nym|nykh|noy|noye)|gatory?a|entstva|stvo|nnogo|tsev|evts?y|etsya|itsya"
    )
    return re.compile(rf"{anywhere}|(?:{ends})$")


CHECKS: dict[str, Find] = {
    "cyrillic": _left(quoted=False),
    "cyrillic-quoted": _left(quoted=True),
    "mixed-scripts": _mixed,
    "library-transliteration": _marks,
    "soft-sign": _soft_sign,
    "russian-word": _russian_word,
}
