"""What two texts are compared by: the text without marks, fillers and spelling of the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.model import Category
from assistant.review.lines import Line
from assistant.wording import bank as say

_MARKS: Final = re.compile(r"[\s，。；：、！？,;:!?“”‘’\"'《》〈〉（）()【】\[\]〔〕·.…—－-]+(?!\d)")
_SENTENCE: Final = re.compile(r"[^。；;！？!?\n]+")
_CLAUSE: Final = re.compile(r"[^，。；：:;,！？!?\n（）()【】]+")
_DATE: Final = re.compile(
    r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末|初|[上中下]旬)?(?:以?前|起|止)?|20\d\d年(?:底|末)?前?|年底前?"
)
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True)
class Part:
    """A sentence or clause of a text."""

    start: int
    """Offset in the text."""
    excerpt: str
    """As it stands there."""
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
        self._words = re.compile("|".join(re.escape(word) for word in longest_first) or r"(?!)")

    def key(self, text: str) -> str:
        """Return what `text` is compared by."""
        return self._words.sub(lambda match: self._same[match.group()], _MARKS.sub("", text))


def normal_of(bank: Bank) -> Normal:
    """Return the bank's way of writing texts as they are compared."""
    return Normal(bank.parsed("terms/same-words.csv", _row))


@lru_cache(maxsize=4096)
def key_of(normal: Normal, text: str) -> str:
    """Return what a whole line is compared by."""
    return normal.key(text)


@lru_cache(maxsize=4096)
def parts_of(normal: Normal, text: str) -> tuple[Part, ...]:
    """Return the sentences of a text, and the clauses of those that have several."""
    return tuple(_parts(normal, text))


def _parts(normal: Normal, text: str) -> Iterator[Part]:
    for sentence in _SENTENCE.finditer(text):
        clauses = [match for match in _CLAUSE.finditer(text, *sentence.span()) if match.group().strip()]
        if len(clauses) > 1:
            yield _part(normal, sentence, True)
        for clause in clauses:
            yield _part(normal, clause, len(clauses) == 1)


def _part(normal: Normal, match: re.Match[str], whole: bool) -> Part:
    text = match.group()
    lead = len(text) - len(text.lstrip())
    return Part(match.start() + lead, text.strip(), normal.key(_DATE.sub("", text)), whole)


def is_survey(line: Line) -> bool:
    """Return whether a line is about satisfaction, which every objective may promise in the same words."""
    return line.category is Category.SATISFACTION or "满意" in line.text
