"""Events to and from JSON values, as the journal keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import Enum
from typing import Any, Final, get_args

from assistant import eventmembers as read
from assistant.codec import Json, declaration_json, indicator_json
from assistant.events import (
    Event,
    FieldSet,
    FindingKept,
    Imported,
    ItemRemoved,
    ItemSet,
    LinesMarked,
    ListMarked,
    Moved,
    ObjectiveAdded,
    ObjectiveRemoved,
    Place,
    Redone,
    Started,
    Typed,
    Undone,
)
from assistant.model import ABSENT, Absent, Declaration, Indicator
from assistant.structure import Reader, read_declaration, read_form, read_text

_TYPES: Final[dict[str, type[Event]]] = {kind.__name__: kind for kind in get_args(Event)}
_TYPE: Final = re.compile("[A-Z][A-Za-z]{0,39}")


class UnknownEventError(ValueError):
    """An event of a type that this version does not know: written by a newer one, as opposed to damaged."""


def event_json(event: Event) -> Json:
    """Return the JSON value of an event: its type and its members; ABSENT members are left out."""
    members = {part.name: getattr(event, part.name) for part in fields(event)}
    return {"type": type(event).__name__, **{k: _encode(v) for k, v in members.items() if v is not ABSENT}}


def _encode(value: Any) -> Json:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Place):
        return {part.name: held for part in fields(value) if (held := getattr(value, part.name)) is not None}
    if isinstance(value, Indicator):
        return indicator_json(value)
    if isinstance(value, Declaration):
        return declaration_json(value)
    return list(map(_encode, value)) if isinstance(value, tuple) else value


def parse_event(data: Json) -> Event:
    """Return the event that `data` describes; KeyError, TypeError or ValueError when it describes none.

    An event of a type that is not known raises UnknownEventError. What is returned can be folded, shown and written.
    """
    if type(data) is not dict:
        raise TypeError(data)
    name = data["type"]
    kind = _TYPES.get(name) if type(name) is str else None
    if kind is None:
        raise (UnknownEventError if type(name) is str and _TYPE.fullmatch(name) else ValueError)(name)
    readers = _MEMBERS[kind]
    members = {key: readers[key](value) for key, value in data.items() if key != "type"}
    if kind is FieldSet:
        _complete_answer(members)
    elif kind is ItemSet:
        members["value"] = read.read_line(members["list"], members["value"])
    event = kind(**members)
    if isinstance(event, Typed) and event.caret is not None and not 0 <= event.caret <= len(event.text):
        raise ValueError(event.caret)
    if isinstance(event, Imported) and "".join(part[0] for part in event.ids) != "".join(_prefixes(event.declaration)):
        raise ValueError(len(event.ids))
    return event


def _complete_answer(members: dict[str, Any]) -> None:
    path = members["path"]
    if "value" in members:
        members["value"] = read.read_answer(path, members["value"])
    elif path.endswith("/title"):  # an objective without one is none
        raise KeyError("value")
    else:
        members["value"] = ABSENT


def _prefixes(declaration: Declaration) -> Iterator[str]:
    """Yield what the ids of the parts begin with, in document order."""
    yield "i" * _count(declaration.duties)
    for objective in () if isinstance(declaration.objectives, Absent) else declaration.objectives:
        yield "o" + "i" * (_count(objective.outputs) + _count(objective.benefits))


def _count(parts: tuple[object, ...] | Absent) -> int:
    return 0 if isinstance(parts, Absent) else len(parts)


def _as_it_is(value: Json) -> Json:
    # Read once the member is known that says what it may be.
    return value


_MEMBERS: Final[Mapping[type[Event], Mapping[str, Reader]]] = {
    Started: {"form": read_form, "objectives": read.read_objectives},
    FieldSet: {"path": read.read_path, "value": _as_it_is, "source": read.read_source, "as_typed": read.read_as_typed},
    ItemSet: {
        "id": read.read_line_id,
        "list": read.read_list_id,
        "value": _as_it_is,
        "after": read.read_after,
        "source": read.read_source,
    },
    ItemRemoved: {"id": read.read_line_id},
    ListMarked: {"list": read.read_list_id, "status": read.read_status},
    LinesMarked: {"ids": read.read_line_ids, "decided": read.read_flag},
    ObjectiveAdded: {"id": read.read_objective_id, "title": read.read_name},
    ObjectiveRemoved: {"id": read.read_objective_id},
    Moved: {"place": read.read_place},
    Typed: {"place": read.read_place, "text": read_text, "caret": read.read_caret, "refused": read.read_flag},
    FindingKept: {
        "rule": read.read_rule,
        "target": read.read_target,
        "excerpt": read.read_excerpt,
        "reason": read.read_reason,
    },
    Imported: {"file": read.read_file, "declaration": read_declaration, "ids": read.read_ids},
    Undone: {"seq": read.read_seq},
    Redone: {"seq": read.read_seq},
}
"""What reads each member of each event."""
