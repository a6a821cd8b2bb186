"""The filer's own name, not whole, and words for another kind of township than the filer is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.bank.words import WordList, Words, words_of
from assistant.model import Finding, Severity, Strength
from assistant.patterns import any_of
from assistant.places import Township, is_word, places_in, short_forms, township_stem, townships_of
from assistant.review.context import Context, found
from assistant.review.lines import Line, Role
from assistant.review.place.contexts import OF_RURAL, Contexts, begins, contexts_of, in_registered_name
from assistant.review.place.own import Own, own_place
from assistant.wording.review import place as say
from assistant.wording.review import tables

KINDS_TABLE = "terms/place_kinds.csv"
_KINDS: Final = ("乡", "镇", "街道")
_TEXTS: Final = (Role.DUTY, Role.OUTPUT, Role.BENEFIT)


# The own name


def own_name(line: Line, context: Context) -> Iterator[Finding]:
    """Find the filer's own name without its ethnic group, without a part, or with another kind behind it."""
    own = own_place(context.filer, context.division_code)
    pattern = _slips(own)
    if pattern is None or line.role not in _TEXTS:
        return
    contexts = context.bank.made(contexts_of)
    for match in pattern.finditer(line.text):
        form = match.group()
        if form != own.name and not _is_part(line.text, match, own, contexts):
            yield found(
                "place.own_name",
                Severity.WARNING,
                line,
                say.own_name(form, own.name),
                (match.start(), form),
                own.name,
                *_basis(own),
            )


def _basis(own: Own) -> tuple[str, Strength]:
    if own.kind == "乡" and _is_ethnic(own.name):
        return say.BASIS_ETHNIC, Strength.RULE
    return say.BASIS_OWN_KIND, Strength.CUSTOM


def _is_ethnic(name: str) -> bool:
    return township_stem(name) + name[-1:] != name


def _is_part(text: str, match: re.Match[str], own: Own, contexts: Contexts) -> bool:
    """Tell whether a slip is a part of something else: 平安乡村, a registered name, a village's name."""
    start, end = match.span()
    if text[end : end + 1] in OF_RURAL or in_registered_name(text, end, contexts):
        return True
    return any(place.start <= start and end < place.start + len(place.text) for place in places_in(text, own.township))


@lru_cache(maxsize=64)
def _slips(own: Own) -> re.Pattern[str] | None:
    """Return what finds the own name's slips; a whole name is matched too, and is no slip."""
    if own.kind not in _KINDS:
        return None
    forms = _short(own.name, own.township) | _other_kinds(own)
    if not forms:
        return None
    return re.compile(any_of({own.name, *forms}))


def _short(name: str, township: Township | None) -> set[str]:
    if township is not None:
        forms = {form for form in short_forms(township) if form[-1] in "乡镇" and len(form) > 2}
        return (forms | {township.name}) - {name}
    return {township_stem(name) + name[-1]} - {name} if _is_ethnic(name) else set()


def _other_kinds(own: Own) -> set[str]:
    """Return 河口镇 for 河口苗族乡; 乡 and 镇 only, since 街道 is a word for streets too."""
    stem = township_stem(own.name)
    if own.kind not in ("乡", "镇") or len(stem) < 2 or own.township is None or is_word(stem):
        return set()
    others = {other.name for other in townships_of(own.township.county)}
    return {stem + kind for kind in ("乡", "镇") if kind != own.kind} - others


# Words for another kind of township


@dataclass(frozen=True)
class KindWord:
    """A word that only one kind of township uses."""

    word: str
    """The word: 全镇."""
    instead: dict[str, str]
    """What the others write, by kind; a kind that may use the word itself is missing."""
    alone: bool
    """Whether it counts only where it begins a word: 镇政府, not the end of 红岩镇政府."""


def kind_words(line: Line, context: Context) -> Iterator[Finding]:
    """全镇, 镇党委 in the form of a 乡, and the reverse."""
    own = own_place(context.filer, context.division_code)
    known = context.bank.made(kind_lists).get(own.kind)
    if known is None or line.role not in _TEXTS:
        return
    contexts = context.bank.made(contexts_of)
    for match in known.find(line.text):
        if not match.means.alone or begins(line.text, match.start, contexts):
            instead = match.means.instead[own.kind]
            yield found(
                "place.kind",
                Severity.WARNING,
                line,
                say.other_kind(own.kind, match.excerpt, instead),
                (match.start, match.excerpt),
                instead,
                say.BASIS_OWN_KIND,
                Strength.CUSTOM,
            )


def kind_lists(bank: Bank) -> dict[str, WordList[KindWord]]:
    """Return the words that a kind of township does not use, by the kind."""
    rows = bank.parsed(KINDS_TABLE, parse_kind)
    return {kind: bank.word_list(row for row in rows if kind in row.means.instead) for kind in _KINDS}


def parse_kind(row: Row) -> Words[KindWord]:
    """Read a row of place_kinds.csv."""
    if not row["词"]:
        raise CellError("词", tables.empty("词"))
    instead = {kind: row[kind] for kind in _KINDS if row[kind]}
    if not instead:
        raise CellError("乡", say.no_instead())
    return words_of(row, KindWord(row["词"], instead, row["单独成词"] == "是"))
