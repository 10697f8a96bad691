"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tqc.readers._decode import decode
from tqc.text.document import Document

SUFFIXES = (".txt", ".text")


def read(file: BinaryIO, path: str) -> Iterator[Document]:
    """The one document of a plain text file."""
    from tqc.text.plain import raw_blocks  # a run over other formats does without

    text = decode(file.read(), path)
    yield Document(text, raw_blocks(text), path=path)
