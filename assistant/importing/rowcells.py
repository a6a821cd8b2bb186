"""Takes the cells of a table whose columns have heads: one indicator in every row, or one objective."""

from __future__ import annotations

from dataclasses import replace

from assistant.importing.gathered import GatheredObjective
from assistant.importing.guesses import guess_at
from assistant.importing.labels import Labels
from assistant.importing.lists import open_list, take_list_line
from assistant.importing.objectives import open_lost_objective
from assistant.importing.paper import Column, Line
from assistant.importing.reading import Reading, Slot
from assistant.importing.result import Confidence
from assistant.model import BENEFIT_CATEGORIES, Category
from assistant.text import squeeze
from assistant.wording import importing as say

_LISTS = ("outputs", "benefits")


def take_cell(reading: Reading, line: Line, column: Column) -> None:
    """Take a line of a cell that stands in a named column."""
    if not line.text.strip() or column.role in ("head", "number"):
        reading.found.add("label", line)
    elif column.role in ("level1", "level2"):
        _take_level(reading, line, column)
    elif column.role == "objective":
        _take_title(reading, line, column)
    elif column.role in _LISTS:
        _take_list(reading, line, column.role)
    elif column.role == "name":
        _take_name(reading, line, column)
    elif column.role != "other" and reading.row == column.row and reading.slot.name in _LISTS:
        _append(reading, line, column)
    else:
        reading.found.leave(line)


def _take_list(reading: Reading, line: Line, name: str) -> None:
    """Take a line of a whole list that stands below its head."""
    slot = reading.slot
    if slot.name != name or slot.cell != line.cell:
        open_list(reading, name, line)
        number = len(reading.found.objectives)
        reason = say.list_of_column(say.outputs_of(number) if name == "outputs" else say.benefits_of(number))
        reading.found.guess(guess_at(f"/objectives/{number - 1}/{name}", [line], Confidence.HIGH, reason))
    take_list_line(reading, replace(line, column=None))


def _take_level(reading: Reading, line: Line, column: Column) -> None:
    """Take the words that say of which kind the rows beside and below them are."""
    category = _category(reading.labels, column.text)
    if category is None:
        reading.found.leave(line)
        return
    reading.found.add("label", line)
    reading.category, reading.category_line = category, line


def _category(labels: Labels, text: str) -> Category | None:
    for find in (labels.output_group, labels.category):
        for word in (text, f"{text}指标"):
            if (found := find(f"{word}：")) and found[1] > len(word):
                return found[0]
    # 经济成本指标, 社会成本指标: the newer form's kinds of cost.
    return Category.COST if text.removesuffix("指标").endswith("成本") else None


def _take_title(reading: Reading, line: Line, column: Column) -> None:
    """Take a line of an objective's title that stands in a column of its own, without a label."""
    found = reading.found
    current = found.objectives[-1] if found.objectives else None
    same_cell = reading.slot.name == "title" and reading.slot.cell == line.cell
    if not same_cell and current and squeeze("".join(part.text for part in current.title)) == column.text:
        found.add("label", line)
        return
    waiting = reading.slot.name == "title" and current is not None and not current.title
    if waiting:
        reading.slot.cell = line.cell
    elif not same_cell:
        found.objectives.append(GatheredObjective(None))
        reading.slot = Slot("title", cell=line.cell)
        reading.category = None
        path, reason = f"/objectives/{len(found.objectives) - 1}/title", say.title_of_column(len(found.objectives))
        found.guess(guess_at(path, [replace(line, text=column.text)], Confidence.HIGH, reason))
    found.objectives[-1].title.append(line)
    found.add("answer", line, f"/objectives/{len(found.objectives) - 1}/title")


def _take_name(reading: Reading, line: Line, column: Column) -> None:
    """Take an indicator's name: into the list of its category, or into the list that is open."""
    if reading.row != column.row or reading.slot.name not in _LISTS:
        name = reading.slot.name if reading.slot.name in _LISTS else "outputs"
        if reading.category is not None:
            name = "benefits" if reading.category in BENEFIT_CATEGORIES else "outputs"
        if name != reading.slot.name:
            if name == "outputs":
                open_lost_objective(reading, line)
            open_list(reading, name, line)
        reading.row = column.row
    _append(reading, line, column)


def _append(reading: Reading, line: Line, column: Column) -> None:
    slot = reading.slot
    fits = reading.category is not None and (reading.category in BENEFIT_CATEGORIES) == (slot.name == "benefits")
    category, head = (reading.category, reading.category_line) if fits else (None, None)
    reading.found.append(
        reading.listing(slot.name), replace(line, column=replace(column, category=category, head=head))
    )
    slot.cell, slot.filled = line.cell, True
