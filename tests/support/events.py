"""Random events: every kind that the program makes, on ids that exist, that never did, and that are gone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st

from assistant.events import (
    BEFORE,
    CATEGORY,
    SPLIT,
    Entry,
    Event,
    FieldSet,
    FindingKept,
    Imported,
    ItemRemoved,
    ItemSet,
    LinesMarked,
    ListMarked,
    ListStatus,
    Moved,
    ObjectiveAdded,
    ObjectiveRemoved,
    Place,
    Redone,
    Source,
    Started,
    Typed,
    Undone,
)
from assistant.model import (
    ABSENT,
    BENEFIT_CATEGORIES,
    BUDGET_KEYS,
    Budget,
    Category,
    Declaration,
    Indicator,
    NotApplicable,
    Objective,
    Operator,
    Target,
)
from tests.support.declarations import AMOUNTS, DECLARATIONS, FORM, NAMES, OUTPUT_CATEGORIES, PARAGRAPHS, texts

START = Started(FORM.id, tuple((f"o{number}", part.key, part.title) for number, part in enumerate(FORM.objectives, 1)))
"""What every draft begins with."""

# Few ids, so that events meet; i7 and o12 and beyond are rarely there.
LINES = st.integers(1, 7).map(lambda number: f"i{number}")
OBJECTIVES = st.sampled_from(["o1", "o2", "o3", "o10", "o12", "o900000000"])
AMOUNT_PATHS = st.sampled_from(
    ["/budget/total", *(f"/budget/income/{key}" for key in BUDGET_KEYS[:4]),
     *(f"/budget/expenditure/{key}" for key in BUDGET_KEYS[4:])]
)  # fmt: skip
TITLES = OBJECTIVES.map(lambda objective: f"{objective}/title")
BASICS = st.sampled_from(["/basics/villages", "/basics/registered_population", "/basics/gone"])
PATHS = st.one_of(st.sampled_from(["/filer", "/department", "/year", "/division_code"]), AMOUNT_PATHS, TITLES, BASICS)
INDICATOR_LISTS = st.builds("{}/{}".format, OBJECTIVES, st.sampled_from(["outputs", "benefits"]))
LISTS = st.one_of(st.just("/duties"), INDICATOR_LISTS)
SOURCES = st.sampled_from(list(Source))
ANYTHING = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
"""As it may be typed or stand in a file: control characters and nothing at all included."""


@st.composite
def places(draw: st.DrawFn) -> Place:
    """Return where an interview may stand, or may have stood."""
    if draw(st.booleans()):
        return Place(draw(st.one_of(PATHS, st.just("finish"))))
    question = draw(LISTS)
    item = draw(st.none() | LINES)
    parts = [None, BEFORE, SPLIT, *([CATEGORY] if question.endswith("/benefits") else [])]
    return Place(question, item, None if item is None else draw(st.sampled_from(parts)))


def _single(path: str) -> st.SearchStrategy[FieldSet]:
    values = NAMES if path.endswith(("/filer", "/department", "/title")) else AMOUNTS
    if path == "/year":
        values = st.integers(2000, 2100) | st.just(ABSENT)
    elif path == "/division_code":
        values = st.sampled_from(["430923104", "430923104000", ABSENT])
    return st.builds(FieldSet, st.just(path), values, SOURCES)


TARGETS = st.lists(
    st.builds(
        Target, ANYTHING, st.none() | st.sampled_from(list(Operator)), st.none() | ANYTHING, st.none() | ANYTHING
    ),
    max_size=2,
).map(tuple)


def indicators(benefit: bool) -> st.SearchStrategy[Indicator]:
    """Return outputs or benefits, as typed or as some file brought them."""
    categories = st.sampled_from([None, *BENEFIT_CATEGORIES] if benefit else OUTPUT_CATEGORIES)
    return st.builds(Indicator, PARAGRAPHS | ANYTHING, categories, TARGETS, st.none() | ANYTHING, st.none() | ANYTHING)


def _line(list_id: str) -> st.SearchStrategy[ItemSet]:
    values = PARAGRAPHS | ANYTHING if list_id == "/duties" else indicators(list_id.endswith("/benefits"))
    after = st.just(ABSENT) | st.none() | LINES
    return st.builds(ItemSet, LINES, st.just(list_id), values, after, SOURCES)


@st.composite
def _typed(draw: st.DrawFn) -> Typed:
    text = draw(ANYTHING | texts(300, feeds=True))
    return Typed(draw(places()), text, draw(st.none() | st.integers(0, len(text))), draw(st.booleans()))


# What only a file can hold: more or less than the schema allows.
LOOSE = st.builds(
    Declaration,
    form=st.just(FORM.id),
    year=st.just(ABSENT) | st.integers(-5, 10**6),
    filer=st.just(ABSENT) | ANYTHING,
    department=st.just(ABSENT) | ANYTHING,
    division_code=st.none() | ANYTHING,
    budget=st.builds(
        Budget,
        AMOUNTS | st.just(Decimal(-5)),
        st.dictionaries(st.sampled_from(BUDGET_KEYS[:4]), AMOUNTS.filter(lambda value: value is not ABSENT)),
        st.dictionaries(st.sampled_from(BUDGET_KEYS[4:]), AMOUNTS.filter(lambda value: value is not ABSENT)),
    ),
    duties=st.just(ABSENT) | st.lists(ANYTHING, max_size=3).map(tuple),
    objectives=st.just(ABSENT)
    | st.lists(
        st.builds(
            Objective,
            NAMES | ANYTHING | st.sampled_from([part.title for part in FORM.objectives]),
            st.just(ABSENT) | st.lists(indicators(benefit=False), max_size=2).map(tuple),
            st.just(ABSENT) | st.lists(indicators(benefit=True), max_size=2).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    not_applicable=st.lists(st.builds(NotApplicable, ANYTHING, ANYTHING), max_size=1).map(tuple),
)


def import_of(declaration: Declaration, first: int = 1, file: str = "去年.docx") -> Imported:
    """Return the import of a declaration with ids from `first` on, used already or not."""
    lines = [declaration.duties or ()]
    for part in declaration.objectives or ():
        lines += [part.outputs or (), part.benefits or ()]
    numbers = iter(range(first, first + 10_000))
    ids = [f"i{next(numbers)}" for _ in lines[0]]
    for index, _ in enumerate(declaration.objectives or ()):
        ids.append(f"o{next(numbers)}")
        ids += [f"i{next(numbers)}" for _ in (*lines[1 + 2 * index], *lines[2 + 2 * index])]
    return Imported(file, declaration, tuple(ids))


IMPORTS = st.builds(import_of, DECLARATIONS | LOOSE, st.integers(1, 40), texts(60, feeds=False))

BY_KIND: dict[type, st.SearchStrategy[Event]] = {
    Started: st.just(START) | st.builds(Started, st.just(FORM.id), st.just((("o1", "", "民生"),))),
    FieldSet: PATHS.flatmap(_single),
    ItemSet: LISTS.flatmap(_line),
    ItemRemoved: st.builds(ItemRemoved, LINES),
    ListMarked: st.builds(ListMarked, LISTS, st.sampled_from(list(ListStatus))),
    LinesMarked: st.builds(LinesMarked, st.lists(LINES, min_size=1, max_size=4, unique=True).map(tuple), st.booleans()),
    ObjectiveAdded: st.builds(ObjectiveAdded, OBJECTIVES, NAMES),
    ObjectiveRemoved: st.builds(ObjectiveRemoved, OBJECTIVES),
    Moved: st.builds(Moved, places()),
    Typed: _typed(),
    FindingKept: st.builds(
        FindingKept,
        st.sampled_from(["money.income", "schema.required", "blanks.open"]),
        st.one_of(PATHS, LISTS, LINES),
        st.none() | ANYTHING,
        PARAGRAPHS.map(lambda text: text[:200]),
    ),
    Imported: IMPORTS,
    Undone: st.builds(Undone, st.integers(1, 40)),
    Redone: st.builds(Redone, st.integers(1, 40)),
}
"""A strategy for each kind of event."""
EVENTS = st.one_of(*BY_KIND.values())

_COMMON = (FieldSet, ItemSet, ItemSet, ItemSet, ItemRemoved, ListMarked, Moved, Typed, Undone, Redone)
HISTORIES = st.lists(st.one_of(*(BY_KIND[kind] for kind in _COMMON), EVENTS), max_size=30)
"""What may happen to a draft that has begun, in any order; imports and strange events among the usual ones."""


def entries(events: Sequence[Event], first: int = 1) -> list[Entry]:
    """Return events as journal entries, numbered from `first` on, a minute apart."""
    return [
        Entry(
            number, f"2026-11-{10 + number // 1440:02d}T{number // 60 % 24:02d}:{number % 60:02d}:00Z", "clerk", event
        )
        for number, event in enumerate(events, first)
    ]


assert set(BY_KIND) == set(get_args(Event)), "every kind of event has its strategy"
assert len(Category) == len(OUTPUT_CATEGORIES) - 1 + len(BENEFIT_CATEGORIES)
