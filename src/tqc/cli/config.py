"""`tqc config`: the settings in force, and the schema of the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tqc.cli._door import guarded
from tqc.cli._options import ConfigFile

if TYPE_CHECKING:
    from tqc.settings import Settings

command = typer.Typer(help="See the settings in force.", no_args_is_help=True, rich_markup_mode=None)


@command.command("show")
@guarded
def show(
    path: Annotated[Path, typer.Argument(metavar="[PATH]", help="A file or folder; default: here.", show_default=False)] = Path(),
    config: ConfigFile = None,
) -> None:
    """Print every setting in force for a file, and where it comes from.

    Example: tqc config show wire/story.md
    """
    from tqc.cli._door import say
    from tqc.cli._plan import Options, Plan
    from tqc.formats import printable

    plan = Plan(Options(config=config))
    settings = plan.settings(path)
    plan.checker(path)  # names that name nothing are told here, not in tomorrow's run
    rows = list(_rows(settings, path))
    width = max(len(row[0]) for row in rows)
    said = max(min(len(row[1]), 60) for row in rows)
    for key, value, origin in rows:
        say(printable(f"{key:<{width}} = {value:<{said}}  # {origin}") + "\n")


@command.command("schema")
@guarded
def schema() -> None:
    """Print the JSON schema of tqc.toml, by which editors complete it and check it.

    Example: tqc config schema > tqc.schema.json
    """
    from tqc.cli._door import say
    from tqc.settings._schema import PATH

    say(PATH.read_text(encoding="utf-8"))


def _rows(settings: Settings, path: Path) -> Iterator[tuple[str, str, str]]:
    """(key, value as TOML, where it comes from) of every setting, in the schema's order."""
    from tqc.settings._schema import resolved
    from tqc.settings._schema import schema as whole
    from tqc.settings.sample import toml

    values = settings.of(path)
    for key, raw in whole()["properties"].items():
        part = resolved(raw)
        if key == "overrides":
            continue
        if key == "gate":
            for name, inner in part["properties"].items():
                given = values.get("gate", {})
                yield f"gate.{name}", toml(given.get(name, inner.get("default", ""))), _origin(settings, path, "gate", name, given)
        elif part.get("type") == "object" and values.get(key):
            for name in values[key]:
                yield f"{key}.{toml(name)}", toml(values[key][name]), _origin(settings, path, key, name, values[key])
        else:
            yield key, toml(values.get(key, part.get("default", ""))), _origin(settings, path, "", key, values)


def _origin(settings: Settings, path: Path, table: str, name: str, given: dict[str, Any]) -> str:
    """As in "default", "tqc.toml:7"."""
    if name not in given:
        return "default"
    keys = (table, name) if table else (name,)
    for override in reversed(settings.fitting(path)):
        held = override.values.get(table, {}) if table else override.values
        if name in held:
            return f"{settings.path}:{settings.line('overrides', override.number, *keys)}"
    return f"{settings.path}:{settings.line(*keys)}"
