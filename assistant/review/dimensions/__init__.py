"""Dimensions: categories that the form lacks, and lines under the wrong category or objective."""

from __future__ import annotations

from typing import Final

from assistant.review.context import FormRule, LineRule
from assistant.review.dimensions.form import check_form
from assistant.review.dimensions.lines import check_category, check_objective

LINE_RULES: Final[tuple[LineRule, ...]] = (check_category, check_objective)
FORM_RULES: Final[tuple[FormRule, ...]] = (check_form,)
