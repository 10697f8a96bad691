"""The real LanguageTool that tests run against: brought by tqc's own `install` into a cache outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from tqc.errors import UserError
from tqc.grammar._lt import home, lock

HOME = Path(os.environ.get("TQC_TEST_CACHE") or user_cache_path("tqc-tests", appauthor=False))
JARS = HOME / "languagetool" / "jars"


@cache
def available() -> bool:
    """Whether tests can run LanguageTool; where TQC_REQUIRE names it, it is installed first. Nothing is downloaded unasked."""
    if not _there() and "languagetool" in os.environ.get("TQC_REQUIRE", ""):
        subprocess.run([sys.executable, "-m", "tqc", "languagetool", "install"], env=os.environ | {"TQC_CACHE_DIR": str(HOME)}, check=False)
    return _there()


def _there() -> bool:
    try:
        return bool(home.java()) and all((JARS / jar.path).is_file() for jar in lock.jars())
    except UserError:
        return False
