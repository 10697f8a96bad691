"""What tqc knows better than Harper: hits of some of its rules are looked at once more."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tqc import lexicon
from tqc.model import Span
from tqc.text.document import Document

Confirm = Callable[[Document, Span, tuple[str, ...]], bool]

EITHER = ("histor", "hotel", "heroic", "habitual", "hereditary")
"""How words begin that some write with "an"."""
ENDS = '.!?…"”“»'


def wrong_article(document: Document, span: Span, _: tuple[str, ...]) -> bool:
    """Whether the lexicon, which knows more exceptions, wants the other article too.

    "Group A" and "grades: A or B" hold no article; names with figures ("an Mi-8") are read one way and the other.
    """
    found = document.clean[span.start : span.end]
    before = document.clean[max(0, span.start - 2) : span.start].rstrip()
    if found == "A" and before and before[-1] not in ENDS:
        return False
    word = document.clean[span.end : span.end + 40].lstrip().partition(" ")[0].partition("/")[0]
    if not word[:1].isalnum() or (word[0].isalpha() and any(map(str.isdigit, word))):
        return False
    found = found.lower()
    return lexicon.article(word) != found and not (found == "an" and word.startswith(EITHER))


def space_only(document: Document, span: Span, fixes: tuple[str, ...]) -> bool:
    """Whether all that the fix does is to close a space; Harper also moves signs to the wrong figure."""
    return fixes == (document.clean[span.start : span.end].replace(" ", ""),)


CONFIRM: Mapping[str, Confirm] = {"AnA": wrong_article, "CurrencyPlacement": space_only}
