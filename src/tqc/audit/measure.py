"""What a rule is worth: where it fires on real text, counted in distinct source sentences, never in repeats of one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tqc.audit.corpus import Kind, Passage, passages
from tqc.engine import Checker
from tqc.model import Span

COLUMNS = ("rule", "mt", "human", "native", "on_marks", "flags")


@dataclass(slots=True)
class Evidence:
    """What was seen of one rule."""

    sources: dict[Kind, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The distinct source sentences it fired in."""
    flags: int = 0
    on_marks: int = 0

    def row(self, rule: str) -> tuple[str, ...]:
        """Its cells under `COLUMNS`."""
        mt, human, native = (len(self.sources.get(kind, ())) for kind in ("mt", "human", "native"))
        return rule, str(mt), str(human), str(native), str(self.on_marks), str(self.flags)


@dataclass(slots=True)
class Measured:
    """What was seen of every rule, and on how much text."""

    rules: dict[str, Evidence] = field(default_factory=lambda: defaultdict(Evidence))
    words: Counter[Kind] = field(default_factory=Counter)


def measure(checker: Checker, files: Iterable[Path]) -> Measured:
    """Runs a checker over some files; `corpus` says what they may hold.

    Raises:
        UserError: a file that cannot be read.
    """
    found = Measured()
    for path in files:
        for passage in passages(path):
            _add(found, checker, passage)
    return found


def _add(found: Measured, checker: Checker, passage: Passage) -> None:
    report = checker.check(passage.text)
    found.words[passage.kind] += report.words
    for finding in report.findings:
        evidence = found.rules[finding.rule]
        evidence.sources[passage.kind].add(passage.source_at(finding.start))
        if passage.kind == "marked":
            evidence.flags += 1
            evidence.on_marks += any(points_at(finding.span, Span(*mark)) for mark in passage.marks)


def points_at(flag: Span, mark: Span) -> bool:
    """Whether a flag points at a mark: it shares a character with it and is no more than thrice as long, or 25 longer."""
    size = mark.end - mark.start
    touches = max(flag.start, mark.start) < min(max(flag.end, flag.start + 1), max(mark.end, mark.start + 1))
    return touches and flag.end - flag.start <= max(3 * size, size + 25)


def table(measured: Measured, rules: Iterable[str], version: str) -> str:
    """`measured.tsv`: a comment that says what was measured, a header, a sorted line a rule."""
    words = measured.words
    about = ", ".join(f"{words[kind]:,} words of {name}" for kind, name in KINDS.items() if words[kind])
    head = [f"# Written by `tqc rules measure`, tqc {version}: distinct source sentences in {about or 'nothing'}.", "\t".join(COLUMNS)]
    rows = ["\t".join(measured.rules.get(rule, Evidence()).row(rule)) for rule in sorted(rules)]
    return "\n".join([*head, *rows]) + "\n"


KINDS: dict[Kind, str] = {
    "mt": "machine translation",
    "human": "human translation",
    "native": "native English",
    "marked": "marked machine translation",
}
