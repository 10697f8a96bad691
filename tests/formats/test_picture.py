from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.formats.reports import ALL, view
from tools.picture import DARK, LIGHT, draw
from tqc.formats.terminal import render


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_a_picture_shows_the_report_and_loads_nothing(theme: object) -> None:
    svg = draw(render(ALL, view(color=True, width=88)), "tqc check", theme)  # type: ignore[arg-type]
    shown = "".join(ElementTree.fromstring(svg).itertext()).replace("\xa0", " ")
    assert "исполнительный" in shown
    assert "live television" in shown
    assert "url(http" not in svg.replace('"', "")
