"""Settings files: `tqc.toml`, or `[tool.tqc]` in `pyproject.toml`, found upwards from a file that is checked.

The search ends at the top of a git repository, so that a checkout is checked alike on every desk.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tqc.config import Config
from tqc.errors import UserError, UserErrors

NAME, SHARED = "tqc.toml", "pyproject.toml"
PATHS = ("rules", "glossary")
"""Keys whose values are paths from the file's own folder."""


class Override(NamedTuple):
    """Settings for some files."""

    number: int
    globs: tuple[re.Pattern[str], ...]
    values: dict[str, Any]


@dataclass(frozen=True)
class Settings:
    """What a file says; the default is what holds where there is none.

    Attributes:
        path: the file.
        values: key → value, as in {"packs": ["en"], "gate": {"max-npt": 5}}; paths are made absolute.
        overrides: in the file's order.
        lines: where keys stand, as in {("gate", "max-npt"): 7}, from 1.
    """

    path: Path | None = None
    values: dict[str, Any] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)

    def fitting(self, path: str | Path) -> list[Override]:
        """The overrides whose paths fit a file, in order."""
        if self.path is None or not self.overrides:
            return []
        try:
            below = Path(path).absolute().relative_to(self.path.parent.absolute()).as_posix()
        except ValueError:
            return []
        return [o for o in self.overrides if any(g.fullmatch(below) for g in o.globs)]

    def of(self, path: str | Path) -> dict[str, Any]:
        """The values that hold for a file; tables of its overrides are laid over the others, key by key."""
        merged = dict(self.values)
        for override in self.fitting(path):
            for key, value in override.values.items():
                merged[key] = {**merged.get(key, {}), **value} if isinstance(value, dict) else value
        return merged

    def line(self, *keys: str | int) -> int:
        """The line of a key, or of the nearest table around it; 0 if unknown."""
        for end in range(len(keys), 0, -1):
            if keys[:end] in self.lines:
                return self.lines[keys[:end]]
        return 0

    def located(self, error: UserError) -> UserError:
        """An error about a “name” that stands in this file, with the file and the line; any other as it is."""
        named = re.search("“(.+?)”", error.fact)
        if error.path or self.path is None or not named:
            return error
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return error
        at = re.search(rf"""(?m)^[^#\n]*?["']{re.escape(named[1])}["']""", text)
        if at is None:
            return error
        return UserError(error.fact, hint=error.hint, path=str(self.path), line=1 + text.count("\n", 0, at.end()))


def config(values: Mapping[str, Any]) -> Config:
    """What a set of values comes to for a `Checker`."""
    given: dict[str, Any] = {
        "packs": values.get("packs"),
        "rules_dirs": values.get("rules"),
        "glossaries": values.get("glossary"),
        "grammar": values.get("grammar"),
        "languagetool": values.get("languagetool"),
        "dialect": values.get("dialect"),
        "min_confidence": values.get("min-confidence"),
        "select": values.get("select"),
        "ignore": values.get("ignore"),
        "severities": tuple(values["severity"].items()) if "severity" in values else None,
        "confidences": tuple(values["confidence"].items()) if "confidence" in values else None,
    }
    settings: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in given.items() if v is not None}
    return Config(**settings)


def load(path: Path) -> Settings:
    """The settings of a file.

    Raises:
        UserErrors: every unknown key and wrong value.
        UserError: it cannot be read, or is no TOML; a pyproject.toml without [tool.tqc].
    """
    from tqc.settings import _schema, _toml

    data, text = _toml.read(path)
    lines = _toml.lines(text)
    if path.name == SHARED:
        lines = {k[2:]: n for k, n in lines.items() if k[:2] == ("tool", "tqc")}
        tool = data.get("tool", {})
        if "tqc" not in tool:
            raise UserError("has no [tool.tqc]", hint=f"write one, or a {NAME}", path=str(path))
        data = tool["tqc"]
    found = Settings(path, lines=lines)
    wrong = list(_schema.mistakes(data, _schema.schema()))
    if wrong:
        raise UserErrors([UserError(m.fact, hint=m.hint, path=str(path), line=found.line(*m.keys)) for m in wrong])
    overrides = tuple(
        Override(number, tuple(map(_glob, o["paths"])), {k: v for k, v in o.items() if k != "paths"})
        for number, o in enumerate(data.pop("overrides", ()))
    )
    for key in PATHS:
        if key in data:
            data[key] = [str(path.parent / p) for p in data[key]]
    if "baseline" in data.get("gate", {}):
        data["gate"]["baseline"] = str(path.parent / data["gate"]["baseline"])
    return Settings(path, data, overrides, lines)


class Finder:
    """Finds the settings of files; each folder is looked into once, each file read once."""

    def __init__(self) -> None:
        self._folders: dict[Path, Settings] = {}

    def above(self, path: str | Path) -> Settings:
        """The settings nearest above a file, or of a folder itself; the default where there are none.

        Raises:
            UserError: as `load`.
        """
        start = Path(path).absolute()
        return self._in(start if os.path.isdir(start) else start.parent)  # noqa: PTH112  (a Path raises where a name is too long)

    def read(self) -> list[Settings]:
        """The settings found so far, a file's several times if several folders fall under it."""
        return list(self._folders.values())

    def _in(self, folder: Path) -> Settings:
        found = self._folders.get(folder)
        if found is None:
            file = _file(folder)
            if file is not None:
                found = load(_shortest(file))
            elif folder.parent == folder or os.path.exists(folder / ".git"):  # noqa: PTH110
                found = Settings()
            else:
                found = self._in(folder.parent)
            self._folders[folder] = found
        return found


def _file(folder: Path) -> Path | None:
    """The settings file in a folder, if there is one."""
    if os.path.isfile(folder / NAME):  # noqa: PTH113
        return folder / NAME
    try:
        if b"tool.tqc" in (folder / SHARED).read_bytes():
            return folder / SHARED
    except OSError:
        pass
    return None


def _shortest(path: Path) -> Path:
    """A path as a user would write it: below the working directory without its name."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


def _glob(pattern: str) -> re.Pattern[str]:
    """A glob as in .gitignore: without a slash it fits a name at any depth, `**` any folders, and a folder all that is below it."""
    anchored = "/" in pattern.rstrip("/")
    parts = []
    for token in re.findall(r"\*\*/|/\*\*$|\*\*|\*|\?|\[[^\]]+\]|.", pattern.strip("/")):
        special = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
        parts.append(special.get(token) or (token.replace("[!", "[^") if len(token) > 1 else re.escape(token)))
    return re.compile(("" if anchored else "(?:.*/)?") + "".join(parts) + "(?:/.*)?", re.DOTALL)
