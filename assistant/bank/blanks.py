"""Sentences with blanks: 〔数量〕 and its kin are places to fill, any other 〔…〕 is text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from assistant.text import OPEN_BLANK, PHRASE_BLANK


class BlankKind(StrEnum):
    """The closed list of what a blank takes; the value is what stands in the brackets."""

    NUMBER = "数量"
    RATE = "比例"
    MONEY = "金额"
    DATE = "日期"
    PLACE = "地点"
    NAME = "名称"
    GRADE = "程度"


MEASURES: Final = frozenset({BlankKind.NUMBER, BlankKind.RATE, BlankKind.MONEY, BlankKind.GRADE})
"""Kinds that can be the value of an indicator."""
FIGURES: Final = frozenset({BlankKind.NUMBER, BlankKind.RATE, BlankKind.MONEY})
"""Kinds that take a figure."""

FIGURE: Final = r"\d+(?:,\d{3})*(?:\.\d+)?"
"""A figure as it stands in a sentence."""
# What a filled blank looks like; NAME and PLACE end where the phrase goes on.
_VALUES: Final = {
    BlankKind.NUMBER: FIGURE,
    BlankKind.RATE: FIGURE,
    BlankKind.MONEY: FIGURE,
    BlankKind.DATE: r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|[底末])?|年底|"
    r"[一二三四]季度末?|汛期?|春节|[上下]半年",
    BlankKind.PLACE: r"[^，。；、〔〕\n]{1,30}?",
    BlankKind.NAME: r"[^，。；〔〕\n]{1,30}?",
    BlankKind.GRADE: r"[^，。；〔〕\n]{1,12}?",
}
_OPEN: Final = r"〔待填(?:：[^〔〕\n]+)?〕"


@dataclass(frozen=True)
class Blank:
    """One place to fill in a sentence."""

    start: int
    """Offset of its mark in the sentence."""
    mark: str
    """As it stands there, brackets included."""
    kind: BlankKind
    """What it takes."""
    hint: str
    """What stands behind the colon: a hint, the name of a figure of the basics, or grades with / between."""

    @property
    def grades(self) -> tuple[str, ...]:
        """The graded words that may be chosen from."""
        return tuple(part for part in self.hint.split("/") if part) if self.kind is BlankKind.GRADE else ()


@lru_cache(maxsize=4096)
def blanks_of(sentence: str) -> tuple[Blank, ...]:
    """Return the blanks of a sentence from left to right."""
    return tuple(
        Blank(match.start(), match.group(), BlankKind(match.group(1)), match.group(2) or "")
        for match in PHRASE_BLANK.finditer(sentence)
    )


def own_words(sentence: str) -> int:
    """Return how many characters a sentence has besides its blanks."""
    return len(sentence) - sum(len(blank.mark) for blank in blanks_of(sentence))


def fill_blanks(sentence: str, values: Sequence[str | None], office: str = "") -> str:
    """Return the sentence with its blanks filled in order; None leaves one open, owed by `office` where it is known."""
    missing = f"〔待填：{office}〕" if office else OPEN_BLANK
    parts, end = [], 0
    for blank, value in zip(blanks_of(sentence), values, strict=True):
        parts += [sentence[end : blank.start], missing if value is None else value]
        end = blank.start + len(blank.mark)
    return "".join([*parts, sentence[end:]])


@cache
def pattern_of(sentence: str) -> re.Pattern[str]:
    """Return the pattern of a filled form of the sentence, one group a blank; open blanks and a full stop match too."""
    parts, end = [], 0
    for blank in blanks_of(sentence):
        grades = "|".join(re.escape(word) for word in sorted(blank.grades, key=len, reverse=True))
        parts += [
            re.escape(sentence[end : blank.start]),
            f"({grades or _VALUES[blank.kind]}|{_OPEN}|{re.escape(blank.mark)})",
        ]
        end = blank.start + len(blank.mark)
    return re.compile("".join([*parts, re.escape(sentence[end:]), r"[。；;]?\s*"]))


@cache
def _rough_pattern(sentence: str) -> re.Pattern[str]:
    parts, end = [], 0
    for blank in blanks_of(sentence):
        parts += [re.escape(sentence[end : blank.start]), r"([^，。；〔〕\n]{1,30}?|〔[^〔〕\n]{1,40}〕)"]
        end = blank.start + len(blank.mark)
    return re.compile("".join([*parts, re.escape(sentence[end:]), r"[。；;]?\s*"]))


def rough_blanks(sentence: str, text: str) -> tuple[tuple[int, int], ...] | None:
    """Return where a text has something in place of the sentence's blanks, whatever it is; None if it is another."""
    if not text.startswith(sentence.partition("〔")[0]):
        return None
    match = _rough_pattern(sentence).fullmatch(text)
    return match.regs[1:] if match else None


def match_blanks(sentence: str, text: str) -> tuple[str | None, ...] | None:
    """Return what stands in a text where the sentence has its blanks; None if it is another sentence.

    A blank left open is None, one still to be filled is its own mark.
    """
    head = sentence.partition("〔")[0] if blanks_of(sentence) else sentence
    if not text.startswith(head):  # most sentences differ there, and a pattern costs more to make than to try
        return None
    match = pattern_of(sentence).fullmatch(text)
    if match is None:
        return None
    return tuple(None if value.startswith("〔待填") else value for value in match.groups())
