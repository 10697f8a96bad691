"""From bytes to the characters that an editor sees, with every way of not being text told apart."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from tqc.errors import UserError
from tqc.model import LINE_END, Position

NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
UTF16 = {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}


def decode(raw: bytes, path: str) -> str:
    """The text of a file in UTF-8, or in UTF-16 that begins with a byte order mark; the mark and all line ends are kept.

    Raises:
        UserError: it is not UTF-8 (told with the byte's offset and line), or holds characters that no text has.
    """
    encoding = UTF16.get(raw[:2], "utf-8")
    if encoding == "utf-8" and b"\0" in raw:
        raise UserError("is not a text file", hint="if it is text in UTF-16, save it as UTF-8", path=path)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line, column = _end(raw[: error.start].decode(encoding))
        fact = f"is not {encoding[:6].upper()}: byte 0x{raw[error.start]:02X} at offset {error.start:,}"
        raise UserError(fact, hint="save it as UTF-8", path=path, line=line, column=column) from None
    if odd := NOT_TEXT.search(text):
        line, column = _end(text[: odd.start()])
        fact = f"is not text: control character U+{ord(odd.group()):04X}"
        raise UserError(fact, hint="if it is text, take the character out", path=path, line=line, column=column)
    return text


def _end(before: str) -> Position:
    starts = [0, *(m.end() for m in LINE_END.finditer(before))]
    return Position(len(starts), len(before) - starts[-1] + 1)
