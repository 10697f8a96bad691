from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tqc.text.positions import Utf16, from_utf16, utf16

MIXED = st.text(alphabet="ab\u0301я“\U0001f600\U00010348")


def test_a_character_beyond_the_basic_plane_counts_twice() -> None:
    text = "a😀b😀😀c"
    assert [Utf16(text).units(i) for i in range(7)] == [0, 1, 3, 4, 6, 8, 9]
    assert [Utf16(text).offset(i) for i in (0, 1, 3, 4, 6, 8, 9)] == [0, 1, 2, 3, 4, 5, 6]


def test_half_a_pair_is_the_start_of_its_character() -> None:
    assert [Utf16("a😀😀b").offset(units) for units in (2, 4)] == [1, 2]
    assert from_utf16("a😀b", 2) == 1


@given(MIXED)
def test_units_are_what_the_codec_counts_and_lead_back(text: str) -> None:
    both = Utf16(text)
    for offset in range(len(text) + 1):
        units = len(text[:offset].encode("utf-16-le")) // 2
        assert both.units(offset) == utf16(text, offset) == units
        assert both.offset(units) == from_utf16(text, units) == offset
