"""The rule language: YAML topic files in, findings out.

`load` compiles (or fetches compiled) packs and folders; a `RuleSet` runs them; `harness` holds rules to their examples.
"""

from __future__ import annotations

from tqc.ruleset.compiled import CompiledRule as Entry
from tqc.ruleset.finder import RuleSet
from tqc.ruleset.rule import Line, Rule
from tqc.ruleset.store import build, load, packs, rules_home

__all__ = ["Entry", "Line", "Rule", "RuleSet", "build", "load", "packs", "rules_home"]
