"""Rules by name, for the commands that show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tqc.errors import UserError
from tqc.naming import did_you_mean, resolve
from tqc.ruleset.rule import Rule


def every(folders: Iterable[Path]) -> list[Rule]:
    """Every built-in rule, of packs that are off by default too, and the rules of the folders; sorted by id.

    Raises:
        UserError: mistakes in rule files.
    """
    from tqc.ruleset import store

    return sorted((r.rule for r in store.load(store.packs(), folders).rules), key=lambda rule: rule.id)


def find(name: str, rules: Sequence[Rule]) -> Rule:
    """The rule that an id, a unique tail of an id or a former name stands for.

    Raises:
        UserError: there is none, or there are several.
    """
    known = {r.id: r.formerly for r in rules}
    ids = resolve(name, known)
    if not ids:
        raise UserError(f"there is no rule “{name}”", hint=did_you_mean(name, known, "`tqc rules list` names them all"))
    if len(ids) > 1:
        shown = ", ".join(ids[:9]) + (f" and {len(ids) - 9} more" if len(ids) > 9 else "")
        raise UserError(f"“{name}” is the name of {len(ids)} rules", hint=f"write one of {shown}")
    return next(r for r in rules if r.id == ids[0])


def measured(rule: Rule) -> dict[str, str]:
    """What was measured of a rule, by the column's name: its row in a `measured.tsv` above its file; empty if there is none."""
    from tqc.ruleset import store

    for folder in (*list(Path(rule.path).parents)[:4], store.rules_home()):
        file = folder / "measured.tsv"
        if file.is_file():
            rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
            for row in rows[1:]:
                if row[0] == rule.id:
                    return dict(zip(rows[0][1:], row[1:], strict=False))
    return {}


def of_engine(name: str) -> list[str]:
    """What is known of a grammar engine's rule, by its id or its engine's own name for it; empty if it is none."""
    from tqc.grammar import table as harper
    from tqc.grammar._lt import table as languagetool

    for engine, module in (("Harper", harper), ("LanguageTool", languagetool)):
        for row in module.lines():
            if name in (row["rule"], module.PREFIX + row["rule"]):
                facts = [f"  {column}: {value}" for column, value in row.items() if value and column not in ("rule", "what")]
                what = [row["what"], ""] if row.get("what") else []
                head = [module.PREFIX + row["rule"], f"A rule of {engine}'s, {row['decision']}: {row['reason']}", ""]
                return [*head, *what, "Measured", *facts]
    return []
