"""Quantity: outputs without a number, wrong operators and units, values out of range."""

from __future__ import annotations

from typing import Final

from assistant.review.context import FormRule, LineRule

LINE_RULES: Final[tuple[LineRule, ...]] = ()
FORM_RULES: Final[tuple[FormRule, ...]] = ()
