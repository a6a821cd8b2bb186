"""What depends on a single answer: the lines that say it, and the deadlines that go along with the year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final, TypeVar

from assistant.events import FieldSet, FieldValue, ItemValue
from assistant.model import ABSENT, Indicator
from assistant.singles import BASICS

_Held = TypeVar("_Held")
_COUNTED: Final = "[个户人名组村亩]"


def stale_after(
    event: FieldSet,
    stale: Mapping[str, str],
    fields: Mapping[str, FieldValue],
    lines: Iterable[tuple[str, ItemValue]],
) -> dict[str, str]:
    """Return what is to be looked at again once an answer is set, each path or line id with what it is for.

    What says the old answer joins what is `stale` already; what says the new one leaves it. `fields` and `lines`
    (id, value) are those before the event.
    """
    old, lines = fields.get(event.path, ABSENT), list(lines)
    after = without(stale, event.path, *dependents(event.path, event.value, lines))
    if old != event.value:
        after |= dict.fromkeys(dependents(event.path, old, lines), event.path)
    department = fields.get("/department")
    if event.path == "/filer" and department == event.value:
        after.pop("/department", None)
    elif event.path == "/filer" and old is not ABSENT and department == old:
        after["/department"] = event.path
    return after


def without(held: Mapping[str, _Held], *names: str) -> dict[str, _Held]:
    """Return a mapping without some of its keys."""
    return {key: value for key, value in held.items() if key not in names}


def dependents(path: str, value: FieldValue, lines: Iterable[tuple[str, ItemValue]]) -> frozenset[str]:
    """Return the ids of the lines (id, value) that say the answer at `path` while it is `value`."""
    said = None if value is ABSENT or value is None else _said(path, value)
    if said is None:
        return frozenset()
    return frozenset(name for name, line in lines if said.search(_text(line)))


def _said(path: str, old: FieldValue) -> re.Pattern[str] | None:
    """Return how an answer stands in a sentence."""
    if path == "/year":
        return re.compile(rf"(?<!\d){old}(?!\d)")
    if isinstance(old, Decimal) and old:
        unit = _COUNTED if path.startswith(BASICS) else "万元"
        return re.compile(rf"(?<![\d.,，]){_figure(old)}{unit}")
    return re.compile(re.escape(old)) if isinstance(old, str) and path in ("/filer", "/department") else None


def _figure(value: Decimal) -> str:
    """Return the pattern of a number, whatever zeros it ends in."""
    whole, _, rest = f"{value.normalize():f}".partition(".")
    return rf"{whole}\.{rest}0*" if rest else rf"{whole}(?:\.0+)?"


def _text(value: ItemValue) -> str:
    return value.text if isinstance(value, Indicator) else value


def turned(line: ItemValue, old: int, new: int) -> ItemValue:
    """Return a line of the year `old` for the year `new`: a deadline whose year it does not say goes along."""
    if not isinstance(line, Indicator) or line.deadline is None or not line.deadline.startswith(f"{old}-"):
        return line
    if re.search(rf"(?<!\d){old}(?!\d)", line.text):
        return line
    return replace(line, deadline=turned_day(line.deadline, new))


def turned_day(day: str, year: int) -> str:
    """Return an ISO date in another year; 29 February is 28 where that has none."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return f"{year}{'-02-28' if day[4:] == '-02-29' and not leap else day[4:]}"
