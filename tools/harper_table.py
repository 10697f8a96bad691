"""Measure each of Harper's rules and decide on it: `python tools/harper_table.py --data DIR [--write]`, some five minutes.

Writes `src/tqc/grammar/harper.tsv`. Its columns `judged what category severity where native_wrong` are kept by hand and
survive; a rule that is new is `new`, and off until someone judges it. `native_wrong` is how many of the hits in native
news are false alarms, where they were read; left empty, all of them. `DIR` holds the development data: machine
translation beside human, marked machine translation, native news. Only its open fold is looked at.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

import harper as engine

from tqc.grammar import Harper, Row, table
from tqc.model import Finding
from tqc.text import plain
from tqc.text.document import Document

TABLE = Path(__file__).parents[1] / "src/tqc/grammar/harper.tsv"
HAND = ("judged", "what", "category", "severity", "where", "native_wrong")
COLUMNS = tuple(
    "rule harper judged decision reason confidence category severity where mt_sentences human_sentences native_sentences"
    " native_wrong native_per_1k gold_on gold_flags lift lift_low what".split()
)
MOST_NATIVE = 0.02
"""False alarms per 1,000 native words that an error by its description may have."""
FEWEST, LEAST_LIFT = 10, 1.5
"""Distinct sentences and lower bound of lift that any other rule must have."""
SURE_NATIVE, SURE_ON_MARK, FEW_FLAGS = 0.005, 0.6, 3
"""What high confidence takes beside ten distinct sentences: few native hits, and of three flags in marked text so many on a mark."""
Z90 = 1.2816
"""The 90th percentile of the normal distribution."""
FLOOR = 0.5
"""Counted for no hit at all."""
NEVER = "an error by its description; never seen"
OFF = {
    "style": "style, opinion or clarity, no error",
    "jargon": "of no use to news: computing, initialisms of chats",
    "noise": "reading its hits showed right English flagged",
    "tqc": "a check of tqc's own does it better",
    "new": "not judged yet",
}


@dataclass
class Counts:
    """The hits of one rule."""

    mt: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Source sentence → how many hits in how many systems' translations, as a share of them."""
    human: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    native: set[str] = field(default_factory=set)
    gold: Counter[bool] = field(default_factory=Counter)


class Measure:
    """Runs every rule of Harper's over the data."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.rules = sorted(engine.get_default_lint_config())
        self.finder = Harper(table={name: Row(name) for name in self.rules})
        self.counts: dict[str, Counts] = {name: Counts() for name in self.rules}
        self.native_words = 0
        self.sentences = [0, 0]
        """Distinct source sentences in machine translation and in human."""

    def run(self) -> None:
        """Fill `counts`."""
        rows = [r for r in self._tsv("mt_ruen.tsv") if _usable(r)]
        systems = Counter(r["source"] for r in rows)
        self.sentences[0] = len(systems)
        for part in _texts(rows):
            for row, f in self._found([r["mt"] for r in part], part):
                self.counts[_name(f)].mt[row["source"]] += 1 / systems[row["source"]]
        human = list({r["reference"]: {**r, "system": ""} for r in rows}.values())
        self.sentences[1] = len(human)
        for part in _texts(human):
            for row, f in self._found([r["reference"] for r in part], part):
                self.counts[_name(f)].human[row["source"]] += 1
        self._gold()
        for text in self._native():
            self.native_words += len(text.split())
            for f in self.finder.check(_document(text)):
                self.counts[_name(f)].native.add(f.sentence)

    def _found(self, texts: list[str], rows: list[dict[str, str]]) -> Iterator[tuple[dict[str, str], Finding]]:
        """The findings in some segments, checked as paragraphs of one text, each with the row of its segment."""
        ends, at = [], 0
        for text in texts:
            at += len(text) + 2
            ends.append(at)
        for f in self.finder.check(_document("\n\n".join(texts))):
            yield rows[next(i for i, end in enumerate(ends) if f.start < end)], f

    def _gold(self) -> None:
        for _, group in groupby(self._jsonl("gold_ruen.jsonl"), key=lambda r: r["id"]):
            rows = list(group)
            if not _open(rows[0]["line"]):
                continue
            text, marks = "", []
            for r in rows:
                text += "\n\n" * bool(text)
                marks += [(m["start"] + len(text), m["end"] + len(text)) for m in r["marks"]]
                text += r["mt"]
            for f in self.finder.check(_document(text)):
                self.counts[_name(f)].gold[any(_points_at(f, *mark) for mark in marks)] += 1

    def _native(self) -> Iterator[str]:
        yield from (d["text"] for d in self._jsonl("news_wmt.jsonl") if d["origin"] == "native-en" and not d.get("outlet_l2"))
        yield from (d["text"] for d in self._jsonl("news_native_other.jsonl") if d["source"].startswith(("bbc", "us-2023", "gum")))

    def _tsv(self, name: str) -> Iterator[dict[str, str]]:
        with gzip.open(self.data / f"{name}.gz", "rt", encoding="utf-8", newline="\n") as file:
            yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)

    def _jsonl(self, name: str) -> Iterator[dict[str, Any]]:
        with gzip.open(self.data / f"{name}.gz", "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)


def lift(counts: Counts, sentences: list[int]) -> tuple[float, float]:
    """How many times denser hits are in machine translation than in human, a sentence; and its lower 90 % bound.

    The bound takes the logarithm of the ratio for normal; a source sentence is one observation, however many systems
    translated it, and no hit counts as half a one.
    """
    machine, human = list(counts.mt.values()), list(counts.human.values())
    if not machine:
        return 0.0, 0.0
    ratio = (sum(machine) / sentences[0]) / (max(sum(human), FLOOR) / sentences[1])
    spread = sum(x * x for x in machine) / sum(machine) ** 2
    spread += sum(x * x for x in human) / sum(human) ** 2 if human else 1 / FLOOR
    return ratio, ratio * math.exp(-Z90 * math.sqrt(spread))


def decide(judged: str, counts: Counts, wrong: int, native: float, low: float) -> tuple[bool, str]:
    """Whether a rule is on, and why; `wrong` and `native` are its false alarms in native news, in all and per 1,000 words."""
    if judged in OFF:
        return False, OFF[judged]
    if not (counts.mt or counts.native or counts.human or counts.gold):
        return True, NEVER
    if native <= MOST_NATIVE and len(counts.mt) >= wrong:
        return True, "an error by its description, rare in native news"
    if len(counts.mt) >= FEWEST and low > LEAST_LIFT:
        return True, "denser in machine translation than in human"
    return False, "too often in native news" if native > MOST_NATIVE else "no rarer in native news than in machine translation"


def line(name: str, kept: dict[str, str], measure: Measure) -> dict[str, str]:
    """A rule's line of the table."""
    counts = measure.counts[name]
    wrong = int(kept.get("native_wrong") or len(counts.native))
    native = 1000 * wrong / measure.native_words
    ratio, low = lift(counts, measure.sentences)
    judged = kept.get("judged") or "new"
    on, reason = decide(judged, counts, wrong, native, low)
    flags = counts.gold.total()
    sure = len(counts.mt) >= FEWEST and native <= SURE_NATIVE and (flags < FEW_FLAGS or counts.gold[True] >= SURE_ON_MARK * flags)
    return {
        "rule": name,
        "harper": version("harper-py"),
        "judged": judged,
        "decision": "on" if on else "off",
        "reason": reason,
        "confidence": "high" if sure else "low" if reason == NEVER else "medium",
        "category": kept.get("category", ""),
        "severity": kept.get("severity") or "minor",
        "where": kept.get("where", ""),
        "mt_sentences": str(len(counts.mt)),
        "human_sentences": str(len(counts.human)),
        "native_sentences": str(len(counts.native)),
        "native_wrong": kept.get("native_wrong", ""),
        "native_per_1k": f"{native:.4f}",
        "gold_on": str(counts.gold[True]),
        "gold_flags": str(flags),
        "lift": f"{ratio:.2f}",
        "lift_low": f"{low:.2f}",
        "what": kept.get("what", ""),
    }


def _document(text: str) -> Document:
    return Document(text, plain.raw_blocks(text))


def _name(finding: Finding) -> str:
    return finding.rule.removeprefix(table.PREFIX)


def _points_at(f: Finding, start: int, end: int) -> bool:
    """Whether a finding shares a character with a mark and is no more than thrice as long, or 25 longer."""
    length = end - start
    shared = max(f.start, start) < min(max(f.end, f.start + 1), max(end, start + 1))
    return shared and f.end - f.start <= max(3 * length, length + 25)


def _open(number: str | int) -> bool:
    """Whether a line of a test set may be looked at: a fifth, in blocks of 50, is kept unread."""
    return int(number) // 50 % 5 != 0


def _usable(r: dict[str, str]) -> bool:
    """News from Russian in the open fold, without the one test set that is cut into tokens."""
    news = (r.get("origlang") or "ru") == "ru" and (r.get("domain") or "news") == "news" and r["dataset"] != "newstest2017"
    return news and _open(r["line"]) and bool(r["mt"].strip() and r["reference"].strip())


def _texts(rows: Iterable[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    """Consecutive lines of one story in one system's translation, ten at most."""
    ordered = sorted(rows, key=lambda r: (r["dataset"], r["system"], int(r["line"])))
    for _, group in groupby(ordered, key=lambda r: (r["dataset"], r["system"], r["doc"])):
        story = list(group)
        yield from (story[i : i + 10] for i in range(0, len(story), 10))


def main() -> None:
    """Measure, and print the rules that are on or write the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="folder of the development data")
    options.add_argument("--write", action="store_true", help="write the table instead of printing what is on")
    given = options.parse_args()
    kept = {r["rule"]: {c: r[c] for c in HAND} for r in table.lines()} if TABLE.exists() else {}
    measure = Measure(given.data)
    measure.run()
    lines = [line(name, kept.get(name, {}), measure) for name in measure.rules]
    if given.write:
        text = ("\t".join(row) + "\n" for row in (COLUMNS, *([r[c] for c in COLUMNS] for r in lines)))
        TABLE.write_text("".join(text), encoding="utf-8", newline="\n")
        return
    for r in lines:
        if r["decision"] == "on" and r["mt_sentences"] != "0":
            print(*(r[c] for c in ("rule", "reason", "mt_sentences", "human_sentences", "native_per_1k", "lift_low")), sep="\t")


if __name__ == "__main__":
    main()
