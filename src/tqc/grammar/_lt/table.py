"""What was measured of each of LanguageTool's rules; `languagetool.tsv` is written by `tools/languagetool_table.py`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tqc.model import Confidence, Severity

PREFIX = "languagetool/"


class Row(NamedTuple):
    """A rule that takes part."""

    rule: str
    """LanguageTool's name, as in "EN_A_VS_AN"."""
    severity: Severity = Severity.MINOR
    confidence: Confidence = Confidence.MEDIUM
    category: str = ""
    """Ours; empty: by LanguageTool's issueType."""
    where: str = ""
    """"prose": not in headlines, captions, tables and the like, which leave out small words."""

    @property
    def id(self) -> str:
        """The rule's id in tqc, as in "languagetool/EN_A_VS_AN"."""
        return PREFIX + self.rule

    @property
    def formerly(self) -> tuple[str, ...]:
        """Former ids; LanguageTool keeps its names."""
        return ()


@cache
def lines() -> list[dict[str, str]]:
    """Every line of the table by column, rules that are off included."""
    from importlib.resources import files

    text = files("tqc.grammar").joinpath("languagetool.tsv").read_text(encoding="utf-8")
    head, *rest = (line.split("\t") for line in text.splitlines())
    return [dict(zip(head, line, strict=True)) for line in rest]


@cache
def rows() -> Mapping[str, Row]:
    """The rules that are on, by LanguageTool's name; a rule that the table does not have is off."""
    return {
        r["rule"]: Row(r["rule"], Severity[r["severity"].upper()], Confidence[r["confidence"].upper()], r["category"], r["where"])
        for r in lines()
        if r["decision"] == "on"
    }


@cache
def off() -> tuple[str, ...]:
    """The rules that are off and were seen to fire: a server is spared them."""
    return tuple(r["rule"] for r in lines() if r["decision"] == "off" and r["seen"] != "0")
