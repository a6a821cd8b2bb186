"""Events to and from JSON values, as the journal keeps them."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from enum import Enum
from typing import Any, Final, get_args

from assistant.codec import Json, declaration_json, indicator_json, parse_declaration, parse_indicator
from assistant.events import Event, FieldSet, ItemSet, ListStatus, Place, Source
from assistant.model import ABSENT, Declaration, Indicator, plain_decimal


class UnknownEventError(ValueError):
    """An event of a type that this version of the program does not know."""


_TYPES: Final[dict[str, type[Event]]] = {kind.__name__: kind for kind in get_args(Event)}


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
    return value


def parse_event(data: Json) -> Event:
    """Return the event that `data` describes; KeyError, TypeError or ValueError when it describes none."""
    if data["type"] not in _TYPES:
        raise UnknownEventError(data["type"])
    kind = _TYPES[data["type"]]
    members: dict[str, Any] = {key: value for key, value in data.items() if key != "type"}
    for name, value in members.items():
        members[name] = _decode(kind, name, value, members)
    if kind is FieldSet:
        members.setdefault("value", ABSENT)
    return kind(**members)


def _decode(kind: type[Event], name: str, value: Json, members: dict[str, Any]) -> Any:
    if name == "source":
        return Source(value)
    if name == "status":
        return ListStatus(value)
    if name == "place":
        return Place(**value)
    if name == "declaration":
        return parse_declaration(value)
    if name in ("ids", "objectives"):
        return tuple(tuple(part) if isinstance(part, list) else part for part in value)
    if kind is ItemSet and name == "value" and isinstance(value, dict):
        return parse_indicator(value)
    # An amount without a fraction comes from JSON as an int; the path tells it from a year.
    if kind is FieldSet and name == "value" and members["path"].startswith("/budget/") and value is not None:
        return plain_decimal(Decimal(value))
    return value
