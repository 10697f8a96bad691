"""The lexicon's data files, each read once and only when asked for. `tools/lexicon.py` and `tools/names.py` write them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count
from pkgutil import get_data

NO_FORMS = frozenset({"", "0", "er"})
"""What stands in a form's place in an entry and is none."""


def rows(name: str) -> list[str]:
    """The lines of a data file, the comments at its head left out."""
    lines = (get_data(__package__, f"data/{name}") or b"").decode("utf-8").splitlines()
    return lines[next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines)) :]


class Table:
    """A sorted file of `word<TAB>what`, searched by halving: a few words looked up cost no reading of them all."""

    def __init__(self, name: str) -> None:
        self._rows = rows(name)

    def get(self, word: str, default: str = "") -> str:
        """What the table holds of a word."""
        key = word + "\t"
        at = bisect_left(self._rows, key)
        return self._rows[at][len(key) :] if at < len(self._rows) and self._rows[at].startswith(key) else default

    def __contains__(self, word: str) -> bool:
        return bool(self.get(word))

    def items(self) -> Iterator[tuple[str, str]]:
        """Every word and what the table holds of it, in order."""
        for row in self._rows:
            word, _, what = row.partition("\t")
            yield word, what


@cache
def lemmas() -> Table:
    """Lemma → its entries, as in "N V:went/gone": a part of speech each.

    An entry is `N` (regular plural), `N:0` (no plural), `N:children` · `V` (regular), `V2` (final consonant doubled),
    `V12` (doubled in British English only), `V:ed/en/ing/s` with empty parts regular and `en` like `ed` ·
    `A` (not compared), `A:er` (regular comparison), `A:better/best` · `D` (adverb). A comma separates
    alternatives, preferred first.
    """
    return Table("lemmas.tsv")


@cache
def irregular() -> Table:
    """Irregular surface form → the lemmas whose entries name it, a blank between."""
    return Table("irregular.tsv")


def irregular_forms(entries: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """What irregular.tsv holds, worked out from what lemmas.tsv holds."""
    found: dict[str, tuple[str, ...]] = {}
    for lemma, written in entries.items():
        for entry in written.split() if ":" in written else ():
            for form in entry.partition(":")[2].replace("/", ",").split(","):
                if form not in NO_FORMS and lemma not in found.get(form, ()):
                    found[form] = (*found.get(form, ()), lemma)
    return found


@cache
def closed_class() -> dict[str, frozenset[str]]:
    """Closed-class word → its kinds: det, pron, prep, conj, aux, modal, num, part."""
    return {word: frozenset(kinds.split()) for word, _, kinds in (row.partition("\t") for row in rows("closed.tsv"))}


@cache
def names() -> dict[str, str]:
    """Word in lower case → how news writes it, for what it writes with a capital only."""
    return {name.lower(): name for name in rows("names.txt")}


@cache
def ranks() -> dict[str, int]:
    """Word → its place by frequency, from 1."""
    return dict(zip(rows("ranks.txt"), count(1), strict=False))


@cache
def spellings() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """(word → its spellings in the other variety, word → "uk" or "us").

    A row is British, American and a direction: `=` the two are always each other, `>` only the British word is
    sure to be the American one (programme → program), `<` the reverse (analyzes → analyses).
    """
    others: dict[str, tuple[str, ...]] = {}
    sides: dict[str, str] = {}
    for row in rows("variants.tsv"):
        uk, us, direction = row.split("\t")
        if direction != "<":
            others[uk] = (*others.get(uk, ()), us)
            sides[uk] = "uk"
        if direction != ">":
            others[us] = (*others.get(us, ()), uk)
            sides[us] = "us"
    return others, sides


@cache
def article_words() -> dict[str, str]:
    """Word, or beginning of a word with `*`, → the article before it."""
    return dict(row.split("\t") for row in rows("articles.tsv"))
