"""Puts the rules into the wheel, as their authors wrote them and compiled, so that no user's first run reads YAML."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RulesHook(BuildHookInterface[Any]):
    """`rules/` becomes `tqc/rules/`; an editable install goes on reading the checkout's own."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the rules of the tree that is built, and say where the wheel has them.

        Raises:
            tqc.errors.UserError: a rule does not compile; no wheel is built with it.
        """
        if version == "editable":
            return
        root = Path(self.root)
        self._scratch = tempfile.TemporaryDirectory()
        compiled = Path(self._scratch.name) / "compiled.jsonl"
        sys.path.insert(0, str(root / "src"))
        try:
            from tqc.ruleset import store

            store.build(compiled)
        finally:
            sys.path.remove(str(root / "src"))
        build_data["force_include"] |= {str(root / "rules"): "tqc/rules", str(compiled): "tqc/rules/compiled.jsonl"}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the scratch folder once the wheel is written."""
        if version != "editable":
            self._scratch.cleanup()
