"""What the tests of all readers share."""

from __future__ import annotations

import re
from pathlib import Path

from tqc.model import Role, Span
from tqc.readers import read, read_bytes
from tqc.text.document import Document

ODD = [
    "\u00e9",
    "e\u0301",
    "\u0301",
    "\U0001d4b3",
    "\u200b",
    "\u00a0",
    "\u00ad",
    "\f",
    "\u2028",
    "\t",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
]
"""Letters with accents in one and in two, beyond the BMP, characters of no width, white space of every kind."""
WORD = re.compile(r"(?<![^\W_])q\d+x(?![^\W_])")


def one(text: str | bytes, name: str) -> Document:
    """The only document in what a file of this name would hold."""
    (document,) = read_bytes(text if isinstance(text, bytes) else text.encode(), name)
    return document


def one_of(path: Path, content: bytes) -> Document:
    """The only document in a file that is written first."""
    path.write_bytes(content)
    (document,) = read(path)
    return document


def blocks(document: Document) -> list[tuple[Role, str]]:
    return [(block.role, document.clean[block.start : block.end]) for block in document.blocks]


def prose(text: str, name: str) -> list[str]:
    return [said for _, said in blocks(one(text, name))]


def original(document: Document, words: str) -> str:
    """The characters of the file that the first such words of the prose stand for."""
    start = document.clean.index(words)
    a, b = document.original(Span(start, start + len(words)))
    return document.text[a:b]


def mistakes(document: Document, markup: str) -> list[tuple[str, str]]:
    """Words whose place is wrong: each `q1x` must be found where it stands, whatever `markup` (a pattern) stands inside it."""
    found = []
    for block in document.blocks:
        last = 0
        for m in re.finditer(r"\S+", document.clean[block.start : block.end]):
            a, b = document.original(Span(block.start + m.start(), block.start + m.end()))
            if not last <= a <= b <= len(document.text):
                found.append((m[0], f"{a}:{b} after {last}"))
            last = b
    for m in WORD.finditer(document.clean):
        a, b = document.original(Span(*m.span()))
        said = document.text[a:b]
        if not said.startswith(m[0]) and re.sub(rf"{markup}|\W|_", "", said) != m[0]:
            found.append((m[0], said))
    return found


def untidy(document: Document) -> list[str]:
    """Blocks with white space around them, doubled, or other than a space."""
    return [said for _, said in blocks(document) if said != said.strip() or re.search(r"\s\s|[^\S ]", said) or not said]


def numbered(fragments: list[str]) -> str:
    """The fragments in one text, each "W" a word of its own."""
    return "".join(f"q{i}x" if part == "W" else part for i, part in enumerate(fragments))
