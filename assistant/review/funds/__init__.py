"""Funds: amounts in the text against the budget, and works without project money."""

from __future__ import annotations

from typing import Final

from assistant.review.context import FormRule, LineRule
from assistant.review.funds.amounts import above_budget, amount_twice, costs_above_budget
from assistant.review.funds.units import large_yuan, money_without_unit, too_fine_money, yuan_in_budget, yuan_in_text
from assistant.review.funds.works import works_without_money

LINE_RULES: Final[tuple[LineRule, ...]] = (money_without_unit, too_fine_money, large_yuan)
FORM_RULES: Final[tuple[FormRule, ...]] = (
    works_without_money,
    above_budget,
    costs_above_budget,
    amount_twice,
    yuan_in_budget,
    yuan_in_text,
)
