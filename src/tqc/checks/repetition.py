"""One word twice in a phrase: what two Russian words said, a machine says with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc import lexicon
from tqc.checks import Fault, Find
from tqc.model import Span
from tqc.text.document import Document

STEM = 5
"""Letters; words that begin alike for longer than this may be of one root."""
APART = frozenset(
    "polic forme offic serie natio other under after playe perso every count elect recor refer diffe produ colle build publi".split()
)
"""Words begin so that are of two roots, or of one and at home together: police policy, election elects, build a building."""
SAME = frozenset({"of", "of the", "of a", "the", "with", "at the", "near the", "by the", "with the"})
"""Between these the same noun has no business twice: championship of the championship."""
IDIOMS = frozenset({"glass", "world", "music", "thing", "things", "night", "years", "woman", "winner"})
"""Nouns that idioms and titles repeat: winner of the winners."""
JOINS = frozenset("and or nor but to not than as that which who what when where while whether if out do does did".split())
"""Between these two words of one root belong to two clauses, or are meant."""

NOUN = frozenset({"N", "N-pl"})


@cache
def _twice() -> re.Pattern[str]:
    # Begins with a plain space and a fixed number of letters: quickly passed over, and nothing is tried twice.
    return re.compile(rf" (([a-z]{{{STEM}}})[a-z]*+) ((?:[a-z]++ ){{0,2}}?)(\2[a-z]*+)(?![\w-])")


def _pairs(document: Document) -> list[tuple[str, str, str, Span]]:
    """(word, words between, word that begins like the first, where), worked out once a document."""
    found: list[tuple[str, str, str, Span]] | None = document.memo.get(__name__)
    if found is None:
        found = [(m[1], m[3].strip(), m[4], Span(m.start(1), m.end())) for m in _twice().finditer(document.clean)]
        document.memo[__name__] = found
    return found


def _related(first: str, second: str) -> bool:
    """Whether two words are two forms of one root: they differ by endings of a few letters."""
    shorter = min(len(first), len(second))
    common = next((i for i in range(shorter) if first[i] != second[i]), shorter)
    return first[:STEM] not in APART and (common >= shorter - 1 or (common > STEM and common >= shorter - 2))


def same_word(document: Document) -> Iterator[Fault]:
    """The same noun on either side of "of the" and the like."""
    for first, between, second, span in _pairs(document):
        if first == second and between in SAME and first not in IDIOMS and not NOUN.isdisjoint(lexicon.parts(first)):
            yield Fault(span)


def same_root(document: Document) -> Iterator[Fault]:
    """Two words of one root side by side, or with a word or two between them that join no list or clause."""
    for first, between, second, span in _pairs(document):
        if (
            first != second
            and JOINS.isdisjoint(between.split())
            and _related(first, second)
            and lexicon.parts(first)
            and lexicon.parts(second)
        ):
            yield Fault(span)


CHECKS: dict[str, Find] = {"same-word": same_word, "same-root": same_root}
