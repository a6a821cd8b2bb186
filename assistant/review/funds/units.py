"""Amounts in another unit than the form's, without one, or finer than money is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.model import Declaration, Finding, Severity, amount_of, digits_of, plain_decimal
from assistant.review.context import Context, found
from assistant.review.figures import Figure, figures_of
from assistant.review.lines import Line, Role
from assistant.wording.review import funds as say

_MILLIONFOLD: Final = Decimal(10_000)
_TOO_MUCH: Final = Decimal(1_000_000)
"""万元; ten thousand million yuan are beyond any township."""
_MONEY_NAME: Final = re.compile(
    r"(?:资金|经费|投资|投入|补助|补贴|造价|支出|总额|费用|奖金|工程款|预算)(?:标准|金额|总额|总计|合计|共计|共|约|为|达|即|每[\u4e00-\u9fff])*[：:]?$"
)
_ENDS: Final = re.compile(r"\s?(?:[，。；（）()\n]|以内|左右|$)")
_LARGE_YUAN: Final = 100_000
_UNEVEN: Final = 4
"""Digits from which an amount of the budget is no coincidence in the text."""
_PLACES_YUAN: Final = 2


def money_without_unit(line: Line, context: Context) -> Iterator[Finding]:
    """Find an amount of money that does not say 元 or 万元."""
    if not line.is_indicator:
        return
    for figure in figures_of(line.text):
        if (
            figure.unit
            or figure.spoken
            or not _MONEY_NAME.search(figure.name)
            or not _ENDS.match(line.text, figure.end)
        ):
            continue
        place = (figure.start, figure.text)
        yield found(
            "funds.no_unit", Severity.WARNING, line, say.no_unit(figure.text), place, basis=say.BASIS_UNIT
        )  # fmt: skip


def too_fine_money(line: Line, context: Context) -> Iterator[Finding]:
    """Find an amount with more decimals than the form prints, or finer than a 分."""
    if "元" not in line.text:
        return
    for figure in figures_of(line.text):
        if figure.money is None:
            continue
        most = _PLACES_YUAN if figure.unit == "元" else max(context.form.money.decimals, _PLACES_YUAN)
        if _places(figure.value) > most:
            severity = Severity.WARNING if figure.unit == "元" else Severity.NOTE
            message = say.too_fine(figure.text, most)
            place = (figure.start, figure.text)
            yield found("funds.decimals", severity, line, message, place, basis=say.BASIS_DECIMALS)


def large_yuan(line: Line, context: Context) -> Iterator[Finding]:
    """Find large amounts in 元 on a form that counts in 万元: a note with the same amount."""
    if not line.is_indicator or "元" not in line.text or context.form.money.unit != "万元":
        return
    for figure in figures_of(line.text):
        if (
            figure.unit == "元"
            and not figure.spoken
            and figure.value >= _LARGE_YUAN
            and figure.money is not None
            and figure.upto is None
        ):
            fix = f"{plain_decimal(figure.money)}万元"
            place = (figure.start, figure.text)
            yield found("funds.unit", Severity.NOTE, line, say.large_yuan(figure.text, fix), place, fix, say.BASIS_UNIT)


def _places(value: Decimal) -> int:
    exponent = plain_decimal(value).as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _held(declaration: Declaration, context: Context) -> dict[str, Decimal]:
    """Return the amounts that the budget holds, by path; those of nought are left out."""
    amounts = {line.path: amount_of(declaration, line.path) for line in context.form.amounts}
    amounts["/budget/total"] = declaration.budget.total
    return {path: value for path, value in amounts.items() if isinstance(value, Decimal) and value > 0}


def yuan_in_budget(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find amounts of the budget that are in 元 where 万元 are asked for."""
    held = _held(declaration, context)
    total = held.get("/budget/total")
    for path, value in held.items():
        small = plain_decimal(value / _MILLIONFOLD)
        fits = any(other == small for other in held.values()) or (
            total is not None and path != "/budget/total" and _would_add_up(path, small, total, held)
        )
        if fits or value >= _TOO_MUCH:
            yield found(
                "funds.yuan",
                Severity.ERROR if fits else Severity.WARNING,
                Line(Role.TITLE, "", path=path),
                say.yuan_in_budget(value, small),
                basis=say.BASIS_UNIT,
            )


def _would_add_up(path: str, small: Decimal, total: Decimal, held: dict[str, Decimal]) -> bool:
    """Return whether a side of the budget adds up only with one of its amounts divided by ten thousand."""
    side = path.rsplit("/", 1)[0]
    others = sum((value for other, value in held.items() if other.startswith(f"{side}/") and other != path), Decimal(0))
    return others + small == total


def yuan_in_text(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find amounts in the text that are in 元 but say 万元, or the other way round."""
    held = set(_held(declaration, context).values())
    for line in lines:
        if not line.is_indicator or "元" not in line.text:
            continue
        for figure in figures_of(line.text):
            if figure.unit == "万元":
                yield from _too_large(line, figure, held)
            elif figure.unit == "元" and plain_decimal(figure.value) in held and digits_of(figure.value) >= _UNEVEN:
                message = say.unit_of_budget(figure.text)
                yield _unit(line, figure, Severity.WARNING, message, figure.text[:-1] + "万元")


def _too_large(line: Line, figure: Figure, held: set[Decimal]) -> Iterator[Finding]:
    small = plain_decimal(figure.value / _MILLIONFOLD)
    if small in held and figure.value not in held:
        yield _unit(line, figure, Severity.WARNING, say.yuan_as_ten_thousands(figure.text, small), f"{small}万元")
    elif figure.value >= _TOO_MUCH:
        yield _unit(line, figure, Severity.WARNING, say.yuan_as_ten_thousands(figure.text, small), None)


def _unit(line: Line, figure: Figure, severity: Severity, message: str, fix: str | None) -> Finding:
    place = (figure.start, figure.text)
    return found("funds.yuan", severity, line, message, place, fix, say.BASIS_UNIT)
