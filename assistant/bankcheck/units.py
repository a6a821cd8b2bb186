"""Units of measurement: the closed list of question_bank/units.csv, single or one per another, as 元/亩."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assistant.bank import Bank

FILE: Final = "units.csv"


@dataclass(frozen=True)
class Units:
    """All units and how else they are written."""

    aliases: Mapping[str, tuple[str, ...]]
    """By unit."""

    def mend(self, unit: str) -> str | None:
        """Return None for a unit of the list, or made of such; else what is meant, empty where that is unknown."""
        parts = re.split("([/·])", unit)
        if all(part in self.aliases for part in parts[::2]):
            return None
        meant = {alias: name for name, others in self.aliases.items() for alias in others}
        mended = [part if part in self.aliases or part in "/·" else meant.get(part, "") for part in parts]
        return "".join(mended) if all(mended) else ""

    def stands(self, unit: str, after: str) -> bool:
        """Tell whether what stands behind a figure begins with the unit, or with what it is counted in per another."""
        first = unit.partition("/")[0]
        return any(after.startswith(name) for name in (unit, first, *self.aliases.get(first, ())))


def units_of(bank: Bank) -> Units:
    """Return the units of a bank."""
    return Units({row["单位"]: row.words("别名", " ") for row in bank.rows(FILE) if row["单位"]})
