"""Words that stand twice, and words after which one is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress, count, islice

from tqc import lexicon
from tqc.checks import Fault, Find, _sites
from tqc.model import Role, Span
from tqc.text.document import Document

ENDS = frozenset(".,;:!?)\"”’'")
"""What may stand glued to a word's end."""
TWICE = frozenset(
    "had that very so no ha hah na la da yes yeah hey hear there now then well bye night knock boo blah tut chop choo ding dong wah bang "
    "boom tick long many much far never ever big little good bad old poor really too more less again go come please is her you do did in "
    "on up out win one two three four five six seven eight nine ten zero double plus run stop wait look rat pom can has why who what mm oh "
    "ah".split()
)
"""Words that English says twice, or that two clauses bring together."""
OF_ITSELF = frozenset("best worst elite greatest toughest brightest poorest richest strongest last".split())
"""Words whose best is said of themselves: the best of the best."""
NOTHING_AFTER_THE = (
    "to|and|or|is|by|on|in|for|that|who|will|of|from|with|are|was|were|has|have|had|which|at|into|their|his|its|our|my|your|th|st|nd|rd"
    "|a|an|this|these|those"
)
NOTHING_AFTER_A = "of|are|were|have|their|his|its|our|my|your|the"
DETERMINERS = "the an my our your their every"
CONJUNCTIONS = "and or nor because although whereas than"
LONGEST_END = 16
"""Code points at a paragraph's end that hold its last two words, if the last is short."""
ANCHORS = _sites.anchors(
    stopped=" ".join([*(word + sign for word in DETERMINERS.split() for sign in ".,"), *(word + "." for word in CONJUNCTIONS.split())])
)


def doubled_word(document: Document) -> Iterator[Fault]:
    """A word that stands twice on end."""
    folded, _ = _sites.words(document)
    begun = compress(zip(folded, islice(folded, 1, None), strict=False), map(str.startswith, islice(folded, 1, None), folded))
    if not any(len(word) > 1 and word not in TWICE and ENDS.issuperset(again[len(word) :]) for word, again in begun):
        return
    words = document.clean.split(" ")
    start = last = 0
    for i in compress(count(), map(str.startswith, islice(words, 1, None), words)):
        word, rest = words[i], words[i + 1][len(words[i]) :].partition("\n")[0]
        if len(word) < 2 or not word.isalpha() or not word.islower() or word in TWICE or not all(c in ENDS for c in rest):
            continue
        if word in words[max(0, i - 1) : i] + words[i + 2 : i + 3]:
            continue
        start += sum(map(len, words[last:i])) + i - last
        last = i
        if lexicon.known(word) and not _inside_name(words, i):
            yield Fault(Span(start, start + 2 * len(word) + 1), (word,))


def _inside_name(words: list[str], i: int) -> bool:
    """Whether the words about a pair have the capitals of a name: `the Walla walla Band`."""
    after = words[i + 2] if i + 2 < len(words) else ""
    return words[i - 1][:1].isupper() and after[:1].isupper() and not lexicon.closed(words[i])


def again_in_brackets(document: Document) -> Iterator[Fault]:
    """What stands before a bracket, word for word inside it."""
    clean = document.clean
    for m in re.finditer(r" \(([^()\n]{3,60})\)", clean):
        inside, start = m[1], m.start() - len(m[1])
        same = start >= 0 and clean[start : m.start()].lower() == inside.lower()
        if same and not inside.isdigit() and not clean[max(0, start - 1) : start].isalnum():
            yield Fault(Span(*m.span()), ("",))


def again_after_of(document: Document) -> Iterator[Fault]:
    """A noun on both sides of `of` or `of the`, unless it is the best of the best."""
    clean = document.clean
    for m in re.finditer(r" of (?:the )?([a-z]{4,24})\b(?!-)", clean):
        start = m.start() - len(m[1])
        if (
            clean.startswith(m[1], max(0, start))
            and not clean[start - 1 : start].isalnum()
            and not (m[1] in OF_ITSELF or lexicon.closed(m[1]))
        ):
            yield Fault(Span(start, m.end()))


def nothing_after_article(document: Document) -> Iterator[Fault]:
    """An article with a preposition, an auxiliary or a determiner after it."""
    clean = document.clean
    for article, words in ((" the", NOTHING_AFTER_THE), (" a", NOTHING_AFTER_A)):
        for m in re.finditer(rf"{article} (?:{words})(?= ([a-z]*))", clean):
            if not m[0].endswith(" will") or _only_verb(m[1]):
                yield Fault(Span(m.start() + 1, m.end()))


def _only_verb(word: str) -> bool:
    parts = lexicon.parts(word)
    return "V" in parts and "N" not in parts


def nothing_before_stop(document: Document) -> Iterator[Fault]:
    """A determiner or conjunction with a stop or a comma after it, an article or a possessive with which a paragraph ends."""
    for start, end in _sites.sites(document, __name__, ANCHORS)["stopped"]:
        if document.clean[start - 1 : start] == " " and document.clean[start:end].islower():
            yield Fault(Span(start, end - 1))
    for block in document.blocks:
        last = _unfinished().search(document.clean, max(block.start, block.end - LONGEST_END), block.end)
        if last and block.role is not Role.CELL:
            yield Fault(Span(*last.span("word")))


@cache
def _unfinished() -> re.Pattern[str]:
    return re.compile(r" (?P<word>the|an|its|their|his|(?<=\b(?:in|of|to|as|by|at|on|is) )a)\Z")


def can_not(document: Document) -> Iterator[Fault]:
    """`can not` in two words, unless `only` or the like follows."""
    for m in re.finditer(r"an not\b(?! only| just| merely| simply)", document.clean):
        if re.search(r"\b[Cc]\Z", document.clean[max(0, m.start() - 2) : m.start()]):
            yield Fault(Span(m.start() - 1, m.end()), (document.clean[m.start() - 1] + "annot",))


CHECKS: dict[str, Find] = {
    "doubled-word": doubled_word,
    "again-in-brackets": again_in_brackets,
    "again-after-of": again_after_of,
    "nothing-after-article": nothing_after_article,
    "nothing-before-stop": nothing_before_stop,
    "can-not": can_not,
}
