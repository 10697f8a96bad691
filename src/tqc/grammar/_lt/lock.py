"""The jars that LanguageTool is, each with its SHA-256; `languagetool.lock` is written by `tools/languagetool_lock.py`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

LARGE = 1 << 20


class Jar(NamedTuple):
    """A jar of Maven's."""

    sha256: str
    size: int
    """In bytes."""
    path: str
    """In a Maven repository, with slashes."""

    @property
    def group(self) -> str:
        """The groupId."""
        return ".".join(self.path.split("/")[:-3])

    @property
    def artifact(self) -> str:
        """The artifactId."""
        return self.path.split("/")[-3]

    @property
    def version(self) -> str:
        """The version."""
        return self.path.split("/")[-2]

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.rpartition("/")[2]


@cache
def jars() -> tuple[Jar, ...]:
    """Every jar, in the order of the classpath."""
    from importlib.resources import files

    text = files("tqc.grammar._lt").joinpath("languagetool.lock").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(Jar(digest, int(size), path) for digest, size, path in rows)


def version() -> str:
    """The version of LanguageTool that the jars are."""
    return next(jar.version for jar in jars() if jar.artifact == "languagetool-server")


def sha256(path: Path) -> str:
    """A file's SHA-256 in hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    from hashlib import sha256 as digest

    with path.open("rb") as file:
        sums = digest()
        while part := file.read(LARGE):
            sums.update(part)
    return sums.hexdigest()
