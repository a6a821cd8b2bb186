"""One thing by several names, and how many villages there are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.bank.words import WordList, Words, words_of
from assistant.model import Declaration, Finding, Severity
from assistant.places import villages_of
from assistant.review.context import Context, found
from assistant.review.lines import Line, Role
from assistant.review.place.own import own_place
from assistant.wording.review import place as say

NAMES_TABLE = "terms/place_names.csv"
_TEXTS: Final = (Role.DUTY, Role.OUTPUT, Role.BENEFIT)


# Several names for one thing


@dataclass(frozen=True)
class Thing:
    """One thing that is called by several names."""

    name: str
    """What it is: 乡镇的办事大厅."""
    preferred: str
    """The name to use where the form uses several; may be empty."""


@dataclass(frozen=True)
class _Use:
    """One place where a thing is named."""

    line: Line
    """The line."""
    start: int
    """Where the name begins."""
    name: str
    """The name."""


def several_names(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """One thing that the form calls by several names; said once for each name that should give way."""
    things = context.bank.made(_things)
    uses: dict[Thing, list[_Use]] = defaultdict(list)
    for line in lines:
        if line.role in _TEXTS:
            for match in things.find(line.text):
                uses[match.means].append(_Use(line, match.start, match.excerpt))
    for thing, places in uses.items():
        yield from _of_thing(thing, places)


def _of_thing(thing: Thing, uses: Sequence[_Use]) -> Iterator[Finding]:
    names = list(dict.fromkeys(use.name for use in uses))
    if len(names) < 2:
        return
    kept = max(names, key=lambda name: (name == thing.preferred, sum(use.name == name for use in uses)))
    for name in names:
        if name == kept:
            continue
        first, *others = [use for use in uses if use.name == name]
        related = dict.fromkeys(use.line.path for use in others if use.line.path != first.line.path)
        yield found(
            "place.several_names",
            Severity.WARNING,
            first.line,
            say.several_names(name, kept),
            (first.start, name),
            kept,
            say.BASIS_ONE_NAME,
            related=tuple(related),
        )


def _things(bank: Bank) -> WordList[Thing]:
    return bank.word_list(bank.parsed(NAMES_TABLE, parse_thing))


def parse_thing(row: Row) -> Words[Thing]:
    """Read a row of place_names.csv."""
    if len(row.words("词")) < 2:
        raise CellError("词", say.two_names_needed())
    if row["首选"] and row["首选"] not in row.words("词"):
        raise CellError("首选", say.preferred_not_listed())
    return words_of(row, Thing(row["名称"], row["首选"]))


# How many villages

_COUNT: Final = re.compile(
    "(?:全[乡镇]|全街道|辖区内?|我[乡镇]|本[乡镇]|下辖|所辖|管辖|(?<![所下管])辖)(?:共?有|共计?|的|现有)?"
    "(?P<number>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})个(?:建制)?"
    "(?P<what>行政村|村（社区）|村\\(社区\\)|村（居）|村\\(居\\)|村居|社区|村)(?![民组小级务道集镇落庄干企容医支])"
)
_DIGITS: Final = "零一二三四五六七八九"


def village_count(line: Line, context: Context) -> Iterator[Finding]:
    """Find a count of villages that is not the gazetteer's; what the filer's own 基本数据 say goes before it."""
    own = own_place(context.filer, context.division_code)
    if own.township is None or line.role not in _TEXTS or "个" not in line.text:
        return
    if "村" not in line.text and "社区" not in line.text:
        return
    for match in _COUNT.finditer(line.text):
        what = match["what"]
        if _known_by_filer(what, context):
            continue
        listed = _listed([village.name for village in villages_of(own.township)], what)
        number = _number(match["number"])
        if listed and number != listed:
            at = match.start("number")
            yield found(
                "place.village_count",
                Severity.NOTE,
                line,
                say.other_count(match["number"], what, listed),
                (at, line.text[at : match.end()]),
                None,
                say.BASIS_GAZETTEER,
            )


def _known_by_filer(what: str, context: Context) -> bool:
    if what in ("村", "行政村"):
        return "villages" in context.basics
    return "communities" in context.basics and (what == "社区" or "villages" in context.basics)


def _listed(names: Sequence[str], what: str) -> int:
    communities = sum(name.endswith(("社区", "居委会")) for name in names)
    if what == "社区":
        return communities
    return len(names) - communities if what in ("村", "行政村") else len(names)


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    tens, mark, ones = text.replace("两", "二").rpartition("十")
    if not mark:
        return _DIGITS.find(ones[-1:])
    return (_DIGITS.find(tens[-1]) if tens else 1) * 10 + (_DIGITS.find(ones[-1]) if ones else 0)
