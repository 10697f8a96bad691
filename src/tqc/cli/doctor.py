"""`tqc doctor`: what is installed, what is missing, and the command that mends it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import typer


class Part(NamedTuple):
    """Something that tqc can use."""

    name: str
    state: str
    mend: str = ""
    """The command that brings it; empty if all is well."""
    needed: bool = False
    """Whether a check without options is incomplete without it."""


def command() -> None:
    """Tell what is installed, what is missing and how to get it; exit with 1 if tqc itself lacks something."""
    from tqc.cli._door import FINDINGS, say

    found = [*_packages(), *_languagetool()]
    left = max(len(part.name) for part in found)
    for part in found:
        say(f"{'ok     ' if not part.mend else 'MISSING' if part.needed else 'absent '}  {part.name:<{left}}  {part.state}\n")
        if part.mend:
            say(f"{'':9}{'':<{left}}  {part.mend}\n")
    if any(part.mend and part.needed for part in found):
        raise typer.Exit(FINDINGS)


def _packages() -> Iterator[Part]:
    from importlib.metadata import PackageNotFoundError, version

    from tqc import __version__

    yield Part("tqc", __version__)
    for package, use, mend, needed in (
        ("harper-py", "grammar", "pip install harper-py", True),
        ("python-docx", "Word files", "pip install 'tqc[docx]'", False),
        ("sacrebleu", "tqc score", "pip install sacrebleu", True),
        ("jgo", "tqc languagetool install", "pip install 'tqc[languagetool]'", False),
    ):
        try:
            yield Part(package, f"{version(package)}, for {use}")
        except PackageNotFoundError:
            yield Part(package, f"not installed, for {use}", mend, needed)


def _languagetool() -> Iterator[Part]:
    from tqc.errors import UserError
    from tqc.grammar._lt import home, install, server

    try:
        java = home.java()
        yield Part("Java", f"{java.version}, {java.path}")
    except UserError as error:
        yield Part("Java", error.fact, error.hint)
    found = home.installation()
    if found is None:
        yield Part("LanguageTool", "not installed", home.INSTALL)
        return
    try:
        if found.origin == "tqc":
            install.verify()
        yield Part("LanguageTool", f"{found.version}, from {found.origin}")
    except UserError as error:
        yield Part("LanguageTool", f"{error.path} {error.fact}", home.INSTALL)
    now = server.running()
    yield Part("its server", f"{now.url}, process {now.pid}" if now else "not running", "" if now else "tqc languagetool start")
