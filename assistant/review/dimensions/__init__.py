"""Dimensions: categories that the form lacks, and lines under the wrong category or objective."""

from __future__ import annotations

from typing import Final

from assistant.review.context import FormRule, LineRule

LINE_RULES: Final[tuple[LineRule, ...]] = ()
FORM_RULES: Final[tuple[FormRule, ...]] = ()
