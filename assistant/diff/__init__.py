"""What changed between two declarations, cell by cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from assistant.diff.cells import Change, Comparison, Kind, Section, Side, difference_of, percent_of
from assistant.diff.items import ItemList, trace
from assistant.diff.numbered import Numbered, pair_objectives
from assistant.diff.pairing import merged, rising
from assistant.exporting.rows import render_amount
from assistant.form import Form
from assistant.model import Absent, Declaration, amount_of
from assistant.validation import label_of
from assistant.wording import diff as say

__all__ = ["Change", "Comparison", "Kind", "Section", "Side", "compare"]

_HEAD: Final = ("/year", "/filer", "/department")


def compare(
    before: Declaration,
    after: Declaration,
    form: Form,
    earlier_form: Form | None = None,
    known: Mapping[str, str] | None = None,
) -> Comparison:
    """Return what became of every cell of `before` in `after`, as both would print on `form`.

    What paper shows is compared: year, filer, department, amounts, duties, titles, outputs and benefits with the
    labels that the form prints; on a form that prints indicators as a table its rows, one for each target. An amount
    that is absent and one that is null are the same where the form prints both empty; a cell that is empty on both
    sides is not counted. What is not on paper is not compared: deadlines, bases, the division code, 不适用, and where
    the form prints sentences the targets and the categories of outputs. Where `before` stands on another form,
    `earlier_form`, the amounts that only that form has are compared too, and the rest as if it stood on `form`.

    On a form that prints sentences, two declarations differ in nothing if and only if they print alike, but that equal
    items that are known to have changed places have moved.

    Objectives are paired by title, then by likeness of titles or of contents, then by place; items by their text or
    by likeness, in order. An item of the same text that stands elsewhere has moved. Items that are `known` to be the
    same, by the JSON Pointers of `before` with those of `after`, are, however they read.
    """
    old, new = Numbered(before, form), Numbered(after, form)
    pairs = pair_objectives(old, new)
    order = list(merged(len(old.objectives), len(new.objectives), pairs))
    lists = [ItemList(old.duties(), new.duties(), roams=False)]
    for i, j in order:
        lists += [ItemList(old.items(i, key), new.items(j, key)) for key in ("outputs", "benefits")]
    duties, *found = trace(lists, known or {})
    lost = _lost(found)
    straight = set(rising(pairs))
    sections = [_head(before, after), _budget(before, after, form, earlier_form or form)]
    sections.append(Section(label_of("/duties"), 0, 0, duties))
    for n, (i, j) in enumerate(order):
        title = _title(old.title(i), new.title(j), (i, j) in straight)
        changes = (title, *found[2 * n], *found[2 * n + 1])
        gone = tuple(part for part in lost.get(i, ()) if part.side.section != title.side.section)
        sections.append(Section(title.side.section, _number(i), _number(j), changes, gone))
    return Comparison(tuple(sections))


def _lost(found: Iterable[Sequence[Change]]) -> dict[int | None, list[Change]]:
    """Return what has moved to another list, by the objective that it stood in."""
    lost: dict[int | None, list[Change]] = defaultdict(list)
    for change in (part for changes in found for part in changes if part.elsewhere):
        assert change.before  # it has moved from somewhere
        lost[int(change.before.path.split("/")[2])].append(change)
    return lost


def _number(index: int | None) -> int:
    return 0 if index is None else index + 1


def _title(before: Side | None, after: Side | None, straight: bool) -> Change:
    if before is None or after is None:
        return Change(Kind.DROPPED if after is None else Kind.ADDED, before, after)
    if before.text != after.text:
        return Change(Kind.CHANGED, before, after)
    return Change(Kind.KEPT if straight else Kind.MOVED, before, after)


def _alone(path: str, section: str, label: str, texts: tuple[str, str]) -> Iterator[Change]:
    """Yield what became of a cell that stands alone; nothing for one that is empty on both sides."""
    before, after = (Side(path, section, label, 0, text) if text else None for text in texts)
    if before or after:
        kinds = {(True, False): Kind.DROPPED, (False, True): Kind.ADDED}
        same = Kind.KEPT if texts[0] == texts[1] else Kind.CHANGED
        yield Change(kinds.get((before is not None, after is not None), same), before, after)


def _head(before: Declaration, after: Declaration) -> Section:
    changes: list[Change] = []
    for path in _HEAD:
        values = [getattr(side, path[1:]) for side in (before, after)]
        old, new = ("" if isinstance(value, Absent) else str(value) for value in values)
        changes += _alone(path, say.HEAD, label_of(path), (old, new))
    return Section(say.HEAD, 0, 0, tuple(changes))


def _budget(before: Declaration, after: Declaration, form: Form, earlier: Form) -> Section:
    printed = {line.path for line in form.amounts}
    lines = [(line, form) for line in form.amounts]
    lines += [(line, earlier) for line in earlier.amounts if line.path not in printed]
    name = say.budget(label_of("/budget"), form.money.unit)
    changes = []
    for line, own in lines:
        old, new = amount_of(before, line.path), amount_of(after, line.path)
        texts = (render_amount(old, own), render_amount(new, own))
        difference = difference_of(old, new)
        changes += [
            replace(part, difference=difference, percent=percent_of(old, difference))
            for part in _alone(line.path, name, line.label, texts)
        ]
    return Section(name, 0, 0, tuple(changes))
