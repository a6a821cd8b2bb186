"""Which kind of benefit a typed word or a label in front of a sentence names."""

from __future__ import annotations

import re

from assistant.answers import half_width
from assistant.errors import InputError
from assistant.form import Form
from assistant.model import BENEFIT_CATEGORIES, Category
from assistant.wording import answers as say
from assistant.wording.fields import CATEGORY_NAMES


def parse_category(text: str, form: Form) -> Category:
    """Read a benefit's category: 1 to 5, its short name or its printed label; InputError when it is none."""
    plain = re.sub(r"\s+", "", half_width(text)).rstrip(":")
    if plain.isascii() and plain.isdigit() and 1 <= int(plain) <= len(BENEFIT_CATEGORIES):
        return BENEFIT_CATEGORIES[int(plain) - 1]
    for category in BENEFIT_CATEGORIES:
        names = (CATEGORY_NAMES[category], *_labels(category, form))
        if plain in names or _is_short_for(plain, category):
            return category
    raise InputError(say.no_category(text))


def split_category(text: str, form: Form) -> tuple[Category | None, str]:
    """Split a benefit's label from its text, as (category, text); the category is None when no label leads."""
    head, mark, rest = text.partition("：") if "：" in text[:30] else text.partition(":")
    plain = re.sub(r"\s+", "", half_width(head))
    if mark:
        for category in form.categories:
            if plain in _labels(category, form) or _is_short_for(plain, category):
                return category, rest.strip()
    return None, text


def _is_short_for(word: str, category: Category) -> bool:
    return len(word) >= 2 and CATEGORY_NAMES[category].startswith(word)


def _labels(category: Category, form: Form) -> tuple[str, ...]:
    label = form.categories.get(category)
    return () if label is None else (label.label.rstrip("：:"), *label.aliases)
