"""The one tokeniser, which reads texts and patterns alike.

A token is a word, a figure or a sign. Clitics ('s n't 're 've 'll 'd 'm) are words of their own. A hyphenated
compound is cut at its hyphens and its parts say so in their keys ("TV-channel": `TV-`, `-channel`), so that a
pattern finds the compound as it is written and never `channel` inside it.

A token has up to two keys that a pattern's word may equal: its surface, and its lower-case form where it is in
lower case or where its capital is explained by its position (a sentence's start, after a colon or an opening
quotation mark, a Title Case or ALL CAPS line).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

WORD, FIGURE, SIGN = "w", "f", "s"
ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Prof Gen Col Lt Capt Maj Sgt Adm Sen Rep Gov Rev Hon St Jr Sr No Art Jan Feb Mar Apr Jun Jul Aug "
    "Sep Sept Oct Nov Dec vs etc Inc Ltd Co".split()
)
LETTER = r"[^\W\d_]"
TOKEN = re.compile(
    rf"""
      (?P<plain>{LETTER}+(?![\w'’ʼ&.\u0300-\u036f-]))
    | (?P<dotted>(?:{LETTER}\.){{2,}})
    | (?P<abbr>\b(?:{"|".join(sorted(ABBREVIATIONS))})\.(?=\s+[\w“"«]))
    | (?P<initial>\b[A-ZА-Я]\.(?=[ \-][A-ZА-Я]))
    | (?P<figure>[$€£¥₽]?\d+(?:[.,:/–-]\d+)*(?:st|nd|rd|th|s|[A-Za-zА-я]{{1,3}}(?![\w'’]))?(?![^\W_]|-{LETTER}))
    | (?P<word>\w(?:[\w&\u0300-\u036f]|['’ʼ-](?=\w))*)
    | (?P<ellipsis>…|\.\.\.+)
    | (?P<dash>[–—―‒]|--+|(?<=\s)-(?=\s))
    | (?P<sign>\S)
    """,
    re.VERBOSE,
)
CLITIC = re.compile(r"(?<=\w)(?:n't|'(?:s|re|ve|ll|d|m))$", re.IGNORECASE)
CLITICS = frozenset(("n't", "'s", "'re", "'ve", "'ll", "'d", "'m"))
WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}
"""What is left of can't, won't and shan't."""
OPEN, CLOSE = "“«„‟‹", "”»›"
EXPLAINS = "“:'"
"""After these signs a capital says nothing."""
KEEPS = "([–…-•*"
"""Signs that may stand between a sentence's start and its first word."""
LINE, MIN_WORDS, LONG_WORD, TITLE_SHARE = 300, 2, 4, 0.9
"""A line longer than this many characters is prose; what `case` counts."""
BEFORE_OPEN = " \n([{–—-“‘«"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence as parallel lists; offsets count in `Document.clean`."""

    start: list[int]
    end: list[int]
    text: list[str]
    """The surface, apostrophes straight, without the hyphens that join a compound."""
    kind: list[str]
    key: list[str]
    low: list[str]
    """The second key: lower case where position explains the capital; else empty."""
    after: list[int]
    """The index after the word or the whole compound that begins here; -1 inside a compound."""
    title: bool = False
    """Whether the line is in Title Case."""
    shouted: bool = False
    """Whether the line is in ALL CAPS."""

    def __len__(self) -> int:
        return len(self.key)

    def at(self, offset: int) -> int:
        """The index of the last token that begins at or before an offset; -1 if there is none."""
        return bisect_right(self.start, offset) - 1

    def word(self, i: int) -> str:
        """A token's key in lower case where position explains its capital, else its key."""
        return self.low[i] or self.key[i]


def tokenize(sentence: str, offset: int = 0, *, title: bool = False, shouted: bool = False) -> Tokens:
    """The tokens of a sentence; `offset` is added to every position, `title` and `shouted` are of its line."""
    t = Tokens([], [], [], [], [], [], [], title, shouted)
    add_start, add_end, add_after = t.start.append, t.end.append, t.after.append
    add_text, add_kind, add_key = t.text.append, t.kind.append, t.key.append
    for m in TOKEN.finditer(sentence):
        if m.lastgroup == "plain":  # most tokens by far: no call for each
            word, (start, end) = m[0], m.span()
            add_start(start + offset)
            add_end(end + offset)
            add_text(word)
            add_kind(WORD)
            add_key(word)
            add_after(len(t.key))
        else:
            _add(t, m, sentence, offset)
    _lower_keys(t)
    return t


def keys(word: str) -> tuple[str, ...]:
    """The keys of a pattern's word, as written: "TV-channel" → ("TV-", "-channel")."""
    if word.lower() in CLITICS:
        return (word.lower(),)
    return (word[:-1],) if word.endswith(".") and word[:-1] in ABBREVIATIONS else tuple(tokenize(word).key)


def case(prose: str) -> tuple[bool, bool]:
    """(Title Case, ALL CAPS) of a line; the first when nine in ten of its words of four letters or more are capitalised."""
    line = prose[:LINE].rstrip()
    words = [] if len(prose) > LINE or line.endswith((".", "!", "?", "”", '"')) else re.findall(r"[^\W\d_]{2,}", line)
    if len(words) < MIN_WORDS:
        return False, False
    if line.isupper():
        return False, True
    long = [w for w in words if len(w) >= LONG_WORD]
    return len(long) > MIN_WORDS and sum(w[0].isupper() for w in long) >= TITLE_SHARE * len(long), False


def _add(t: Tokens, m: re.Match[str], sentence: str, offset: int) -> None:
    kind, surface, at = m.lastgroup, m.group().replace("’", "'").replace("ʼ", "'"), m.start() + offset
    if kind == "word":
        _add_word(t, surface, at)
        return
    if kind == "dotted":
        bare = surface.replace(".", "")
        _append(t, at, surface, WORD, bare if bare.isupper() else surface)
    elif kind in ("abbr", "initial"):
        _append(t, at, surface, WORD, surface[:-1])
    elif kind == "figure":
        _append(t, at, surface, FIGURE, surface.replace("–", "-"))
    else:
        sign = "–" if kind == "dash" else "…" if kind == "ellipsis" else _quote(m.group(), sentence, m.start())
        _append(t, at, surface, SIGN, sign)
    t.after.append(len(t.key))


def _append(t: Tokens, at: int, surface: str, kind: str, key: str) -> None:
    t.start.append(at)
    t.end.append(at + len(surface))
    t.text.append(surface)
    t.kind.append(kind)
    t.key.append(key)


def _add_word(t: Tokens, surface: str, at: int) -> None:
    """A word, a compound's parts, a clitic."""
    clitic = CLITIC.search(surface)
    negated = clitic is not None and clitic.group().lower() == "n't"
    parts = (surface[: clitic.start()] if clitic else surface).split("-")
    first, last = len(t.key), len(parts) - 1
    for i, part in enumerate(parts):
        key = WHOLE.get(part.lower(), part) if negated else part
        _append(t, at, part, FIGURE if part[:1].isdigit() else WORD, "-" * (i > 0) + key + "-" * (i < last))
        at += len(part) + 1
    t.after.append(len(t.key))
    t.after.extend([-1] * (len(t.key) - first - 1))
    if clitic:
        _append(t, at - 1, clitic.group(), WORD, clitic.group().lower())
        t.after.append(len(t.key))


def _quote(sign: str, prose: str, at: int) -> str:
    """The sign's key: opening and closing quotation marks of any style are “ and ”."""
    if sign in OPEN:
        return "“"
    if sign in CLOSE:
        return "”"
    if sign == '"':
        opens = (at == 0 or prose[at - 1] in BEFORE_OPEN) and at + 1 < len(prose) and not prose[at + 1].isspace()
        return "“" if opens else "”"
    return "'" if sign in "‘’" else sign


def _lower_keys(t: Tokens) -> None:
    """Fill `low`: what a word is in lower case, where position explains its capital."""
    t.low.extend([""] * len(t.key))
    explained = True
    for i, key in enumerate(t.key):
        if t.kind[i] == SIGN:
            explained = key in EXPLAINS or (explained and key in KEEPS)
            continue
        surface = t.text[i]
        if (explained or t.title or t.shouted) and surface != surface.lower():
            one = len(surface) == 1 or surface[1:] == surface[1:].lower()
            if t.shouted or one:
                t.low[i] = key.lower()
        explained = explained and t.after[i] == -1
