"""What the program talks about: a declaration, its parts and a finding (events.py holds a draft's events)."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Final

SCHEMA_VERSION: Final = 1


class Absent(Enum):
    """The one value that says 未答: not answered yet, as opposed to None, which is 无."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        return "ABSENT"

    def __bool__(self) -> bool:
        return False


ABSENT: Final = Absent.ABSENT
Amount = Decimal | None | Absent
"""An amount in 万元: a number ≥ 0, None for 无 (an empty cell on paper), ABSENT for 未答."""


class Category(StrEnum):
    """The closed list of kinds of indicator, outputs first."""

    QUANTITY = "quantity"
    QUALITY = "quality"
    TIMELINESS = "timeliness"
    COST = "cost"
    OTHER = "other"
    ECONOMIC = "economic"
    SOCIAL = "social"
    ECOLOGICAL = "ecological"
    SUSTAINABILITY = "sustainability"
    SATISFACTION = "satisfaction"


BENEFIT_CATEGORIES: Final = tuple(Category)[5:]


class Operator(StrEnum):
    """How a target's value is to be read."""

    GE = "ge"
    LE = "le"
    EQ = "eq"
    GT = "gt"
    LT = "lt"
    QUALITATIVE = "qualitative"


@dataclass(frozen=True)
class Target:
    """One measurable promise inside an indicator's sentence."""

    name: str
    """What is measured, a noun phrase (指标名称)."""
    operator: Operator | None = None
    """How the value binds (符号)."""
    value: str | None = None
    """The promised value as typed, a number or a graded word (指标值)."""
    unit: str | None = None
    """计量单位, as 亩, 公里, %."""


@dataclass(frozen=True)
class Indicator:
    """One numbered line of the form."""

    text: str
    """The sentence as printed, without its number and its category label; may hold line feeds."""
    category: Category | None = None
    """Required of benefits, optional for outputs."""
    targets: tuple[Target, ...] = ()
    """The structured parts, agreeing with the text where present."""
    deadline: str | None = None
    """ISO date by which it is reached."""
    basis: str | None = None
    """What the value rests on."""


@dataclass(frozen=True)
class Objective:
    """One 绩效目标内容 with its outputs and benefits."""

    title: str
    """As printed after 绩效目标内容N：."""
    outputs: tuple[Indicator, ...] | Absent = ABSENT
    """产出指标; ABSENT is 未答, () is 无."""
    benefits: tuple[Indicator, ...] | Absent = ABSENT
    """效益指标; ABSENT is 未答, () is 无."""


@dataclass(frozen=True)
class NotApplicable:
    """A member that the filer declares 不适用."""

    path: str
    """JSON Pointer of the member."""
    reason: str
    """Why it does not apply."""


@dataclass(frozen=True)
class Budget:
    """年度预算申请, in 万元."""

    total: Amount = ABSENT
    """资金总额."""
    income: dict[str, Amount] = field(default_factory=dict)
    """按收入性质分, by the form's keys; a missing key is 未答."""
    expenditure: dict[str, Amount] = field(default_factory=dict)
    """按支出性质分, by the form's keys; a missing key is 未答."""


BUDGET_KEYS: Final = ("general_public", "government_fund", "special_account", "other", "basic", "project")
"""The schema's keys of income and expenditure, in its order."""


MOST_DIGITS: Final = 15
"""Of an amount: a JSON number of more digits would not come back the same."""
MOST_PLACES: Final = 40
"""Before or after the point; a number beyond it is never written out, because that could take all memory."""


def plain_decimal(value: Decimal) -> Decimal:
    """Return the same number without padding zeros, so that equal amounts are written alike; never rounds or fails.

    No exponent is left either, but for a number of more than MOST_PLACES places.
    """
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):  # not a number, or infinite
        return value
    kept = "".join(map(str, digits)).rstrip("0")
    exponent += len(digits) - len(kept)
    if not kept:
        return Decimal(0)
    if 0 < exponent <= MOST_PLACES:
        kept, exponent = kept + "0" * exponent, 0
    return Decimal((sign, tuple(map(int, kept)), exponent))


def digits_of(value: Decimal) -> int:
    """Return how many digits a number has, padding zeros aside."""
    return len("".join(map(str, value.as_tuple().digits)).strip("0"))


@dataclass(frozen=True)
class Declaration:
    """One filled form; schema/declaration.schema.json describes its JSON."""

    form: str
    """Id of the printed form, a file of question_bank/forms/."""
    year: int | Absent = ABSENT
    """年度: the budget's year, not the day's."""
    filer: str | Absent = ABSENT
    """填报单位, the full name on the seal."""
    department: str | Absent = ABSENT
    """部门名称."""
    division_code: str | None = None
    """Statistical code of the township, where known."""
    budget: Budget = field(default_factory=Budget)
    """年度预算申请."""
    duties: tuple[str, ...] | Absent = ABSENT
    """部门职能职责概述, one string per numbered line."""
    objectives: tuple[Objective, ...] | Absent = ABSENT
    """绩效目标内容1…n."""
    not_applicable: tuple[NotApplicable, ...] = ()
    """Members declared 不适用."""


class Severity(StrEnum):
    """How much a finding weighs, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Strength(StrEnum):
    """How strong a finding's basis is."""

    RULE = "规定"
    CUSTOM = "通行"
    LOCAL = "本单位"


@dataclass(frozen=True)
class Finding:
    """One objection to a declaration, by the schema or the review."""

    rule: str
    """Stable id, family.name in ASCII."""
    severity: Severity
    """error, warning or note."""
    path: str
    """JSON Pointer of the member; of the missing member where something is missing."""
    message: str
    """One Chinese line: what is wrong and how to mend it."""
    start: int | None = None
    """Offset of the excerpt in the member's text."""
    excerpt: str | None = None
    """Exact substring that begins at `start`."""
    fix: str | None = None
    """What replaces the excerpt, where that is certain."""
    related: tuple[str, ...] = ()
    """JSON Pointers of the other members involved."""
    basis: str = ""
    """What the objection rests on."""
    strength: Strength = Strength.RULE
    """How strong that basis is."""
    kept: str | None = None
    """The filer's reason for keeping the text as it is."""

    def at(self, path: str) -> Finding:
        """Return the same finding on another member; of many it is asked, and `replace` takes four times as long."""
        return Finding(
            self.rule,
            self.severity,
            path,
            self.message,
            self.start,
            self.excerpt,
            self.fix,
            self.related,
            self.basis,
            self.strength,
            self.kept,
        )


def amount_of(declaration: Declaration, path: str) -> Amount:
    """Return the amount at a budget path such as /budget/total or /budget/income/other."""
    parts = path.split("/")[2:]
    if parts == ["total"]:
        return declaration.budget.total
    group: dict[str, Amount] = getattr(declaration.budget, parts[0])
    return group.get(parts[1], ABSENT)
