"""The builder (造句器): what is typed for a blank, read as its kind, and what is usual there as a soft hint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.answers import half_width, parse_blank
from assistant.bank.blanks import FIGURES, Blank, BlankKind, blanks_of, own_words, rough_blanks
from assistant.bank.phrases import Phrase
from assistant.bank.sentences import Reading, read_sentence
from assistant.deadlines import last_day
from assistant.errors import InputError
from assistant.text import OPEN_BLANK, clip
from assistant.wording import builder as say

_NUMBER: Final = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?")
_SHORT_DATE: Final = re.compile(r"(?:(\d{4})[-./年])?(1[0-2]|0?[1-9])[-./月](3[01]|[12]\d|0?[1-9])[日号]?")
_MOST_NAME: Final = 30
_LEAST_OWN_WORDS: Final = 6
"""Characters that a phrase must have besides its blanks, to be known from a sentence that is only like it."""
_LEAP_YEAR: Final = 2028


@dataclass(frozen=True)
class Wanted:
    """The next blank of a sentence under construction, ready to be asked for."""

    sentence: str
    """The sentence so far, open blanks in it."""
    blank: Blank
    """The blank that is next."""
    left: int
    """How many are still to be filled, this one included."""
    phrase: Phrase | None
    """The phrase that the sentence is made from, where it is known."""
    index: int
    """Which blank of the phrase it is, from 0."""


def wanted(text: str, phrases: Sequence[Phrase]) -> Wanted | None:
    """Return the first blank still to be filled in a sentence; None where none is."""
    left = blanks_of(text)
    if not left:
        return None
    reading = read_sentence(text, phrases)
    index = 0 if reading is None else _first_mark(reading)
    return Wanted(text, left[0], len(left), reading.phrase if reading else None, index)


def _first_mark(reading: Reading) -> int:
    return next((n for n, value in enumerate(reading.values) if value is not None and blanks_of(value)), 0)


def fill_next(asked: Wanted, text: str, office: str = "") -> str:
    """Return the sentence with what was typed in its next blank; InputError says what the blank takes."""
    office = office or (asked.phrase.office if asked.phrase else "")
    value = parse_blank(text) or read_value(asked.blank, text, asked.phrase.unit if asked.phrase else "")
    if value == OPEN_BLANK and office:
        value = f"〔待填：{office}〕"
    start = asked.blank.start
    return asked.sentence[:start] + value + asked.sentence[start + len(asked.blank.mark) :]


def settled(text: str, phrases: Sequence[Phrase]) -> str:
    """Return a sentence with what was typed in a phrase's blanks as it is printed: 10-31 as 10月31日.

    What cannot be read stays as it was typed.
    """
    for phrase in phrases:
        spans = rough_blanks(phrase.sentence, text)
        if spans is None or own_words(phrase.sentence) < _LEAST_OWN_WORDS:
            continue
        for blank, (start, end) in reversed(list(zip(phrase.blanks, spans, strict=True))):
            if not text[start:end].startswith("〔"):
                text = text[:start] + _settle(blank, text[start:end], phrase) + text[end:]
        return text
    return text


def _settle(blank: Blank, typed: str, phrase: Phrase) -> str:
    if parse_blank(typed) == OPEN_BLANK and phrase.office:
        return f"〔待填：{phrase.office}〕"
    try:
        return parse_blank(typed) or read_value(blank, typed, phrase.unit)
    except InputError:
        return typed


def read_value(blank: Blank, text: str, unit: str = "") -> str:
    """Read what was typed for a blank; InputError when it is nothing that the blank takes."""
    plain = half_width(text).strip().rstrip("。.")
    if not plain:
        raise InputError(say.empty(blank.kind.value))
    if blank.kind in FIGURES:
        return _figure(blank, plain, unit)
    if blank.kind is BlankKind.DATE:
        return _date(plain)
    if blank.kind is BlankKind.GRADE:
        return _grade(blank, plain)
    if "\n" in text or len(text) > _MOST_NAME or blanks_of(text):
        raise InputError(say.name_too_long(_MOST_NAME))
    return text.strip()


def _figure(blank: Blank, plain: str, unit: str) -> str:
    number = plain.removesuffix(unit).removesuffix("%" if blank.kind is BlankKind.RATE else "").strip()
    if not _NUMBER.fullmatch(number):
        raise InputError(say.no_figure(clip(plain, 16), unit))
    number = number.replace(",", "")
    if blank.kind is BlankKind.RATE and Decimal(number) > 100:
        raise InputError(say.over_hundred(number))
    return number


def _date(plain: str) -> str:
    plain = re.sub(r"(?:之|以)?前$", "", plain)
    if match := _SHORT_DATE.fullmatch(plain):
        year, month, day = match.groups()
        plain = f"{f'{year}年' if year else ''}{int(month)}月{int(day)}日"
    if last_day(plain, _LEAP_YEAR) is None and plain not in ("春节", "汛期"):
        raise InputError(say.no_date(clip(plain, 16)))
    return plain


def _grade(blank: Blank, plain: str) -> str:
    grades = blank.grades
    if plain.isdigit() and 1 <= int(plain) <= len(grades):
        return grades[int(plain) - 1]
    found = [grade for grade in grades if grade == plain] or [grade for grade in grades if plain in grade]
    if grades and len(found) != 1:
        raise InputError(say.no_grade(grades))
    return found[0] if found else plain


def range_note(reading: Reading) -> str | None:
    """Return a soft hint where the value is outside what is usual for the phrase; None where it is not."""
    phrase = reading.phrase
    if phrase.value_blank is None or (value := reading.values[phrase.value_blank]) is None:
        return None
    if not _NUMBER.fullmatch(value):
        return None
    number = Decimal(value.replace(",", ""))
    low = phrase.low is not None and number < phrase.low
    high = phrase.high is not None and number > phrase.high
    return say.unusual(phrase.name, usual_range(phrase), value, phrase.unit) if low or high else None


def usual_range(phrase: Phrase) -> str:
    """Return what is usual for a phrase in a few words, as 一般 90—99.5%; empty where nothing is known."""
    return say.usual(phrase.low, phrase.high, phrase.unit)
