"""What some tests need and not every machine has: a test that lacks it is skipped, by name, with the command that brings it.

`TQC_REQUIRE=docx,data` turns the skips of those needs into failures, so that a CI job cannot lose them unseen.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests import browser, languagetool


def _has_data() -> bool:
    folder = os.environ.get("TQC_DATA")
    return bool(folder) and Path(folder).is_dir()


NEEDS: dict[str, tuple[Callable[[], bool], str]] = {
    "docx": (lambda: find_spec("docx") is not None, "pip install 'tqc[docx]'"),
    "jgo": (lambda: find_spec("jgo") is not None, "pip install 'tqc[languagetool]'"),
    "languagetool": (languagetool.available, "TQC_REQUIRE=languagetool make test (it downloads 43 MB; Java 17 or newer is needed)"),
    "browser": (lambda: browser.executable() is not None, "apt-get install chromium"),
    "data": (_has_data, "TQC_DATA=/path/to/texts make test"),
}


def need(name: str) -> None:
    """Skip the test unless the machine has `name`; fail it if TQC_REQUIRE names it."""
    has, command = NEEDS[name]
    if has():
        return
    message = f"needs {name}; bring it with: {command}"
    if name in os.environ.get("TQC_REQUIRE", "").replace(" ", "").split(","):
        pytest.fail(f"{message} (TQC_REQUIRE names it)", pytrace=False)
    pytest.skip(message)


@pytest.fixture
def require() -> Callable[[str], None]:
    """`require("docx")` inside a test; `@pytest.mark.require("docx")` says the same of a whole one."""
    return need


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("require"):
        need(*mark.args)


def pytest_configure(config: pytest.Config) -> None:
    unknown = set(filter(None, os.environ.get("TQC_REQUIRE", "").replace(" ", "").split(","))) - set(NEEDS)
    if unknown:
        raise pytest.UsageError(f"TQC_REQUIRE: {', '.join(sorted(unknown))}? It knows {', '.join(NEEDS)}.")
