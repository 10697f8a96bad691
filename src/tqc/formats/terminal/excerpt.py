"""The sentence that faults stand in: underlined, wrapped, and cut around them where it is long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from tqc.formats import printable
from tqc.formats.terminal.lines import wrapped
from tqc.model import Finding, Severity

MAX_LINES, MAX_LINES_SHARED = 3, 5
"""A sentence longer than this is shown around its fault only; one with several faults may be longer."""
STYLE = {Severity.CRITICAL: "bold red", Severity.MAJOR: "red", Severity.MINOR: "yellow", Severity.NEUTRAL: "cyan"}
CUT = " … "


def by_sentence(findings: Sequence[Finding], room: int) -> Iterator[list[Finding]]:
    """Findings in order, those of one sentence together unless it is too long to be shown whole."""
    group: list[Finding] = []
    for finding in findings:
        last = group[-1] if group else None
        if last and not (last.sentence == finding.sentence and last.within.end <= finding.within.start and _whole(finding, room)):
            yield group
            group = []
        group.append(finding)
    if group:
        yield group


def excerpt(findings: Sequence[Finding], room: int) -> list[Text]:
    """The sentence of some findings in lines of `room` cells, each fault underlined in its severity's colour."""
    lines = wrapped(_marked(findings), room)
    if len(findings) > 1 or len(lines) <= MAX_LINES:
        return lines
    (finding,) = findings
    a, b = finding.within
    before, fault, after = (printable(part) for part in (finding.sentence[:a], finding.sentence[a:b], finding.sentence[b:]))
    budget = MAX_LINES * room
    while len(lines) > MAX_LINES and budget > room:
        budget -= max(room // 8, 1)
        lines = wrapped(Text.assemble(*_cut(before, fault, after, _style(finding), budget)), room)
    return lines


def carets(line: Text) -> str:
    """Carets under what is underlined in a line; empty if nothing is."""
    marks = ""
    for span in sorted(line.spans):
        if "underline" in str(span.style):
            start, end = cell_len(line.plain[: span.start]), cell_len(line.plain[: min(span.end, len(line))].rstrip())
            marks = marks.ljust(start) + "^" * max(end - start, 1)
    return marks


def _whole(finding: Finding, room: int) -> bool:
    return len(wrapped(Text(printable(finding.sentence)), room)) <= MAX_LINES_SHARED


def _style(finding: Finding) -> str:
    return f"bold underline {STYLE[finding.severity].removeprefix('bold ')}"


def _marked(findings: Sequence[Finding]) -> Text:
    text, at, sentence = Text(), 0, findings[0].sentence
    for finding in findings:
        a, b = finding.within
        text.append(printable(sentence[at:a])).append(printable(sentence[a:b]), _style(finding))
        at = b
    return text.append(printable(sentence[at:]))


def _cut(before: str, fault: str, after: str, style: str, budget: int) -> tuple[str, tuple[str, str], str]:
    """The three parts cut at spaces to `budget` cells in all: context is given up first, the farthest first."""
    if cell_len(fault) > budget // 2:
        fault = _head(fault, budget // 4) + CUT + _tail(fault, budget // 4)
    rest = budget - cell_len(fault) - 2 * len(CUT)
    half = rest // 2
    left = _tail(before, max(half, rest - cell_len(after)))
    right = _head(after, rest - cell_len(left))
    return left if left == before else "… " + left, (fault, style), right if right == after else right + " …"


def _head(text: str, cells: int) -> str:
    """The longest beginning of a text that ends at a space and fits."""
    while text and cell_len(text) > cells:
        text = text[: max(text.rfind(" "), 0)]
    return text


def _tail(text: str, cells: int) -> str:
    """The longest end of a text that begins after a space and fits."""
    while text and cell_len(text) > cells:
        _, _, text = text.partition(" ")
    return text
