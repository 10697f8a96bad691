"""From a lemma to its forms."""

from __future__ import annotations

from typing import Literal

from tqc.lexicon import regular, tables

Pos = Literal["N", "V", "A"]

CONTRACTED: dict[str, dict[str, tuple[str, ...]]] = {
    "be": {"base": ("'m", "'re"), "s": ("'s",)},
    "have": {"base": ("'ve",), "s": ("'s",), "ed": ("'d",)},
    "will": {"": ("'ll",)},
    "would": {"": ("'d",)},
    "not": {"": ("n't",)},
}
"""What is left of a word after an apostrophe, by form."""
BASES = {"be": ("be", "am", "are")}


def inflect(lemma: str, pos: Pos) -> dict[str, tuple[str, ...]]:
    """The forms of a lemma as one part of speech, each a tuple with the preferred word first.

    N: sg, pl · V: base, s, ed (past), en (participle), ing · A: base, er, est. A form that English lacks has no key:
    mass nouns have no pl, adjectives that are not compared no er. A capitalised lemma is a name, of which N only
    makes sense. Of several words bends the first as a verb, the last otherwise; of a hyphenated word unknown to
    the table, the last. Words unknown to the table follow the regular rules.
    """
    head, tail, sep = lemma, "", ""
    if " " in lemma and pos == "V":
        head, sep, tail = lemma.partition(" ")
        return {form: tuple(w + sep + tail for w in words) for form, words in inflect(head, pos).items()}
    entry = _entry(lemma, pos)
    if entry is None:
        for sep in " -":
            tail, _, head = lemma.rpartition(sep)
            if tail and head:
                return {form: tuple(tail + sep + w for w in words) for form, words in inflect(head, pos).items()}
    if pos == "N":
        return _noun(lemma, entry or "N")
    return _verb(lemma, entry or "V") if pos == "V" else _adjective(lemma, entry or "A")


def forms(lemma: str, pos: Pos | None = None) -> tuple[str, ...]:
    """Every word form of a lemma, the lemma first, without repeats.

    Without `pos`, as every part of speech the lexicon knows for it; a lemma it does not know counts as a noun.
    Contracted forms are included ("n't" for not, "'s" for be and have), without `pos` or as a verb. A modal or
    another closed-class word has its own contracted forms only, so that *will* does not find *wills*.
    """
    found = dict.fromkeys([lemma])
    closed = lemma in tables.closed_class() and lemma not in VERBS_TOO
    for each in (pos,) if pos else () if closed else _all(lemma):
        for words in inflect(lemma, each).values():
            found.update(dict.fromkeys(words))
    if pos in {None, "V"}:
        for words in CONTRACTED.get(lemma, {}).values():
            found.update(dict.fromkeys(words))
    return tuple(found)


def pos(lemma: str) -> tuple[Pos, ...]:
    """The parts of speech the lexicon knows for a lemma, in the order N, V, A; adverbs do not inflect and do not count."""
    known = {entry[0] for entry in tables.lemmas().get(lemma, "").split()}
    return tuple(p for p in POS if p in known)


POS: tuple[Pos, ...] = ("N", "V", "A")
VERBS_TOO = frozenset({"be", "have", "do"})


def _all(lemma: str) -> tuple[Pos, ...]:
    if " " in lemma and lemma not in tables.lemmas():
        first, last = lemma.partition(" ")[0], lemma.rpartition(" ")[2]
        return tuple(p for p in POS if p in pos(first if p == "V" else last)) or ("N",)
    return pos(lemma) or ("N",)


def _entry(lemma: str, pos: Pos) -> str | None:
    return next((e for e in tables.lemmas().get(lemma, "").split() if e[0] == pos), None)


def _noun(lemma: str, entry: str) -> dict[str, tuple[str, ...]]:
    given = entry[2:]
    if given == "0":
        return {"sg": (lemma,)}
    if given:
        return {"sg": (lemma,), "pl": tuple(given.split(","))}
    return {"sg": (lemma,), "pl": (regular.name_plural(lemma) if lemma[:1].isupper() else regular.plural(lemma),)}


def _verb(lemma: str, entry: str) -> dict[str, tuple[str, ...]]:
    kind, _, given = entry.partition(":")
    double = {"V": (regular.doubles(lemma),), "V2": (True,), "V12": (False, True)}[kind]
    ed, en, ing, s = (part.split(",") if part else [] for part in (given + "////").split("/")[:4])
    past = tuple(ed) or tuple(regular.past(lemma, double=d) for d in double)
    return {
        "base": BASES.get(lemma, (lemma,)),
        "s": tuple(s) or (regular.third_person(lemma),),
        "ed": past,
        "en": tuple(en) or past,
        "ing": tuple(ing) or tuple(regular.gerund(lemma, double=d) for d in double),
    }


def _adjective(lemma: str, entry: str) -> dict[str, tuple[str, ...]]:
    given = entry[2:]
    if not given:
        return {"base": (lemma,)}
    if given == "er":
        return {"base": (lemma,), "er": (regular.comparative(lemma),), "est": (regular.superlative(lemma),)}
    er, _, est = given.partition("/")
    return {"base": (lemma,), "er": tuple(er.split(",")), "est": tuple(est.split(","))}
