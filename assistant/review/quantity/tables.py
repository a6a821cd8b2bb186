"""The tables of question_bank/terms/ that the quantity rules go by, one parser and one matcher each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final, Generic, TypeVar

from assistant.bank import Bank
from assistant.bank.tables import CellError, Row
from assistant.bank.words import WordList, Words, words_of
from assistant.review.units import KINDS
from assistant.wording import bank as say
from assistant.wording.review import quantity as say_quantity

T = TypeVar("T")
DIRECTIONS: Final = {"": 0, "越多越好": 1, "越少越好": -1}
"""How 方向 stands in measures.csv."""
YES_NO: Final = {"": False, "是": True, "否": False}
"""How a yes or no stands in a cell."""


@dataclass(frozen=True)
class Vague:
    """A word that says nothing countable."""

    kind: str
    """空话, 约数, 无标准 or 无分级."""
    before: tuple[str, ...]
    """Words of which one must follow; empty where any may."""
    deletable: bool
    """Whether the sentence reads right without it."""


@dataclass(frozen=True)
class Input:
    """People, money or meetings that are offered as a result."""

    after: tuple[str, ...]
    """Words of which one must stand before it in its clause; empty where none need."""


@dataclass(frozen=True)
class MeasureKind:
    """What a name that ends in a word of measures.csv measures."""

    id: str
    """编号 of its row."""
    direction: int
    """1 where more is better, -1 where less is, 0 where nothing says."""
    kinds: tuple[str, ...]
    """Kinds of unit that fit; empty where any does."""
    capped: bool
    """Whether more than 100% is impossible."""
    surveyed: bool
    """Whether people are asked for it; 100% is then no slip of the operator."""


@dataclass(frozen=True)
class Range:
    """A plausible range of a measure."""

    id: str
    """编号 of its row."""
    satisfaction: bool
    """Whether it is a survey's result."""
    words: tuple[str, ...]
    """The name holds one of these."""
    along: tuple[str, ...]
    """And one of these, where any are given."""
    without: tuple[str, ...]
    """And none of these."""
    unit: str
    """Unit of the bounds."""
    low: Decimal
    """Usual from here."""
    high: Decimal
    """Usual up to here."""
    least: Decimal
    """Possible from here."""
    most: Decimal
    """Possible up to here."""
    weighty: bool
    """Whether an unusual value is to be changed, not only thought over."""
    better: str
    """What to write instead of a value above the usual, as 不低于95%; empty where nothing is certain."""
    hint: str
    """Short phrase for the message."""


@dataclass(frozen=True)
class Tails(Generic[T]):
    """Words that a name may end in; of several the longest counts."""

    _rules: dict[str, list[Words[T]]] = field(default_factory=dict)
    """By word."""
    _lengths: dict[str, list[int]] = field(default_factory=dict)
    """How long the words are that end with a character; the longest first."""

    @classmethod
    def of(cls, rules: Iterable[Words[T]]) -> Tails[T]:
        """Return the tails of all words of `rules`."""
        by_word: dict[str, list[Words[T]]] = {}
        lengths: dict[str, set[int]] = {}
        for rule in rules:
            for word in rule.words:
                by_word.setdefault(word, []).append(rule)
                lengths.setdefault(word[-1], set()).add(len(word))
        return cls(by_word, {last: sorted(some, reverse=True) for last, some in lengths.items()})

    def find(self, name: str) -> tuple[str, T] | None:
        """Return the word that `name` ends in and what it means."""
        for length in self._lengths.get(name[-1:], ()):
            word = name[-length:]
            for rule in self._rules.get(word, ()):
                if not name.endswith(rule.not_in) and not name[:-length].endswith(rule.not_after):
                    return word, rule.means
        return None


def quantified_words(bank: Bank) -> WordList[str]:
    """Return the wording that counts as a number (数) or as a grade (分级)."""
    return bank.word_list(bank.parsed("terms/quantified.csv", parse_quantified))


def vague_words(bank: Bank) -> WordList[Vague]:
    """Return the words that say nothing countable."""
    return bank.word_list(bank.parsed("terms/vague.csv", parse_vague))


def input_words(bank: Bank) -> WordList[Input]:
    """Return the wording of inputs."""
    return bank.word_list(bank.parsed("terms/inputs.csv", parse_input))


def measure_kinds(bank: Bank) -> Tails[MeasureKind]:
    """Return what names of measures end in."""
    return Tails.of(bank.parsed("terms/measures.csv", parse_measure))


def share_words(bank: Bank) -> Tails[str]:
    """Return what names end in that nothing can be a share of."""
    return Tails.of(bank.parsed("terms/no_share.csv", parse_words))


def effect_verbs(bank: Bank) -> tuple[str, ...]:
    """Return the verbs that begin a sentence on an effect, never the name of a measure."""
    return tuple(verb for words in bank.parsed("terms/effect_verbs.csv", parse_words) for verb in words.words)


def ranges_of(bank: Bank) -> tuple[Range, ...]:
    """Return the plausible ranges."""
    return bank.parsed("terms/ranges.csv", parse_range)


def parse_quantified(row: Row) -> Words[str]:
    """Return the wording of a row of quantified.csv; CellError where a cell is not one of its list."""
    return words_of(_with_words(row), _one_of(row, "类", ("数", "分级")))


def parse_vague(row: Row) -> Words[Vague]:
    """Return the words of a row of vague.csv; CellError where a cell is not one of its list."""
    kind = _one_of(row, "类", ("空话", "约数", "无标准", "无分级"))
    return words_of(_with_words(row), Vague(kind, row.words("后接"), _yes(row, "删")))


def parse_input(row: Row) -> Words[Input]:
    """Return the wording of a row of inputs.csv; CellError where it has none."""
    return words_of(_with_words(row), Input(row.words("前有")))


def parse_words(row: Row) -> Words[str]:
    """Return the words of a row that says no more of them than its 编号; CellError where it has none."""
    return words_of(_with_words(row), row["编号"])


def parse_measure(row: Row) -> Words[MeasureKind]:
    """Return the names of a row of measures.csv; CellError where a cell is not one of its list."""
    kinds = row.words("单位")
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        raise CellError("单位", say.not_one_of(unknown[0], KINDS))
    direction = DIRECTIONS[_one_of(row, "方向", tuple(DIRECTIONS))]
    return words_of(_with_words(row), MeasureKind(row["编号"], direction, kinds, _yes(row, "封顶"), _yes(row, "调查")))


def parse_range(row: Row) -> Range:
    """Return the range of a row of ranges.csv; CellError where a cell cannot be one."""
    _with_words(row)
    low, high = _number(row, "一般下限"), _number(row, "一般上限")
    least, most = _number(row, "极限下限"), _number(row, "极限上限")
    if low > high:
        raise CellError("一般上限", say.range_reversed(low, high))
    if least > low or most < high:
        raise CellError("极限下限" if least > low else "极限上限", say_quantity.bounds_too_narrow())
    return Range(
        row["编号"],
        _one_of(row, "类", ("范围", "满意度")) == "满意度",
        row.words("词"),
        row.words("同现"),
        row.words("除外"),
        row["单位"],
        low,
        high,
        least,
        most,
        _one_of(row, "程度", ("提示", "建议改")) == "建议改",
        row["改成"],
        row["提示"],
    )


def _with_words(row: Row) -> Row:
    if not row.words("词"):
        raise CellError("词", say.empty_cell("词"))
    return row


def _one_of(row: Row, head: str, allowed: tuple[str, ...]) -> str:
    if row[head] not in allowed:
        raise CellError(head, say.not_one_of(row[head], tuple(filter(None, allowed))))
    return row[head]


def _yes(row: Row, head: str) -> bool:
    return YES_NO[_one_of(row, head, tuple(YES_NO))]


def _number(row: Row, head: str) -> Decimal:
    try:
        number = Decimal(row[head])
    except InvalidOperation:
        raise CellError(head, say.no_number(row[head])) from None
    if not number.is_finite() or abs(number.adjusted()) > 15:
        raise CellError(head, say.no_number(row[head]))
    return number
