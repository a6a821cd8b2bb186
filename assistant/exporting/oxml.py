"""Builds the XML of WordprocessingML parts from plain elements, deterministically.

Tags and attributes are written with their prefix as it stands in the file (`w:p`), and every root declares the
prefixes, so that no namespace is ever renamed. Children are given in the order that the schema's sequences ask for.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, tostring

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# All that XML 1.0 cannot hold, and the carriage return, which a parser would turn into a line feed.
_UNHOLDABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return `text` with every character that XML cannot hold replaced by U+FFFD."""
    return _UNHOLDABLE.sub("\ufffd", text)


def element(tag: str, attributes: dict[str, str | int], *children: Element | str | None) -> Element:
    """Return an element; a str child becomes its text, None is left out."""
    result = Element(tag, {key: clean(str(value)) for key, value in attributes.items()})
    for child in children:
        if isinstance(child, str):
            result.text = clean(child)
        elif child is not None:
            result.append(child)
    return result


def w(tag: str, /, *children: Element | str | None, **attributes: str | int) -> Element:
    """Return an element of WordprocessingML's main namespace, its attributes in the same namespace."""
    return element(f"w:{tag}", {f"w:{key}": value for key, value in attributes.items()}, *children)


def root(tag: str, *children: Element | None) -> Element:
    """Return the root element of a WordprocessingML part."""
    return element(f"w:{tag}", {"xmlns:w": MAIN, "xmlns:r": RELATIONS}, *children)


def serialise(tree: Element) -> bytes:
    """Return the part's bytes, UTF-8 with an XML declaration."""
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    body: bytes = tostring(tree, encoding="utf-8", xml_declaration=False)
    return head + body


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)
