"""Quantity: outputs without a number, wrong operators and units, values out of range."""

from __future__ import annotations

from typing import Final

from assistant.review.context import FormRule, LineRule
from assistant.review.quantity.ranges import check_ranges
from assistant.review.quantity.targets import check_targets
from assistant.review.quantity.values import check_values
from assistant.review.quantity.words import check_inputs, check_length, check_number, check_vague

LINE_RULES: Final[tuple[LineRule, ...]] = (
    check_number,
    check_vague,
    check_inputs,
    check_length,
    check_values,
    check_ranges,
    check_targets,
)
FORM_RULES: Final[tuple[FormRule, ...]] = ()
