"""What the review knows besides the declaration's own texts, and how a rule makes its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.bank import Bank
from assistant.form import Form
from assistant.model import Declaration, Finding, Severity, Strength
from assistant.review.lines import Line


@dataclass(frozen=True)
class Known:
    """What is known besides the declaration; what is missing is not judged by."""

    bank: Bank | None = None
    """The bank with own folders on top; None for the shipped one."""
    basics: Mapping[str, Decimal] = field(default_factory=dict)
    """基本数据 by id of question_bank/basics.csv, as far as they are known."""
    last: Declaration | None = None
    """Last year's declaration."""
    projects: tuple[tuple[str, Decimal | None], ...] = ()
    """Name and amount in 万元 of each project of the worksheet, as far as they are known."""
    origin: str = ""
    """The filer of another township's form that the draft was begun with; empty where it was not."""


@dataclass(frozen=True)
class Context:
    """Everything that a rule may look at besides its line; two equal ones give equal findings."""

    form: Form
    """The printed form."""
    bank: Bank
    """Terms, word lists, ranges, phrases; own folders on top."""
    year: int | None = None
    """The form's year, None while it is unknown."""
    filer: str = ""
    """填报单位 as written, empty while it is unknown."""
    division_code: str = ""
    """The filer's code of nine digits in the statistics, empty while it is unknown."""
    basics: Mapping[str, Decimal] = field(default_factory=dict)
    """基本数据 by id of question_bank/basics.csv, as far as they are known."""
    last: Declaration | None = None
    """Last year's declaration, where it is known."""
    projects: tuple[tuple[str, Decimal | None], ...] = ()
    """Name and amount in 万元 of each project of the worksheet, as far as they are known."""
    origin: str = ""
    """The filer of another township's form that the draft was begun with; empty where it was not."""


LineRule = Callable[[Line, Context], Iterable[Finding]]
"""Looks at one line, never at its path: its findings are kept as long as line and context stay the same."""
FormRule = Callable[[Sequence[Line], Declaration, Context], Iterable[Finding]]
"""Looks at all lines and at the declaration."""


def found(
    rule: str,
    severity: Severity,
    line: Line,
    message: str,
    excerpt: tuple[int, str] | None = None,
    fix: str | None = None,
    basis: str = "",
    strength: Strength = Strength.CUSTOM,
    related: tuple[str, ...] = (),
) -> Finding:
    """Return a finding on a line; `excerpt` is (offset, exact substring), the message does not name the place."""
    start, text = excerpt or (None, None)
    return Finding(rule, severity, line.path, message, start, text, fix, related, basis, strength)
