"""Measure each of LanguageTool's rules and decide on it: `python tools/languagetool_table.py --data DIR [--write]`, some ten minutes.

Needs `tqc languagetool start`. Writes `src/tqc/grammar/languagetool.tsv`; its columns `judged category severity where
native_wrong` are kept by hand and survive. `judged` is first taken from LanguageTool's issueType. A rule that has never
fired is known from the rule files of the installed language-en jar. The data, the counts and the law are `harper_table.py`'s.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.harper_table import FEW_FLAGS, FEWEST, SURE_NATIVE, SURE_ON_MARK, Counts, Measure, decide, lift
from tqc.grammar._lt import home, server
from tqc.grammar._lt.client import Client
from tqc.grammar._lt.table import PREFIX, lines
from tqc.grammar.languagetool import LanguageTool
from tqc.model import Finding
from tqc.text.document import Document

TABLE = Path(__file__).parents[1] / "src/tqc/grammar/languagetool.tsv"
HAND = ("judged", "category", "severity", "where", "native_wrong")
COLUMNS = tuple(
    "rule languagetool kind judged decision reason confidence category severity where seen mt_sentences human_sentences native_sentences"
    " native_wrong native_per_1k gold_on gold_flags lift lift_low".split()
)
RULE = re.compile(r"<(category|rulegroup|rule)\b([^>]*)>|<(/rulegroup|/category)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FILES = ("grammar.xml", "style.xml")
STYLE = ("style", "register", "locale-violation", "locale-specific-content", "formatting", "whitespace", "typographical", "other")
"""Kinds of no error: taste, house style, and what tqc's own checks of typography do."""
FAMILIES = {
    "MORFOLOGIK_": "tqc",
    "EN_COMPOUNDS_": "style",
    "EN_DATE_WEEKDAY": "noise",  # it takes a date without a year for this year's: each year other findings
    "EN_DIACRITICS_REPLACE_": "style",
    "EN_MULTITOKEN_SPELLING_": "noise",  # names
    "EN_SIMPLE_REPLACE_": "style",
}
"""What a rule is whose name begins so, whatever its kind."""


class Seen(Measure):
    """Runs every rule of LanguageTool's over the data, remembering the kind of each rule that fires."""

    def __init__(self, data: Path, client: Client) -> None:
        self.data = data
        self.finder = self  # type: ignore[assignment]  # whatever has `check` will do
        self.counts: dict[str, Counts] = defaultdict(Counts)
        self.native_words, self.sentences = 0, [0, 0]
        self.kinds: dict[str, str] = {}
        self._every = LanguageTool(client, every=True)

    def check(self, document: Document) -> Iterator[Finding]:
        """The findings of every rule."""
        for _, match in self._every.outcome(document).hits:
            self.kinds[match.rule] = match.kind
        if notes := self._every.unchecked(document):
            raise SystemExit(notes[0].fact)
        yield from self._every.check(document)


def rule_files(jar: Path) -> dict[str, str]:
    """The rules of the English rule files that take part by default, each with its issueType."""
    found: dict[str, str] = {}
    with ZipFile(jar) as archive:
        for name in FILES:
            text = archive.read(f"org/languagetool/rules/en/{name}").decode("utf-8")
            found |= _rules(COMMENT.sub("", text))
    return found


def _rules(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    category: dict[str, str] = {}
    group: dict[str, str] = {}
    for m in RULE.finditer(text):
        given = dict(ATTRIBUTE.findall(m[2] or ""))
        if m[1] == "category":
            category = given
        elif m[1] == "rulegroup":
            group = given
        elif m[3] == "/rulegroup":
            group = {}
        elif m[1] == "rule":
            about = category | group | given
            if "off" not in (about.get("default"), *(x.get("default") for x in (category, group))) and "picky" not in about.get("tags", ""):
                found.setdefault(group.get("id") or given.get("id", ""), about.get("type", "uncategorized"))
    return found


def judge(rule: str, kind: str) -> str:
    """What a rule is by its family or kind, until someone reads its hits."""
    family = next((judged for start, judged in FAMILIES.items() if rule.startswith(start)), "")
    return family or ("style" if kind in STYLE else "error")


def line(rule: str, kind: str, kept: dict[str, str], measure: Seen, version: str) -> dict[str, str]:
    """A rule's line of the table."""
    counts = measure.counts[PREFIX + rule]
    wrong = max(0, len(counts.native) - int(kept.get("native_wrong") or 0))
    native = 1000 * wrong / measure.native_words
    ratio, low = lift(counts, measure.sentences)
    judged = kept.get("judged") or judge(rule, kind)
    on, reason = decide(judged, counts, wrong, native, low)
    flags = counts.gold.total()
    sure = len(counts.mt) >= FEWEST and native <= SURE_NATIVE and (flags < FEW_FLAGS or counts.gold[True] >= SURE_ON_MARK * flags)
    return {
        "rule": rule,
        "languagetool": version,
        "kind": kind,
        "judged": judged,
        "decision": "on" if on else "off",
        "reason": reason,
        "confidence": "high" if sure else "medium",
        "category": kept.get("category", ""),
        "severity": kept.get("severity") or "minor",
        "where": kept.get("where", ""),
        "seen": str(len(counts.mt) + len(counts.human) + len(counts.native) + flags),
        "mt_sentences": str(len(counts.mt)),
        "human_sentences": str(len(counts.human)),
        "native_sentences": str(len(counts.native)),
        "native_wrong": kept.get("native_wrong", ""),
        "native_per_1k": f"{native:.4f}",
        "gold_on": str(counts.gold[True]),
        "gold_flags": str(flags),
        "lift": f"{ratio:.2f}",
        "lift_low": f"{low:.2f}",
    }


def main() -> None:
    """Measure, and print the rules that are on or write the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="folder of the development data")
    options.add_argument("--write", action="store_true", help="write the table instead of printing what is on")
    given = options.parse_args()
    running = server.running()
    jar = home.language_jar()
    if running is None or jar is None:
        raise SystemExit("first: tqc languagetool install; tqc languagetool start")
    kept = {r["rule"]: {c: r[c] for c in HAND} for r in lines()} if TABLE.exists() else {}
    measure = Seen(given.data, Client(running.url, timeout=120))
    measure.run()
    kinds = rule_files(jar) | measure.kinds
    table = [line(rule, kinds[rule], kept.get(rule, {}), measure, running.version) for rule in sorted(kinds) if rule]
    if given.write:
        text = ("\t".join(row) + "\n" for row in (COLUMNS, *([r[c] for c in COLUMNS] for r in table)))
        TABLE.write_text("".join(text), encoding="utf-8", newline="\n")
        return
    for r in table:
        if r["decision"] == "on" and r["mt_sentences"] != "0":
            print(*(r[c] for c in ("rule", "reason", "mt_sentences", "human_sentences", "native_per_1k", "lift_low")), sep="\t")


if __name__ == "__main__":
    main()
