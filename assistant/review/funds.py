"""Funds: amounts in the text against the budget, and works without project money."""

from __future__ import annotations

from typing import Final

from assistant.review.context import FormRule, LineRule

LINE_RULES: Final[tuple[LineRule, ...]] = ()
FORM_RULES: Final[tuple[FormRule, ...]] = ()
