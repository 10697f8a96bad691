"""What to look at in a set of rules: never seen, seen in native English, found by another rule anyway, dear to run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
    own = {rule.id: rule for part in parts for rule in part.rules if not rule.inactive}
    samples = [document for part in parts for rule in part.rules if rule.id in own for document in _samples(rule, part)]
    if paths:
        mine = {rule.id for part in parts for rule in part.rules}
        parts += [part for part in parts_of(()) if mine.isdisjoint(rule.id for rule in part.rules)]
    given = [Document(text, plain.raw_blocks(text)) for text in texts]
    rules = RuleSet(compile_sources(parts), count=True)
    covers: dict[str, set[str]] = {}
    tries: Counter[str] = Counter()
    for documents in filter(None, (samples, given)):
        rules.tries = Counter()
        for document in documents:
            _cover(covers, list(rules.check(document)))
        tries = Counter({i: n for i, n in rules.tries.items() if i in own})
    words = max(1, sum(document.words for document in given or samples))
    measured = _measured(own.values())
    seen_native = (Native(rule, measured[i]["native"], measured[i].get("mt", 0)) for i, rule in own.items() if measured[i].get("native"))
    return Review(
        unmeasured=tuple(sorted(i for i, row in measured.items() if not row)),
        unseen=tuple(sorted(i for i, row in measured.items() if row and not any(row.get(c) for c in SEEN))),
        native=tuple(sorted(seen_native, key=lambda n: (-n.native, n.rule.id))),
        subsumed=tuple((i, tuple(sorted(by))) for i, by in sorted(covers.items()) if by and i in own),
        dearest=tuple((i, 1000 * n / words) for i, n in sorted(tries.items(), key=lambda t: (-t[1], t[0]))[:DEAREST]),
        tries=1000 * tries.total() / words,
        words=words,
    )


def _samples(rule: Rule, part: Source) -> Iterator[Document]:
    """What a rule fires on by its author's word: its examples, and its lines of plain words written out."""
    for written in rule.examples:
        yield parse_example(written).document()
    for line in () if rule.weir else rule.lines:
        for pattern in alternatives(line.pattern):
            if words := overlap.written_out(pattern, part):
                yield parse_example(words).document()


def _cover(covers: dict[str, set[str]], findings: Sequence[Finding]) -> None:
    """Narrow down which rules find all that a rule finds."""
    for f in findings:
        by = {o.rule for o in findings if _could(o.rule, f.rule) and o.start <= f.start and f.end <= o.end}
        covers[f.rule] = covers[f.rule] & by if f.rule in covers else by


def _could(other: str, rule: str) -> bool:
    """Whether another rule can make one needless: two houses' rules never run for the same desk."""
    pack, own = other.rsplit("/", 2)[0], rule.rsplit("/", 2)[0]
    return other != rule and (pack == own or not pack.startswith("house/"))


def _measured(rules: Iterable[Rule]) -> dict[str, dict[str, int]]:
    """Of each rule its row in the `measured.tsv` above its file, else in the built-in one; empty if there is none."""
    tables: dict[Path, dict[str, dict[str, int]]] = {}
    found = {}
    for rule in rules:
        files = [folder / MEASURED for folder in (*list(Path(rule.path).parents)[:4], store.rules_home())]
        for file in files:
            if file not in tables:
                tables[file] = _table(file)
        found[rule.id] = next((tables[file][rule.id] for file in files if rule.id in tables[file]), {})
    return found


def _table(path: Path) -> dict[str, dict[str, int]]:
    if not path.is_file():
        return {}
    head, *rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")] or [[""]]
    return {row[0]: {name: int(n) for name, n in zip(head[1:], row[1:], strict=False) if n.isdigit()} for row in rows}
