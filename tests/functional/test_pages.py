"""The printed pages beside the pictures kept in tests/data/pages: rows, columns and boxes stand where they stood."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.exporting.docx import render_docx
from assistant.exporting.pages import estimate_pages
from assistant.exporting.rows import render_rows
from assistant.form import Form, RowPlan, load_form
from assistant.model import Absent, Declaration, Indicator
from tests.support.pages import Picture, convert, differences, kept, pictures_of, subjects

MISSING = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)} to draw pages")

FORM = load_form()
EMPTY = Declaration(FORM.id)
OFFICE_LINE, LINE_HERE = 1.3, 1.448
"""Heights of a line, as multiples of the size: of the office's fonts, and of Noto CJK."""
Drawn = Callable[[str], list[Picture]]


def spans(row: RowPlan, *counts: int) -> RowPlan:
    return replace(row, cells=tuple(replace(cell, span=n) for cell, n in zip(row.cells, counts, strict=True)))


def columns(*widths: float) -> Form:
    return replace(FORM, table=replace(FORM.table, columns=widths))


def changed() -> dict[str, Form]:
    """Return the form with one thing off in each."""
    (stamps,) = FORM.closing_rows
    first, second, third, *rest = FORM.table.columns
    return {
        "a column 10 mm wider": columns(first + 10, second - 10, third, *rest),
        "a row less": replace(FORM, rows=FORM.rows[:2] + FORM.rows[3:]),
        "an objective less": replace(FORM, objectives=FORM.objectives[:-1]),
        "a stamp box moved": replace(FORM, closing_rows=(spans(stamps, 1, 1, 2, 2, 1, 1),)),
        "a stamp box too low": replace(FORM, closing_rows=(replace(stamps, height=20.0),)),
        "no stamps": replace(FORM, closing_rows=FORM.rows[:1]),
    }


def in_font(name: str) -> Form:
    return replace(FORM, fonts={key: replace(font, name=name) for key, font in FORM.fonts.items()})


def drawn_in_noto() -> bool:
    """Return whether the office's fonts come out in Noto CJK here."""
    matcher = shutil.which("fc-match")
    if matcher is None:
        return False
    named = subprocess.run(
        [matcher, f"{FORM.fonts['body'].name}:lang=zh-cn"], capture_output=True, text=True, check=False
    ).stdout
    return "Noto" in named


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    folder = tmp_path_factory.mktemp("pages")
    documents = {name: (declaration, FORM) for name, declaration in subjects().items()}
    documents |= {name: (EMPTY, form) for name, form in changed().items()}
    documents |= {f"{name} in another font": (part, in_font("Noto Serif CJK SC")) for name, part in subjects().items()}
    for name, (declaration, form) in documents.items():
        (folder / f"{name}.docx").write_bytes(render_docx(declaration, form))
    convert(folder)
    return lambda name: pictures_of(folder / f"{name}.pdf")


@pytest.mark.parametrize("name", subjects())
def test_the_pages_look_as_they_did(drawn: Drawn, name: str) -> None:
    assert differences(kept(name), drawn(name)) == []


@pytest.mark.parametrize("name", subjects())
def test_another_font_makes_no_difference(drawn: Drawn, name: str) -> None:
    assert differences(kept(name), drawn(f"{name} in another font")) == []


@pytest.mark.parametrize("name", changed())
def test_what_is_off_is_seen(drawn: Drawn, name: str) -> None:
    assert differences(kept("empty"), drawn(name)) != []


@pytest.mark.skipif(not drawn_in_noto(), reason="the height of a line is known of Noto CJK only")
def test_the_estimate_of_pages_is_at_most_one_page_off(tmp_path: Path) -> None:
    # The office's fonts have lines of 1.3 ems; those that stand in for them here are higher and are set closer.
    closer = {key: replace(role, line=role.line * OFFICE_LINE / LINE_HERE) for key, role in FORM.roles.items()}
    wanted = {}
    for name, declaration in lengths().items():
        wanted[name] = estimate_pages(render_rows(declaration, FORM), FORM).pages
        (tmp_path / f"{name}.docx").write_bytes(render_docx(declaration, replace(FORM, roles=closer)))
    convert(tmp_path)
    printed = {name: len(pictures_of(tmp_path / f"{name}.pdf")) for name in wanted}
    assert all(abs(printed[name] - wanted[name]) <= 1 for name in wanted), (wanted, printed)
    assert sum(printed[name] == wanted[name] for name in wanted) >= len(wanted) - 1


def lengths() -> dict[str, Declaration]:
    """Return declarations of all lengths, made of the repository's example."""
    example = subjects()["example"]

    def with_lines(change: Callable[[tuple[Indicator, ...]], tuple[Indicator, ...]]) -> Declaration:
        parts = [] if isinstance(example.objectives, Absent) else list(example.objectives)
        lists = [(part.outputs, part.benefits) for part in parts]
        known = [tuple(() if isinstance(held, Absent) else change(held) for held in pair) for pair in lists]
        changed = (replace(part, outputs=a, benefits=b) for part, (a, b) in zip(parts, known, strict=True))
        return replace(example, objectives=tuple(changed))

    return {
        **subjects(),
        "short": with_lines(lambda lines: lines[:1]),
        "twice": with_lines(lambda lines: lines + lines),
        "long": with_lines(lambda lines: tuple(replace(line, text=line.text * 3) for line in lines)),
        "huge": with_lines(lambda lines: (replace(lines[0], text=lines[0].text * 30), *lines[1:])),
    }


def test_a_picture_is_kept_of_every_page_and_is_small() -> None:
    files = sorted(Path(__file__).resolve().parents[1].glob("data/pages/*.png"))
    assert len(files) == sum(len(kept(name)) for name in subjects())
    assert all(file.stat().st_size < 16_000 for file in files)
