"""Personal data, which may not stand in a paper that is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.model import Finding, Severity
from assistant.review.context import Context, found
from assistant.review.lines import Line
from assistant.wording import bank as say_bank
from assistant.wording.review import substance as say

_DIGITS: Final = re.compile(
    r"(?<![\d.])(?:(?P<id>\d{17}[\dXx])|(?P<account>\d{16,19})|(?P<mobile>1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})"
    r"|(?P<telephone>0\d{2,3}[-—－\s]?\d{7,8}))(?![\dA-Za-z])"
)
_CALL: Final = re.compile(
    r"(?:电话|热线|手机|联系方式|传真)[号码]{0,2}\s?[：:为是]?\s?(?P<telephone>[2-8]\d{6,7})(?!\d)"
)
_ACCOUNT_WORDS: Final = re.compile(r"账号|帐号|卡号|账户|帐户|开户|银行")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_MANY_DIGITS: Final = re.compile(r"\d[\d\s—－-]{5}\d")
_GIVING: Final = "慰问|看望|走访|救助|资助|帮扶|补助|奖励|发放"
_WHOLE_NAME: Final = 3
"""Characters of a usual name; two may be a fruit: 杨梅, 李子."""
_GIVES: Final = re.compile(_GIVING)


def personal_data(line: Line, context: Context) -> Iterator[Finding]:
    """Find numbers of telephones, identity cards and accounts, and names of people who are given something."""
    if _MANY_DIGITS.search(line.text):
        yield from _numbers(line)
    if "户主" in line.text or _GIVES.search(line.text):
        for pattern in context.bank.made(name_patterns):
            for match in pattern.finditer(line.text):
                if _is_name(match):
                    yield _personal(line, "name", match.start("name"), match["name"])


def _numbers(line: Line) -> Iterator[Finding]:
    taken: set[int] = set()
    for match in _DIGITS.finditer(line.text):
        kind, digits = str(match.lastgroup), match.group()
        before = line.text[max(0, match.start() - 12) : match.start()]
        if kind == "id" and not _is_identity(digits, before):
            kind = "account"
        if kind == "account" and not (_ACCOUNT_WORDS.search(before) or (digits.startswith("62") and _luhn(digits))):
            continue
        taken.add(match.start())
        yield _personal(line, kind, match.start(), digits)
    for match in _CALL.finditer(line.text):
        if match.start("telephone") not in taken:
            yield _personal(line, "telephone", match.start("telephone"), match["telephone"])


def _personal(line: Line, kind: str, start: int, excerpt: str) -> Finding:
    message = say.personal(say.PERSONAL_KINDS[kind])
    return found("substance.personal", Severity.WARNING, line, message, (start, excerpt), basis=say.BASIS_PUBLIC)


def _is_identity(digits: str, before: str) -> bool:
    """Return whether eighteen characters are a resident's number: a date of birth inside, and a check or its name."""
    try:
        date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return "身份" in before or digits[17].upper() == _CHECKS[total % 11]


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return digits.isdigit() and sum(part - 9 if part > 9 else part for part in doubled) % 10 == 0


def _surname_row(row: Row) -> tuple[str, ...]:
    if not row["词"]:
        raise CellError("词", say_bank.empty_cell("词"))
    return row.words("词")


def surnames_of(bank: Bank) -> tuple[str, ...]:
    """Return the surnames of a bank, those of two characters first."""
    surnames = {word for words in bank.parsed("terms/surnames.csv", _surname_row) for word in words}
    return tuple(sorted(surnames, key=lambda word: (-len(word), word)))


def name_patterns(bank: Bank) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of people's names where they can be nothing else."""
    return _pattern_of(bank.made(surnames_of))


@cache
def _pattern_of(surnames: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    if not surnames:
        return ()
    name = f"(?:{'|'.join(map(re.escape, surnames))})[\\u4e00-\\u9fff]{{1,2}}"
    who = (
        "(?:困难|贫困|特困|低保|脱贫|监测|重病|残疾|独居|留守|退役|老)?"
        "(?:群众|党员|老人|学生|对象|职工|村民|家庭|家属|军人|户)?[：:]?"
    )
    return (
        re.compile(rf"(?:{_GIVING}){who}(?P<name>{name}?)(?:同志|先生|女士|一家|等\d+[名人户位])"),
        re.compile(
            rf"(?:{_GIVING}){who}(?P<name>{name}(?:、{name})+)(?:(?P<listed>等\d*[人户名位同困特低老党贫家])|(?=等|[，。；（]|$))"
        ),
        re.compile(rf"户主[：:为是]?(?P<name>{name})(?=[，。、；）]|$)"),
    )


def _is_name(match: re.Match[str]) -> bool:
    """Return whether what looks like names is no list of fruit: some name has three characters."""
    names = match["name"].split("、")
    listed = match.groupdict().get("listed")
    return len(names) == 1 or bool(listed) or any(len(part) == _WHOLE_NAME for part in names)
