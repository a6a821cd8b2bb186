"""The one kind of style that is added to a blank: that of paragraphs which continue the one above."""

from __future__ import annotations

from docx.oxml.ns import qn

from assistant.exporting.into.texts import Element, make
from assistant.importing.paper import CONTINUED_STYLE


class ContinuedStyles:
    """Gives the styles by which import knows a continuing paragraph, one for each style it may be set in."""

    def __init__(self, styles: Element) -> None:
        self._styles = styles
        self._made: dict[str, str] = {}

    def id_for(self, model: Element) -> str | None:
        """Return the id of the style for a paragraph that looks like `model`; None where the blank has no styles."""
        if self._styles is None:
            return None
        named = model.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        base = self._default() if named is None else named.get(qn("w:val"), "")
        if base not in self._made:
            self._made[base] = self._make(base)
        return self._made[base]

    def _default(self) -> str:
        for style in self._styles.iterchildren(qn("w:style")):
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on"):
                return str(style.get(qn("w:styleId"), ""))
        return ""

    def _make(self, base: str) -> str:
        styles = self._styles
        ids = {style.get(qn("w:styleId"), "") for style in styles.iterchildren(qn("w:style"))}
        names = {part.get(qn("w:val"), "") for part in styles.iterfind(f"{qn('w:style')}/{qn('w:name')}")}
        count = 1
        while f"FormContinued{count}" in ids or _name(count) in names:
            count += 1
        style = make("w:style", type="paragraph", customStyle="1", styleId=f"FormContinued{count}")
        style.append(make("w:name", val=_name(count)))
        if base:
            style.append(make("w:basedOn", val=base))
        style.append(make("w:qFormat"))
        styles.append(style)
        return f"FormContinued{count}"


def _name(count: int) -> str:
    return CONTINUED_STYLE + (str(count) if count > 1 else "")
