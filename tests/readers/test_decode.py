from __future__ import annotations

import codecs

import pytest

from tests.readers.helpers import one, original
from tqc.errors import UserError
from tqc.readers import read_bytes
from tqc.readers._decode import decode


@pytest.mark.parametrize("text", ["A\r\nb\rc\nd", "\ufeffCafé", "cafe\u0301 \U0001d4b3\u200b\u00a0x\f\v"])
def test_every_character_is_kept(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
def test_utf16_with_its_mark_is_read(mark: bytes, encoding: str) -> None:
    document = one(mark + "The \U0001d4b3 ferry sank at noon.".encode(encoding), "a.txt")
    assert document.clean.rstrip("\n") == "The \U0001d4b3 ferry sank at noon."
    assert original(document, "ferry") == "ferry"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_mark_is_counted_but_no_prose(name: str) -> None:
    document = one("\ufeffFerry sinks at noon", name)
    assert document.clean == "Ferry sinks at noon\n"
    assert document.text[0] == "\ufeff"
    assert original(document, "Ferry") == "Ferry"


def test_a_mark_does_not_hide_a_heading() -> None:
    assert one("\ufeff# Ferry sinks", "a.md").clean == "Ferry sinks\n"


def _error(raw: bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        decode(raw, "copy/a.txt")
    assert caught.value.path == "copy/a.txt"
    return caught.value


def test_what_is_not_utf8_is_told_with_byte_and_place() -> None:
    error = _error("Fine.\r\nAlso é fine.\rNow ".encode() + "café".encode("latin-1"))
    assert "0xE9 at offset 28" in error.fact
    assert (error.line, error.column) == (3, 8)
    assert "UTF-8" in error.hint


def test_half_a_character_of_utf16_is_told() -> None:
    error = _error(codecs.BOM_UTF16_LE + "Noon".encode("utf-16-le") + b"\x00")
    assert error.fact == "is not UTF-16: byte 0x00 at offset 10"


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "No mark".encode("utf-16-le")])
def test_binary_files_are_no_text(raw: bytes) -> None:
    assert _error(raw).fact == "is not a text file"


@pytest.mark.parametrize("character", ["\x01", "\x08", "\x1b", "\x7f"])
def test_control_characters_are_told_with_their_place(character: str) -> None:
    error = _error(f"One\r\nTwo {character} three".encode())
    assert f"U+{ord(character):04X}" in error.fact
    assert (error.line, error.column) == (2, 5)


@pytest.mark.parametrize("raw", [b"", b" \r\n\t\n", b"\xef\xbb\xbf\r\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_blank_files_are_empty(raw: bytes, name: str) -> None:
    with pytest.raises(UserError, match="is empty"):
        list(read_bytes(raw, name))


@pytest.mark.parametrize(("text", "name"), [("```\nx = 1\n```\n", "a.md"), ("<nav>Home</nav><hr>", "a.html"), ("* * *\n", "a.txt")])
def test_a_file_of_markup_alone_holds_no_text(text: str, name: str) -> None:
    with pytest.raises(UserError, match="holds no text to check"):
        list(read_bytes(text.encode(), name))
