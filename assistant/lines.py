"""What a typed line becomes in its list, and what the schema says of it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.agenda import Topic
from assistant.answers import split_category
from assistant.codec import Json, indicator_json
from assistant.events import ItemValue
from assistant.form import Form
from assistant.model import Finding, Indicator
from assistant.validation import check_value


def line_value(topic: Topic, text: str, before: ItemValue | None, form: Form) -> ItemValue:
    """Return the value of a line typed as `text` where `before` stood; a benefit's leading label is split off."""
    if not topic.objective:
        return text
    category = None
    if topic.id.endswith("/benefits"):
        category, text = split_category(text, form)
    if not isinstance(before, Indicator):
        return Indicator(text, category)
    if before.text == text:
        return replace(before, category=category or before.category)
    # Structured parts that the new sentence no longer bears out would contradict it.
    targets = tuple(part for part in before.targets if part.value is None or part.value in text)
    return replace(before, text=text, category=category or before.category, targets=targets, deadline=None)


def check_line(topic: Topic, values: Sequence[ItemValue], index: int) -> tuple[Finding, ...]:
    """Return what the schema objects to in line `index` of `values`, or in their number; a category may be missing."""
    lines: Json = [indicator_json(value) if isinstance(value, Indicator) else value for value in values]
    pointer = f"{topic.pointer}/{index}"
    return tuple(
        finding
        for finding in check_value(topic.pointer, lines)
        if finding.path == topic.pointer or f"{finding.path}/".startswith(f"{pointer}/")
        if finding.path != f"{pointer}/category"
    )
