"""Place: places that are not the filer's own, and names that are not whole."""

from __future__ import annotations

from typing import Final

from assistant.review.context import FormRule, LineRule
from assistant.review.place.foreign import common_names, foreign_names
from assistant.review.place.names import kind_words, own_name
from assistant.review.place.seal import department_name, filer_name
from assistant.review.place.strangers import names_of_origin
from assistant.review.place.things import several_names, village_count
from assistant.review.place.unlisted import short_ethnic_names

LINE_RULES: Final[tuple[LineRule, ...]] = (
    filer_name,
    department_name,
    foreign_names,
    names_of_origin,
    short_ethnic_names,
    own_name,
    kind_words,
    village_count,
)
FORM_RULES: Final[tuple[FormRule, ...]] = (common_names, several_names)
