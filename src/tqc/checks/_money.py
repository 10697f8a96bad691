"""Amounts without their currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tqc.checks import Fault, Find
from tqc.checks._sites import anchors, sites
from tqc.model import Span
from tqc.text.document import Document

EARNS = "revenue revenues fee fees gross total collected earned grossed raised adding including (including debt income profit earnings"
ANCHORS = anchors(earns=EARNS)
BACK = 300
"""Code points in which the currency stands, before an amount without it."""


def currency_missing(document: Document) -> Iterator[Fault]:
    """An amount of money without its sign, soon after one with a sign: $5 million, including 2 million."""
    for site in sites(document, __name__, ANCHORS)["earns"]:
        m = _amount().match(document.clean, site.end)
        sign = m and re.findall(r"([$€£])\d[\d.,]* (?:million|billion)", document.clean[max(0, site.start - BACK) : site.start])
        if m and sign:
            yield Fault(Span(*m.span("amount")), (sign[-1] + m["amount"],))


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(r" (?:of |by |to )?(?P<amount>\d[\d.,]* (?:million|billion))(?=[.,);]| (?:from|for|in|to|by|at|on|and)\b|\n|\Z)")


MONEY: dict[str, Find] = {"currency-missing": currency_missing}
