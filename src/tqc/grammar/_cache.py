"""What engines found, kept by the content of the text: a file a result in the user's cache.

Only what other programs found is kept, never what rules and checks of tqc's own find. A result is written at once or not at all, bears a
sum of its content and stands alone, so that runs at the same time need no lock and a damaged file costs one result.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from tqc import atomic
from tqc.errors import UserError

FORMAT = 1
"""Raised when what is kept changes its shape or meaning."""
SHARD = 3
"""Hexadecimal digits of a key that name its folder: 4,096 folders."""
MOST = 16
"""Results in a folder, 65,536 in all, 256 MB on a disk of 4 KB blocks. The half that was not used for longest makes room."""
LARGEST = 1 << 16
"""Bytes of a result that is kept; a text with so many faults is no news copy."""
SUM = 64


class Cache:
    """What one engine found in some settings.

    Args:
        engine: its name and version.
        settings: all else that its answer depends on, as JSON can say it; not the text.
        folder: where results are kept; None: nowhere, every answer is worked out.
    """

    def __init__(self, engine: str, settings: object, folder: Path | None) -> None:
        self._folder = folder
        self._about = sha256(json.dumps([FORMAT, engine, settings], sort_keys=True).encode()).digest()

    def rows(self, text: str, work: Callable[[], list[Any]]) -> list[Any]:
        """What was found in a text, as `work` says it if nobody kept it: a list of tuples, which come back as lists.

        A cache that cannot be read or written is done without; what `work` raises goes through and nothing is kept.
        """
        if self._folder is None:
            return work()
        key = sha256(self._about + text.encode("utf-8", "surrogatepass")).hexdigest()
        path = self._folder / key[:SHARD] / key[SHARD:]
        kept = _read(path, key)
        if kept is not None:
            return kept
        found = work()
        _write(path, key, found)
        return found


OFF = Cache("", None, None)


def home() -> Path:
    """Where results are kept: in the user's cache, or under TQC_CACHE_DIR."""
    from platformdirs import user_cache_path

    return Path(os.environ.get("TQC_CACHE_DIR") or user_cache_path("tqc", appauthor=False)) / "engines"


def _read(path: Path, key: str) -> list[Any] | None:
    try:
        body = path.read_bytes()
        if body[:SUM].decode("ascii") != _sum(key, body[SUM:]):
            return None
        found = json.loads(body[SUM:])
    except (OSError, ValueError):
        return None
    with suppress(OSError):
        os.utime(path)
    return cast("list[Any]", found)


def _write(path: Path, key: str, found: list[Any]) -> None:
    payload = json.dumps(found, separators=(",", ":")).encode()
    if len(payload) > LARGEST:
        return
    with suppress(OSError, UserError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_room(path.parent)
        atomic.write(path, _sum(key, payload).encode() + payload)


def _make_room(folder: Path) -> None:
    entries = list(os.scandir(folder))
    if len(entries) < MOST:
        return
    used = []
    for entry in entries:
        with suppress(OSError):  # another run has made room already
            used.append((entry.stat().st_mtime_ns, entry.path))
    for _, path in sorted(used)[: MOST // 2]:
        with suppress(OSError):
            Path(path).unlink()


def _sum(key: str, payload: bytes) -> str:
    return sha256(key.encode() + payload).hexdigest()
