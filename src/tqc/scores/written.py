"""Scores for programs: JSON with everything, CSV with a row for each segment or metric. docs/scores.md describes both."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from tqc.metrics.effort import Effort
from tqc.metrics.reference import Interval
from tqc.scores.caught import Caught
from tqc.scores.comparison import Comparison
from tqc.scores.score import Result, Segment

SCHEMA = 1
"""Goes up when a reader of the last version would break; new keys do not count."""
DIGITS = 4
SEGMENT = ("document", "segment", "kind", "moved", "hter", "chrf", "edits", "edited_words", "draft_words", "kept", "draft", "edited")
METRIC = ("metric", "a", "a_low", "a_high", "b", "b_low", "b_high", "p_bootstrap", "p_randomisation", "signature")


def score_json(result: Result, version: str, seen: Caught | None = None) -> str:
    """One indented JSON object and a line feed; `findings` only if they were asked for."""
    return _json(
        version,
        {
            "segmentation": _segmentation(result.aligned),
            "metrics": {
                f.name: {"score": _round(f.score), "interval": _interval(f.interval), "signature": f.signature} for f in result.figures
            },
            "effort": _effort(result.effort)
            | {"kept_interval": _interval(result.kept), "alone_interval": _interval(result.alone), "kinds": dict(result.kinds)},
            "documents": [
                {
                    "name": d.name,
                    "segments": d.segments,
                    "metrics": {n: _round(x) for n, x in d.scores.items()},
                    "effort": _effort(d.effort),
                }
                for d in result.documents
            ],
            **({"findings": _caught(seen)} if seen else {}),
            "segments": [dict(zip(SEGMENT, _segment(s), strict=True)) for s in result.segments],
        },
    )


def score_csv(result: Result) -> str:
    """A head and a row for each segment, in the order of the draft."""
    return _csv(SEGMENT, map(_segment, result.segments))


def comparison_json(result: Comparison, version: str) -> str:
    """One indented JSON object and a line feed."""
    systems: list[dict[str, Any]] = [{"name": name} for name in result.names]
    for system, faults in zip(systems, result.faults, strict=False):
        npt = faults.mqm.per_thousand
        system["findings"] = dict(faults.findings)
        system["mqm"] = {
            "words": faults.mqm.words,
            "penalty": faults.mqm.penalty,
            "per_thousand": None if npt is None else _round(npt),
            "signature": faults.mqm.signature,
        }
    return _json(
        version,
        {
            "segmentation": _segmentation(result.aligned),
            "documents": result.documents,
            "segments": result.segments,
            "systems": systems,
            "metrics": {
                d.name: {
                    "a": {"score": _round(d.a), "interval": _interval(d.interval_a)},
                    "b": {"score": _round(d.b), "interval": _interval(d.interval_b)},
                    "bootstrap": {"p": _maybe(d.bootstrap), "signature": d.signature_bootstrap},
                    "randomisation": {"p": _maybe(d.randomisation), "signature": d.signature_randomisation},
                }
                for d in result.differences
            },
        },
    )


def comparison_csv(result: Comparison) -> str:
    """A head and a row for each metric; what there is no figure of is empty."""
    return _csv(
        METRIC,
        (
            (d.name, _round(d.a), *_ends(d.interval_a), _round(d.b), *_ends(d.interval_b), *map(_maybe, ps), d.signature_bootstrap)
            for d in result.differences
            for ps in [(d.bootstrap, d.randomisation)]
        ),
    )


def _caught(seen: Caught) -> dict[str, Any]:
    left = [
        {"path": x.path, "line": x.position.line, "column": x.position.column, "rule": x.finding.rule, "text": x.text} for x in seen.left
    ]
    counts = {"changes": seen.changes, "flagged": seen.flagged, "findings": seen.findings, "heeded": seen.heeded}
    shares = {"recall": _round(seen.recall), "precision": _round(seen.precision), "chance": _round(seen.chance)}
    return counts | shares | {"unplaced": seen.unplaced, "left": left}


def _segmentation(aligned: bool) -> str:
    return "sentences, aligned" if aligned else "as given"


def _segment(s: Segment) -> tuple[Any, ...]:
    e, (draft, edited) = s.effort, s.unit.texts
    figures = _round(e.hter), _round(s.chrf), e.edits, e.edited_words, e.draft_words, e.kept
    return s.document, s.number, s.unit.kind, s.unit.moved, *figures, draft, edited


def _effort(e: Effort) -> dict[str, Any]:
    return {
        "hter": _round(e.hter),
        "edits": e.edits,
        "edited_words": e.edited_words,
        "draft_words": e.draft_words,
        "kept": e.kept,
        "kept_share": _round(e.kept_share),
        "sentences": e.sentences,
        "alone": e.alone,
        "alone_share": _round(e.alone_share),
    }


def _interval(interval: Interval | None) -> dict[str, float] | None:
    return interval and {"mean": _round(interval.mean), "low": _round(interval.low), "high": _round(interval.high)}


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    return (_round(interval.low), _round(interval.high)) if interval else (None, None)


def _round(number: float) -> float:
    return round(number, DIGITS)


def _maybe(number: float | None) -> float | None:
    return None if number is None else _round(number)


def _json(version: str, data: dict[str, Any]) -> str:
    return json.dumps({"schema": SCHEMA, "tool": {"name": "tqc", "version": version}, **data}, ensure_ascii=False, indent=2) + "\n"


def _csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
