"""What two texts are compared by: the text without marks, fillers and spelling of the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from assistant.bank import Bank, CellError, Row
from assistant.model import Category
from assistant.patterns import any_of
from assistant.review.lines import Line
from assistant.wording import bank as say

# A mark before a digit is part of a number, or parts two of them. The marks that end a clause stand apart: a clause
# holds none of them, and the marks inside need be taken out of a text only once.
_INSIDE: Final = r"\s、“”‘’\"'《》〈〉\[\]〔〕·.…—－-"
_INSIDE_MARKS: Final = re.compile(rf"[{_INSIDE}]+(?!\d)")
_MARKS: Final = re.compile(rf"[，。；：！？,;:!?（）()【】{_INSIDE}]+(?!\d)")
_SENTENCE_MARK: Final = re.compile(r"[。；;！？!?\n]")
_CLAUSE_MARK: Final = re.compile(r"[，：:,（）()【】]")
SHORTEST_PART: Final = 12
"""Characters of a part's key from which an equal one elsewhere is worth a word."""
_DATE: Final = re.compile(
    r"(?=[\d年])(?:(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末|初|[上中下]旬)?(?:以?前|起|止)?"
    r"|20\d\d年(?:底|末)?前?|年底前?)"
)
_BEFORE_DIGIT: Final = re.compile(rf"{_CLAUSE_MARK.pattern}(?=\d)")
_DIGIT: Final = re.compile(r"\d")


class Part(NamedTuple):
    """A sentence or clause of a text."""

    sentence: int
    """Which sentence of the text it is, or stands in."""
    clause: int | None
    """Which clause of the sentence it is; None for a sentence of several."""
    key: str
    """What it is compared by; dates do not count."""
    whole: bool
    """Whether it is a whole sentence."""

    @property
    def has_figure(self) -> bool:
        """Whether digits stand in it besides dates."""
        return _DIGIT.search(self.key) is not None


def _row(row: Row) -> tuple[str, str]:
    if not row["词"]:
        raise CellError("词", say.empty_cell("词"))
    return row["词"], row["作"]


class Normal:
    """Writes texts as they are compared."""

    def __init__(self, rows: Sequence[tuple[str, str]]):
        self._same = {word.strip(): means for words, means in rows for word in words.split("|") if word.strip()}
        self._words = re.compile(any_of(self._same))

    def key(self, text: str) -> str:
        """Return what `text` is compared by."""
        return _MARKS.sub("", self.words(text))

    def words(self, text: str) -> str:
        """Return `text` with the same words written alike and fillers left out; marks stay."""
        same = self._same
        return self._words.sub(lambda match: same[match[0]], text)


def normal_of(bank: Bank) -> Normal:
    """Return the bank's way of writing texts as they are compared."""
    return Normal(bank.parsed("terms/same_words.csv", _row))


@lru_cache(maxsize=4096)
def key_of(normal: Normal, text: str) -> str:
    """Return what a whole line is compared by."""
    return _MARKS.sub("", _written(normal, text))


@lru_cache(maxsize=4096)
def weight_of(key: str) -> int:
    """Return how many characters of a line's key say something besides a date."""
    return len(_DATE.sub("", key))


@lru_cache(maxsize=4096)
def _written(normal: Normal, text: str) -> str:
    return normal.words(text)


@lru_cache(maxsize=4096)
def parts_of(normal: Normal, text: str) -> Mapping[str, Part]:
    """Return the long sentences of a text, and its long clauses, by their keys; of one key the first."""
    parts: dict[str, Part] = {}
    if len(text) < SHORTEST_PART:
        return parts
    written = _written(normal, text)
    if "月" in written or "年" in written:
        written = _DATE.sub("", written)
    # A line's end is a sentence's, and no white space inside one.
    written = _INSIDE_MARKS.sub("", written.replace("\n", "。"))
    for number, sentence in enumerate(_SENTENCE_MARK.split(written)):
        if len(sentence) < SHORTEST_PART:
            continue
        clauses = _CLAUSE_MARK.split(sentence)
        for clause, piece in enumerate(clauses):
            if len(piece) >= SHORTEST_PART:
                parts.setdefault(piece, Part(number, clause, piece, len(clauses) == 1))
        if len(clauses) > 1:
            key = _MARKS.sub("", sentence) if _BEFORE_DIGIT.search(sentence) else "".join(clauses)
            if len(key) >= SHORTEST_PART:
                parts.setdefault(key, Part(number, None, key, True))
    return parts


def place_of(text: str, part: Part) -> tuple[int, str]:
    """Return (offset, excerpt) of a part of a text: marks are never compared away, so it keeps its number."""
    start, piece = _nth(_SENTENCE_MARK, text, part.sentence)
    if part.clause is not None:
        behind, piece = _nth(_CLAUSE_MARK, piece, part.clause)
        start += behind
    return start + len(piece) - len(piece.lstrip()), piece.strip()


def _nth(mark: re.Pattern[str], text: str, number: int) -> tuple[int, str]:
    pieces = mark.split(text)
    if number >= len(pieces):  # a county's own word holds a mark
        return 0, text
    return sum(len(piece) + 1 for piece in pieces[:number]), pieces[number]


def is_survey(line: Line) -> bool:
    """Return whether a line is about satisfaction, which every objective may promise in the same words."""
    return line.category is Category.SATISFACTION or "满意" in line.text
