"""Mined phrases as rules: a line each, tried on its own evidence, and a rules file of drafts for an editor to finish."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqc import lexicon
from tqc.audit._phrase import Pair, Phrase, Put
from tqc.audit.mine import Mined
from tqc.errors import UserError
from tqc.ruleset.draft import draft
from tqc.text import plain
from tqc.text.document import Document

FIXES = 3
"""Fixes proposed at most."""
AROUND = 40
"""Characters of context on each side of the evidence."""
ADVICE = "Editors rewrite this."
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an editor changed a phrase: the flagged words in brackets, and the edited version."""

    story: str
    number: int
    draft: str
    edited: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule to be finished."""

    name: str
    line: str
    """As it would stand in `find`."""
    phrase: Phrase
    fixes: tuple[tuple[str, int], ...]
    """As written in the line, each with the distinct sentences in which editors wrote it."""
    places: tuple[Place, ...]


def proposals(mined: Mined) -> list[Proposal]:
    """The mined phrases for which a line can be written that finds its own evidence, in their order."""
    found: list[Proposal] = []
    names: Counter[str] = Counter()
    for phrase in mined.phrases:
        for pattern, fixes in _lines(phrase):
            places = _places(_joined(pattern, fixes), phrase.places)
            if places:
                slug = _slug(phrase)
                names[slug] += 1
                name = slug if names[slug] == 1 else f"{slug}-{names[slug]}"
                found.append(Proposal(name, _joined(pattern, fixes), phrase, tuple(fixes.items()), places))
                break
    return found


def rules_file(mined: Mined, proposed: Sequence[Proposal], version: str) -> str:
    """A rules file of drafts, the evidence of each above it in comments."""
    against = f" and {mined.native:,} native ones" if mined.native else ""
    rows = [
        f"# Proposed by `tqc mine`, tqc {version}, from {mined.sentences:,} sentences of {mined.stories:,} stories{against}.",
        "# A draft never runs. Make it right, give it examples, then take its draft: out.",
        "title: Mined",
        "rules:" if proposed else "rules: {}",
    ]
    for p in proposed:
        native = f", {p.phrase.native:,} native" if mined.native else ""
        rows += [
            f"  # G² {p.phrase.g2:.1f}: changed in {len(p.phrase.sentences):,} sentences of {len(p.phrase.stories):,} stories;"
            f" stands in {p.phrase.edited:,} edited{native}",
            *(f"  # {n:,} × {fix}" for fix, n in p.fixes),
            *(f"  # {place.story}, {place.number}: {place.draft} → {place.edited}" for place in p.places),
            f"  {p.name}:",
            "    draft: true",
            "    find: |",
            f"      {p.line}",
            *([] if p.fixes else [f"    advice: {ADVICE}"]),
        ]
    return "\n".join(rows) + "\n"


def _joined(pattern: str, fixes: dict[str, int]) -> str:
    return f"{pattern} -> {' | '.join(fixes)}" if fixes else pattern


def _lines(phrase: Phrase) -> Iterator[tuple[str, dict[str, int]]]:
    """Ways to write a phrase, the most general first: lemmas in braces where forms vary, else the forms that were seen."""
    part, puts = phrase.best()
    for braces, inflected in ((True, True), (True, False), (False, False)):
        spelled = [_spelled(lemma, forms, braces) for lemma, forms in zip(phrase.gram, phrase.forms, strict=True)]
        bent = inflected and any("{" in word for word in spelled[slice(*part)])
        fixes: dict[str, int] = {}
        for put in puts[:FIXES]:
            fixes.setdefault(_fix(put, phrase.put_forms[put], bent), len(phrase.puts[put]))
        if part != (0, len(spelled)) and fixes:
            spelled[part[0]] = "[" + spelled[part[0]]
            spelled[part[1] - 1] += "]"
        yield _spaced(spelled), fixes


def _spelled(lemma: str, forms: Counter[str], braces: bool) -> str:
    """A word of a pattern: as it was seen if always the same, else its lemma or its forms."""
    seen = sorted(forms)
    if len(seen) == 1:
        return seen[0]
    if braces and lexicon.pos(lemma) and set(seen) <= set(lexicon.forms(lemma)):
        return "{" + lemma + "}"
    return f"({'|'.join(seen)})"


def _fix(put: Put, forms: Counter[tuple[str, ...]], bent: bool) -> str:
    """What to print: in braces, as the flagged lemma lends it a form, the words of which editors wrote several."""
    if not put.lemmas:
        return "(delete)"
    usual = min(forms, key=lambda said: (-forms[said], said))
    varies = [len({said[i] for said in forms}) > 1 for i in range(len(put.lemmas))]
    return _spaced(["{" + lemma + "}" if bent and v else word for lemma, word, v in zip(put.lemmas, usual, varies, strict=True)])


def _spaced(words: Sequence[str]) -> str:
    """Words with a space between, none at a clitic, one hyphen between the parts of a compound."""
    text = ""
    for word in words:
        hyphen = text.endswith("-") or word.startswith("-")
        clitic = word.startswith("'") or word == "n't"
        text = text.rstrip("-") + ("-" if hyphen and text else "" if clitic or not text else " ") + (word.lstrip("-") if hyphen else word)
    return text


def _places(line: str, pairs: Sequence[Pair]) -> tuple[Place, ...]:
    """Where a line finds its evidence; nothing if it cannot be read or finds none."""
    try:
        rules = draft(line, {})
    except UserError:
        return ()
    found = []
    for pair in pairs:
        hit = next(iter(rules.check(Document(pair.draft, plain.raw_blocks(pair.draft)))), None)
        if hit:
            before, after = pair.draft[: hit.start], pair.draft[hit.end :]
            shown = f"{_cut(before, left=True)}[{pair.draft[hit.start : hit.end]}]{_cut(after)}"
            found.append(Place(pair.story, pair.number, SPACE.sub(" ", shown), SPACE.sub(" ", pair.edited)))
    return tuple(found)


def _cut(text: str, *, left: bool = False) -> str:
    """The part of a context that is shown, whole words."""
    if len(text) <= AROUND:
        return text
    return "…" + text[-AROUND:].partition(" ")[2] if left else text[:AROUND].rpartition(" ")[0] + "…"


def _slug(phrase: Phrase) -> str:
    """A rule's name from a phrase: its words in small ASCII letters."""
    plain_letters = unicodedata.normalize("NFKD", "-".join(phrase.gram)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain_letters).strip("-") or "phrase"
