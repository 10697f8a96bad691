"""From a word in a pattern to the keys of every token it stands for: case, forms, spelling."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from tqc import lexicon
from tqc.ruleset.nodes import Keys, PatternError, Words
from tqc.text import tokens

RECENT = 1 << 12
"""Words kept: patterns share many."""
ALIKE: dict[str, set[Keys]] = {'"': {("“",), ("”",)}, "not": {("not",), ("n't",)}}
"""What finds more than itself."""
PARTS: tuple[lexicon.Pos, ...] = ("N", "V", "A")


@lru_cache(RECENT)
def word(surface: str, *, wide: bool = False) -> Words:
    """A word as written, in both spellings; with `wide` a lower-case word stands for all its forms."""
    if surface in ALIKE:
        return Words(frozenset(ALIKE[surface]))
    if wide and surface.islower() and surface.isalpha():
        return Words(frozenset(s for form in {surface, *lexicon.forms(surface)} for s in spelled(form)))
    return Words(frozenset(spelled(surface)))


@lru_cache(RECENT)
def lemma(written: str, column: int = 0) -> Words:
    """`{written}`, as in "list/N", "take part" or "list|sheet/N": every form.

    Raises:
        PatternError: an inflected form, or a word that the lexicon does not know and whose part of speech is not said.
    """
    lemmas = tuple(_lemma(arm, column) for arm in written.split("|"))
    return Words(frozenset(s for base, pos in lemmas for form in inflected(base, pos) for s in spelled(form)), lemmas)


def _lemma(arm: str, column: int) -> tuple[str, str]:
    base, slash, pos = arm.strip().partition("/")
    if slash and pos not in PARTS:
        raise PatternError(f"“/{pos}” is no part of speech", column, "write /N, /V or /A")
    if not base:
        raise PatternError("an empty lemma", column, "write a word inside { }")
    if not slash and " " not in base:
        _known(base, column)
    return base, pos


def _known(base: str, column: int) -> None:
    """Raise unless the lexicon has the word as a lemma."""
    if lexicon.pos(base) or base[:1].isupper() or base.lower() in BOUND:
        return
    if readings := lexicon.readings(base):
        raise PatternError(f"“{base}” is a form of “{readings[0].lemma}”", column, f"write {{{readings[0].lemma}}}")
    raise PatternError(f"the lexicon does not know “{base}”", column, f"say its part of speech: {{{base}/N}}, {{{base}/V}} or {{{base}/A}}")


BOUND = frozenset({"be", "have", "do", "will", "can", "may", "must", "shall", "not"})


def parts(base: str, pos: str) -> tuple[lexicon.Pos, ...]:
    """The parts of speech a lemma is taken in."""
    if pos:
        return (pos,)  # type: ignore[return-value]  # checked in _lemma
    first, *rest = base.split()
    known = lexicon.pos(base) or (*lexicon.pos(first), *(lexicon.pos(rest[-1]) if rest else ()))
    return tuple(dict.fromkeys(known)) or ("N",)


def inflected(base: str, pos: str = "") -> set[str]:
    """Every form of a lemma; of two words or more the first bends as a verb, the last as a noun or adjective."""
    if base in BOUND:
        return {base, *lexicon.forms(base)}
    return {form for p in parts(base, pos) for forms in table(base, p).values() for form in forms}


def table(base: str, pos: lexicon.Pos) -> dict[str, tuple[str, ...]]:
    """Form → words of a lemma that may be a phrase."""
    first, *rest = base.split()
    if not rest:
        return dict(lexicon.inflect(base, pos))
    if pos == "V":
        return {f: tuple(" ".join([w, *rest]) for w in ws) for f, ws in lexicon.inflect(first, "V").items()}
    head = [first, *rest[:-1]]
    return {f: tuple(" ".join([*head, w]) for w in ws) for f, ws in lexicon.inflect(rest[-1], pos).items()}


def spelled(surface: str) -> set[Keys]:
    """The key sequences of a word or phrase: British and American, and ALL CAPS if it has a capital."""
    keys = tokens.keys(surface)
    found = set(product(*({key, *_variants(key)} for key in keys)))
    if surface != surface.lower():
        found |= {tuple(k.upper() if k[:1] != "'" else k for k in keys)}
    return found


def _variants(key: str) -> tuple[str, ...]:
    bare = key.strip("-")
    if not bare.isalpha():
        return ()
    left, right = "-" * key.startswith("-"), "-" * key.endswith("-")
    return tuple(left + v + right for v in lexicon.variants(bare))
