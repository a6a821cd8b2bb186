"""A whole declaration carried over: the same lines in the same order, nothing in them that somebody else owes."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.bank import Bank
from assistant.bank.sentences import indicator_of, reworded
from assistant.carryover.parts import with_parts
from assistant.carryover.texts import Passage, carry_name, carry_text, is_open, read
from assistant.carryover.whose import Whose, is_neighbours, whose
from assistant.deadlines import deadline_of
from assistant.dependents import turned_day
from assistant.form import Form
from assistant.model import ABSENT, Absent, Budget, Declaration, Indicator, Objective, Target
from assistant.review.place.own import own_place


def carry(file: Declaration, year: int | None, filer: str, bank: Bank, form: Form) -> Declaration:
    """Return what may be carried from a file into the draft of `filer` for `year`, line by line as in the file.

    The filer's own file of the same year, or of a later one, comes back as it is but for the name; while no year
    is given the file's stays. Of an earlier one the amounts and the numbers that others owe are open and the year is
    turned; of a neighbour's all numbers, dates and names are open besides, and the filer is the new one.
    """
    old, strange = whose(file), is_neighbours(file, filer)
    new = _draft(old, year, filer, strange)
    renamed = _named(file, new, strange)
    if not strange and (year is None or (old.year is not None and year <= old.year)):
        return renamed
    passage = Passage(old, new, strange, bank, form)
    kept = () if strange else tuple(part for part in file.not_applicable if not part.path.startswith("/budget"))
    return replace(
        renamed,
        budget=Budget(),
        duties=_each(file.duties, passage),
        objectives=_objectives(file.objectives, passage),
        not_applicable=kept,
    )


def _draft(old: Whose, year: int | None, filer: str, strange: bool) -> Whose:
    township = own_place(filer).township if filer else None
    code = township.code if township else "" if strange else old.division_code
    return Whose(filer or old.filer, old.year if year is None else year, code)


def _named(file: Declaration, new: Whose, strange: bool) -> Declaration:
    """Return the file with the draft's year, filer, department and code; nothing else."""
    department = file.department
    if strange or (not isinstance(department, Absent) and department == file.filer):
        department = new.filer or ABSENT
    return replace(
        file,
        year=ABSENT if new.year is None else new.year,
        filer=new.filer or ABSENT,
        department=department,
        division_code=new.division_code or None,
    )


def _each(lines: tuple[str, ...] | Absent, passage: Passage) -> tuple[str, ...] | Absent:
    return lines if isinstance(lines, Absent) else tuple(carry_text(line, passage) for line in lines)


def _objectives(objectives: tuple[Objective, ...] | Absent, passage: Passage) -> tuple[Objective, ...] | Absent:
    if isinstance(objectives, Absent):
        return objectives
    return tuple(
        replace(part, outputs=_lines(part.outputs, passage), benefits=_lines(part.benefits, passage))
        for part in objectives
    )


def _lines(lines: tuple[Indicator, ...] | Absent, passage: Passage) -> tuple[Indicator, ...] | Absent:
    return lines if isinstance(lines, Absent) else tuple(_line(line, passage) for line in lines)


def _line(line: Indicator, passage: Passage) -> Indicator:
    line = with_parts(line, read(line.text, passage.bank, passage.form), passage.old.year)
    text = carry_text(line.text, passage)
    deadline = _deadline(line, text, passage)
    basis = None if passage.strange else line.basis
    if text == line.text:
        return replace(line, deadline=deadline, basis=basis)
    return replace(line, text=text, targets=_targets(line, text, passage), deadline=deadline, basis=basis)


def _targets(line: Indicator, text: str, passage: Passage) -> tuple[Target, ...]:
    """Return the structured parts that the carried sentence bears out, as for one that was typed."""
    if not line.targets:
        return ()
    year = passage.new.year
    reading = read(text, passage.bank, passage.form) if is_open(text) else None
    if reading is not None:
        return indicator_of(reading, text, year).targets
    return tuple(
        part
        for part in reworded(line, text, year).targets
        if carry_name(part.name, passage) == part.name and (_is_said(part, text) or not _is_said(part, line.text))
    )


def _is_said(target: Target, text: str) -> bool:
    """Tell whether a text has a target's value with its unit behind it."""
    unit = re.escape((target.unit or "").partition("/")[0])
    return re.search(rf"(?<![\d.,]){re.escape(target.value or '')}\s?{unit}", text) is not None


def _deadline(line: Indicator, text: str, passage: Passage) -> str | None:
    """Return the structured deadline in the draft's year; of a neighbour's only what the sentence still says."""
    old, new = passage.turn.old, passage.turn.new
    if line.deadline is None:
        return None
    said = deadline_of(text, new)
    if passage.strange or old is None or new is None or not line.deadline.startswith(f"{old}-"):
        return said if passage.strange else line.deadline
    return said or turned_day(line.deadline, new)
