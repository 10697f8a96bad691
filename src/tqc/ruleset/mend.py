"""What touches a fix is mended with it: a/an before it, the capital of a line's start, the space that a deletion leaves."""

from __future__ import annotations

import re

from tqc import lexicon
from tqc.model import Span
from tqc.text.tokens import SIGN, Tokens

SMALL = frozenset("a an the and or but nor of in on at to for by from with as".split())
ARTICLES = ("a", "an")


def mend(fixes: list[str], t: Tokens, a: int, b: int, clean: str) -> tuple[Span, tuple[str, ...]]:
    """The span of `clean` to replace and the fixes for it, after the words around tokens `a`–`b` are mended.

    An empty fix deletes. The span grows by the word it mends, so that a fix stays a replacement for the whole span.
    """
    start, end = t.start[a], t.end[b - 1]
    fixes = [_cased(f, t, a) for f in fixes]
    if not fixes:
        return Span(start, end), ()
    if any(not f for f in fixes):
        start, end, fixes = _deleted(fixes, t, a, b, clean)
        if start < t.start[a] or end <= t.end[b - 1]:
            return Span(start, end), tuple(dict.fromkeys(fixes))
    if b < len(t) and t.kind[b] != SIGN:
        fixes = [_article_at_end(f, t.text[b]) for f in fixes]
    if a and t.text[a - 1].lower() in ARTICLES and t.end[a - 1] + 1 == t.start[a] and end >= t.end[b - 1]:
        mended = [_with_article(t.text[a - 1], f) for f in fixes]
        if any(m.split(" ", 1)[0] != t.text[a - 1] for m in mended):
            return Span(t.start[a - 1], end), tuple(dict.fromkeys(mended))
    return Span(start, end), tuple(dict.fromkeys(fixes))


def _cased(fix: str, t: Tokens, a: int) -> str:
    """The fix with the capitals that its place asks for."""
    if not fix:
        return fix
    if t.shouted:
        return fix.upper()
    if t.title:
        return " ".join(w if i and w in SMALL else w[:1].upper() + w[1:] for i, w in enumerate(fix.split(" ")))
    return _capital(fix) if t.low[a] and t.text[a][:1].isupper() and _opens(t, a) else fix


def _opens(t: Tokens, a: int) -> bool:
    return all(t.kind[i] == SIGN for i in range(a)) or t.kind[a - 1] == SIGN


def _capital(text: str) -> str:
    return re.sub(r"^\W*\w", lambda m: m.group().upper(), text, count=1)


def _deleted(fixes: list[str], t: Tokens, a: int, b: int, clean: str) -> tuple[int, int, list[str]]:
    """A deletion: takes the next word along where that needs a capital or an article, else the space."""
    start, end = t.start[a], t.end[b - 1]
    follows = b < len(t) and t.kind[b] != SIGN
    if follows and t.text[a][:1].isupper() and _opens(t, a):
        end = t.end[b]
        kept = clean[t.start[b] : end]
        return start, end, [f"{f} {kept}" if f else _capital(kept) for f in fixes]
    if follows and a and t.text[a - 1].lower() in ARTICLES and t.text[a - 1].lower() != lexicon.article(t.text[b]):
        end = t.end[b]
        kept = clean[t.start[b] : end]
        return start, end, [f"{f} {kept}" if f else kept for f in fixes]
    if follows and end < t.start[b]:
        return start, t.start[b], [f + " " if f else "" for f in fixes]
    if a and t.end[a - 1] < start:
        return t.end[a - 1], end, [" " + f if f else "" for f in fixes]
    return start, end, fixes


def _with_article(article: str, fix: str) -> str:
    right = lexicon.article(re.sub(r"^\W+", "", fix))
    return (right.capitalize() if article[0].isupper() else right) + " " + fix


def _article_at_end(fix: str, following: str) -> str:
    head, space, last = fix.rpartition(" ")
    # A capital after another word is no article: Serie A.
    if (last if head else last.lower()) not in ARTICLES:
        return fix
    right = lexicon.article(following)
    return head + space + (right.capitalize() if last[0].isupper() else right)
