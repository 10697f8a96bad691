"""Offsets as editors' protocols count them: UTF-16 code units, where a character beyond U+FFFF counts as two."""

from __future__ import annotations

import re
from bisect import bisect_left


class Utf16:
    """The two ways of counting in one text, for many offsets: the text is read once."""

    def __init__(self, text: str) -> None:
        self._astral = [m.start() for m in re.finditer("[\U00010000-\U0010ffff]", text)]
        self._units = [offset + i for i, offset in enumerate(self._astral)]

    def units(self, offset: int) -> int:
        """The UTF-16 units before a code-point offset."""
        return offset + bisect_left(self._astral, offset)

    def offset(self, units: int) -> int:
        """The code-point offset of a count of UTF-16 units; one that cuts a pair gives the start of its character."""
        return units - bisect_left(self._units, units)


def utf16(text: str, offset: int) -> int:
    """The UTF-16 units before a code-point offset of `text`."""
    return Utf16(text[:offset]).units(offset)


def from_utf16(text: str, units: int) -> int:
    """The code-point offset in `text` of a count of UTF-16 units; one that cuts a pair gives the start of its character."""
    return Utf16(text[:units]).offset(units)
