"""What was measured of each of Harper's rules, and what follows from it; `harper.tsv` is written by `tools/harper_table.py`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tqc.model import Confidence, Severity

PREFIX = "harper/"


class Row(NamedTuple):
    """A rule that takes part."""

    rule: str
    """Harper's name, as in "AnA"."""
    severity: Severity = Severity.MINOR
    confidence: Confidence = Confidence.MEDIUM
    category: str = ""
    """Ours; empty: by the kind that Harper gives the fault."""
    where: str = ""
    """"prose": not in headlines, captions, tables and the like, which leave out small words."""
    what: str = ""
    """What it finds; empty where the name says it."""

    @property
    def id(self) -> str:
        """The rule's id in tqc, as in "harper/AnA"."""
        return PREFIX + self.rule

    @property
    def formerly(self) -> tuple[str, ...]:
        """Former ids; Harper keeps its names."""
        return ()


def lines() -> list[dict[str, str]]:
    """Every line of the table by column, rules that are off included."""
    from importlib.resources import files

    text = files("tqc.grammar").joinpath("harper.tsv").read_text(encoding="utf-8")
    head, *rest = (line.split("\t") for line in text.splitlines())
    return [dict(zip(head, line, strict=True)) for line in rest]


@cache
def rows() -> Mapping[str, Row]:
    """The rules that are on, by Harper's name; a rule that the table does not have is off."""
    return {
        r["rule"]: Row(
            r["rule"], Severity[r["severity"].upper()], Confidence[r["confidence"].upper()], r["category"], r["where"], r["what"]
        )
        for r in lines()
        if r["decision"] == "on"
    }
