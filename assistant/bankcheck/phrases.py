"""Checks of one phrase at a time: blanks, examples, value, unit, range, source, years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.bank import Problem
from assistant.bank.blanks import FIGURES, Blank, BlankKind, fill_blanks
from assistant.bank.phrases import OPERATORS, Phrase
from assistant.bank.sentences import read_sentence
from assistant.bankcheck.books import Books, Written
from assistant.bankcheck.tables import SHIPPED_ID
from assistant.bankcheck.units import Units, units_of
from assistant.builder import read_value
from assistant.errors import InputError
from assistant.model import Category, Operator
from assistant.text import BLANK_KINDS, PHRASE_BLANK
from assistant.wording import bankcheck as say

LENGTHS: Final = (8, 60)
"""Characters of a sentence with its examples filled in."""
MOST_FIGURES: Final = 3
_BRACKETS: Final = re.compile(r"[〔\[【［{｛]([^〔〕\[\]【】［］{}｛｝\n]{1,20})[〕\]】］}｝]")
_LIKE_KINDS: Final = {
    "数目": "数量", "数字": "数量", "个数": "数量", "人数": "数量", "户数": "数量", "比率": "比例", "百分比": "比例",
    "率": "比例", "钱数": "金额", "资金": "金额", "时间": "日期", "时限": "日期", "期限": "日期", "地名": "地点",
    "位置": "地点", "村名": "地点", "姓名": "名称", "名字": "名称", "等级": "程度", "待填": "数量",
}  # fmt: skip
_AT_LEAST: Final = ("不低于", "不少于", "不小于")
_AT_MOST: Final = ("不高于", "不超过", "不多于", "不大于")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_DATE: Final = re.compile(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?")
_PUBLIC: Final = re.compile(r"https?://[\w.-]+/?|《[^》]+》|〔20\d\d〕|［20\d\d］|号\b")


def check_phrases(books: Books) -> Iterator[Problem]:
    """Yield what is off in single phrases."""
    units = units_of(books.bank)
    by_objective: dict[str, list[Phrase]] = {}
    for written in books.phrases:
        if written.in_force:
            by_objective.setdefault(written.phrase.objective, []).append(written.phrase)
    for written in books.wanted_phrases():
        phrase = written.phrase
        yield from _check_id(written)
        slips = list(_check_sentence(written))
        yield from slips
        if not slips:  # what looks like a blank and is none leads to nothing but errors
            yield from _check_value(written, units)
        yield from _check_range(written)
        yield from _check_source(written)
        yield from _check_years(written, books.year)
        if phrase.examples:
            yield from _check_examples(written, by_objective.get(phrase.objective, [phrase]))


def _check_id(written: Written) -> Iterator[Problem]:
    phrase = written.phrase
    match = SHIPPED_ID.fullmatch(phrase.id)
    if written.sheet.is_base and (match is None or match.groups() != (phrase.objective, phrase.category.value)):
        yield written.off("编号", say.id_of_another(phrase.id, f"{phrase.objective}-{phrase.category.value}"))


def _check_sentence(written: Written) -> Iterator[Problem]:
    sentence = written.phrase.sentence
    for match in _BRACKETS.finditer(sentence):
        if not PHRASE_BLANK.fullmatch(match.group()) and (meant := _meant(match.group(1))):
            yield written.off("标准表述", say.looks_like_blank(match.group(), meant))
    for blank in written.phrase.blanks:
        if blank.kind is BlankKind.GRADE and len(blank.grades) < 2:
            yield written.off("标准表述", say.no_grades(blank.mark))
    plain = _DATE.sub("", PHRASE_BLANK.sub("", sentence))
    figures = len(_NUMBER.findall(plain)) + sum(blank.kind in FIGURES for blank in written.phrase.blanks)
    if figures > MOST_FIGURES:
        yield written.off("标准表述", say.too_many_figures(figures))


def _meant(inside: str) -> str:
    """Return the blank that brackets were meant to be; empty where they are text, as 〔2016〕."""
    head, _, hint = inside.replace(":", "：").partition("：")
    plain = re.sub(r"\s+", "", head)
    kind = plain if plain in BLANK_KINDS else _LIKE_KINDS.get(plain, "")
    if not kind and len(plain) <= 3:
        kind = next((name for name in BLANK_KINDS if set(name) & set(plain)), "")
    return f"〔{kind}{'：' if hint else ''}{hint.strip()}〕" if kind else ""


@dataclass(frozen=True)
class _Value:
    """The blank that holds a phrase's value, and what stands around it."""

    blank: Blank
    before: str
    after: str


def _value_of(phrase: Phrase) -> _Value | None:
    if phrase.value_blank is None:
        return None
    blank = phrase.blanks[phrase.value_blank]
    return _Value(blank, phrase.sentence[: blank.start], phrase.sentence[blank.start + len(blank.mark) :])


def _check_value(written: Written, units: Units) -> Iterator[Problem]:
    phrase = written.phrase
    value = _value_of(phrase)
    figure = value is not None and value.blank.kind in FIGURES
    if phrase.unit and (near := units.mend(phrase.unit)) is not None:
        yield written.off("单位", say.unknown_unit(phrase.unit, near))
    elif figure and not phrase.unit:
        yield written.off("单位", say.unit_missing())
    elif phrase.operator is Operator.QUALITATIVE and phrase.unit:
        yield written.off("单位", say.unit_needless())
    elif value is not None and figure and not units.stands(phrase.unit, value.after):
        yield written.off("单位", say.unit_differs(phrase.unit, value.after))
    if value is None and phrase.operator is not Operator.QUALITATIVE and not _holds(phrase.sentence, phrase.usual):
        yield written.off("常用值", say.fixed_value_missing(phrase.usual))
    if figure and phrase.usual and _decimal(phrase.usual) is None:
        yield written.off("常用值", say.no_number(phrase.usual))
    if value is not None and figure:
        yield from _check_operator(written, value)


def _holds(sentence: str, usual: str) -> bool:
    if _decimal(usual) is None:
        return bool(usual) and usual in sentence
    return usual in _NUMBER.findall(sentence)


def _check_operator(written: Written, value: _Value) -> Iterator[Problem]:
    names = {operator: name for name, operator in OPERATORS.items()}
    for words, right in (
        (_AT_LEAST, (Operator.GE, Operator.GT)),
        (_AT_MOST, (Operator.LE, Operator.LT)),
    ):
        word = next((word for word in words if value.before.endswith(word)), None)
        if word is not None and written.phrase.operator not in right:
            yield written.off("符号", say.operator_differs(word, names[right[0]]))


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"-?\d{1,15}(?:\.\d{1,10})?", text) else None


def _check_range(written: Written) -> Iterator[Problem]:
    phrase = written.phrase
    usual = _decimal(phrase.usual)
    if usual is not None and not _within(usual, phrase):
        yield written.off("常用值", say.usual_outside(phrase.usual, _shown(phrase.low), _shown(phrase.high)))
    ends = (("下限", phrase.low), ("上限", phrase.high), ("常用值", usual))
    if phrase.unit == "%":
        for head, end in ends:
            if end is not None and end > 100:
                yield written.off(head, say.over_hundred(end))
    if phrase.category is Category.SATISFACTION and phrase.unit == "%":
        for head, end in ends:
            if end is not None and end >= 100:
                yield written.off(head, say.never_hundred())


def _within(value: Decimal, phrase: Phrase) -> bool:
    return (phrase.low is None or value >= phrase.low) and (phrase.high is None or value <= phrase.high)


def _shown(end: Decimal | None) -> str:
    return "（空）" if end is None else f"{end:f}"


def _check_source(written: Written) -> Iterator[Problem]:
    phrase = written.phrase
    if not phrase.source:
        if phrase.strength != "本单位":
            yield written.off("来源", say.no_source())
    elif phrase.strength == "公开文件" and not _PUBLIC.search(phrase.source):
        yield written.off("来源", say.not_public())


def _check_years(written: Written, year: int) -> Iterator[Problem]:
    phrase = written.phrase
    if phrase.since is not None and phrase.until is not None and phrase.since > phrase.until:
        yield written.off("截止年", say.years_reversed(phrase.since, phrase.until))
    elif phrase.until is not None and phrase.until < year and written.in_force:
        yield written.off("截止年", say.expired(phrase.until, year))


def _check_examples(written: Written, phrases: list[Phrase]) -> Iterator[Problem]:
    phrase = written.phrase
    for number, (blank, example) in enumerate(zip(phrase.blanks, phrase.examples, strict=True), 1):
        try:
            read_value(blank, example, phrase.unit)
        except InputError as slip:
            yield written.off("填空示例", say.example_refused(number, str(slip)))
            return
    if phrase.value_blank is not None:
        shown = phrase.examples[phrase.value_blank]
        value = _decimal(shown)
        if value is not None and not _within(value, phrase):
            yield written.off("填空示例", say.example_outside(shown, _shown(phrase.low), _shown(phrase.high)))
    text = fill_blanks(phrase.sentence, phrase.examples)
    if not LENGTHS[0] <= len(text) <= LENGTHS[1]:
        yield written.off("标准表述", say.sentence_length(len(text), *LENGTHS))
    reading = read_sentence(text, phrases) if written.in_force else None
    if written.in_force and (reading is None or reading.phrase.id != phrase.id or reading.values != phrase.examples):
        other = reading.phrase if reading is not None and reading.phrase.id != phrase.id else None
        if other is None or other.sentence != phrase.sentence:  # the same sentence twice is said as such
            yield written.off("填空示例", say.not_read_back(other.id if other else ""))
