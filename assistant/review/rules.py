"""Every rule of the review: those that look at one line alone, and those that look at the whole form."""

from __future__ import annotations

from typing import Final

from assistant.review import (
    dimensions,
    funds,
    place,
    quantity,
    repetition,
    substance,
    terms,
    time,
    typography,
)

_FAMILIES: Final = (funds, place, time, terms, typography, quantity, dimensions, substance, repetition)
LINE_RULES: Final = tuple(rule for family in _FAMILIES for rule in family.LINE_RULES)
"""Rules for single lines, family by family."""
FORM_RULES: Final = tuple(rule for family in _FAMILIES for rule in family.FORM_RULES)
"""Rules for the whole form, family by family."""
