"""HTML: the body text of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tqc.readers._decode import decode
from tqc.text.document import Document

SUFFIXES = (".html", ".htm", ".xhtml")


def read(file: BinaryIO, path: str) -> Iterator[Document]:
    """The one document of a page."""
    from tqc.readers import _blocks, _html  # the table of entities takes 5 ms to import

    text = decode(file.read(), path)
    yield _blocks.document(text, _html.page(text), path)
