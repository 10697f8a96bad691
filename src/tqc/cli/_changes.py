"""Which lines of a git checkout changed since a revision."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tqc.errors import UserError
from tqc.model import Finding, Report

HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
BINARY = re.compile(rb"^Binary files ", re.MULTILINE)


def mark_old(reports: Sequence[Report], revision: str) -> list[Report]:
    """The reports, each finding that touches no line changed since a revision marked `old`.

    A file that git does not know, or sees as binary, has changed as a whole.

    Raises:
        UserError: git is not there, knows no such revision, or a file lies in no checkout.
    """
    changes = _Changes(revision)
    return [replace(r, findings=tuple(changes.seen(r, f) for f in r.findings)) if r.findings else r for r in reports]


class _Changes:
    """What git says of a checkout, asked once for each file."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._lines: dict[str | None, set[int] | None] = {}
        self._tops: dict[Path, frozenset[str]] = {}

    def seen(self, report: Report, finding: Finding) -> Finding:
        """The finding, marked if it is old."""
        if report.path not in self._lines:
            path = Path(report.path or "")
            self._lines[report.path] = self._changed(path) if report.path and path.is_file() else None
        lines = self._lines[report.path]
        if lines is None:
            return finding
        first, last = report.position(finding.start).line, report.position(finding.end).line
        return replace(finding, old=finding.old or lines.isdisjoint(range(first, last + 1)))

    def _changed(self, path: Path) -> set[int] | None:
        """The lines of a file that the revision did not have; None: all."""
        real = path.resolve()
        top = Path(_text(_git(real.parent, "rev-parse", "--show-toplevel")).rstrip("\r\n"))
        if top not in self._tops:
            names = _git(top, "diff", "--name-only", "-z", "--no-ext-diff", "--end-of-options", self.revision, "--").split(b"\0")
            self._tops[top] = frozenset(str((top / _text(n)).resolve()) for n in names if n)
        if str(real) not in self._tops[top]:
            return set() if _git(real.parent, "ls-files", "-z", "--", real.name) else None
        patch = _git(real.parent, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--end-of-options", self.revision, "--", real.name)
        if BINARY.search(patch):
            return None
        return {n for m in HUNK.finditer(patch) for n in range(int(m[1]), int(m[1]) + int(m[2] or 1))}


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _git(folder: Path, *args: str) -> bytes:
    try:
        done = subprocess.run(["git", *args], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise UserError("--diff: git is not there", hint="install git, or leave --diff out") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UserError(f"--diff: git {args[0]}: {said[0] if said else 'failed'}", path=str(folder))
    return done.stdout
