"""The tables of question_bank/terms/ that the dimension rules go by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from assistant.bank import Bank
from assistant.bank.tables import CellError, Row
from assistant.bank.words import WordList, Words, words_of
from assistant.model import Category
from assistant.review.quantity.tables import parse_words
from assistant.wording import bank as say
from assistant.wording.fields import CATEGORY_NAMES

OBJECTIVE_NAMES: Final = {
    "经济": "economy",
    "基础设施": "infrastructure",
    "民生": "livelihood",
    "社会": "society",
    "文化": "culture",
    "生态": "ecology",
    "底线": "baseline",
    "党建": "party",
    "服务": "service",
}
"""How 归属 names objectives, to their keys on the form; a form's own key is taken too."""
OUTPUT_KIND: Final = "产出"
"""Stands for a category where a word says that the text is an output."""
_CATEGORIES: Final = {CATEGORY_NAMES[part]: part for part in Category}


@dataclass(frozen=True)
class Cue:
    """What a word says about the category of its text."""

    category: Category | None
    """The category; None for any output."""
    role: str
    """线索, 相称 or 不相称."""


@dataclass(frozen=True)
class Scope:
    """Where work of a kind belongs."""

    id: str
    """编号 of its row."""
    homes: tuple[str, ...]
    """Keys of objectives, its own one first, then others where it may stand."""
    moves: bool
    """Whether it is out of place elsewhere (移); else it only shows that a text is at home (护)."""


def cues(bank: Bank, role: str, category: Category | None) -> WordList[Cue]:
    """Return the words that play a role for a category."""
    return bank.made(_maker(role, category))


@cache
def _maker(role: str, category: Category | None) -> _Maker:
    return _Maker(role, category)


@dataclass(frozen=True)
class _Maker:
    role: str
    category: Category | None

    def __call__(self, bank: Bank) -> WordList[Cue]:
        rows = bank.parsed("terms/category_words.csv", parse_cue)
        return bank.word_list(row for row in rows if row.means == Cue(self.category, self.role))


def scopes(bank: Bank) -> WordList[Scope]:
    """Return the words that tell where work belongs."""
    return bank.word_list(row for row in bank.parsed("terms/scopes.csv", parse_scope) if row.means.moves)


def at_home(bank: Bank) -> dict[str, WordList[Scope]]:
    """Return for every objective's key the words that show a text to be at home there."""
    rows = bank.parsed("terms/scopes.csv", parse_scope)
    keys = {key for row in rows for key in row.means.homes}
    # Where work only may stand it shows nothing.
    return {key: bank.word_list(row for row in rows if row.means.homes[0] == key) for key in keys}


def generic_words(bank: Bank) -> WordList[str]:
    """Return words that every objective uses: there are many in every text, and few texts are asked for them."""
    return bank.word_list(bank.parsed("terms/generic.csv", parse_words), seldom=True)


def parse_cue(row: Row) -> Words[Cue]:
    """Return the words of a row of category_words.csv; CellError where a cell is not one of its list."""
    name, role = row["类别"], row["作用"]
    if name != OUTPUT_KIND and name not in _CATEGORIES:
        raise CellError("类别", say.not_one_of(name, (*_CATEGORIES, OUTPUT_KIND)))
    if role not in ("线索", "相称", "不相称"):
        raise CellError("作用", say.not_one_of(role, ("线索", "相称", "不相称")))
    return words_of(_with_words(row), Cue(_CATEGORIES.get(name), role))


def parse_scope(row: Row) -> Words[Scope]:
    """Return the words of a row of scopes.csv; CellError where an objective has no such name."""
    names = row.words("归属")
    if not names:
        raise CellError("归属", say.empty_cell("归属"))
    for name in names:
        if name not in OBJECTIVE_NAMES and not name.isascii():
            raise CellError("归属", say.not_one_of(name, tuple(OBJECTIVE_NAMES)))
    if row["作用"] not in ("移", "护"):
        raise CellError("作用", say.not_one_of(row["作用"], ("移", "护")))
    homes = tuple(OBJECTIVE_NAMES.get(name, name) for name in names)
    return words_of(_with_words(row), Scope(row["编号"], homes, row["作用"] == "移"))


def _with_words(row: Row) -> Row:
    if not row.words("词"):
        raise CellError("词", say.empty_cell("词"))
    return row
