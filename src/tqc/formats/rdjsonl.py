"""Reviewdog's diagnostic format, a diagnostic a line."""

from __future__ import annotations

from collections.abc import Sequence

from tqc.formats import View
from tqc.formats._json import dumps
from tqc.formats.rdjson import SOURCE, diagnostics
from tqc.model import Report


def render(reports: Sequence[Report], view: View) -> str:
    """A JSON object a line; empty if there is nothing to tell."""
    return "".join(dumps(d | {"source": SOURCE}, indent=None) for d in diagnostics(reports, view))
