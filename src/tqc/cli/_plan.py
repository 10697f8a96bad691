"""What each file is checked with: the options, over the settings file nearest above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tqc.errors import UserError
from tqc.settings import Finder, Settings, config, load

if TYPE_CHECKING:
    from tqc.config import Config
    from tqc.engine import Checker
    from tqc.model import Report


class Options(NamedTuple):
    """The options that decide what is found; None or empty: not given."""

    pack: tuple[str, ...] = ()
    no_pack: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    glossary: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: str | None = None
    config: Path | None = None
    """The one settings file; None: the nearest above each file."""
    no_config: bool = False
    grammar: bool | None = None
    languagetool: str | None = None
    dialect: str | None = None
    no_cache: bool = False

    def over(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A settings file's values with the options laid over them: packs, rules, glossaries and ignored rules are added."""
        merged = dict(values)
        for key, added in (("rules", self.rules), ("glossary", self.glossary), ("ignore", self.ignore)):
            if added:
                merged[key] = [*merged.get(key, ()), *map(str, added)]
        if self.pack or self.no_pack:
            merged["packs"] = self._packs(merged.get("packs"))
        if self.select:
            merged["select"] = list(self.select)
        chosen = {
            "min-confidence": self.min_confidence,
            "grammar": self.grammar,
            "languagetool": self.languagetool,
            "dialect": self.dialect,
        }
        return merged | {key: value for key, value in chosen.items() if value is not None}

    def _packs(self, given: list[str] | None) -> list[str]:
        from tqc.config import Config
        from tqc.naming import did_you_mean

        wanted = list(dict.fromkeys((*(Config().packs if given is None else given), *self.pack)))
        for name in self.no_pack:
            if name not in wanted:
                raise UserError(f"--no-pack: “{name}” takes no part", hint=did_you_mean(name, wanted, f"there are: {', '.join(wanted)}"))
        return [p for p in wanted if p not in self.no_pack]


class Plan:
    """Settings, configuration and checker of each file; every settings file is read once, every checker built once."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._finder = Finder()
        self._one = Settings() if options.no_config else load(options.config) if options.config else None
        self._checkers: dict[Config, Checker] = {}

    def settings(self, path: str | Path) -> Settings:
        """The settings that a file falls under.

        Raises:
            UserError: they are wrong.
        """
        return self._one if self._one is not None else self._finder.above(path)

    def config(self, path: str | Path) -> Config:
        """What decides the check of a file."""
        return replace(config(self.options.over(self.settings(path).of(path))), cache=not self.options.no_cache)

    def checker(self, path: str | Path) -> Checker:
        """The checker of a file.

        Raises:
            UserError: what its settings or the options name is not there, or wrong.
        """
        from tqc.engine import Checker

        wanted = self.config(path)
        if wanted not in self._checkers:
            try:
                self._checkers[wanted] = Checker(wanted)
            except UserError as error:
                raise self.settings(path).located(error) from error
        return self._checkers[wanted]

    def sources(self) -> list[Path]:
        """The files that the checkers built so far go by: settings, rules and lists of the desk's own, glossaries; sorted."""
        folders = {Path(d) for c in self._checkers for d in c.rules_dirs}
        found = {p for d in folders for p in d.rglob("*") if p.suffix in (".yaml", ".txt")}
        found |= {Path(g) for c in self._checkers for g in c.glossaries}
        settings = [self._one] if self._one else self._finder.read()
        return sorted(found | {s.path for s in settings if s.path})

    def notes(self) -> list[str]:
        """What the checkers that were built say of rules that take no part."""
        said = {f"{n.path}:{n.line}: {n.fact}" if n.path else n.fact: n.hint for c in self._checkers.values() for n in c.notes}
        return [f"{fact} ({hint})" if hint else fact for fact, hint in said.items()]

    def incomplete(self, reports: Iterable[Report]) -> bool:
        """Whether an engine that is required did not check a text."""
        return any(
            n.kind == "engine" and (self.config(r.path or "").languagetool or "").startswith("required") for r in reports for n in r.notes
        )
