"""Prints a compiled fix for what a pattern matched."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tqc import lexicon

VERB, NOUN, ADJECTIVE = ("base", "s", "ed", "en", "ing"), ("sg", "pl"), ("er", "est")
"""The forms of a word, as `lexicon.inflect` names them."""
Part = list[Any]
"""["text", words] · ["slot", name, form] · ["column", list, column] · ["forms", slot, {matched words: {form: [words]}}]"""

Slot = Callable[[str], str]
"""The words that a named part matched, as they stand in the text; empty if it took no part."""


def render(
    fix: list[Part], matched: Slot, keys: Slot, columns: dict[str, dict[str, dict[str, str]]], prefer: Callable[[set[str]], list[str]]
) -> list[str]:
    """The texts of one fix, best first; more than one where a form has two readings.

    Args:
        matched, keys: the surface, and the token keys joined by spaces, of a named part.
        columns: list → entry → column → text.
        prefer: of several forms that a matched word may be, those to print, best first.
    """
    texts = [""]
    for kind, name, *rest in fix:
        if kind == "text":
            options = [name]
        elif kind == "slot":
            options = [in_form(matched(name), rest[0])]
        elif kind == "column":
            options = [columns[name].get(keys(name), {}).get(rest[0], matched(name))]
        else:
            forms = rest[0].get(keys(name)) or rest[0].get(keys(name).lower()) or {}
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
