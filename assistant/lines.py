"""What a typed line becomes in its list, and what the schema says of it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace

from assistant.agenda import Topic
from assistant.bank.phrases import Phrase
from assistant.bank.sentences import indicator_of, read_sentence, reworded
from assistant.builder import range_note
from assistant.categories import split_category
from assistant.codec import Json, indicator_json
from assistant.events import ItemValue
from assistant.form import Form
from assistant.importing.numerals import marker_at
from assistant.model import Finding, Indicator
from assistant.singles import PROJECTS
from assistant.validation import check_value
from assistant.wording import worksheet as say_worksheet
from assistant.worksheet import read_project


@dataclass(frozen=True)
class Wording:
    """What a typed sentence is read against."""

    phrases: Sequence[Phrase] = ()
    """Phrases of the bank, those of the asked objective first."""
    year: int | None = None
    """The form's year, for dates."""


_INSIDE_A_SENTENCE = frozenset({"一是", "第一"})
"""Ways of numbering that belong to one item's text."""


def split_numbered(text: str, number: int = 1) -> list[str]:
    """Split text of several lines whose numbers follow each other from 1 or from `number` on into one text each.

    A line without the next number continues the one above it; text that is no such list comes back whole.
    """
    parts: list[str] = []
    family, expected = "", 0
    for line in text.split("\n"):
        marker = marker_at(line)
        if not parts:
            if marker is None or marker.number not in (1, number) or marker.family in _INSIDE_A_SENTENCE:
                return [text]
            family, expected = marker.family, marker.number
        if marker and marker.family == family and marker.number == expected and not marker.digit_follows:
            parts.append(line[marker.end :].strip())
            expected += 1
        elif parts:
            parts[-1] += f"\n{line.strip()}"
        else:
            return [text]
    parts = [part.strip() for part in parts]
    return parts if len(parts) > 1 and all(parts) else [text]


def number_paragraphs(text: str) -> tuple[str, int]:
    """Return a text with every paragraph numbered from 1 on in place of any number it had, and how many there are."""
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    bare = [part[marker.end :].strip() if (marker := marker_at(part)) else part for part in paragraphs]
    if len(bare) < 2:
        return text, len(bare)
    return "\n".join(f"{number}、{part}" for number, part in enumerate(bare, 1)), len(bare)


def without_number(text: str, number: int) -> str:
    """Return a line without the number that the form prints before it anyway, however it is written."""
    marker = marker_at(text)
    if marker is None or marker.number != number or marker.family in _INSIDE_A_SENTENCE or marker.digit_follows:
        return text
    return text[marker.end :].strip() or text


def line_value(topic: Topic, text: str, before: ItemValue | None, form: Form, known: Wording) -> ItemValue:
    """Return the value of a line typed as `text` where `before` stood; a benefit's leading label is split off.

    The wording of a phrase brings its structured parts along; otherwise those that `before` had follow the sentence.
    """
    if topic.id == PROJECTS:
        return say_worksheet.project(*astuple(read_project(text)))
    if not topic.objective:
        return text
    category = None
    benefits = topic.id.endswith("/benefits")
    if benefits:
        category, text = split_category(text, form)
    if isinstance(before, Indicator) and before.text == text:
        return replace(before, category=category or before.category)
    reading = read_sentence(text, (phrase for phrase in known.phrases if phrase.is_benefit == benefits))
    if reading is not None:
        made = indicator_of(reading, text, known.year)
        return replace(made, category=category or made.category)
    if not isinstance(before, Indicator):
        return Indicator(text, category)
    return replace(reworded(before, text, known.year), category=category or before.category)


def wording_notes(value: ItemValue, known: Wording) -> tuple[bool, tuple[str, ...]]:
    """Return whether a line has the wording of a phrase, and what is unusual about its figure."""
    if not isinstance(value, Indicator):
        return False, ()
    reading = read_sentence(value.text, (phrase for phrase in known.phrases if phrase.category is value.category))
    note = range_note(reading) if reading else None
    return reading is not None, (note,) if note else ()


def check_line(topic: Topic, values: Sequence[ItemValue], index: int) -> tuple[Finding, ...]:
    """Return what the schema objects to in line `index` of `values`, or in their number; a category may be missing."""
    if not topic.is_printed:
        return ()
    lines: Json = [indicator_json(value) if isinstance(value, Indicator) else value for value in values]
    pointer = f"{topic.pointer}/{index}"
    return tuple(
        finding
        for finding in check_value(topic.pointer, lines)
        if finding.path == topic.pointer or f"{finding.path}/".startswith(f"{pointer}/")
        if finding.path != f"{pointer}/category"
    )
