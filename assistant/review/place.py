"""Place: places that are not the filer's own, and names that are not whole."""

from __future__ import annotations

from typing import Final

from assistant.review.context import FormRule, LineRule

LINE_RULES: Final[tuple[LineRule, ...]] = ()
FORM_RULES: Final[tuple[FormRule, ...]] = ()
