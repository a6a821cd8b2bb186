"""Standard phrases of indicators, one row each of question_bank/indicators/KEY.csv."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, TypeVar

from assistant.bank.blanks import FIGURES, MEASURES, Blank, blanks_of
from assistant.bank.layers import Bank
from assistant.bank.offices import renamed_offices
from assistant.bank.tables import CellError, Row
from assistant.model import BENEFIT_CATEGORIES, Category, Operator
from assistant.wording import bank as say
from assistant.wording.fields import CATEGORY_NAMES

T = TypeVar("T")
HEADS: Final = (
    "编号", "类别", "指标名称", "标准表述", "符号", "常用值", "下限", "上限", "单位", "计算方法", "佐证材料",
    "责任站所", "关键词", "填空示例", "来源", "依据强度", "起始年", "截止年",
)  # fmt: skip
OPERATORS: Final = {
    "不低于": Operator.GE,
    "不高于": Operator.LE,
    "等于": Operator.EQ,
    "多于": Operator.GT,
    "少于": Operator.LT,
    "定性": Operator.QUALITATIVE,
}
"""How operators stand in a table: `=` or `>` in front would make a formula of the cell."""
EVIDENCE: Final = ("公开文件", "改写换算", "数值建议", "行业惯例", "本单位")
"""How strong a row's source is, strongest first; 本单位 is for own folders."""
_CATEGORIES: Final = {CATEGORY_NAMES[part]: part for part in Category}
_ID: Final = re.compile(r"[a-z][a-z0-9-]{1,60}")


@dataclass(frozen=True)
class Phrase:
    """A standard phrasing of one indicator."""

    id: str
    """Stable, never reused."""
    objective: str
    """Key of the objective that it belongs to."""
    category: Category
    """What kind of indicator it is."""
    name: str
    """What is measured (指标名称)."""
    sentence: str
    """As printed, with blanks."""
    operator: Operator
    """How the value binds (符号)."""
    usual: str
    """A usual value, as a sample only; empty where there is none."""
    low: Decimal | None
    """Plausible from here."""
    high: Decimal | None
    """Plausible up to here."""
    unit: str
    """计量单位; empty for graded words."""
    formula: str
    """How it is computed."""
    evidence: tuple[str, ...]
    """Papers to keep (佐证材料)."""
    office: str
    """The office that usually owes the number."""
    keywords: tuple[str, ...]
    """Other words under which it is looked for."""
    examples: tuple[str, ...]
    """One for every blank."""
    source: str
    """Where the fact is from."""
    strength: str
    """How strong that is, one of EVIDENCE."""
    since: int | None
    """First form year that it is good for."""
    until: int | None
    """Last form year that it is good for."""
    layer: str = ""
    """Own folder that it came from; empty for the shipped bank."""

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The places to fill."""
        return blanks_of(self.sentence)

    @property
    def value_blank(self) -> int | None:
        """Index of the blank that holds the indicator's value; None where the value is fixed in the sentence."""
        return next((index for index, blank in enumerate(self.blanks) if blank.kind in MEASURES), None)

    @property
    def is_benefit(self) -> bool:
        """Whether it belongs under 效益指标."""
        return self.category in BENEFIT_CATEGORIES

    def holds_in(self, year: int | None) -> bool:
        """Return whether the phrase is good for a form of that year."""
        return year is None or ((self.since or year) <= year <= (self.until or year))


def phrases_of(bank: Bank, objective: str) -> tuple[Phrase, ...]:
    """Return the phrases of an objective by its key, as they stand in the bank."""
    phrases = bank.parsed(f"indicators/{objective}.csv", parse_phrase)
    names = bank.made(renamed_offices)
    return bank.made(_Renamed(objective)) if names else phrases


@dataclass(frozen=True)
class _Renamed:
    """Makes an objective's phrases with the offices' names as they are here; equal for equal objectives."""

    objective: str

    def __call__(self, bank: Bank) -> tuple[Phrase, ...]:
        names = bank.made(renamed_offices)
        phrases = bank.parsed(f"indicators/{self.objective}.csv", parse_phrase)
        return tuple(replace(part, office=names.get(part.office, part.office)) for part in phrases)


def phrases_for(bank: Bank, keys: Sequence[str], first: str = "") -> tuple[Phrase, ...]:
    """Return the phrases of all objectives of a form, those of the objective `first` in front."""
    order = sorted(keys, key=lambda key: key != first)
    return tuple(phrase for key in order for phrase in phrases_of(bank, key))


def parse_phrase(row: Row) -> Phrase:
    """Return the phrase of a row; CellError where a cell cannot be one."""
    if not _ID.fullmatch(row["编号"]):
        raise CellError("编号", say.bad_id(row["编号"]))
    for head in ("指标名称", "标准表述"):
        if not row[head]:
            raise CellError(head, say.empty_cell(head))
    category = _closed(row, "类别", _CATEGORIES)
    operator = _closed(row, "符号", OPERATORS)
    strength = row["依据强度"] or ("本单位" if row.layer else "")
    if strength not in EVIDENCE:
        raise CellError("依据强度", say.not_one_of(row["依据强度"], EVIDENCE))
    phrase = Phrase(
        id=row["编号"],
        objective=row.file.rsplit("/", 1)[-1].removesuffix(".csv"),
        category=category,
        name=row["指标名称"],
        sentence=row["标准表述"],
        operator=operator,
        usual=row["常用值"],
        low=_number(row, "下限"),
        high=_number(row, "上限"),
        unit=row["单位"],
        formula=row["计算方法"],
        evidence=row.words("佐证材料", "、"),
        office=row["责任站所"],
        keywords=tuple(row["关键词"].split()),
        examples=row.words("填空示例", "；"),
        source=row["来源"],
        strength=strength,
        since=_year(row, "起始年"),
        until=_year(row, "截止年"),
        layer=row.layer,
    )
    _check(row, phrase)
    return phrase


def _check(row: Row, phrase: Phrase) -> None:
    blanks = phrase.blanks
    if len(phrase.examples) != len(blanks) and (phrase.examples or not row.layer):
        raise CellError("填空示例", say.examples_differ(len(blanks), len(phrase.examples)))
    if phrase.low is not None and phrase.high is not None and phrase.low > phrase.high:
        raise CellError("上限", say.range_reversed(phrase.low, phrase.high))
    figure = phrase.value_blank is not None and blanks[phrase.value_blank].kind in FIGURES
    if figure and phrase.operator is Operator.QUALITATIVE:
        raise CellError("符号", say.figure_but_qualitative())


def _closed(row: Row, head: str, allowed: Mapping[str, T]) -> T:
    if row[head] not in allowed:
        raise CellError(head, say.not_one_of(row[head], tuple(allowed)))
    return allowed[row[head]]


def _number(row: Row, head: str) -> Decimal | None:
    if not row[head]:
        return None
    if not re.fullmatch(r"-?\d{1,15}(?:\.\d{1,10})?", row[head]):
        raise CellError(head, say.no_number(row[head]))
    return Decimal(row[head])


def _year(row: Row, head: str) -> int | None:
    if not row[head]:
        return None
    if not re.fullmatch(r"20\d\d", row[head]):
        raise CellError(head, say.no_year(row[head]))
    return int(row[head])
