"""The numbered parts of a declaration, ready to be compared, and which objectives are the same in two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from assistant.categories import split_category
from assistant.diff.cells import Side
from assistant.diff.items import Item
from assistant.diff.pairing import Pair, alike, features, same_keys, text_key
from assistant.exporting.tabled import Place, places_of, render_target
from assistant.form import Form, RowPlan
from assistant.model import Absent, Declaration, Indicator, Objective
from assistant.validation import label_of
from assistant.wording import diff as say

_T = TypeVar("_T")


def known(values: tuple[_T, ...] | Absent) -> tuple[_T, ...]:
    """Return the parts of a list; none where it is not answered."""
    return () if isinstance(values, Absent) else values


class Numbered:
    """One declaration's numbered parts, ready to be compared."""

    def __init__(self, declaration: Declaration, form: Form):
        self.declaration = declaration
        self.form = form
        # As on paper: the form's own objectives stay printed where there are none.
        self.objectives = known(declaration.objectives) or tuple(Objective(part.title) for part in form.objectives)

    def duties(self) -> tuple[Item, ...]:
        """Return the duties."""
        section = label_of("/duties")
        return tuple(
            Item(text_key(text), Side(f"/duties/{k}", section, "", k + 1, text))
            for k, text in enumerate(known(self.declaration.duties))
        )

    def title(self, index: int | None) -> Side | None:
        """Return the cell of an objective's title."""
        if index is None:
            return None
        title = self.objectives[index].title
        return Side(f"/objectives/{index}/title", self._section(index), say.TITLE, 0, title)

    def _section(self, index: int) -> str:
        label = self.form.objective_label.format(number=index + 1)
        return f"{label}{'' if label.endswith('：') else ' '}{self.objectives[index].title}"

    def items(self, index: int | None, key: str) -> tuple[Item, ...]:
        """Return an objective's outputs or benefits; nothing where there is no such objective."""
        if index is None:
            return ()
        head = self.form.outputs if key == "outputs" else self.form.benefits
        section, label = self._section(index), head.head.rstrip("：:")
        return tuple(
            Item(self._key(text), Side(f"/objectives/{index}/{key}/{path}", section, label, number, text))
            for number, (path, text) in enumerate(self._printed(index, key), start=1)
        )

    def _printed(self, index: int, key: str) -> Iterator[tuple[str, str]]:
        """Yield the path of every printed line in its list, and its text: a sentence, or a row of a table."""
        for plan in self.form.objective_rows:
            if plan.each == key:
                yield from self._rows(plan, index, key)
                return
        for k, part in enumerate(self._indicators(index, key)):
            named = self.form.categories.get(part.category) if part.category else None
            yield str(k), (named.label if named else "") + part.text

    def _rows(self, plan: RowPlan, index: int, key: str) -> Iterator[tuple[str, str]]:
        indices = {id(part): k for k, part in enumerate(self._indicators(index, key))}
        told: Counter[int] = Counter()
        for place in places_of(plan, Place(index + 1, self.objectives[index]), self.form):
            if place.indicator is None:
                continue
            named = self.form.categories.get(place.category) if place.category else None
            label = named.label.rstrip("：:") + "：" if named else ""
            k = indices[id(place.indicator)]
            if place.target is None:
                yield str(k), label + place.indicator.text
                continue
            cells = (render_target(cell.target, place.target, self.form) for cell in plan.cells if cell.target)
            yield f"{k}/targets/{told[k]}", label + " ".join(filter(None, cells))
            told[k] += 1

    def _indicators(self, index: int, key: str) -> tuple[Indicator, ...]:
        indicators: tuple[Indicator, ...] | Absent = getattr(self.objectives[index], key)
        return known(indicators)

    def _key(self, text: str) -> str:
        # A label may stand in the text or be made of the category: on paper nobody can tell.
        return text_key(split_category(text, self.form)[1])

    def contents(self, index: int) -> frozenset[str]:
        """Return what an objective's items say, in no order."""
        return frozenset(self._key(text) for key in ("outputs", "benefits") for _, text in self._printed(index, key))


def pair_objectives(old: Numbered, new: Numbered) -> list[Pair]:
    """Pair the objectives by their titles, by what they hold, and what is then left by its place."""
    keys = [[text_key(part.title) for part in side.objectives] for side in (old, new)]
    words = [[features(part.title) for part in side.objectives] for side in (old, new)]
    contents = [[side.contents(k) for k in range(len(side.objectives))] for side in (old, new)]
    found: dict[int, int] = {}

    def left() -> tuple[list[int], list[int]]:
        taken = set(found.values())
        return (
            [i for i in range(len(old.objectives)) if i not in found],
            [j for j in range(len(new.objectives)) if j not in taken],
        )

    def link(pairs: Sequence[Pair], places: tuple[list[int], list[int]]) -> None:
        found.update({places[0][i]: places[1][j] for i, j in pairs})

    places = left()
    link(same_keys(*keys), places)
    for known in (words, contents):
        places = left()
        link(alike([known[0][i] for i in places[0]], [known[1][j] for j in places[1]]), places)
    rest, free = left()
    for i in rest:
        # Behind the same neighbour as before.
        j = found.get(i - 1, -1) + 1
        if (i == 0 or i - 1 in found) and j in free:
            found[i] = j
    return sorted(found.items())
