"""A page in a real browser: headless Chromium runs its script, and a test's after it, and gives back what became of the page."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n")
RESULT = re.compile(r'<pre id="result">(.*?)</pre>', re.DOTALL)


def executable() -> str | None:
    """The path of a Chromium; None if there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def dom(page: str, folder: Path) -> str:
    """The page as HTML once its own script has run, under the policy that it came with."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8", newline="\n")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", f"--user-data-dir={folder / 'profile'}"]
    command = [executable() or "chromium", *options, "--dump-dom", file.resolve().as_uri()]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode("utf-8")


def act(page: str, script: str, folder: Path) -> str:
    """What a script returns as text that is run in the page, whose policy would forbid it and is taken out."""
    code = f'<script>{{const pre = document.createElement("pre"); pre.id = "result"; pre.textContent = (() => {{{script}}})(); document.body.append(pre)}}</script>'
    found = RESULT.search(dom(POLICY.sub("", page).replace("</body>", code + "</body>"), folder))
    assert found, "the script did not come to its end"
    return unescape(found[1])
