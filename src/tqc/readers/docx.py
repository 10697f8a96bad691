"""Word's .docx: paragraphs and tables as they stand, in place of lines; insertions are read, deletions are not."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from tqc.errors import UserError
from tqc.model import Role
from tqc.text.document import Document, Piece

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import BaseStyle

    from tqc.readers._blocks import Marked

SUFFIXES = (".docx",)
OLE = b"\xd0\xcf\x11\xe0"
"""How a file in Word's old format begins, and any that a password protects."""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
UNREAD = {WORD + name for name in ("pPr", "rPr", "del", "moveFrom", "drawing", "pict", "object")} | {COMPATIBILITY + "AlternateContent"}
SIGNS = {"tab": "\t", "br": "\u2028", "cr": "\u2028", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
"""A line's end inside a paragraph must not count as the paragraph's."""
STYLES = {"heading": Role.HEADLINE, "title": Role.HEADLINE, "subtitle": Role.HEADLINE, "caption": Role.CAPTION}
STYLES |= {"quote": Role.QUOTE, "intense quote": Role.QUOTE, "list": Role.LIST}
"""By the beginning of a style's name, or of one that it is based on."""


def read(file: BinaryIO, path: str) -> Iterator[Document]:
    """The one document of a Word file: `text` has a line for each paragraph that holds anything, notes and page headers left out."""
    from tqc.readers import _blocks  # a run over plain text does without

    word = _open(file.read(), path)
    paragraphs = [(said, role) for said, role in _paragraphs(word) if said.strip()]
    marked: list[Marked] = []
    at = 0
    for said, role in paragraphs:
        marked.append((role, [Piece(at, at + len(said))]))
        at += len(said) + 1
    yield _blocks.document("\n".join(said for said, _ in paragraphs), marked, path, unit="paragraph")


def _open(raw: bytes, path: str) -> WordDocument:
    try:
        import docx  # an extra, and slow to import
    except ImportError:
        raise UserError("reading .docx needs a library that is not installed", hint='pip install "tqc[docx]"', path=path) from None
    if not raw:
        raise UserError("is empty", path=path)
    if raw.startswith(OLE):
        raise UserError("is in Word's old format, or protected by a password", hint="save it as .docx without a password", path=path)
    try:
        return docx.Document(BytesIO(raw))
    except Exception as error:  # a damaged package fails in any of a dozen ways
        raise UserError("is damaged, or no Word file", hint=str(error).strip("'\""), path=path) from None


def _paragraphs(word: WordDocument) -> Iterator[tuple[str, Role | None]]:
    from docx.text.paragraph import Paragraph

    for element in word.element.body.iter(WORD + "p"):
        around = {a.tag for a in element.iterancestors()}
        if COMPATIBILITY + "Fallback" in around:
            continue  # the same text once more, for old programs
        role = _role(Paragraph(element, word).style)
        if role is None and element.find(f"{WORD}pPr/{WORD}numPr") is not None:
            role = Role.LIST
        if role is None and WORD + "tc" in around:
            role = Role.CELL
        yield "".join(_said(element)), role


def _role(style: BaseStyle | None) -> Role | None:
    while style is not None:
        name = (style.name or "").lower()
        if role := next((role for known, role in STYLES.items() if name.startswith(known)), None):
            return role
        style = getattr(style, "base_style", None)
    return None


def _said(element: BaseOxmlElement) -> Iterator[str]:
    for child in element:
        if child.tag in UNREAD:
            continue
        if child.tag == WORD + "t":
            yield (child.text or "").replace("\n", " ").replace("\r", " ")
        elif isinstance(child.tag, str) and child.tag.removeprefix(WORD) in SIGNS:
            yield SIGNS[child.tag.removeprefix(WORD)]
        else:
            yield from _said(child)
