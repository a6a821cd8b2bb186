"""Where the labels of a form stand in a source, for whoever fills that source instead of reading it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Anchor:
    """One label of the form, or one text that a blank prints beside it."""

    kind: str
    """A LabelKind's value, year, or heading for an objective's printed title."""
    path: str
    """JSON Pointer of the member that the label opens; empty where it opens none."""
    paragraph: int
    """The paragraph that its end stands in, as Line.paragraph counts them."""
    start: int
    """Offset of its first character in the paragraph's text, 0 where it begins in a paragraph above."""
    end: int
    """Offset behind its last character in the paragraph's text."""
    number: int | None = None
    """Of an objective, as printed; the year that is printed."""
    unit: str = "万元"
    """Unit of an amount."""
