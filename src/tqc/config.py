"""What decides a check: no file is read for it, nothing in the environment changes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Dialect = Literal["auto", "us", "uk", "ca", "au"]
Level = Literal["low", "medium", "high"]
Severities = Literal["neutral", "minor", "major", "critical"]


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of a `Checker`; the defaults are what `tqc check` does without options."""

    packs: tuple[str, ...] = ("en", "ru")
    """Rule packs by folder name, as in "ru" or "house/ap"."""
    rules_dirs: tuple[str | Path, ...] = ()
    """Folders of the user's own rules, read beside the packs."""
    grammar: bool = True
    """Whether the embedded grammar engine takes part, once there is one."""
    cache: bool = False
    """Whether what the grammar engines said of a text is kept in the user's cache; the command line keeps it."""
    languagetool: str | None = None
    """`off` (the default), `on` (the server of `tqc languagetool start`), `required`, a server's URL, or `required:URL`."""
    dialect: Dialect = "auto"
    min_confidence: Level = "medium"
    """Findings below it are not returned."""
    select: tuple[str, ...] = ()
    """Rule ids, prefixes of ids ("ru/reporting") or globs; if given, nothing else is returned."""
    ignore: tuple[str, ...] = ()
    """Rule ids, prefixes or globs that are not returned; stronger than `select`."""
    severities: tuple[tuple[str, Severities], ...] = ()
    """(id, prefix or glob, severity): what rules' findings weigh instead of the rules' own; the last that names a rule holds."""
    confidences: tuple[tuple[str, Level], ...] = ()
    """The same of their confidence, before `min_confidence` is asked for."""
    glossaries: tuple[str | Path, ...] = ()
    """Files of the desk's own terms."""
