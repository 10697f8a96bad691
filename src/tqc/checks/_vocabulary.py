"""The distinct words of a document: a cheap look before any closer one. Nothing is searched for that is not among them."""

from __future__ import annotations

from tqc.text.document import Document

AROUND = "“”„‟«»‘’‚‹›\"'()[]{}<>.,;:!?…*_—–-/"


def vocabulary(document: Document) -> frozenset[str]:
    """Every word of the clean text as it is written, signs around it and a possessive ending left out."""
    found = document.memo.get(__name__)
    if found is None:
        words = {word.strip(AROUND) for word in set(document.clean.split())}
        words |= {word[:-2] for word in words if word.endswith(("'s", "’s"))}
        found = document.memo[__name__] = frozenset(words)
    return found  # type: ignore[no-any-return]
