"""XML that holds texts of the user's."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from tqc.formats._parts import legal


def add(parent: Element, tag: str, text: str = "", **attributes: str | int) -> Element:
    """A new last child, its text and attributes made legal."""
    child = SubElement(parent, tag, {key: legal(str(value)) for key, value in attributes.items()})
    child.text = legal(text) or None
    return child


def printed(root: Element) -> str:
    """The document, indented, with its declaration and a line feed."""
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
