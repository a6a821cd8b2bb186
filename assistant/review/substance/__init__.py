"""Substance: what a township cannot promise, cannot reach or has counted wrongly."""

from __future__ import annotations

from typing import Final

from assistant.review.context import FormRule, LineRule
from assistant.review.substance.counts import counts_of_basics, two_totals, two_values
from assistant.review.substance.dates import all_at_year_end, impossible_dates, out_of_season
from assistant.review.substance.kinds import forbidden, others_powers, process_paper, unmeasured
from assistant.review.substance.measures import empty_cost, growth_without_base, worse_than_last_year
from assistant.review.substance.passive import passive_counts
from assistant.review.substance.personal import personal_data
from assistant.review.substance.projects import projects_without_indicator
from assistant.review.substance.sums import names_miscounted, parts_miscounted

LINE_RULES: Final[tuple[LineRule, ...]] = (
    others_powers,
    process_paper,
    unmeasured,
    forbidden,
    passive_counts,
    counts_of_basics,
    impossible_dates,
    out_of_season,
    growth_without_base,
    empty_cost,
    personal_data,
    parts_miscounted,
    names_miscounted,
)
FORM_RULES: Final[tuple[FormRule, ...]] = (
    two_values,
    two_totals,
    all_at_year_end,
    worse_than_last_year,
    projects_without_indicator,
)
