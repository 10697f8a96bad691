"""British or American: fixes are printed in the text's own variety."""

from __future__ import annotations

import re
from collections import Counter

from tqc import lexicon
from tqc.text.document import Document

LETTERS = re.compile(r"[^\W\d_]+")


def of(document: Document) -> lexicon.Variety | None:
    """The variety that the text is to be in, else the one that more of its words are spelled in; None if neither leads."""
    if document.variety:
        return document.variety
    if "variety" not in document.memo:
        seen = Counter(d for w in LETTERS.findall(document.folded) if (d := lexicon.dialect(w)))
        document.memo["variety"] = None if seen["uk"] == seen["us"] else "uk" if seen["uk"] > seen["us"] else "us"
    found: lexicon.Variety | None = document.memo["variety"]
    return found


def adapted(fix: str, document: Document) -> str:
    """A fix with words of the other variety spelled as the text spells."""
    if not any(lexicon.variants(w.lower()) for w in LETTERS.findall(fix)):
        return fix
    wanted = of(document)

    return LETTERS.sub(lambda m: lexicon.spell(m.group(), wanted), fix) if wanted else fix
