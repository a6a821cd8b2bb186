"""Persons' names and their telephones in a text that was a neighbour's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.bank import Bank
from assistant.carryover.edits import Edit, blank
from assistant.carryover.words import lexicon_of
from assistant.form import Form
from assistant.patterns import any_of
from assistant.review.context import Context
from assistant.review.lines import Line, Role
from assistant.review.substance.personal import personal_data, surnames_of

_HAN: Final = "[\u4e00-\u9fff]"
_BEHIND: Final = "(?=[，。；、：）)（(\\s]|等|同志|带队|牵头|负责|担任|任组长|任队长|主持|签订|签字|$)"
_NO_GIVEN: Final = re.compile("[的是为和与及等在对人员会长任负带牵担主签各要应已由]")


def people_edits(text: str, bank: Bank, form: Form) -> Iterator[Edit]:
    """Yield blanks for persons' names beside their posts, and for names and numbers that are personal data."""
    line = Line(Role.OUTPUT, text)
    for finding in personal_data(line, Context(form, bank)):
        if finding.start is not None and finding.excerpt:
            yield Edit(finding.start, finding.start + len(finding.excerpt), blank())
    for pattern in bank.made(_patterns):
        for match in pattern.finditer(text):
            if not _NO_GIVEN.search(match["name"], 1):
                yield Edit(*match.span("name"), blank())


def _patterns(bank: Bank) -> tuple[re.Pattern[str], ...]:
    """Return what finds names beside posts; surnames that are words as well need two characters more."""
    lexicon, surnames = bank.made(lexicon_of), surnames_of(bank)
    post = any_of(lexicon.posts)
    whole = f"(?:{any_of((*surnames, *lexicon.surnames))}){_HAN}{{2}}"
    name = f"(?:{whole}|(?:{any_of(surnames)}){_HAN})"
    return (
        re.compile(rf"(?:{post})[：:](?P<name>{_HAN}{{2,3}}){_BEHIND}"),
        re.compile(rf"(?:{post})[为是由]?(?P<name>{name}){_BEHIND}"),
        re.compile(rf"(?<=、)(?P<name>{whole})(?=等?(?:{post}|同志))"),
        re.compile(rf"(?<!{_HAN})(?P<name>{name})(?=同志|(?:{post})(?!{_HAN}))"),
        re.compile(rf"(?<=[由请以])(?P<name>{whole})(?=同志|{post}|带队|牵头|负责|担任)"),
    )
