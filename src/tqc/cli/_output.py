"""Where reports go: `--format NAME[:FILE]`, several in one run, and `--output FILE`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tqc.errors import UserError, UserErrors

if TYPE_CHECKING:
    from tqc.formats import Render, View
    from tqc.model import Report
    from tqc.ruleset.rule import Rule

STDOUT = "-"
DEFAULT = "terminal"


class Target(NamedTuple):
    """A format, and the file that it is written to; None is standard output."""

    name: str
    render: Render
    file: Path | None


def targets(formats: Sequence[str], output: Path | None = None) -> list[Target]:
    """What `--format` and `--output` ask for, in their order; call it before the check, so that a mistake costs no wait.

    Raises:
        UserError: an unknown format, two formats for one file or for standard output, a file that cannot be one.
    """
    from tqc.formats import renderer

    found = []
    for spec in formats or [DEFAULT]:
        name, colon, file = spec.partition(":")
        if colon and not file:
            raise UserError(f"--format {spec}: no file after the colon", hint=f"write {name}:report, or {name} alone")
        render = renderer(name)
        found.append(Target(name, render, None if file in ("", STDOUT) else Path(file)))
    if output is not None and str(output) != STDOUT:
        found = _sent(found, output)
    _distinct(found)
    for target in found:
        if target.file is not None:
            _possible(target.file)
    return found


def write(found: Iterable[Target], reports: Sequence[Report], view: View) -> None:
    """Render each format and put it where it belongs; a file that fails keeps no other from being written.

    Files have neither colour nor half a report: each is written at once or not at all.

    Raises:
        UserErrors: what could not be written.
    """
    from tqc.cli._door import say

    errors = []
    for target in found:
        try:
            if target.file is None:
                say(target.render(reports, view), color=view.color)
            else:
                _save(target.file, target.render(reports, replace(view, color=False)))
        except UserError as error:
            errors.append(error)
    if errors:
        raise UserErrors(errors)


def rule_lookup(folders: Iterable[Path]) -> Callable[[str], Rule | None]:
    """What `View.rule` asks: the built-in rules and those of folders, read when first asked for."""

    @cache
    def known() -> dict[str, Rule]:
        from tqc.cli._rules import every

        return {rule.id: rule for rule in every(tuple(dict.fromkeys(folders)))}

    return lambda rule: known().get(rule)


def _sent(found: list[Target], output: Path) -> list[Target]:
    unsent = [t for t in found if t.file is None]
    if len(unsent) != 1:
        fact = "several formats want it" if unsent else "every format has a file of its own"
        raise UserError(f"--output {output}: {fact}", hint="write --format NAME:FILE for each")
    return [t._replace(file=output) if t.file is None else t for t in found]


def _distinct(found: Sequence[Target]) -> None:
    seen: dict[Path | None, str] = {}
    for target in found:
        key = target.file and target.file.resolve()
        if key in seen:
            where = target.file or "standard output"
            raise UserError(f"{seen[key]} and {target.name} both go to {where}", hint="write --format NAME:FILE for one of them")
        seen[key] = target.name


def _possible(file: Path) -> None:
    try:
        is_folder, has_folder = file.is_dir(), file.parent.is_dir()
    except OSError as error:  # a name that is too long, say
        raise UserError(f"cannot be written: {error.strerror or error}", path=str(file)) from error
    if is_folder:
        raise UserError("is a folder; a report goes into a file", path=str(file))
    if not has_folder:
        raise UserError("there is no such folder to write a report to", hint=f"make it first: {file.parent}", path=str(file))


def _save(file: Path, text: str) -> None:
    from tqc import atomic

    content = text.encode("utf-8", "backslashreplace")
    if not file.exists() or file.is_file():
        atomic.write(file, content)
        return
    try:  # a pipe or a device, as /dev/stdout: it cannot be replaced
        file.write_bytes(content)
    except OSError as error:
        raise UserError(f"cannot be written: {error.strerror or error}", path=str(file)) from error
