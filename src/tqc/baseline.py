"""Findings that a desk knows and lets pass: a file of fingerprints, so that only new ones fail."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tqc import atomic
from tqc.errors import UserError
from tqc.fingerprint import fingerprints
from tqc.model import Report

VERSION = 1
NAME = "tqc-baseline.json"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding that is known."""

    path: str
    """Of its file, from the baseline's folder, with slashes."""
    rule: str
    fingerprint: str
    text: str = ""
    """The words found, for whoever reads the file."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a baseline says of some reports."""

    reports: list[Report]
    """As given, each finding that is known marked `old`."""
    expired: list[Entry]
    """Entries whose file was checked, or is gone, and whose fault is no more."""


class Baseline:
    """The entries of a file.

    Attributes:
        path: the file; entries' paths count from its folder.
        entries: sorted.
    """

    def __init__(self, path: Path, entries: Iterable[Entry] = ()) -> None:
        self.path, self.entries = path, sorted(set(entries))

    @classmethod
    def of(cls, path: Path, reports: Iterable[Report]) -> Baseline:
        """A baseline of all that some reports found."""
        made = cls(path)
        return cls(path, [e for r in reports for e in made.listed(r)])

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """The baseline in a file.

        Raises:
            UserError: it cannot be read, is no baseline or another version's.
        """
        try:
            data = json.loads(path.read_bytes())
            version = data["tqc-baseline"]
            found = data["findings"]
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            hint = f"write one: tqc baseline write --baseline {path} PATH..." if missing else ""
            raise UserError(
                "there is no such baseline" if missing else f"cannot be read: {error.strerror}", hint=hint, path=str(path)
            ) from error
        except (ValueError, KeyError, TypeError) as error:
            raise UserError("is no baseline of tqc", hint="write it anew: tqc baseline write", path=str(path)) from error
        if version != VERSION:
            fact = f"is a baseline of version {version}, not {VERSION}"
            raise UserError(fact, hint="write it anew: tqc baseline write", path=str(path))
        return cls(path, _entries(found, path))

    def write(self) -> None:
        """Write the file, an entry a line, so that changes are easy to read and to merge.

        Raises:
            UserError: it cannot be written.
        """
        rows = (json.dumps({k: getattr(e, k) for k in Entry.__slots__}, ensure_ascii=True) for e in self.entries)
        body = ",\n".join(f"    {row}" for row in rows)
        text = f'{{\n  "tqc-baseline": {VERSION},\n  "findings": [\n{body}{chr(10) * bool(self.entries)}  ]\n}}\n'
        atomic.write(self.path, text.encode())

    def listed(self, report: Report) -> list[Entry]:
        """A report's findings as entries, in their order."""
        path = self._named(report)
        texts = (" ".join(report.text[f.start : f.end].split()) for f in report.findings)
        return [Entry(path, f.rule, mark, text) for f, mark, text in zip(report.findings, fingerprints(report), texts, strict=True)]

    def hold(self, reports: Sequence[Report]) -> Outcome:
        """Which findings are known: those that an entry of their file speaks of, or of a file that is gone (it was renamed).

        An entry speaks of one finding, so that a second copy of a known fault is new.
        """
        listed = [self.listed(r) for r in reports]
        checked = {self._named(r) for r in reports}
        left = {(e.path, e.fingerprint): e for e in self.entries}
        known = [[left.pop((e.path, e.fingerprint), None) is not None for e in entries] for entries in listed]
        gone = {p for p in {e.path for e in left.values()} - checked if not (self.path.parent / p).exists()}
        moved: dict[str, list[Entry]] = {}
        for entry in left.values():
            if entry.path in gone:
                moved.setdefault(entry.fingerprint, []).append(entry)
        for entries, marks in zip(listed, known, strict=True):
            for i, entry in enumerate(entries):
                if not marks[i] and moved.get(entry.fingerprint):
                    marks[i] = True
                    old = moved[entry.fingerprint].pop()
                    del left[old.path, old.fingerprint]
        marked = [
            replace(r, findings=tuple(replace(f, old=f.old or m) for f, m in zip(r.findings, marks, strict=True)))
            for r, marks in zip(reports, known, strict=True)
        ]
        return Outcome(marked, sorted(e for e in left.values() if e.path in checked | gone))

    def without(self, expired: Iterable[Entry]) -> Baseline:
        """The baseline less some entries."""
        return Baseline(self.path, set(self.entries) - set(expired))

    def _named(self, report: Report) -> str:
        path = report.path or ""
        try:
            return Path(os.path.relpath(path, self.path.parent)).as_posix() if path else ""
        except ValueError:  # another drive of Windows
            return Path(path).absolute().as_posix()


def _entries(found: Any, path: Path) -> list[Entry]:
    try:
        return [Entry(**{k: str(v) for k, v in row.items()}) for row in found]
    except (TypeError, AttributeError) as error:
        raise UserError("holds an entry that is none", hint="write it anew: tqc baseline write", path=str(path)) from error
