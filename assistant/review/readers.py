"""How the rows of question_bank/terms/ are read: for the check of a bank, which reads them all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from assistant.bank import Row
from assistant.bank.terms import parse_report, parse_sign, parse_slip, parse_term, parse_year_word
from assistant.review.dimensions import tables as dimensions
from assistant.review.quantity import tables as quantity

READERS: Final[Mapping[str, Callable[[Row], object]]] = {
    "terms/outdated.csv": parse_term,
    "terms/slips.csv": parse_slip,
    "terms/reports.csv": parse_report,
    "terms/signs.csv": parse_sign,
    "terms/years.csv": parse_year_word,
    "terms/ranges.csv": quantity.parse_range,
    "terms/measures.csv": quantity.parse_measure,
    "terms/quantified.csv": quantity.parse_quantified,
    "terms/vague.csv": quantity.parse_vague,
    "terms/inputs.csv": quantity.parse_input,
    "terms/no_share.csv": quantity.parse_words,
    "terms/effect_verbs.csv": quantity.parse_words,
    "terms/category_words.csv": dimensions.parse_cue,
    "terms/scopes.csv": dimensions.parse_scope,
    "terms/generic.csv": quantity.parse_words,
}
"""By name below the bank's folder; each raises CellError for a row that cannot be used."""
