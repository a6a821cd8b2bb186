"""Writes a declaration as a Word file, drawn from the form alone.

The package is built here, with the standard library, and not by python-docx: its default template is US Letter,
ja-JP, brings theme fonts, a custom XML part and 349 kB of styles, stamps the clock into the zip, and sets only half of
a Chinese font; what would be left of it after undoing all that is less than the parts written here. Reading, where
files are other people's, stays with python-docx.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from xml.etree.ElementTree import Element

from assistant.exporting.fonts import font_table, hint
from assistant.exporting.oxml import element, root, twips, w
from assistant.exporting.package import Core, pack, relationship_id
from assistant.exporting.paging import Laid, lay_out
from assistant.exporting.rows import Cell, Paragraph, Printed, render_rows, render_year_line
from assistant.exporting.styles import BLANK_STYLE, RUN_ON, settings, style_id, styles
from assistant.form import Form
from assistant.model import Absent, Declaration
from assistant.text import BLANK

_SIDES = ("top", "left", "bottom", "right")
_INSIDE = ("insideH", "insideV")
_BLACK, _WHITE = "000000", "FFFFFF"


def render_docx(declaration: Declaration, form: Form, proof: str | None = None) -> bytes:
    """Return the .docx of `declaration` on `form`; the same input gives the same bytes.

    `proof` is the word that a proof carries in its header (草稿, 送审稿 …); it also marks open blanks.
    """
    printed = render_rows(declaration, form)
    rows = lay_out(printed.rows, form)
    kinds = {part.kind for laid in rows for cell in laid.row.cells for part in cell.paragraphs}
    parts = {
        "document": _document(printed, rows, form, proof),
        "styles": styles(form, proof is not None, "run_on" in kinds),
        "settings": settings(),
        "fontTable": font_table(form),
    }
    if proof is not None:
        parts["header"] = root("hdr", _paragraph(proof, "proof"))
    if form.page.page_number:
        parts["footer"] = root("ftr", _page_number())
    return pack(parts, core_of(declaration, form))


def core_of(declaration: Declaration, form: Form) -> Core:
    """Return the core properties of a declaration's file."""
    year = None if isinstance(declaration.year, Absent) else declaration.year
    filer = "" if isinstance(declaration.filer, Absent) else declaration.filer
    return Core(form.title + render_year_line(declaration, form), filer, year)


def _document(printed: Printed, rows: tuple[Laid, ...], form: Form, proof: str | None) -> Element:
    mark = proof is not None
    return root(
        "document",
        w(
            "body",
            _paragraph(printed.attachment, "attachment"),
            _paragraph(printed.title, "title"),
            _paragraph(printed.year_line, "year"),
            _paragraph(printed.filer_line, "filer", mark=mark),
            _table(rows, form, mark),
            _last_paragraph(),
            _section(form, proof is not None),
        ),
    )


def _paragraph(text: str, role: str, *, keep: bool = False, mark: bool = False) -> Element:
    """Return a paragraph in the style of `role`; `keep` holds it with the next one, `mark` shows open blanks."""
    properties = w("pPr", w("pStyle", val=style_id(role)), w("keepNext") if keep else None)
    return w("p", properties, *_runs(text, mark))


def _runs(text: str, mark: bool) -> Iterator[Element]:
    start = 0
    for blank in BLANK.finditer(text) if mark else ():
        if blank.start() > start:
            yield _run(text[start : blank.start()])
        yield _run(blank.group(), BLANK_STYLE)
        start = blank.end()
    if start < len(text):
        yield _run(text[start:])


def _run(text: str, style: str | None = None) -> Element:
    content = element("w:t", {"xml:space": "preserve"}, text)
    return w("r", w("rPr", w("rStyle", val=style) if style else None, hint()), content)


def _table(rows: tuple[Laid, ...], form: Form, mark: bool) -> Element:
    grid = [twips(width) for width in form.table.columns]
    return w(
        "tbl",
        _table_properties(form, sum(grid)),
        w("tblGrid", *(w("gridCol", w=width) for width in grid)),
        *(_row(laid, grid, form, mark) for laid in rows),
    )


def _table_properties(form: Form, width: int) -> Element:
    table = form.table
    across, down = twips(table.padding), twips(table.padding_vertical)
    return w(
        "tblPr",
        w("tblW", w=width, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *_borders(_SIDES + _INSIDE, form)),
        w("tblLayout", type="fixed"),
        w(
            "tblCellMar",
            w("top", w=down, type="dxa"),
            w("left", w=across, type="dxa"),
            w("bottom", w=down, type="dxa"),
            w("right", w=across, type="dxa"),
        ),
    )


def _borders(sides: Iterable[str], form: Form) -> Iterator[Element]:
    eighths = round(form.table.border * 8)
    return (w(side, val="single", sz=eighths, space="0", color=_BLACK) for side in sides)


def _unseen_border(form: Form) -> Element:
    """Return the upper line of a parted row's end.

    The row above keeps its lower line, which is drawn where a page ends in it or below it; within a page the heavier
    line wins (ECMA-376 part 1, 17.4.66), and that is this white one.
    """
    return w("top", val="thick", sz=round(form.table.border * 16), space="0", color=_WHITE)


def _row(laid: Laid, grid: list[int], form: Form, mark: bool) -> Element:
    row = laid.row
    ends = list(accumulate(cell.span for cell in row.cells))
    widths = [sum(grid[end - cell.span : end]) for cell, end in zip(row.cells, ends, strict=True)]
    return w(
        "tr",
        w(
            "trPr",
            w("cantSplit") if laid.whole else None,
            w("trHeight", val=twips(row.height), hRule="atLeast"),
        ),
        *(_cell(cell, width, form, laid, mark) for cell, width in zip(row.cells, widths, strict=True)),
    )


def _cell(cell: Cell, width: int, form: Form, laid: Laid, mark: bool) -> Element:
    # A cell needs a paragraph; and Word asks a row's first cell, be it merged away, whether the row is kept.
    paragraphs = cell.paragraphs or (Paragraph("", cell.role, "label"),)
    unseen = laid.parted and not cell.merge
    borders = (_unseen_border(form), *_borders(_SIDES[1:], form)) if unseen else _borders(_SIDES, form)
    styles_of = (RUN_ON if part.kind == "run_on" else part.role for part in paragraphs)
    return w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=width, type="dxa"),
            w("gridSpan", val=cell.span) if cell.span > 1 else None,
            w("vMerge", val=cell.merge) if cell.merge else None,
            w("tcBorders", *borders),
            w("vAlign", val=form.roles[cell.role].vertical),
        ),
        *(
            _paragraph(part.text, style, keep=laid.with_next, mark=mark)
            for part, style in zip(paragraphs, styles_of, strict=True)
        ),
    )


def _last_paragraph() -> Element:
    """Return the paragraph that must follow a table, next to nothing high so as not to open another page."""
    low = w("spacing", before="0", after="0", line="1", lineRule="exact")
    return w("p", w("pPr", w("snapToGrid", val="0"), low, w("rPr", w("sz", val="2"), w("szCs", val="2"))))


def _page_number() -> Element:
    field = w("fldSimple", _run("1"), instr=" PAGE ")
    return w("p", w("pPr", w("pStyle", val=style_id("page"))), _run("— "), field, _run(" —"))


def _section(form: Form, header: bool) -> Element:
    page = form.page
    return w(
        "sectPr",
        _reference("header") if header else None,
        _reference("footer") if page.page_number else None,
        w("pgSz", w=twips(page.width), h=twips(page.height)),
        w(
            "pgMar",
            top=twips(page.top),
            right=twips(page.right),
            bottom=twips(page.bottom),
            left=twips(page.left),
            header=twips(page.header),
            footer=twips(page.footer),
            gutter="0",
        ),
        w("cols", space="720"),
    )


def _reference(kind: str) -> Element:
    return element(f"w:{kind}Reference", {"w:type": "default", "r:id": relationship_id(kind)})
