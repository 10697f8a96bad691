"""Whether a run passes, and why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tqc.errors import UserError
from tqc.model import Finding, Report, Severity

if TYPE_CHECKING:
    from tqc.baseline import Entry
    from tqc.cli._plan import Plan

DEFAULT = Severity.MINOR


class Gate(NamedTuple):
    """When a run fails; all that is set must hold."""

    fail_on: Severity | None = None
    """From this severity on; None: from minor on, or, if `max_npt` is set, on no severity."""
    max_npt: float | None = None
    """Above this penalty per 1,000 words, old findings counted."""
    fail_on_new: bool = False
    """On any finding that is not old."""
    baseline: Path | None = None
    diff: str = ""
    """The git revision whose lines are old."""

    @classmethod
    def of(cls, given: Mapping[str, Any], asked: Gate) -> Gate:
        """What a settings file's [gate] says, with the options laid over it.

        Raises:
            UserError: `fail_on_new` where nothing says what is old.
        """
        fail_on = Severity[given["fail-on"].upper()] if "fail-on" in given else None
        gate = cls(
            asked.fail_on if asked.fail_on is not None else fail_on,
            asked.max_npt if asked.max_npt is not None else given.get("max-npt"),
            asked.fail_on_new or given.get("fail-on-new", False),
            asked.baseline or (Path(given["baseline"]) if "baseline" in given else None),
            asked.diff,
        )
        if gate.fail_on_new and not gate.baseline and not gate.diff:
            raise UserError("--fail-on-new: nothing says what is old", hint="add --baseline FILE or --diff REV")
        return gate

    @property
    def least(self) -> Severity | None:
        """The severity from which a finding fails; None: no finding does."""
        if self.fail_on_new:
            return Severity.NEUTRAL
        return DEFAULT if self.fail_on is None and self.max_npt is None else self.fail_on

    @property
    def asked(self) -> bool:
        """Whether anything was set, so that a failure wants a reason."""
        return self != Gate()

    def reasons(self, reports: Sequence[Report], shown: Sequence[Finding]) -> list[str]:
        """Why the texts fail; empty if they pass.

        Args:
            reports: the texts, whose scores are pooled.
            shown: their findings that are shown.
        """
        from tqc.formats import tally
        from tqc.metrics import mqm

        found = []
        if self.least is not None:
            grave = [f for f in shown if f.severity >= self.least]
            if grave:
                new = "new, " if self.baseline or self.diff else ""
                found.append(f"{tally(grave)}: {new}{f'{self.least} or above' if self.least else 'of any severity'}")
        if self.max_npt is not None and reports:
            npt = mqm.pool([r.score for r in reports]).per_thousand
            if npt is not None and npt > self.max_npt:
                found.append(f"a penalty of {npt:.1f} per 1,000 words, above {self.max_npt:g}")
        return found


@dataclass(slots=True)
class Verdict:
    """What a run came to."""

    reports: list[Report]
    """In their order, known and unchanged findings marked old."""
    min_severity: Severity
    """From which severity on findings are shown."""
    reasons: list[str] = field(default_factory=list)
    """Why it fails; empty if it passes."""
    asked: bool = False
    """Whether anything but the default gate was asked for."""
    expired: dict[Path, list[Entry]] = field(default_factory=dict)
    """Baseline → its entries whose fault is no more."""


def judge(plan: Plan, asked: Gate, reports: Sequence[Report], min_severity: str | None) -> Verdict:
    """Hold the texts under each settings file to its gate, the options laid over it.

    Args:
        plan: tells the settings of each text.
        asked: what the options say.
        reports: the texts.
        min_severity: the option; None: the lowest that a settings file names.

    Raises:
        UserError: a baseline cannot be read; git cannot tell what changed.
    """
    groups: dict[Path | None, list[int]] = {}
    for i, report in enumerate(reports):
        groups.setdefault(plan.settings(report.path or "").path, []).append(i)
    said = {path: plan.settings(reports[numbers[0]].path or "").values for path, numbers in groups.items()}
    levels = [Severity[(min_severity or values.get("min-severity", "neutral")).upper()] for values in said.values()]
    verdict = Verdict(list(reports), min(levels, default=Severity.NEUTRAL))
    if asked.diff:
        from tqc.cli._changes import mark_old

        verdict.reports = mark_old(verdict.reports, asked.diff)
    for path, numbers in groups.items():
        gate = Gate.of(said[path].get("gate", {}), asked)
        _judge(verdict, gate, numbers)
    return verdict


def _judge(verdict: Verdict, gate: Gate, numbers: Sequence[int]) -> None:
    texts = [verdict.reports[i] for i in numbers]
    if gate.baseline:
        from tqc.baseline import Baseline

        outcome = Baseline.read(gate.baseline).hold(texts)
        texts = outcome.reports
        if outcome.expired:
            verdict.expired[gate.baseline] = outcome.expired
        for i, report in zip(numbers, texts, strict=True):
            verdict.reports[i] = report
    shown = [f for r in texts for f in r.findings if f.severity >= verdict.min_severity and not f.old]
    verdict.reasons += gate.reasons(texts, shown)
    verdict.asked |= gate.asked
