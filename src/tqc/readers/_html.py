"""HTML's blocks of prose.

Tags are found by one regular expression in linear time rather than by `html.parser`: that tells where a tag begins but not where it
ends, and what it makes of broken comments and scripts differs between the patch releases of Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from tqc.model import Role
from tqc.readers._blocks import OBJECT, Marked
from tqc.text.document import Piece

TAG = re.compile(
    r"""<!--(?:-?>|(?s:.*?)--!?>|(?s:.*)\Z)
    |<(?P<end>/?)(?P<name>[a-zA-Z][^\s/><]*+)(?P<attributes>(?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^<>])*+)>?
    |<(?:[!?]|/(?![a-zA-Z\s]))[^<>]*+>?""",
    re.VERBOSE,
)
"""A tag that is never closed ends before the next."""
ATTRIBUTE = re.compile(r"""(?P<name>[^\s"'>/=]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s>]*))?""")
ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,8}|#[0-9]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ROLES = {"blockquote": Role.QUOTE, "li": Role.LIST, "dt": Role.LIST, "dd": Role.LIST, "figcaption": Role.CAPTION, "caption": Role.CAPTION}
ROLES |= {"td": Role.CELL, "th": Role.CELL} | dict.fromkeys(HEADINGS, Role.HEADLINE)
RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
"""Up to their own end tag nothing in them is markup."""
CODE = frozenset("code kbd samp var math".split())
UNREAD = CODE | frozenset("nav aside footer noscript svg template pre button select datalist object canvas audio video map".split())
REGIONS = frozenset({"article", "main"})
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
TABLE = frozenset("table thead tbody tfoot tr td th caption".split())
_BLOCK = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form header hgroup hr"
    " html legend li main menu nav ol optgroup option p pre search section summary ul"
)
BLOCK = HEADINGS | TABLE | frozenset(_BLOCK.split())
TRACKED = (BLOCK | UNREAD) - VOID
SIBLINGS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
}
"""What a tag ends if its author left it open, and the element outside of which nothing is ended."""
CELLS = frozenset({"td", "th", "caption"})
MAX_DEPTH = 512
"""Deeper elements are not told apart, as in browsers."""


class Block(NamedTuple):
    """A block of a page."""

    role: Role | None
    pieces: list[Piece]
    first: bool
    """Whether it is a heading of the first rank."""
    form: bool


class _Open(NamedTuple):
    name: str
    unread: bool
    block: int
    """How many blocks there were before it."""


def blocks(text: str) -> Iterator[Marked]:
    """The blocks of a fragment of a page, in order."""
    return ((block.role, block.pieces) for block in _Cutter(text).cut())


def page(text: str) -> Iterator[Marked]:
    """The blocks of a page's body text: of the smallest article or main element with most of it, and the headline above that.

    A form is no body text, unless it holds most of the page.
    """
    cutter = _Cutter(text)
    found = cutter.cut()
    sizes = [sum(len(text[a:b].strip()) for a, b, _ in block.pieces) for block in found]
    if sum(size for size, block in zip(sizes, found, strict=True) if block.form) * 2 <= sum(sizes):
        sizes = [0 if block.form else size for size, block in zip(sizes, found, strict=True)]
    weighed = [(sum(sizes[a:b]), a, b) for a, b in cutter.regions]
    _, start, end = min((r for r in weighed if r[0] * 2 > sum(sizes)), default=(0, 0, len(found)))
    above = [] if any(block.first for block in found[start:end]) else [i for i in range(start) if found[i].first][-1:]
    return ((found[i].role, found[i].pieces) for i in (*above, *range(start, end)) if sizes[i])


class _Cutter:
    """Reads a page from its beginning to its end, with the elements that are open at each place."""

    def __init__(self, text: str) -> None:
        self.regions: list[tuple[int, int]] = []
        """Of each article and main element: its first block, and the one after its last."""
        self._text = text
        self._open: list[_Open] = []
        self._unread = 0
        self._blocks: list[Block] = []
        self._pieces: list[Piece] = []
        self._broken = False

    def cut(self) -> list[Block]:
        """Every block, in order."""
        at = 0
        while tag := TAG.search(self._text, at):
            self._read(at, tag.start())
            at = tag.end()
            name = (tag["name"] or "").lower()
            if name == "br":
                self._break(tag)
            elif name and tag["end"]:
                self._end(name)
            elif name:
                self._begin(name, tag)
                if name in RAW and not tag["attributes"].endswith("/"):
                    end = re.compile(rf"</{name}(?![^\s/>])", re.IGNORECASE).search(self._text, at)
                    at = end.start() if end else len(self._text)
        self._read(at, len(self._text))
        self._flush()
        self._drop(0)
        return self._blocks

    def _read(self, start: int, end: int) -> None:
        if start == end or self._unread:
            return
        self._broken &= self._text[start:end].isspace()
        for entity in ENTITY.finditer(self._text, start, end):
            said, length = _entity(entity[0])
            if length:
                self._pieces += (Piece(start, entity.start()), Piece(entity.start(), entity.start() + length, said))
                start = entity.start() + length
        self._pieces.append(Piece(start, end))

    def _break(self, tag: re.Match[str]) -> None:
        """One is a space, as in an address or a headline; two are a paragraph's end."""
        if self._broken:
            self._flush()
        elif not self._unread:
            self._pieces.append(Piece(tag.start(), tag.end(), " "))
        self._broken = True

    def _begin(self, name: str, tag: re.Match[str]) -> None:
        if name in VOID or tag["attributes"].endswith("/"):
            if name in BLOCK and not self._unread:
                self._flush()
            return
        if name in CODE and not self._unread:
            self._pieces.append(Piece(tag.start(), tag.end(), OBJECT))
        if name in BLOCK and not self._unread:
            self._flush()
            self._end_siblings(name)
        unread = name in UNREAD or (name == "header" and not self._in(REGIONS)) or _hidden(tag["attributes"])
        if (unread or self._unread or name in TRACKED) and len(self._open) < MAX_DEPTH:
            self._open.append(_Open(name, unread, len(self._blocks)))
            self._unread += unread

    def _end_siblings(self, name: str) -> None:
        if self._open and self._open[-1].name in HEADINGS | {"p"}:
            self._drop(len(self._open) - 1)
        ended, within = SIBLINGS.get(name, (frozenset(), frozenset()))
        for i in range(len(self._open) - 1, -1, -1) if ended else ():
            if self._open[i].name in within:
                break
            if self._open[i].name in ended:
                self._drop(i)

    def _end(self, name: str) -> None:
        if name in BLOCK and not self._unread:
            self._flush()  # even if it ends nothing
        for i in range(len(self._open) - 1, -1, -1):
            if self._open[i].name == name:
                self._drop(i)
                break
            if self._open[i].name in CELLS and name not in TABLE:
                break

    def _drop(self, depth: int) -> None:
        """End the elements at and below a depth."""
        gone = self._open[depth:]
        if any(element.name in BLOCK for element in gone) and self._unread == sum(element.unread for element in gone):
            self._flush()
        for element in gone:
            self._unread -= element.unread
            if element.name in REGIONS:
                self.regions.append((element.block, len(self._blocks)))
        del self._open[depth:]

    def _flush(self) -> None:
        if self._pieces:
            first = self._in(frozenset({"h1"}))
            self._blocks.append(Block(self._role(), self._pieces, first, self._in(frozenset({"form"}))))
            self._pieces = []

    def _in(self, names: frozenset[str]) -> bool:
        return any(element.name in names for element in self._open)

    def _role(self) -> Role | None:
        """By the nearest element that tells; a list in a quotation is quoted, a paragraph in a cell is layout."""
        names = [element.name for element in self._open]
        roles = [ROLES[name] for name in reversed(names) if name in ROLES and not (name in CELLS and names[-1] == "p")]
        if roles and roles[0] is Role.LIST and Role.QUOTE in roles:
            return Role.QUOTE
        return roles[0] if roles else None


def _entity(written: str) -> tuple[str, int]:
    """What an entity says, and how much of what is written is the entity: "&ampgo" is "&" and "go"; 0 if it is none."""
    whole = unescape(written)
    if whole == written:
        return "", 0
    for length in range(3, len(written)):
        said = unescape(written[:length])
        if said + written[length:] == whole:
            return said, length
    return whole, len(written)


def _hidden(attributes: str) -> bool:
    if "hidden" not in attributes.lower() and "none" not in attributes.lower():
        return False
    for found in ATTRIBUTE.finditer(attributes):
        name, value = found["name"].lower(), (found["value"] or "").strip("\"'").lower()
        if name == "hidden" or (name, value) == ("aria-hidden", "true") or (name == "style" and "display:none" in value.replace(" ", "")):
            return True
    return False
