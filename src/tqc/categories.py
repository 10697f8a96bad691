"""The categories of faults, as mqm.toml names them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tqc.errors import UserError
from tqc.naming import did_you_mean


class Category(NamedTuple):
    """A kind of fault."""

    name: str
    id: str
    """MQM-Core's id, as in "MQMC_101000"; empty if MQM-Core has none."""
    mqm: str
    """MQM-Core's name."""
    aliases: tuple[str, ...]


@cache
def categories() -> Mapping[str, Category]:
    """Every category by its name, in the order of mqm.toml."""
    import tomllib
    from importlib.resources import files

    table = tomllib.loads(files("tqc").joinpath("mqm.toml").read_text(encoding="utf-8"))
    return {name: Category(name, row["id"], row["mqm"], tuple(row["aliases"])) for name, row in table.items()}


def category(name: str) -> str:
    """The category that a name or an alias stands for, whatever its case and with blanks or underscores for hyphens.

    Raises:
        UserError: there is none; the hint names the nearest, or all.
    """
    known = categories()
    wanted = name.strip().lower().replace(" ", "-").replace("_", "-")
    if wanted in known:
        return wanted
    aliases = {alias: c.name for c in known.values() for alias in c.aliases}
    if wanted in aliases:
        return aliases[wanted]
    raise UserError(f'there is no category "{name}"', hint=did_you_mean(wanted, known, "one of " + ", ".join(known)))
