"""Fonts so that Chinese comes out in them: all four slots, the East Asian hint, and the font table."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from assistant.exporting.oxml import root, w
from assistant.form import Font, Form

GB2312_CHARSET = "86"


def all_slots(font: Font) -> Element:
    """Return the w:rFonts that sets every slot to `font`, for styles and document defaults."""
    name = font.name
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name, hint="eastAsia")


def hint() -> Element:
    """Return the w:rFonts of a run: “ ” … — count as Chinese; the names come from the style."""
    return w("rFonts", hint="eastAsia")


def font_table(form: Form) -> Element:
    """Return the font table: each font once, with what an office PC without it may use."""
    fonts = {font.name: font for font in form.fonts.values()}
    return root(
        "fonts",
        *(
            w(
                "font",
                w("altName", val=font.alternative),
                w("charset", val=GB2312_CHARSET),
                w("family", val=font.family),
                name=name,
            )
            for name, font in sorted(fonts.items())
        ),
    )
