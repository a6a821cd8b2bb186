"""What people call the ways in which an answer came into a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assistant.events import Source

SOURCE_NAMES: Final[Mapping[Source, str]] = {
    Source.WRITTEN: "新写",
    Source.BANK: "题库",
    Source.LAST_YEAR: "去年",
    Source.LAST_YEAR_CHANGED: "改自去年",
    Source.IMPORTED: "导入",
}
"""Where an answer came from."""
