"""`tqc rules fmt`: rule files laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from tqc.cli._door import guarded


@guarded
def fmt(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH...]", help="Rule files or folders; none: the built-in rules.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if a file is not laid out.")] = False,
) -> None:
    """Lay out rule files: keys in one order, arrows in columns, tables sorted.

    Comments stay; what a rule says never changes. Example: tqc rules fmt my-rules/
    """
    from tqc import atomic
    from tqc.cli._door import FINDINGS, USER, say, tell
    from tqc.errors import UserError
    from tqc.formats import plural
    from tqc.ruleset import layout, store

    changed, errors = [], []
    files = list(_files(paths or [folder for _, folder, _ in store.built_in() if folder.is_dir()]))
    for path in files:
        try:
            old, new = layout.laid_out(path, path.as_posix(), code=path.resolve().parent == store.CHECK_PART[1].resolve())
            if old != new:
                changed.append(path)
                if not check:
                    atomic.write(path, new.encode())
        except UserError as error:
            errors.append(error)
    say("".join(f"{'to lay out' if check else 'laid out'}: {path}\n" for path in changed))
    if not errors:
        say(f"{len(changed):,} of {plural(len(files), 'file')} {'to lay out' if check else 'laid out'}.\n")
    tell(errors)
    if errors:
        raise typer.Exit(USER)
    if check and changed:
        raise typer.Exit(FINDINGS)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The rule files of some paths, each once.

    Raises:
        UserError: a path that leads nowhere.
    """
    from tqc.errors import UserError

    seen = set()
    for path in paths:
        if not path.exists():
            raise UserError("does not exist", path=str(path))
        for file in sorted(path.rglob("*.yaml")) if path.is_dir() else [path]:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file
