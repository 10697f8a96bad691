"""The rule set over again in other words: what a rule costs when there are five times as many.

Every word of a pattern, a condition and a list becomes another of like frequency, so that anchors are as rare as
they were and the automata as long. Fixes are dropped: they decide nothing about the search.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tqc import lexicon
from tqc.lexicon import tables

PATTERN = re.compile(
    r"\\.|(?:n't|'\w+)\b|[a-z][a-z0-9_]*=(?=\S)"
    r"|<(?P<list>[^>]*)>|\{(?P<lemmas>[A-Za-z][^}]*)\}|(?P<word>[A-Za-z]+(?:&[A-Za-z]+)*)"
)
PACKS = ("en", "ru")
"""The packs that are on by default; a house's style is not copied."""
BAND = 0.2
"""Words whose rank is off by this part of it count as of like frequency."""
SEARCHED = {"find", "unless", "near", "not_near", "text_has", "text_lacks"}
DROPPED = {"fix", "formerly", "why"}


@cache
def _by_rank() -> list[str]:
    return sorted(filter(str.isalpha, tables.ranks()), key=lexicon.rank)


@cache
def other(word: str, copy: int, pos: str = "") -> str:
    """The word that stands for `word` in a copy (from 1): of like rank, no mere syllable, and of the part of speech if one is given."""
    rank = lexicon.rank(word.lower())
    words = _by_rank()
    if rank == lexicon.UNLISTED and not pos:
        return word[::-1].capitalize() if word[:1].isupper() else word[::-1]
    at = min(rank, len(words) - 1)
    width = max(10, int(at * BAND))
    near = (words[i] for d in range(1, width) for i in (at + d, at - d) if 0 <= i < len(words))
    fit = [w for w in near if w != word.lower() and len(w) >= min(len(word), 4) and (not pos or pos in lexicon.pos(w))]
    found = fit[copy * 3 % len(fit)] if fit else word
    return found.capitalize() if word[:1].isupper() else found


def _lemma(written: str, copy: int) -> str:
    base, slash, pos = written.partition("/")
    words = base.strip().split()
    known = [next(iter(lexicon.pos(word)), "") for word in words]
    if len(words) == 1:
        known = [pos or known[0]]
    return " ".join(other(word, copy, part) if part else word for word, part in zip(words, known, strict=True)) + slash + pos


class _Dumper(yaml.SafeDumper):
    """Writes several lines as a rule file has them: in a block."""


_Dumper.add_representer(str, lambda d, s: d.represent_scalar("tag:yaml.org,2002:str", s, style="|" if "\n" in s else None))


class Copy:
    """The rules and lists of a folder in other words, under other names."""

    def __init__(self, rules: Path, number: int) -> None:
        self.rules, self.number = rules, number
        self.lists = {path.stem for path in (rules / "lists").glob("*.txt")}

    def line(self, text: str) -> str:
        """One line of a pattern or list in other words; its fixes and Russian lemmas are left out."""
        return PATTERN.sub(self._swap, re.split(r"\s+(?:->|<-)\s", text)[0].strip())

    def _swap(self, m: re.Match[str]) -> str:
        if m["lemmas"]:
            return "{" + "|".join(_lemma(arm, self.number) for arm in m["lemmas"].split("|")) + "}"
        if m["list"] in self.lists:
            return f"<{m['list']}-{self.number}>"
        return other(m["word"], self.number) if m["word"] else m.group()

    def lines(self, value: str) -> str:
        """Several lines, comments left out; a table keeps its columns' names, its first column alone is in other words."""
        kept = [line for line in value.splitlines() if line.strip() and not line.startswith("#")]
        head = kept[:1] if " ; " in kept[0] else []
        cells = (line.partition(" ; ") for line in kept[len(head) :])
        return "\n".join([*head, *(self.line(first) + mark + rest for first, mark, rest in cells)])

    def topic(self, topic: dict[str, Any]) -> dict[str, Any]:
        """A topic file's content."""
        rules = {}
        for name, rule in topic["rules"].items():
            if "find" in rule:
                kept = {k: self.lines(v) if k in SEARCHED else v for k, v in rule.items() if k not in DROPPED}
                rules[name] = self._gated(kept | {"advice": "A copy."})
        lists = {name: self.lines(value) for name, value in topic.get("lists", {}).items()}
        return self._gated(topic | {"rules": rules}) | ({"lists": lists} if lists else {})

    def _gated(self, keys: dict[str, Any]) -> dict[str, Any]:
        return keys | ({"topic": f"{keys['topic']}-{self.number}"} if "topic" in keys else {})

    def write(self, target: Path) -> Path:
        """Write the copy as a user's folder of rules; returned."""
        for path in (p for pack in PACKS for p in (self.rules / pack).glob("*.yaml")):
            topic = self.topic(yaml.safe_load(path.read_text(encoding="utf-8")))
            there = target / f"{path.parent.name}-{path.name}"
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_text(yaml.dump(topic, Dumper=_Dumper, allow_unicode=True, sort_keys=False), encoding="utf-8")
        for path in (self.rules / "lists").rglob("*.txt"):
            there = target / path.relative_to(self.rules).with_stem(f"{path.stem}-{self.number}")
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_text(self.lines(path.read_text(encoding="utf-8")) + "\n", encoding="utf-8")
        return target
