"""The Word file as LibreOffice prints it: every answer is on paper, on as many pages as a bureau likes to see."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.codec import parse_declaration, parse_json
from assistant.exporting.docx import render_docx
from assistant.exporting.rows import render_rows
from assistant.form import load_form
from assistant.model import Category, Declaration, Indicator, Objective
from assistant.resources import data_folder
from tests.support.pages import PATIENCE, convert

MISSING = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)} to render pages")

FORM = load_form()
FILER = "青禾县云溪乡人民政府"
ROAD = "硬化通组路3.2公里，其中“一事一议”项目1.5公里——10月底前完工并验收合格"
BENEFIT = Indicator("带动全乡农户户均增收300元以上", Category.ECONOMIC)
Pages = Callable[[str], list[str]]


def township(outputs: int, benefits: int, duties: int = 9, objectives: int = 9) -> Declaration:
    """Return a declaration of the given size."""
    road = tuple(Indicator(f"{ROAD}（第{n}处）。" * 3) for n in range(outputs))
    titles = [part.title for part in FORM.objectives][:objectives]
    return Declaration(
        FORM.id,
        2027,
        FILER,
        FILER,
        duties=tuple(f"执行上级第{n}号决定，办理本乡行政工作。" for n in range(duties)),
        objectives=tuple(Objective(title, road, (BENEFIT,) * benefits) for title in titles),
    )


def giant(text: str) -> Declaration:
    """Return a declaration whose last row holds one item of the greatest length."""
    return replace(township(1, 1), objectives=(Objective("改善民生", (), (Indicator(text, Category.SOCIAL),)),))


def example() -> Declaration | None:
    """Return the repository's own example, if it is there."""
    file = data_folder("question_bank") / "examples" / "yunxi-2027.json"
    return parse_declaration(parse_json(file.read_text(encoding="utf-8"))) if file.is_file() else None


def cases() -> dict[str, Declaration]:
    """Return every declaration that is rendered here."""
    found = {
        "empty": Declaration(FORM.id),
        "usual": township(4, 4),
        "blank": replace(township(1, 1), duties=("建设产业路〔待填：农业站〕公里",)),
        # One row far higher than a page, just above the stamps.
        "tall": replace(township(1, 90, objectives=1), duties=()),
        # The same in one item, without a place to cut it.
        "giant": giant("村" * 8000),
        "giant sentences": giant("村规民约人人知晓。" * 880),
    }
    # The end of a row too high for the stamps' page comes to lie at the foot of the page.
    found |= {f"high-{n}": replace(township(1, n, objectives=1), duties=()) for n in (28, 34, 70, 76)}
    # The stamps come to lie near the foot of the page in some of these.
    found |= {f"foot-{n}": township(1, 2, duties=n, objectives=1) for n in range(8, 22)}
    if written := example():
        found["example"] = written
    return found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    folder = tmp_path_factory.mktemp("pages")
    for name, declaration in cases().items():
        proof = "草稿" if name == "blank" else None
        (folder / f"{name}.docx").write_bytes(render_docx(declaration, FORM, proof))
    convert(folder)

    def read(name: str) -> list[str]:
        return pages_of(folder / f"{name}.pdf")

    return read


def pages_of(pdf: Path) -> list[str]:
    """Return the text of each page without white space."""
    output = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, timeout=PATIENCE)
    return [squeeze(page) for page in output.stdout.decode("utf-8").split("\f")[:-1]]


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", ["empty", "usual", "tall", "example"])
def test_every_label_and_every_answer_is_on_paper(pages: Pages, name: str) -> None:
    declaration = cases()[name]
    text = "".join(pages(name))
    printed = render_rows(declaration, FORM)
    wanted = [printed.attachment, printed.title, printed.year_line, printed.filer_line]
    wanted += [part.text for row in printed.rows for cell in row.cells for part in cell.paragraphs]
    assert [line for line in wanted if squeeze(line) not in text] == []


def test_no_line_of_a_row_higher_than_a_page_is_lost(pages: Pages) -> None:
    assert "".join(pages("tall")).count(squeeze(BENEFIT.text)) == 90


@pytest.mark.parametrize("name", ["giant", "giant sentences"])
def test_no_character_of_an_item_higher_than_a_page_is_lost(pages: Pages, name: str) -> None:
    (objective,) = cases()[name].objectives or ()
    (benefit,) = objective.benefits or ()
    assert benefit.text in "".join(pages(name)).replace("1、社会效益指标：", "")


@pytest.mark.parametrize("name", [name for name in cases() if name.startswith(("giant", "high", "tall"))])
def test_the_end_of_a_row_higher_than_a_page_stands_with_the_stamps(pages: Pages, name: str) -> None:
    above, found, stamps = pages(name)[-1].partition("财政部门相关股室（盖章）")
    assert found and "财政局（盖章）" in stamps
    assert len(above) > 40


def test_a_usual_declaration_takes_five_to_seven_pages(pages: Pages) -> None:
    assert 5 <= len(pages("usual")) <= 7


def test_the_empty_form_takes_two_pages(pages: Pages) -> None:
    assert len(pages("empty")) == 2


def test_the_stamps_never_stand_alone_on_the_last_page(pages: Pages) -> None:
    ends = [pages(f"foot-{n}") for n in range(8, 22)]
    assert {len(found) for found in ends} == {1, 2}, "the stamps never came near the foot of a page"
    for found in ends:
        assert squeeze(BENEFIT.text) in found[-1]
        assert "财政局（盖章）" in found[-1]


def test_the_name_and_the_room_for_its_seal_stand_on_the_first_page(pages: Pages) -> None:
    assert squeeze(f"填报单位（盖章）：{FILER}") in pages("usual")[0]


def test_a_proof_says_so_on_every_page_and_shows_its_blanks(pages: Pages) -> None:
    found = pages("blank")
    assert all("草稿" in page for page in found)
    assert "〔待填：农业站〕" in "".join(found)


def test_the_final_copy_has_no_header(pages: Pages) -> None:
    assert "草稿" not in "".join(pages("usual"))
