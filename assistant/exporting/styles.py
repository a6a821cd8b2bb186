"""The styles part: one paragraph style per role of the form, named in Chinese for whoever edits the file."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from assistant.exporting.fonts import all_slots
from assistant.exporting.oxml import root, twips, w
from assistant.form import Form, Role
from assistant.importing.paper import CONTINUED_STYLE, RUN_ON_STYLE

RUN_ON = "run_on"
"""Stands for the style of a paragraph's end, which no form sets: it looks like the paragraph."""
BLANK_STYLE = "OpenBlank"
_BLANK_NAME = "待填"
_GREY = "D9D9D9"
_DEFAULT_ROLE = "text"


def style_id(role: str) -> str:
    """Return the ASCII id of a role's paragraph style."""
    return "Form" + "".join(part.capitalize() for part in role.split("_"))


def styles(form: Form, proof: bool, run_on: bool = False) -> Element:
    """Return the styles part; only a proof has the styles of its header and of open blanks.

    `run_on` says that the end of a parted paragraph needs its style.
    """
    keys = [key for key in form.roles if (key != "proof" or proof) and (key != "page" or form.page.page_number)]
    return root(
        "styles",
        _defaults(form),
        w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default="1", styleId="Normal"),
        *(_paragraph_style(key, form) for key in keys),
        _run_on_style(form.roles[_DEFAULT_ROLE]) if run_on else None,
        _blank_style() if proof else None,
    )


def _defaults(form: Form) -> Element:
    role = form.roles[_DEFAULT_ROLE]
    return w(
        "docDefaults",
        w(
            "rPrDefault",
            w(
                "rPr",
                all_slots(form.fonts[role.font]),
                *_size(role),
                w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
            ),
        ),
        w("pPrDefault"),
    )


def _paragraph_style(key: str, form: Form) -> Element:
    role = form.roles[key]
    return w(
        "style",
        # Import joins continuing paragraphs by this name, so it is no matter of the form.
        w("name", val=CONTINUED_STYLE if key == "continued" else role.style),
        w("basedOn", val="Normal"),
        # What is typed below a continuing paragraph begins an item.
        w("next", val=style_id(_DEFAULT_ROLE)) if key == "continued" else None,
        w("qFormat"),
        w(
            "pPr",
            w("keepNext") if role.keep_next else None,
            w("keepLines") if role.keep_lines else None,
            w("widowControl"),
            w("snapToGrid", val="0"),
            w(
                "spacing",
                before=round(role.before * 20),
                after=round(role.after * 20),
                line=round(role.line * 240),
                lineRule="auto",
            ),
            _indent(role),
            w("jc", val=role.align),
        ),
        w("rPr", all_slots(form.fonts[role.font]), *_size(role)),
        type="paragraph",
        customStyle="1",
        styleId=style_id(key),
    )


def _run_on_style(role: Role) -> Element:
    return w(
        "style",
        w("name", val=RUN_ON_STYLE),
        w("basedOn", val=style_id(_DEFAULT_ROLE)),
        w("next", val=style_id(_DEFAULT_ROLE)),
        w("qFormat"),
        w("pPr", w("ind", firstLineChars="0", firstLine="0")) if role.indent else None,
        type="paragraph",
        customStyle="1",
        styleId=style_id(RUN_ON),
    )


def _indent(role: Role) -> Element | None:
    if not role.indent:
        return None
    # Word goes by the characters, others by the length.
    return w("ind", firstLineChars=round(role.indent * 100), firstLine=round(role.indent * role.size * 20))


def _size(role: Role) -> tuple[Element, Element]:
    half_points = round(role.size * 2)
    return w("sz", val=half_points), w("szCs", val=half_points)


def _blank_style() -> Element:
    return w(
        "style",
        w("name", val=_BLANK_NAME),
        w("qFormat"),
        w(
            "rPr",
            w("b"),
            w("bCs"),
            w("u", val="single"),
            w("shd", val="clear", color="auto", fill=_GREY),
        ),
        type="character",
        customStyle="1",
        styleId=BLANK_STYLE,
    )


def settings() -> Element:
    """Return the settings part: Word 2013's layout, Chinese punctuation at full width.

    All else stays at Word's defaults, which are those of the office's own documents: a thin gap between Chinese and
    digits, hanging punctuation, no mark at the wrong end of a line. There is no document grid; table heads do not
    repeat, since the printed form's do not.
    """
    return root(
        "settings",
        w("defaultTabStop", val=twips(7.4)),
        w("characterSpacingControl", val="doNotCompress"),
        w(
            "compat",
            w(
                "compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val="15",
            ),
        ),
    )
