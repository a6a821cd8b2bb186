"""The commands on the lines of lists: which line, where to, which pieces, and the step that it comes to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from assistant import agenda
from assistant.agenda import Topic
from assistant.answers import half_width
from assistant.bank.phrases import OPERATORS
from assistant.bank.sentences import with_deadline, with_operator, with_unit, with_value
from assistant.categories import parse_category
from assistant.commands import Command, Verb
from assistant.deadlines import last_day
from assistant.errors import InputError
from assistant.events import (
    CATEGORY,
    Event,
    Imported,
    ItemSet,
    LinesMarked,
    ListMarked,
    ListStatus,
    Moved,
    Place,
    Source,
)
from assistant.firstpass import undecided_ids
from assistant.folding import apply
from assistant.ids import next_id
from assistant.interview import Interview
from assistant.lines import Wording
from assistant.model import Absent, Category, Indicator, Operator, Target
from assistant.pieces import pieces_of, read_choice
from assistant.state import DUTIES, ItemList
from assistant.step import Step
from assistant.wording import arranging as say
from assistant.wording.fields import CATEGORY_NAMES

_NUMBER: Final = re.compile(r"(\d{1,3}) ?条?")
_OUTPUTS: Final = tuple(Category)[:5]
_SIGNS: Final = {"≥": Operator.GE, ">=": Operator.GE, "≤": Operator.LE, "<=": Operator.LE, "=": Operator.EQ,
                 ">": Operator.GT, "<": Operator.LT, "大于": Operator.GT, "小于": Operator.LT,
                 "不少于": Operator.GE, "不超过": Operator.LE}  # fmt: skip
_LOOSE_FIGURE: Final = re.compile(r"(?<![\d.第〔])\d+(?:,\d{3})*(?:\.\d+)?(?![\d.]|年|月|日|号)")
_FIGURE: Final = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(\D{0,10})")


def arranged(command: Command, interview: Interview) -> Step:
    """Return the step that a command on a line of the list that is asked comes to."""
    match = _NUMBER.match(command.argument or _asked(interview))
    word, example = _EXAMPLES[command.verb]
    if match is None:
        return Step(accepted=False, notes=(say.which_line(word, example),))
    if interview.topic.kind is not agenda.Kind.LINES:
        return Step(accepted=False, notes=(say.NO_LIST,))
    number, rest = int(match.group(1)), command.argument[match.end() :].strip()
    item = interview.line(number)
    if item is None:
        return Step(accepted=False, notes=(interview.no_line(number),))
    try:
        return _ORDERS[command.verb](interview, item.id, number, rest)
    except InputError as slip:
        return Step(accepted=False, notes=(str(slip),))


def _asked(interview: Interview) -> str:
    """Return the number of the line that is asked about: a word alone means that one; "" where none is."""
    place = interview.place
    held = interview.state.items(place.question) if interview.topic.kind is agenda.Kind.LINES else ItemList()
    index = held.index(place.item)
    return "" if index is None else str(index + 1)


def _insert(interview: Interview, item_id: str, number: int, rest: str) -> Step:
    return interview.arranging.insert(item_id)


def _up(interview: Interview, item_id: str, number: int, rest: str) -> Step:
    return interview.arranging.shift(item_id, -1)


def _down(interview: Interview, item_id: str, number: int, rest: str) -> Step:
    return interview.arranging.shift(item_id, 1)


def _copy(interview: Interview, item_id: str, number: int, rest: str) -> Step:
    return interview.arranging.duplicate(item_id)


def _remove(interview: Interview, item_id: str, number: int, rest: str) -> Step:
    return interview.arranging.remove(item_id)


def _split(interview: Interview, item_id: str, number: int, rest: str) -> Step:
    arranging = interview.arranging
    if not rest:
        return arranging.ask_split(item_id)
    chosen = read_choice(rest, len(pieces_of(arranging.spot(item_id).text)))
    return arranging.split(item_id, chosen or ())


def _merge(interview: Interview, item_id: str, number: int, rest: str) -> Step:
    last = int(found[-1]) if (found := re.findall(r"\d+", rest)) else number + 1
    if last < number:
        number, last = last, number
        item = interview.line(number)
        item_id = item.id if item else item_id
    return interview.arranging.merge(item_id, last - number + 1)


def _move_to(interview: Interview, item_id: str, number: int, rest: str) -> Step:
    plain = re.sub(r"[\s到去的]", "", rest)
    if match := re.fullmatch(r"第?(\d{1,3})条?", plain):
        return interview.arranging.put(item_id, int(match.group(1)))
    if not plain:
        raise InputError(say.which_line(*_EXAMPLES[Verb.MOVE_TO]))
    list_id = _list_named(interview, interview.arranging.spot(item_id).topic, plain)
    step = interview.arranging.relocate(item_id, list_id)
    lacks = [event for event in step.events if isinstance(event, ItemSet) and _lacks(event)]
    asked = (Moved(Place(list_id, item_id, CATEGORY)),) if lacks else ()
    return Step((*step.events, *asked), step.accepted, step.findings, step.notes)


def _lacks(event: ItemSet) -> bool:
    return event.list.endswith("/benefits") and isinstance(event.value, Indicator) and event.value.category is None


def _list_named(interview: Interview, here: Topic, name: str) -> str:
    """Return the id of the list that 目标5, 效益 or 目标5效益 names; InputError where there is none."""
    match = re.fullmatch(r"(?:目标(\d{1,2}))?(产出|效益)?(?:指标)?", name)
    if match is None or not here.objective:
        raise InputError(say.unclear(name) if match is None else say.CANNOT_GO_THERE)
    number = int(match.group(1) or here.objective)
    objectives = interview.state.objectives
    if not 1 <= number <= len(objectives):
        raise InputError(say.no_objective(number, len(objectives)))
    list_name = {"产出": "outputs", "效益": "benefits"}.get(match.group(2) or "", here.id.rpartition("/")[2])
    return f"{objectives[number - 1].id}/{list_name}"


def _categorise(interview: Interview, item_id: str, number: int, rest: str) -> Step:
    plain = re.sub(r"^[归为是:\s]+", "", rest)
    arranging = interview.arranging
    if arranging.spot(item_id).topic.id.endswith("/benefits"):
        return arranging.categorise(item_id, parse_category(plain, interview.form))
    found = next((part for part in _OUTPUTS if plain.removesuffix("指标") == CATEGORY_NAMES[part]), None)
    if found is None and plain not in ("不分", "没有"):
        raise InputError(say.no_category_here(indicator=True, benefits=False))
    return arranging.categorise(item_id, found)


def _alter(interview: Interview, item_id: str, number: int, rest: str) -> Step:
    match = re.fullmatch(r"的? ?(指标值|值|计量单位|单位|符号|完成时间|时间) ?(?:改?[为成])? ?(.+)", rest)
    if match is None:
        raise InputError(say.which_line(*_EXAMPLES[Verb.ALTER]))
    return alter(interview, item_id, match.group(1), match.group(2).strip())


def alter_typed(interview: Interview, item_id: str, text: str) -> Step:
    """Change a part of a line that is typed with its name, as 单位 亩, or its value; InputError as from `alter`."""
    match = re.fullmatch(r"(指标值|值|计量单位|单位|符号|完成时间|时间)[ :]+(.+)", half_width(text).strip())
    return alter(interview, item_id, *(match.groups() if match else ("值", text)))


def alter(interview: Interview, item_id: str, part: str, text: str) -> Step:
    """Change the value, unit, operator or date of a line in its sentence; InputError where `text` is no such thing."""
    return interview.arranging.change(item_id, _change_of(part, half_width(text), agenda.header(interview.state)[1]))


def _change_of(part: str, text: str, year: int | None) -> Callable[[Indicator, Wording], Indicator | None]:
    if part in ("完成时间", "时间"):
        if last_day(text, year or 2000) is None:
            raise InputError(say.part_unread("时间", text))
        return lambda value, known: with_deadline(value, text, known.year)
    if part == "符号":
        operator = OPERATORS.get(text) or _SIGNS.get(text)
        if operator is None or operator is Operator.QUALITATIVE:
            raise InputError(say.part_unread(part, text))
        return lambda value, known: _on_first(value, lambda held: with_operator(held, 0, operator, known.phrases))
    if part in ("计量单位", "单位"):
        return lambda value, known: _on_first(value, lambda held: with_unit(held, 0, text, known.phrases))
    match = _FIGURE.fullmatch(text)
    figure, unit = match.groups() if match else (text, "")
    return lambda value, known: _on_first(value, lambda held: _valued(held, figure, unit.strip(), known))


def _valued(held: Indicator, figure: str, unit: str, known: Wording) -> Indicator | None:
    made = with_value(held, 0, figure, known.phrases)
    if made is None or unit in ("", made.targets[0].unit) or f"{figure}{unit}" in made.text:
        return made
    return with_unit(made, 0, unit, known.phrases)


def _on_first(value: Indicator, change: Callable[[Indicator], Indicator | None]) -> Indicator | None:
    """Change the only target of a line; one that has none may have a single figure that is meant."""
    if len(value.targets) == 1:
        return change(value)
    figures = _LOOSE_FIGURE.findall(value.text)
    if value.targets or len(figures) != 1:
        return None
    made = change(replace(value, targets=(Target("", None, figures[0]),)))
    return None if made is None else replace(made, targets=())


def keep_duties(interview: Interview) -> Step:
    """Accept all duties as they stand, or take those of the file that the draft began from, and go on."""
    if interview.topic.id != DUTIES:
        return Step(accepted=False, notes=(say.NOT_DUTIES,))
    state, held = interview.state, interview.state.duties
    events: list[Event] = [] if held.items else list(_brought(interview))
    if not held.items and not events:
        return Step(accepted=False, notes=(say.NO_DUTIES,))
    was_done = held.status is ListStatus.DONE
    undecided = undecided_ids(state, DUTIES)
    events += [LinesMarked(undecided, decided=True)] if undecided else []
    events += [] if was_done else [ListMarked(DUTIES, ListStatus.DONE)]
    for event in events:
        state = apply(state, event)
    onward = (agenda.following if was_done and not undecided else agenda.onward)(interview.form, state, DUTIES)
    note = say.duties_kept(len(state.duties.items), not held.items)
    return Step((*events, Moved(onward)), notes=(note,))


def _brought(interview: Interview) -> tuple[Event, ...]:
    """Return the events that write the duties of the file that the draft began from."""
    files = [entry.event.declaration for entry in interview.entries if isinstance(entry.event, Imported)]
    first = int(next_id(interview.entries, "i")[1:])
    duties: tuple[str, ...] = () if not files or isinstance(files[-1].duties, Absent) else files[-1].duties
    return tuple(
        ItemSet(f"i{first + number}", DUTIES, text, source=Source.IMPORTED) for number, text in enumerate(duties)
    )


_ORDERS: Final[dict[Verb, Callable[[Interview, str, int, str], Step]]] = {
    Verb.REMOVE: _remove,
    Verb.INSERT: _insert,
    Verb.UP: _up,
    Verb.DOWN: _down,
    Verb.MOVE_TO: _move_to,
    Verb.COPY: _copy,
    Verb.SPLIT: _split,
    Verb.MERGE: _merge,
    Verb.CATEGORISE: _categorise,
    Verb.ALTER: _alter,
}
_EXAMPLES: Final = {
    Verb.REMOVE: ("删", "删 2"),
    Verb.INSERT: ("插到", "插到 3"),
    Verb.UP: ("上移", "上移 3"),
    Verb.DOWN: ("下移", "下移 3"),
    Verb.MOVE_TO: ("移到", "移到 3 目标5，或 移到 3 第1条"),
    Verb.COPY: ("复制", "复制 3"),
    Verb.SPLIT: ("拆", "拆 3"),
    Verb.MERGE: ("合", "合 3-4"),
    Verb.CATEGORISE: ("类别", "类别 3 经济"),
    Verb.ALTER: ("换", "换 3 值 95"),
}
