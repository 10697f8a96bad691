"""Prints a compiled fix for what a pattern matched."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tqc import lexicon
from tqc.ruleset.program import Match
from tqc.text.document import Document
from tqc.text.tokens import Tokens

DELETE = "(delete)"
VERB, NOUN, ADJECTIVE = ("base", "s", "ed", "en", "ing"), ("sg", "pl"), ("er", "est")
"""The forms of a word, as `lexicon.inflect` names them."""
Part = list[Any]
"""["text", words] · ["slot", name, form] · ["column", list, column] · ["forms", slot, {matched words: {form: [words]}}]"""
HAVE = frozenset("be am is are was were been being 's 'm 're have has had having 've get gets got getting gotten".split())
REACH = 4
"""How many words back a form's *have* or *be* may stand."""
ORDER = ("ed", "s", "pl", "sg", "base", "en", "ing", "er", "est")
"""Which of several readings is the likelier."""
TO = frozenset("to can could may might must shall should will would 'll 'd do does did not n't".split())
Columns = dict[str, dict[str, dict[str, str]]]
"""List → entry (token keys joined by spaces) → column → text."""
Slot = Callable[[str], str]
"""The words that a named part matched, as they stand in the text; empty if it took no part."""
Keys = Callable[[str], list[str]]
"""The token keys of a named part joined by spaces, in each spelling that a table may have them in."""
Prefer = Callable[[set[str]], list[str]]
"""Of several forms that a matched word may be, those to print, best first."""


def render(fix: list[Part], matched: Slot, keys: Keys, columns: Columns, prefer: Prefer) -> list[str]:
    """The texts of one fix, best first; more than one where a form has two readings."""
    texts = [""]
    for kind, name, *rest in fix:
        if kind == "text":
            options = [name]
        elif kind == "slot":
            options = [in_form(matched(name), rest[0])]
        elif kind == "column":
            row = next((columns[name][k] for k in keys(name) if k in columns[name]), {})
            options = [row.get(rest[0], matched(name))]
        else:
            forms: dict[str, list[str]] = next((rest[0][k] for k in keys(name) if k in rest[0]), {})
            options = [w for f in prefer(set(forms)) for w in forms[f]] or [matched(name)]
        texts = [t + o for t in texts for o in dict.fromkeys(options)]
    return [re.sub(r"\s+([,.;:!?])", r"\1", " ".join(t.split())) for t in texts]


def in_form(words: str, form: str) -> str:
    """Words in a form: verbs bend their first word, nouns and adjectives their last."""
    if not form or not words:
        return words
    if form == "cap":
        return words[:1].upper() + words[1:]
    if form == "hyphen":
        return re.sub(r"[:\s–]+", "-", words)
    pos: lexicon.Pos = "V" if form in VERB else "N" if form in NOUN else "A"
    split = words.split()
    at = 0 if pos == "V" else -1
    readings = [r for r in lexicon.readings(split[at].lower()) if r.pos == pos]
    lemma = readings[0].lemma if readings else split[at]
    split[at] = (lexicon.inflect(lemma, pos).get(form) or (split[at],))[0]
    return " ".join(split)


def printed(fix: list[Part], columns: Columns, m: Match, t: Tokens, document: Document) -> list[str]:
    """The texts of one fix before its neighbours are mended; a deletion is an empty text."""
    if not fix:
        return [""]
    first = fix[0][1] if fix[0][0] == "slot" else ""

    def matched(name: str) -> str:
        a, b = m.slots.get(name, (0, 0))
        if a >= b:
            return ""
        words = document.clean[t.start[a] : t.end[b - 1]]
        moved = name != first and t.low[a] and not t.title and not t.shouted
        return words[:1].lower() + words[1:] if moved and (lexicon.known(t.low[a]) or lexicon.closed(t.low[a])) else words

    def keys(name: str) -> list[str]:
        part = range(*m.slots.get(name, (0, 0)))
        low, written = " ".join(map(t.word, part)), " ".join(t.key[i] for i in part)
        plain = " ".join(t.word(i).strip("-") for i in part)
        return [low, written, written.lower(), plain]

    return render(fix, matched, keys, columns, lambda forms: _preferred(forms, t, m.flagged[0]))


def _preferred(forms: set[str], t: Tokens, at: int) -> list[str]:
    """Of the forms that a matched word may be, those to print: a participle after *be, have, get*, a base form after *to* or a modal."""
    before = list(map(t.word, range(max(0, at - REACH), at)))
    if "en" in forms and not HAVE.isdisjoint(before):
        return ["en"]
    if "base" in forms and before and before[-1] in TO:
        return ["base"]
    return [f for f in ORDER if f in forms and not (f == "en" and "ed" in forms)]
