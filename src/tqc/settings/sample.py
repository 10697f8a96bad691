"""The settings file that `tqc init` writes: every key, its meaning and its default, taken from the schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tqc.settings._schema import resolved, schema

BARE = re.compile(r"[\w-]+")


def sample(prefix: str = "") -> str:
    """A settings file in which every key is commented out, as TOML.

    Args:
        prefix: of its tables, as in "tool.tqc".
    """
    return "\n".join(_lines(prefix)) + "\n"


def _lines(prefix: str) -> Iterator[str]:
    yield "# Settings of tqc. What is commented out says the default, or an example."
    if prefix:
        yield f"[{prefix}]"
    tables = []
    for name, part in schema()["properties"].items():
        part = resolved(part)  # noqa: PLW2901
        if part.get("type") == "object" or name == "overrides":
            tables.append((name, part))
        else:
            yield from _key(name, part)
    dot = f"{prefix}." if prefix else ""
    for name, part in tables:
        yield ""
        yield f"# {part['description']}"
        if name == "overrides":
            yield f"# [[{dot}{name}]]"
            yield from (f"# {k} = {toml(v)}" for k, v in part["examples"][0][0].items())
        elif "properties" in part:
            yield f"[{dot}{name}]"
            for key, inner in part["properties"].items():
                yield from _key(key, resolved(inner))
        else:
            yield f"[{dot}{name}]"
            yield from (f"# {_bare(k)} = {toml(v)}" for k, v in part["examples"][0].items())


def _key(name: str, part: dict[str, Any]) -> Iterator[str]:
    value = part["default"] if part.get("default") not in (None, []) else part["examples"][0]
    yield ""
    yield f"# {part['description']}"
    yield f"# {name} = {toml(value)}"


def _bare(key: str) -> str:
    return key if BARE.fullmatch(key) else toml(key)


def toml(value: Any) -> str:
    """A value as TOML writes it in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_bare(k)} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
