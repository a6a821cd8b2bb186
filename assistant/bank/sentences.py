"""A sentence and its structured parts, kept in step: from a phrase's blanks, and back from what a person typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.bank.blanks import FIGURE, fill_blanks, match_blanks, own_words, pattern_of
from assistant.bank.phrases import Phrase
from assistant.deadlines import DATE, deadline_of
from assistant.model import Indicator, Operator, Target

_FIGURE: Final = re.compile(FIGURE)
_MASK: Final = "\0"
_WORDS: Final = {
    Operator.GE: ("不低于", "不少于", "达到", "≥", ">="),
    Operator.LE: ("不高于", "不超过", "控制在", "≤", "<="),
    Operator.GT: ("大于", "超过", ">"),
    Operator.LT: ("小于", "低于", "<"),
    Operator.EQ: ("等于", "="),
}
"""What stands before a value in a sentence, the usual word first; longer words before those that they end with."""
_ALL_WORDS: Final = sorted((word for kind in _WORDS for word in _WORDS[kind]), key=len, reverse=True)
_DATED: Final = re.compile(rf"(?P<date>{DATE.pattern})(?=之?前|以前)")


@dataclass(frozen=True)
class Reading:
    """A sentence read as a phrase with its blanks filled."""

    phrase: Phrase
    """The phrase whose wording it has."""
    values: tuple[str | None, ...]
    """What stands in its blanks; None for one that is open."""


def read_sentence(text: str, phrases: Iterable[Phrase]) -> Reading | None:
    """Return the phrase that a sentence is, with what stands in its blanks; None when it is no phrase's wording."""
    readings = (
        Reading(phrase, values) for phrase in phrases if (values := match_blanks(phrase.sentence, text)) is not None
    )
    # Of several the one that says most in its own words.
    return max(readings, key=lambda reading: own_words(reading.phrase.sentence), default=None)


def fill_phrase(phrase: Phrase, values: Sequence[str | None], year: int | None = None) -> Indicator:
    """Return the indicator of a phrase with its blanks filled; None leaves one open, owed by the phrase's office."""
    text = fill_blanks(phrase.sentence, values, phrase.office)
    return indicator_of(Reading(phrase, tuple(values)), text, year)


def indicator_of(reading: Reading, text: str, year: int | None) -> Indicator:
    """Return the indicator that a sentence stands for, read as a phrase."""
    phrase = reading.phrase
    value: str | None = phrase.usual or None
    if phrase.value_blank is not None:
        value = reading.values[phrase.value_blank]
    target = Target(phrase.name, phrase.operator, value, phrase.unit or None)
    return Indicator(text, phrase.category, (target,), deadline_of(text, year))


def reworded(before: Indicator, text: str, year: int | None) -> Indicator:
    """Return an indicator whose sentence was edited: figures that changed alone change the targets with them.

    A target that the new sentence does not bear out is dropped, so that nothing contradicts it.
    """
    moved = _moved_figures(before.text, text) or {}
    targets = []
    for target in before.targets:
        value = moved.get(target.value or "", target.value)
        held = _figures(text) if value is not None and _FIGURE.fullmatch(value) else text
        if value is None or value in held:
            targets.append(replace(target, value=value))
    return replace(before, text=text, targets=tuple(targets), deadline=deadline_of(text, year))


def _figures(text: str) -> list[str]:
    return _FIGURE.findall(text)


def _moved_figures(before: str, after: str) -> dict[str, str] | None:
    """Return what became of each figure where two sentences differ in figures only; None where words differ too.

    A figure that stands twice and became two different ones is left out.
    """
    if _FIGURE.sub(_MASK, before) != _FIGURE.sub(_MASK, after):
        return None
    moved: dict[str, set[str]] = {}
    for old, new in zip(_figures(before), _figures(after), strict=True):
        moved.setdefault(old, set()).add(new)
    return {old: next(iter(new)) for old, new in moved.items() if len(new) == 1}


def with_value(indicator: Indicator, index: int, value: str, phrases: Iterable[Phrase] = ()) -> Indicator | None:
    """Return the indicator with another value of target `index`, in the sentence too; None where it stands nowhere."""
    target = indicator.targets[index]
    place = _value_place(indicator.text, target, phrases)
    if place is None:
        return None
    text = indicator.text[: place[0]] + value + indicator.text[place[1] :]
    return _with_target(indicator, index, replace(target, value=value), text)


def with_unit(indicator: Indicator, index: int, unit: str, phrases: Iterable[Phrase] = ()) -> Indicator | None:
    """Return the indicator with another unit of target `index`; None where the old one does not follow the value."""
    target = indicator.targets[index]
    place = _value_place(indicator.text, target, phrases)
    if place is None or not target.unit or not indicator.text.startswith(target.unit, place[1]):
        return None
    behind = indicator.text[place[1] + len(target.unit) :]
    text = indicator.text[: place[1]] + unit + behind
    return _with_target(indicator, index, replace(target, unit=unit), text)


def with_operator(
    indicator: Indicator, index: int, operator: Operator, phrases: Iterable[Phrase] = ()
) -> Indicator | None:
    """Return the indicator with another operator of target `index`; None where the value stands nowhere."""
    target = indicator.targets[index]
    place = _value_place(indicator.text, target, phrases)
    if place is None or operator not in _WORDS:
        return None
    before = indicator.text[: place[0]]
    old = next((word for word in _ALL_WORDS if before.endswith(word)), "")
    new = "" if operator is Operator.EQ else _WORDS[operator][0]
    text = before.removesuffix(old) + new + indicator.text[place[0] :]
    return _with_target(indicator, index, replace(target, operator=operator), text)


def with_deadline(indicator: Indicator, day: str, year: int | None) -> Indicator | None:
    """Return the indicator with another date in its sentence; None where it has none, or more than one, with 前."""
    found = list(_DATED.finditer(indicator.text))
    if len(found) != 1:
        return None
    text = indicator.text[: found[0].start("date")] + day + indicator.text[found[0].end("date") :]
    return replace(indicator, text=text, deadline=deadline_of(text, year))


def _with_target(indicator: Indicator, index: int, target: Target, text: str) -> Indicator:
    targets = (*indicator.targets[:index], target, *indicator.targets[index + 1 :])
    return replace(indicator, text=text, targets=targets)


def _value_place(text: str, target: Target, phrases: Iterable[Phrase]) -> tuple[int, int] | None:
    reading = read_sentence(text, (phrase for phrase in phrases if phrase.name == target.name))
    if reading is not None and (blank := reading.phrase.value_blank) is not None:
        match = pattern_of(reading.phrase.sentence).fullmatch(text)
        return match.span(blank + 1) if match else None
    if not target.value:
        return None
    spots = [match.span() for match in _FIGURE.finditer(text) if match.group() == target.value]
    if not _FIGURE.fullmatch(target.value):
        spots = [match.span() for match in re.finditer(re.escape(target.value), text)]
    if target.unit and len(spots) > 1:
        spots = [spot for spot in spots if text.startswith(target.unit, spot[1])]
    return spots[0] if len(spots) == 1 else None
