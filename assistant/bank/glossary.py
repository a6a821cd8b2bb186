"""The glossary behind ?词, one row each of question_bank/glossary.csv."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from assistant.bank.layers import Bank
from assistant.bank.tables import CellError, Row
from assistant.text import squeeze
from assistant.wording import bank as say


@dataclass(frozen=True)
class Entry:
    """One word explained."""

    word: str
    """The word."""
    others: tuple[str, ...]
    """Other words under which it is looked up."""
    meaning: str
    """What it means, as said to a new colleague."""
    example: str
    """One example; may be empty."""


def glossary_of(bank: Bank) -> tuple[Entry, ...]:
    """Return every word explained, in the order of the file."""
    return bank.parsed("glossary.csv", parse_entry)


def parse_entry(row: Row) -> Entry:
    """Return the entry of a row; CellError where a cell is empty that must not be."""
    for head in ("词", "解释"):
        if not row[head]:
            raise CellError(head, say.empty_cell(head))
    return Entry(row["词"], tuple(row["读法检索"].split()), row["解释"], row["例子"])


def look_up(word: str, bank: Bank) -> Entry | None:
    """Return what a word means: the entry of that name, of another word for it, or the one that holds it."""
    wanted, entries = squeeze(word), glossary_of(bank)
    for names in (lambda entry: (entry.word,), lambda entry: entry.others):
        for entry in entries:
            if wanted in names(entry):
                return entry
    return next(
        (entry for entry in entries if len(wanted) > 1 and (wanted in entry.word or entry.word in wanted)), None
    )


def near_words(word: str, bank: Bank) -> list[str]:
    """Return up to three explained words that look like `word`."""
    return difflib.get_close_matches(squeeze(word), [entry.word for entry in glossary_of(bank)], 3, 0.3)
