"""How findings are said."""

from __future__ import annotations

import pytest

from tqc.wording import message


@pytest.mark.parametrize(
    ("advice", "fixes", "said"),
    [
        ("", ("visits",), "“dates”: write “visits”"),
        ("", ("visits", "meetings", "visits"), "“dates”: write “visits” or “meetings”"),
        ("", ("",), "“dates”: delete it"),
        ("", (), "“dates”: delete it"),
        ("Drop it, or say who noted it.", ("x",), "“dates”: drop it, or say who noted it."),
        ("English decimals take a point.", (), "“dates”: English decimals take a point."),
    ],
)
def test_message(advice: str, fixes: tuple[str, ...], said: str) -> None:
    assert message("dates", advice, fixes) == said
