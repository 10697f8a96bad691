"""How reports are shown: a module a format, its name the one a user types, with `render(reports, view) -> str`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqc.errors import UserError
from tqc.model import Finding, Report, Severity

if TYPE_CHECKING:
    from tqc.ruleset.rule import Rule

STDIN = "<stdin>"
MASKED = "\ufffc"
"""What readers put in the place of code and other things that are no prose."""


def _no_rule(rule: str) -> None:
    """Nothing is known."""


@dataclass(frozen=True, slots=True)
class View:
    """How much is shown, and how; a format takes from it what it has a use for."""

    width: int = 80
    """Columns."""
    color: bool = False
    verbose: bool = False
    quiet: bool = False
    statistics: bool = False
    min_severity: Severity = Severity.NEUTRAL
    """Findings below it are counted, not shown."""
    errors: tuple[UserError, ...] = ()
    """What could not be checked."""
    version: str = ""
    """tqc's."""
    rule: Callable[[str], Rule | None] = _no_rule
    """What is known of a rule by its id, for formats that say more of it than a finding does."""
    rules_url: str = ""
    """Where the page that `tqc rules page` writes is published; a rule is its fragment. Empty: nowhere."""

    def shown(self, report: Report) -> tuple[Finding, ...]:
        """The findings of a report that are severe enough to be shown, and not old."""
        return tuple(f for f in report.findings if f.severity >= self.min_severity and not f.old)

    def unshown(self, reports: Sequence[Report]) -> tuple[int, int]:
        """How many findings are not shown: those below `min_severity`, and those that are old, however severe."""
        old = sum(f.old for r in reports for f in r.findings)
        return sum(len(r.findings) - len(self.shown(r)) for r in reports) - old, old


Render = Callable[[Sequence[Report], View], str]


def names() -> list[str]:
    """The formats there are."""
    import tqc.formats
    from tqc import discovery

    return discovery.names(tqc.formats)


def renderer(name: str) -> Render:
    """The `render` of a format.

    Raises:
        UserError: there is no such format.
    """
    import tqc.formats
    from tqc import discovery
    from tqc.naming import did_you_mean

    known = names()
    if name not in known:
        raise UserError(f"there is no format “{name}”", hint=did_you_mean(name, known, f"there are: {', '.join(known)}"))
    render: Render = discovery.load(tqc.formats, name, "render")  # type: ignore[assignment]
    return render


def label(report: Report) -> str:
    """What a report's text is called on a screen: its path in one printable line."""
    return printable(report.path) if report.path else STDIN


def place(report: Report, finding: Finding) -> str:
    """Where a finding begins, as in "12:5"; "¶12:5" where paragraphs are counted."""
    line, column = report.position(finding.start)
    return f"{'¶' if report.unit == 'paragraph' else ''}{line}:{column}"


def printable(text: str) -> str:
    r"""A text in one line that cannot steer a terminal: control, format and undecodable characters are escaped, as \x1b."""
    text = text.replace(MASKED, "…")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def plural(number: int, noun: str) -> str:
    """As in "1 file", "1,204 words"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def by_severity(findings: Sequence[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity that occurs, the worst first."""
    counts = Counter(f.severity for f in findings)
    return {s: counts[s] for s in sorted(counts, reverse=True)}


def tally(findings: Sequence[Finding]) -> str:
    """As in "3 findings (1 major, 2 minor)", "no findings"."""
    if not findings:
        return "no findings"
    parts = ", ".join(f"{n:,} {s}" for s, n in by_severity(findings).items())
    return f"{plural(len(findings), 'finding')} ({parts})"
