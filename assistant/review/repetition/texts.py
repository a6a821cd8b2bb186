"""What two texts are compared by: the text without marks, fillers and spelling of the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from assistant.bank import Bank, CellError, Row
from assistant.model import Category
from assistant.review.lines import Line
from assistant.wording import bank as say

_MARKS: Final = re.compile(r"[\s，。；：、！？,;:!?“”‘’\"'《》〈〉（）()【】\[\]〔〕·.…—－-]+(?!\d)")
_SENTENCE_MARK: Final = re.compile(r"[。；;！？!?\n]")
_CLAUSE_MARK: Final = re.compile(r"[，：:,（）()【】]")
SHORTEST_PART: Final = 12
"""Characters of a part's key from which an equal one elsewhere is worth a word."""
_DATE: Final = re.compile(
    r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末|初|[上中下]旬)?(?:以?前|起|止)?|20\d\d年(?:底|末)?前?|年底前?"
)
_MAY_DATE: Final = re.compile(r"\d\s?[月年]|年底")
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
        longest_first = sorted(self._same, key=len, reverse=True)
        # Most characters begin none of the words: without a look ahead every word would be tried at each.
        ahead = f"(?=[{re.escape(''.join(sorted({word[0] for word in longest_first})))}])" if longest_first else ""
        self._words = re.compile(f"{ahead}(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})")

    def key(self, text: str) -> str:
        """Return what `text` is compared by."""
        return _MARKS.sub("", self.words(text))

    def words(self, text: str) -> str:
        """Return `text` with the same words written alike and fillers left out; marks stay."""
        return self._words.sub(lambda match: self._same[match.group()], text)


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
    if _MAY_DATE.search(written):
        written = _DATE.sub("", written)
    for number, sentence in enumerate(_SENTENCE_MARK.split(written)):
        if len(sentence) < SHORTEST_PART:
            continue
        clauses = _CLAUSE_MARK.split(sentence)
        pieces: list[tuple[int | None, str]] = list(enumerate(clauses))
        for clause, piece in [*pieces, (None, sentence)] if len(clauses) > 1 else pieces:
            if len(piece) >= SHORTEST_PART and len(key := _MARKS.sub("", piece)) >= SHORTEST_PART:
                parts.setdefault(key, Part(number, clause, key, clause is None or len(clauses) == 1))
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
