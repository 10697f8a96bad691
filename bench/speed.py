"""How fast tqc's rules read, beside a peer and beside the bare scan for the words they begin with."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from tqc import ruleset
from tqc.config import Config
from tqc.engine import Checker
from tqc.ruleset import RuleSet
from tqc.text import plain
from tqc.text.document import Document

PACKS = ("en", "ru")
ROUNDS = 3


class Speed(NamedTuple):
    """What running something over the texts came to."""

    words_per_second: float
    """The best of several rounds: what else the machine does only ever slows."""
    findings: int


class Rules(NamedTuple):
    """What running a rule set over the texts came to."""

    rules: int
    literals: int
    whole: Speed
    """From a plain text: blocks, tokens and rules."""
    alone: Speed
    """The rules alone, on documents whose tokens are ready."""
    scan: Speed
    """Only the search for the literals; findings are their occurrences."""
    per_thousand: float
    """Tries per 1,000 words."""
    dearest: list[tuple[str, int]]


def documents(texts: Iterable[str]) -> list[Document]:
    """The texts as tqc reads them, nothing of them worked out yet."""
    return [Document(text, plain.raw_blocks(text)) for text in texts]


def timed(words: int, prepare: Callable[[], object], run: Callable[[], int]) -> Speed:
    """The speed of `run`, which returns its number of findings; `prepare` goes before each round and is not timed."""
    best, findings = float("inf"), 0
    for _ in range(ROUNDS):
        prepare()
        began = time.perf_counter()
        findings = run()
        best = min(best, time.perf_counter() - began)
    return Speed(words / best, findings)


def rules(texts: list[str], folders: Iterable[Path] = ()) -> Rules:
    """The built-in packs, and the folders, over the texts."""
    from ahocorasick_rs import AhoCorasick

    compiled = ruleset.load(PACKS, folders)
    active = RuleSet(compiled)
    ready = documents(texts)
    words = sum(d.words for d in ready)

    def check(read: Iterable[Document]) -> int:
        return sum(len(list(active.check(d))) for d in read)

    def forget() -> None:
        for document in ready:
            document.memo.clear()

    counting = RuleSet(compiled, count=True)
    for document in ready:
        list(counting.check(document))  # also works out the tokens that `alone` must find ready
    tries: Counter[str] = counting.tries or Counter()
    literals = [phrase for phrase, _ in compiled.phrases.among()]
    automaton = AhoCorasick(literals)
    folded = [d.folded for d in ready]
    return Rules(
        rules=sum(bool(r.lines) and not r.inactive for r in active.rules),
        literals=len(literals),
        whole=timed(words, lambda: None, lambda: check(documents(texts))),
        alone=timed(words, forget, lambda: check(ready)),
        scan=timed(words, lambda: None, lambda: sum(len(automaton.find_matches_as_indexes(f, overlapping=True)) for f in folded)),
        per_thousand=tries.total() / words * 1000,
        dearest=tries.most_common(10),
    )


def rules_and_checks(texts: list[str], *ignore: str) -> Speed:
    """Everything that tqc itself finds, the grammar engine off: reading, rules, checks in code but some, overlaps, score."""
    checker = Checker(Config(grammar=False, ignore=ignore))
    words = sum(d.words for d in documents(texts))
    return timed(words, lambda: None, lambda: sum(len(report.findings) for report in checker.check_many(texts)))


def proselint(texts: list[str]) -> Speed:
    """The peer, with every check it has."""
    from proselint.checks import __register__
    from proselint.config import DEFAULT
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    config = {**DEFAULT, "max_errors": 1_000_000}
    words = sum(d.words for d in documents(texts))
    return timed(words, lambda: None, lambda: sum(len(LintFile("text.txt", content=text).lint(config)) for text in texts))
