"""Substance: work that is not a township's, dates that cannot be, promises that must not be made."""

from __future__ import annotations

from typing import Final

from assistant.review.context import FormRule, LineRule

LINE_RULES: Final[tuple[LineRule, ...]] = ()
FORM_RULES: Final[tuple[FormRule, ...]] = ()
