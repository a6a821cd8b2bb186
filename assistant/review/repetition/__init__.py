"""Repetition: what is said twice, contradicts itself, or is last year's."""

from __future__ import annotations

from typing import Final

from assistant.review.context import FormRule, LineRule
from assistant.review.repetition.across import held_lines, same_clauses, same_indicators, same_lines, same_tasks
from assistant.review.repetition.contradiction import done_and_under_way, two_satisfactions
from assistant.review.repetition.copied import copied_duties, copied_from_last_year
from assistant.review.repetition.doubled import doubled_items, doubled_sentences, doubled_words

LINE_RULES: Final[tuple[LineRule, ...]] = (doubled_words, doubled_items, doubled_sentences)
FORM_RULES: Final[tuple[FormRule, ...]] = (
    same_lines,
    same_clauses,
    held_lines,
    same_tasks,
    same_indicators,
    two_satisfactions,
    done_and_under_way,
    copied_from_last_year,
    copied_duties,
)
