"""Draw the report of a text as pictures for README.md: `python tools/picture.py samples/prison.en.md docs/report`.

Writes docs/report-dark.svg and docs/report-light.svg. They are what a terminal shows, character for character.
"""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tqc.engine import Checker
from tqc.formats import View, renderer
from tqc.readers import read

WIDTH = 88
FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
DARK = TerminalTheme(
    (22, 27, 34),
    (201, 209, 217),
    [(72, 79, 88), (255, 123, 114), (63, 185, 80), (210, 153, 34), (88, 166, 255), (188, 140, 255), (57, 197, 207), (177, 186, 196)],
)
LIGHT = TerminalTheme(
    (255, 255, 255),
    (36, 41, 47),
    [(36, 41, 47), (207, 34, 46), (17, 99, 41), (154, 103, 0), (9, 105, 218), (130, 80, 223), (27, 124, 131), (110, 119, 129)],
)


def draw(report: str, title: str, theme: TerminalTheme) -> str:
    """An SVG of a report's ANSI text in a window with a title."""
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(report), soft_wrap=True)
    svg = console.export_svg(title=title, theme=theme, unique_id="tqc")
    return FONT_FACE.sub("", svg)  # a picture in a README loads nothing


def main(text: str, target: str) -> None:
    """Write the two pictures of the report on the file `text`, beside one another as TARGET-dark.svg and TARGET-light.svg."""
    path = Path(text)
    reports = list(Checker().check_many(read(path)))
    report = renderer("terminal")(reports, View(width=WIDTH, color=True))
    for name, theme in (("dark", DARK), ("light", LIGHT)):
        Path(f"{target}-{name}.svg").write_text(draw(report, f"tqc check {path.name}", theme), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
