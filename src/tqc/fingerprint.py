"""What a finding is known by when its text has moved: its rule and the words around it, never its line."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

from tqc.model import Finding, Report

AROUND = 4
"""Words of the sentence on each side."""
DIGITS = 16
WORD = re.compile(r"\w+")


def fingerprints(report: Report) -> list[str]:
    """A mark of each finding of a report, in their order; no two are the same.

    It holds while the rule, the words found and four words on each side in the sentence stay, whatever happens to case, marks, white
    space, line breaks, and the rest of the text. The second of two that are alike ends in "-2", the third in "-3".
    """
    seen: Counter[str] = Counter()
    found = []
    for finding in report.findings:
        mark = _mark(finding)
        seen[mark] += 1
        found.append(mark if seen[mark] == 1 else f"{mark}-{seen[mark]}")
    return found


def _mark(finding: Finding) -> str:
    start, end = finding.within
    before, after = _words(finding.sentence[:start])[-AROUND:], _words(finding.sentence[end:])[:AROUND]
    parts = (finding.rule, " ".join(before), " ".join(_words(finding.sentence[start:end])), " ".join(after))
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())
