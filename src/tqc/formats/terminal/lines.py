"""Lines of styled text: wrapped by cells, and as the characters a terminal takes."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells
from rich.text import Text

SGR = {"bold": 1, "dim": 2, "underline": 4, "red": 31, "green": 32, "yellow": 33, "cyan": 36}
WORD = re.compile(r"\S+\s*")


def printed(line: Text, color: bool) -> str:
    """A line as characters, with ANSI codes if `color`. rich's Console would do it, but costs 15 ms to import; spans never overlap here."""
    line.rstrip()
    if not color:
        return line.plain
    plain, out, at = line.plain, "", 0
    for start, end, style in sorted(line.spans):
        codes = ";".join(str(SGR[word]) for word in str(style).split())
        out += f"{plain[at:start]}\x1b[{codes}m{plain[start:end]}\x1b[0m"
        at = end
    return out + plain[at:]


def wrapped(text: Text, width: int) -> list[Text]:
    """A text in lines of at most `width` cells, broken at spaces, or within a word that is wider than a line."""
    breaks: list[int] = []
    used = 0
    for m in WORD.finditer(text.plain):
        at, word = m.start(), m[0].rstrip()
        if used and used + cell_len(word) > width:
            breaks.append(at)
            used = 0
        *full, last = chop_cells(word, width)
        for part in full:
            at += len(part)
            breaks.append(at)
        used = (0 if full else used) + cell_len(last) + len(m[0]) - len(word)
    return list(text.divide(breaks))
