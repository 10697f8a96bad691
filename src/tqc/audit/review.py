"""What to look at in a set of rules: never seen, seen in native English, found by another rule anyway, dear to run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tqc.model import Finding
from tqc.ruleset import RuleSet, overlap, store
from tqc.ruleset.compiler import Source, compile_sources
from tqc.ruleset.examples import parse_example
from tqc.ruleset.harness import parts_of
from tqc.ruleset.rule import Rule
from tqc.ruleset.vocabulary import alternatives
from tqc.text import plain
from tqc.text.document import Document

MEASURED = "measured.tsv"
SEEN = ("mt", "human", "native", "flags")
"""The columns of `measured.tsv` that count where a rule fired."""
DEAREST = 10


@dataclass(frozen=True, slots=True)
class Native:
    """A rule that fires on native English."""

    rule: Rule
    native: int
    mt: int
    """Distinct sentences of native English and of machine translation."""


@dataclass(frozen=True, slots=True)
class Review:
    """What was found."""

    unmeasured: tuple[str, ...]
    """Rules of which nothing was measured."""
    unseen: tuple[str, ...]
    """Rules that were measured and fired nowhere."""
    native: tuple[Native, ...]
    """The most frequent there first."""
    subsumed: tuple[tuple[str, tuple[str, ...]], ...]
    """Rules all of whose hits another rule finds, too, and those rules."""
    dearest: tuple[tuple[str, float], ...]
    """Rules and how often they are tried in 1,000 words."""
    tries: float
    """Of all rules, in 1,000 words."""
    words: int
    """What tries were counted on."""


def review(paths: Sequence[Path] = (), texts: Iterable[str] = ()) -> Review:
    """A review of the rules of some files or folders, without paths of the built-in ones.

    Args:
        texts: what tries are counted on, and hits besides the examples'; none: the rules' own examples.

    Raises:
        UserErrors: mistakes in the rule files.
    """
    parts = parts_of(paths)
    own = [rule for part in parts for rule in part.rules if not rule.code and not rule.inactive]
    ids = {rule.id for rule in own}
    if paths:
        built_in = {rule.id for part in parts for rule in part.rules}
        parts += [part for part in parts_of() if not any(rule.id in built_in for rule in part.rules)]
    rules = RuleSet(compile_sources(parts), count=True)
    samples = [document for part in parts for rule in part.rules if rule.id in ids for document in _samples(rule, part)]
    given = [Document(text, plain.raw_blocks(text)) for text in texts]
    covers: dict[str, set[str]] = {}
    for document in samples:
        _cover(covers, list(rules.check(document)))
    if given:
        assert rules.tries is not None
        rules.tries.clear()
        for document in given:
            _cover(covers, list(rules.check(document)))
    measured = {rule.id: _measured(rule) for rule in own}
    tries = Counter({i: n for i, n in (rules.tries or {}).items() if i in ids})
    words = sum(document.words for document in given or samples)
    per = 1000 / max(words, 1)
    return Review(
        unmeasured=tuple(sorted(i for i, row in measured.items() if not row)),
        unseen=tuple(sorted(i for i, row in measured.items() if row and not any(row.get(c, 0) for c in SEEN))),
        native=tuple(
            sorted(
                (Native(r, n, measured[r.id].get("mt", 0)) for r in own if (n := measured[r.id].get("native", 0))),
                key=lambda n: (-n.native, n.rule.id),
            )
        ),
        subsumed=tuple((i, tuple(sorted(by))) for i, by in sorted(covers.items()) if by and i in ids),
        dearest=tuple((i, n * per) for i, n in sorted(tries.items(), key=lambda t: (-t[1], t[0]))[:DEAREST]),
        tries=tries.total() * per,
        words=words,
    )


def _samples(rule: Rule, part: Source) -> Iterator[Document]:
    """What a rule fires on by its author's word: its examples, and its lines of plain words written out."""
    for written in rule.examples:
        yield parse_example(written).document()
    for line in rule.lines:
        for pattern in alternatives(line.pattern):
            if words := overlap.written_out(pattern, part):
                yield parse_example(words).document()


def _cover(covers: dict[str, set[str]], findings: Sequence[Finding]) -> None:
    """Narrow down which rules find all that a rule finds."""
    for f in findings:
        by = {o.rule for o in findings if o.rule != f.rule and o.start <= f.start and f.end <= o.end}
        covers[f.rule] = covers[f.rule] & by if f.rule in covers else by


def _measured(rule: Rule) -> dict[str, int]:
    """A rule's row in the `measured.tsv` above its file, else in the built-in one; empty if there is none."""
    for folder in (*list(Path(rule.path).parents)[:4], store.rules_home()):
        row = _table(folder / MEASURED).get(rule.id)
        if row:
            return row
    return {}


@cache
def _table(path: Path) -> dict[str, dict[str, int]]:
    if not path.is_file():
        return {}
    head, *rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")] or [[""]]
    return {row[0]: {name: int(n) for name, n in zip(head[1:], row[1:], strict=False) if n.isdigit()} for row in rows}
