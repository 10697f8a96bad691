"""JSON as every format writes it."""

from __future__ import annotations

import json
import re
from typing import Any

SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(data: Any, indent: int | None = 2) -> str:
    """A value and a line feed; characters stand as they are, undecodable ones of a path escaped. No indent: one line."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + "\n"
