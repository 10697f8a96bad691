"""From a file to documents. A format is one module of this folder, found by its name; there is no list to edit.

A reader module defines two names:

- `SUFFIXES`: the endings of its files in lower case, as in `(".md", ".markdown")`;
- `read(file, path)`: takes a binary file and the path as the user wrote it, yields a `Document` for each text in it.
  `Document.text` must be what the user sees when opening the file, so that offsets lead back to it.

Text formats begin with `_decode.decode(file.read(), path)` and end with `_blocks.document(...)`. What is wrong with the file is
raised as `UserError` with its path. A library that is not standard is imported inside `read`. Modules whose names begin with `_`
are no readers.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from tqc import discovery
from tqc.errors import UserError
from tqc.readers._files import is_folder, unreadable
from tqc.text import language
from tqc.text.document import Document


class Reader(Protocol):
    """What a reader module looks like."""

    __name__: str
    SUFFIXES: tuple[str, ...]

    def read(self, file: BinaryIO, path: str) -> Iterator[Document]:
        """The documents in an open binary file; raises `UserError` if it is damaged or holds no text."""


@cache
def _readers() -> dict[str, Reader]:
    package = import_module(__name__)
    found: dict[str, Reader] = {}
    for name in discovery.names(package):
        for suffix in cast("tuple[str, ...]", discovery.load(package, name, "SUFFIXES")):
            reader = cast("Reader", import_module(f"{__name__}.{name}"))
            if found.setdefault(suffix, reader) is not reader:
                raise TypeError(f"{found[suffix]} and {reader} both read {suffix}")
    return found


def suffixes() -> dict[str, str]:
    """Every suffix that can be read, in lower case and with its dot, and the name of the module that reads it; sorted."""
    return {suffix: _readers()[suffix].__name__.rpartition(".")[2] for suffix in sorted(_readers())}


def read(path: Path) -> Iterator[Document]:
    """The documents in a file, of the format that its suffix says; a name without a suffix is plain text.

    Raises:
        UserError: it is missing, a folder, unreadable, of an unknown format, damaged, not text, empty or not English.
    """
    suffix = path.suffix.lower()
    if is_folder(path):
        raise UserError("is a folder", path=str(path))
    if suffix and suffix not in _readers() and os.path.lexists(path):
        known = " ".join(suffixes())
        raise UserError(f"cannot read {suffix} files", hint=f"tqc reads {known}; text of another name: --stdin-filename", path=str(path))
    try:
        with path.open("rb") as file:
            yield from _documents(file, str(path), suffix)
    except OSError as error:
        raise unreadable(path, error) from None


def read_bytes(raw: bytes, name: str) -> Iterator[Document]:
    """The documents in what came through a pipe; the suffix of `name` decides the format, any unknown one is plain text.

    Raises:
        UserError: it is damaged, not text, empty or not English.
    """
    yield from _documents(BytesIO(raw), name, Path(name).suffix.lower())


def _documents(file: BinaryIO, path: str, suffix: str) -> Iterator[Document]:
    readers = _readers()
    for document in readers.get(suffix, readers[".txt"]).read(file, path):
        if not document.clean:
            raise UserError("holds no text to check" if document.text.strip("\ufeff \t\r\n\f\v") else "is empty", path=path)
        language.require_english(document.clean, path)
        yield document
