"""What paper shows of a declaration: the rows of the printed form, cell by cell, before any file format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, TypeVar

from assistant.exporting.tabled import Place, places_of, render_target
from assistant.form import CellPlan, Form, ListHead, RowPlan
from assistant.model import ABSENT, Absent, Amount, Declaration, Indicator, Objective, amount_of

Kind = Literal["label", "answer", "amount", "head", "item", "continued", "run_on", "stamp"]
Merge = Literal["", "restart", "continue"]
_T = TypeVar("_T")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a cell."""

    text: str
    """As printed, with its number and its label; no line feeds."""
    role: str
    """Key of the form's roles: how it is set."""
    kind: Kind
    """What it is; `continued` belongs to the item or answer before it, `run_on` is the end of a parted paragraph."""
    item: int = field(default=0, compare=False)
    """Number of the line of a list that it belongs to, from 1; 0 for none. Paper does not show which one it is."""


@dataclass(frozen=True)
class Cell:
    """One cell of a row."""

    role: str
    """Key of the form's roles: where its paragraphs stand in the cell."""
    span: int
    """Columns of the grid that it covers."""
    merge: Merge
    """How it joins the cell above it: begins a vertical merge, goes on with one, or neither."""
    paragraphs: tuple[Paragraph, ...]
    """Empty where nothing is printed."""
    member: str = ""
    """JSON Pointer of what stands here, "" where it is the form's own."""


@dataclass(frozen=True)
class Row:
    """One row of the table."""

    cells: tuple[Cell, ...]
    """From left to right; their spans add up to the grid."""
    height: float
    """Least height, mm."""
    whole: bool
    """Never split over two pages, never alone on one."""


@dataclass(frozen=True)
class Printed:
    """Everything that paper shows; two declarations print alike if and only if these are equal."""

    attachment: str
    """附件N."""
    title: str
    """The form's title."""
    year_line: str
    """（N年度）, with room to write where the year is absent."""
    filer_line: str
    """填报单位（盖章）： and the name."""
    rows: tuple[Row, ...]
    """The table from top to bottom."""


def render_rows(declaration: Declaration, form: Form) -> Printed:
    """Return the printed projection of `declaration` on `form`; what is absent leaves its place empty."""
    return Printed(
        attachment=form.attachment,
        title=form.title,
        year_line=render_year_line(declaration, form),
        filer_line=form.filer_label + ("" if isinstance(declaration.filer, Absent) else declaration.filer),
        rows=tuple(_join_merged(list(_plain_rows(declaration, form)))),
    )


def render_year_line(declaration: Declaration, form: Form) -> str:
    """Return （N年度）, with room to write where the year is absent."""
    year = form.year_blank if isinstance(declaration.year, Absent) else str(declaration.year)
    return form.year_line.format(year=year)


def render_amount(amount: Amount, form: Form) -> str:
    """Return what stands after an amount's label: 12.5万元, or what the form prints for 无 and for zero."""
    if isinstance(amount, Absent):
        return ""
    if amount is None:
        return form.money.none_prints
    digits = render_digits(amount, form)
    return digits + form.money.unit if digits else ""


def render_digits(amount: Decimal, form: Form) -> str:
    """Return an amount's figure without its unit, empty where the form prints nothing for zero."""
    return form.money.zero_prints if amount == 0 else _digits(amount)


def _known(values: tuple[_T, ...] | Absent) -> tuple[_T, ...]:
    return () if isinstance(values, Absent) else values


def _digits(amount: Decimal) -> str:
    # Not normalize(): it rounds to the context's precision.
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain_rows(declaration: Declaration, form: Form) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """Yield every row with the names of its cells' vertical merges."""
    # An empty list is no list that paper could show: the form's own objectives stay printed.
    objectives = _known(declaration.objectives) or tuple(Objective(part.title) for part in form.objectives)
    plans = [(plan, Place()) for plan in form.rows]
    for number, objective in enumerate(objectives, start=1):
        place = Place(number, objective)
        plans += [(plan, part) for plan in form.objective_rows for part in places_of(plan, place, form)]
    plans += [(plan, Place()) for plan in form.closing_rows]
    for plan, place in plans:
        cells = _cells(plan, place)
        names = tuple(cell.merge.format(number=place.number, category=place.category or "") for cell, _ in cells)
        printed = tuple(
            Cell(
                cell.role, span, "", tuple(_paragraphs(cell, declaration, form, place)), _member(cell, plan.each, place)
            )
            for cell, span in cells
        )
        yield Row(printed, plan.height, plan.whole), names


def _cells(plan: RowPlan, place: Place) -> list[tuple[CellPlan, int]]:
    """Return the cells of a row with their spans: a sentence takes the place of cells that would stay empty."""
    cells: list[tuple[CellPlan, int]] = []
    covered = 0
    for cell in plan.cells:
        if covered > 0:
            covered -= cell.span
            continue
        sentence = _holds_sentence(cell, place)
        span = cell.sentence_span or cell.span if sentence else cell.span
        covered = span - cell.span
        cells.append((cell, span))
    return cells


def _member(plan: CellPlan, each: str, place: Place) -> str:
    if plan.items == "duties":
        return "/duties"
    if not place.number:
        return plan.field or plan.amount
    objective = f"/objectives/{place.number - 1}"
    if plan.title:
        return f"{objective}/title"
    name = plan.items or (each if plan.target else "")
    return f"{objective}/{name}" if name else ""


def _holds_sentence(cell: CellPlan, place: Place) -> bool:
    return place.indicator is not None and place.target is None and "{name}" in cell.target


def _join_merged(rows: list[tuple[Row, tuple[str, ...]]]) -> Iterator[Row]:
    """Yield the rows with merges marked: a name seen in the same columns of the row above goes on."""
    above: dict[tuple[int, int], str] = {}
    for row, names in rows:
        here: dict[tuple[int, int], str] = {}
        cells = []
        column = 0
        for cell, name in zip(row.cells, names, strict=True):
            columns = (column, cell.span)
            merge: Merge = "" if not name else "continue" if above.get(columns) == name else "restart"
            # Text in a merged-away cell would lie hidden in the file.
            cells.append(replace(cell, merge=merge, paragraphs=() if merge == "continue" else cell.paragraphs))
            here[columns] = name
            column += cell.span
        above = here
        yield Row(tuple(cells), row.height, row.whole)


def _paragraphs(plan: CellPlan, declaration: Declaration, form: Form, place: Place) -> Iterator[Paragraph]:
    if plan.text:
        kind: Kind = "stamp" if plan.stamp else "label"
        yield from (Paragraph(line, plan.role, kind) for line in plan.text.split("\n"))
    elif plan.field:
        value = getattr(declaration, plan.field.removeprefix("/"))
        if value is not ABSENT and value is not None:
            yield from _lines(str(value), plan.role, "answer")
    elif plan.amount:
        line = form.amount_line(plan.amount)
        amount = render_amount(amount_of(declaration, plan.amount), form)
        yield Paragraph(line.lead + line.label + form.money.after_label + amount, plan.role, "amount")
    elif plan.items == "duties":
        for number, duty in enumerate(_known(declaration.duties), start=1):
            yield from _lines(form.duties_number.format(number=number) + duty, plan.role, "item", number)
    elif place.objective:
        yield from _of_objective(plan, form, place, place.objective)


def _of_objective(plan: CellPlan, form: Form, place: Place, objective: Objective) -> Iterator[Paragraph]:
    if plan.title:
        yield Paragraph(form.objective_label.format(number=place.number), plan.role, "label")
        if objective.title:
            yield from _lines(objective.title, plan.role, "answer")
    elif plan.items == "outputs":
        yield from _indicators(objective.outputs, form.outputs, form, plan.role, place.number)
    elif plan.items == "benefits":
        yield from _indicators(objective.benefits, form.benefits, form, plan.role, place.number)
    elif plan.category and place.category:
        yield Paragraph(form.categories[place.category].label, plan.role, "label")
    elif plan.target and place.target:
        if text := render_target(plan.target, place.target, form):
            yield from _lines(text, plan.role, "answer", place.line)
    elif place.indicator and _holds_sentence(plan, place):
        yield from _lines(place.indicator.text, plan.role, "item", place.line)


def _indicators(
    indicators: tuple[Indicator, ...] | Absent, head: ListHead, form: Form, role: str, objective: int
) -> Iterator[Paragraph]:
    yield Paragraph(head.head_first if objective == 1 else head.head, "head", "head")
    for number, indicator in enumerate(_known(indicators), start=1):
        # Only the categories that the form labels stand on paper: the benefits' on most forms.
        named = form.categories.get(indicator.category) if indicator.category else None
        label = named.label if named else ""
        yield from _lines(head.number.format(number=number) + label + indicator.text, role, "item", number)


def _lines(text: str, role: str, kind: Kind, item: int = 0) -> Iterator[Paragraph]:
    """Yield the first line as `kind` in `role` and every further one as a continuing paragraph."""
    first, *rest = text.split("\n")
    yield Paragraph(first, role, kind, item)
    yield from (Paragraph(line, "continued", "continued", item) for line in rest)
