"""Markdown (CommonMark with GitHub's tables): the prose of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tqc.readers._decode import decode
from tqc.text.document import Document

SUFFIXES = (".md", ".markdown")


def read(file: BinaryIO, path: str) -> Iterator[Document]:
    """The one document of a Markdown file."""
    from tqc.readers import _blocks, _markdown  # its parser takes 20 ms to import

    text = decode(file.read(), path)
    yield _blocks.document(text, _markdown.blocks(text), path)
