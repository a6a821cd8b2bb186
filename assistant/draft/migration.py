"""Older drafts to the present version: one step for each version, on the entries' JSON before they are events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from assistant.codec import Json

VERSION: Final = 2
"""Of what a draft is kept in; schema/draft.schema.json describes it."""

Step = Callable[[Sequence[Json]], list[Json]]


def _from_1(entries: Sequence[Json]) -> list[Json]:
    """Version 1 had no header, and so neither a version nor an id; its entries are those of version 2."""
    return list(entries)


STEPS: Final[Mapping[int, Step]] = {1: _from_1}
"""From each older version to the next one."""


def migrate(entries: Sequence[Json], version: int) -> list[Json]:
    """Return the entries of a draft of `version` as the present version has them."""
    migrated = list(entries)
    for number in range(version, VERSION):
        migrated = STEPS[number](migrated)
    return migrated
