"""What a settings file may hold: `tqc.schema.json`, which editors complete by, is what it is checked against."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tqc.naming import did_you_mean

PATH = Path(__file__).with_name("tqc.schema.json")
Keys = tuple[str | int, ...]
"""Where a value stands, as in ("gate", "fail-on") or ("overrides", 0, "paths")."""
TYPES: dict[str, tuple[type | tuple[type, ...], str]] = {
    "string": (str, "a text in quotes"),
    "boolean": (bool, "true or false"),
    "number": ((int, float), "a number"),
    "array": (list, 'a list, as in ["a", "b"]'),
    "object": (dict, "a table of its own"),
}


class Mistake(NamedTuple):
    """What is wrong with a value."""

    keys: Keys
    fact: str
    hint: str = ""


@cache
def schema() -> dict[str, Any]:
    """The whole of `tqc.schema.json`."""
    found: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
    return found


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    """A part of the schema, what it refers to filled in; what it says itself is stronger."""
    if "$ref" not in part:
        return part
    found: Any = schema()
    for name in part["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    return {**resolved(found), **{k: v for k, v in part.items() if k != "$ref"}}


def mistakes(value: Any, part: dict[str, Any], keys: Keys = ()) -> Iterator[Mistake]:
    """All that is wrong with a value, by the few words of JSON Schema that `tqc.schema.json` uses."""
    part = resolved(part)
    name = keys[-1] if keys else ""
    if "enum" in part and value not in part["enum"]:
        known = ", ".join(part["enum"])
        hint = did_you_mean(value, part["enum"], f"there are: {known}") if isinstance(value, str) else f"there are: {known}"
        yield Mistake(keys, f"“{value}” is no value of {_named(keys)}", hint)
    if "type" in part:
        kind, told = TYPES[part["type"]]
        if not isinstance(value, kind) or (isinstance(value, bool) and part["type"] != "boolean"):
            yield Mistake(keys, f"{_named(keys)} is no {part['type']}", f"write {told}")
            return
    if "minimum" in part and not value >= part["minimum"]:
        yield Mistake(keys, f"{name} is below {part['minimum']}")
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from mistakes(item, part.get("items", {}), (*keys, number))
    if isinstance(value, dict):
        yield from _table(value, part, keys)


def _table(value: dict[str, Any], part: dict[str, Any], keys: Keys) -> Iterator[Mistake]:
    known = part.get("properties", {})
    others = part.get("additionalProperties", {})
    for name in part.get("required", ()):
        if name not in value:
            yield Mistake(keys, f"{_named(keys)} has no {name}", f'write {name} = ["…"]')
    for name, item in value.items():
        if name in known:
            yield from mistakes(item, known[name], (*keys, name))
        elif others is False:
            yield Mistake((*keys, name), f"there is no key “{name}”", did_you_mean(name, known, f"there are: {', '.join(known)}"))
        else:
            yield from mistakes(item, others, (*keys, name))


def _named(keys: Keys) -> str:
    names = [k for k in keys if isinstance(k, str)]
    return ".".join(names) or "the file"
