"""Arithmetic inside a line: parts against their total, names against their number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assistant.model import Finding, Operator, Severity
from assistant.numerals import parse_number
from assistant.review.clauses import clause_around
from assistant.review.context import Context, found
from assistant.review.figures import Figure, figures_of
from assistant.review.lines import Line
from assistant.wording.review import substance as say

_LIST: Final = re.compile(
    r"(?P<bracket>[（(])(?P<inside>[^（）()\n]{3,300})[）)]"
    r"|(?P<lead>[，：:,]\s?(?:其中|分别为|分别是)[：:，]?|(?<=[^\d\s])：(?=[^\d：]{1,12}\d)|(?:其中|分别为|分别是)[：:]?)(?P<behind>[^。；;\n（）()]{3,300})"
)
_PART: Final = re.compile(
    r"(?P<name>[^\d，。、]{0,16}?)(?P<number>\d{1,12}(?:\.\d{1,6})?)\s?(?P<unit>[^\d，。、；\s]{0,4}?)(?P<more>[^\d，。、；]{0,12})"
)
_MARK: Final = re.compile(r"[、，,；;+＋]|(?<=[^\d])(?:和|及|与)(?=[^\d]{0,8}\d)")
# A number with one of these is a measure of the thing and no part of its length.
_OTHER_SIZE: Final = re.compile(r"宽|厚|高|长|深|直径|每|均|约|标准|半径|标号|不少于|不低于|不超过|不高于")
_PARTIAL: Final = re.compile(r"其中|包括|含|等")
_TOTAL: Final = re.compile(
    r"(?:三|两|几|各)?(?:项|处|类|村|级|者)?(?:合计|共计|总计|总共|一共|共)(?:投入|安排|需|约|为|达|完成|新建|建设|硬化)?"
)
_PEOPLE: Final = frozenset("人名户位")
"""Units of which 其中 may count one twice: women and graduates among them."""
_GAP: Final = 14
"""Characters between two parts of a sum; more is another matter."""
_NOT_A_PART: Final = re.compile(r"其中|每|包括|惠及|覆盖|涉及|受益|含|共|[。；;:：\n]|\.(?!\d)")


def parts_miscounted(line: Line, context: Context) -> Iterator[Finding]:
    """Find a total whose parts, in brackets, behind 其中 or before 合计, add up to something else."""
    figures = figures_of(line.text)
    if len(figures) < 2:
        return
    for match in _LIST.finditer(line.text):
        total = _total_before(line.text, figures, match.start())
        if total is not None and (parts := _parts_of(match, total)) is not None:
            yield from _judged(line, total, sum(parts.values, Decimal(0)), parts.partial)
    yield from _before_total(line, figures)


@dataclass(frozen=True)
class _Parts:
    """The parts of a total."""

    values: tuple[Decimal, ...]
    partial: bool
    """Whether there may be more parts than are named."""


def _total_before(text: str, figures: tuple[Figure, ...], at: int) -> Figure | None:
    """Return the figure that a list at `at` may split up: the last before it, with no mark between."""
    before = [figure for figure in figures if figure.end <= at]
    if not before or re.search(r"[。；;\n（）()]", text[before[-1].end : at]) or at - before[-1].end > _GAP:
        return None
    total = before[-1]
    return None if total.about or total.is_rate or "每" in total.name[-4:] else total


def _parts_of(match: re.Match[str], total: Figure) -> _Parts | None:
    inside = match["inside"] or match["behind"]
    partial = bool(_PARTIAL.search(match["lead"] or "") or _PARTIAL.search(inside))
    pieces = [piece.strip() for piece in _MARK.split(inside.removeprefix("其中").lstrip("：:，")) if piece.strip()]
    values: list[Decimal] = []
    units: list[str] = []
    for piece in pieces:
        part = _PART.fullmatch(piece)
        if part is None or _OTHER_SIZE.search(part["name"]) or _OTHER_SIZE.search(part["more"]):
            if match["bracket"] or not values:
                return None
            partial = True
            break
        values.append(Decimal(part["number"]))
        units.append(total.unit if _unit_is(piece, part, total.unit) else (part["unit"] + part["more"]).strip())
    bare = all(not unit for unit in units[:-1]) and units[-1:] in ([""], [total.unit])
    if (
        len(values) < 2
        or not (bare or all(unit == total.unit for unit in units))
        or (bare and total.unit in ("", "年"))
    ):
        return None
    return _Parts(tuple(values), partial)


def _unit_is(piece: str, part: re.Match[str], unit: str) -> bool:
    return bool(unit) and piece.startswith(unit, part.end("number"))


def _judged(line: Line, total: Figure, parts: Decimal, partial: bool) -> Iterator[Finding]:
    least_only = total.operator in (Operator.GE, Operator.GT)
    most_only = partial or total.operator in (Operator.LE, Operator.LT)
    off = (
        parts < total.value
        if least_only and not partial
        else parts > total.value
        if most_only
        else parts != total.value
    )
    if off and not (least_only and partial):
        overlapping = partial and total.unit in _PEOPLE
        yield found(
            "substance.sum",
            Severity.NOTE if overlapping else Severity.WARNING,
            line,
            say.total_differs(total.text, parts, total.unit),
            (total.start, total.text),
            basis=say.BASIS_SUM,
        )


def _before_total(line: Line, figures: tuple[Figure, ...]) -> Iterator[Finding]:
    for number, total in enumerate(figures):
        if not _TOTAL.fullmatch(total.name):
            continue
        values: list[Decimal] = []
        at = line.text.rfind(total.name, 0, total.mark_start)
        for figure in reversed(figures[:number]):
            gap = line.text[figure.end : at]
            if figure.spoken and figure.unit != total.unit and len(gap) <= _GAP:  # 三村合计
                continue
            if (
                figure.unit != total.unit
                or len(gap) > _GAP
                or _NOT_A_PART.search(gap)
                or _NOT_A_PART.search(figure.name)
            ):
                break
            values.append(figure.value)
            at = figure.mark_start
        if len(values) > 1:
            yield from _judged(line, total, sum(values, Decimal(0)), False)


# Names against their number

_COUNTED: Final = re.compile(
    r"(?P<number>[\d二两三四五六七八九十](?:(?<=\d)\d?|(?<!\d)[二两三四五六七八九十]{0,2}))\s?"
    r"(?P<kind>个(?:行政)?村(?![民级务道组干庄])|个社区|村(?![民级务道组干庄])|大(?=[重领行工产任环板\u4e00-\u9fff])|类|个(?:方面|环节|重点|领域))"
)
_VILLAGE: Final = ("村", "社区", "居委会")
_LAST_JOIN: Final = re.compile(r"以及|[和及与]")
_BRACKET: Final = re.compile(r"[^（(，。；、\n]{0,6}[（(](?P<names>[^（）()\d\n]{3,200})[）)]")
_LONGEST_NAME: Final = 6


def names_miscounted(line: Line, context: Context) -> Iterator[Finding]:
    """Find a number of villages, fields or kinds beside which more or fewer are named."""
    if "、" not in line.text:
        return
    for match in _COUNTED.finditer(line.text):
        number = int(parse_number(match["number"].replace("两", "二")))
        counted = _named_before(line.text, match, number) or _named_behind(line.text, match)
        if counted and number not in counted.either:
            severity = Severity.WARNING if counted.certain else Severity.NOTE
            said = match.group()
            excerpt = (match.start(), said)
            message = say.names_differ(said, counted.either[0])
            yield found("substance.names", severity, line, message, excerpt, basis=say.BASIS_SUM)


@dataclass(frozen=True)
class _Named:
    """How many things a list names."""

    either: tuple[int, ...]
    """The count; several where 和 may join two things or stand inside one."""
    certain: bool
    """Whether the list can be nothing else."""


def _named_before(text: str, match: re.Match[str], number: int) -> _Named | None:
    begin, _ = clause_around(text, match.start())
    listed = text[begin : match.start()].removesuffix("共").removesuffix("这")
    etc = listed.endswith("等")
    listed = listed.removesuffix("等")
    if "、" not in listed or listed.endswith(("、", "第")):
        return None
    if listed.endswith("”"):
        quoted = listed[listed.rfind("“") + 1 : -1]
        return _loose(quoted, True, etc, number) if "、" in quoted else None
    items = listed.split("、")
    last = items.pop()
    villages = _villages(items, last)
    if "村" in match["kind"] or "社区" in match["kind"]:
        if villages > 1:
            return None if etc and villages < number else _Named((villages,), True)
        count = len(items) + 1
        short = all(2 <= len(part) <= _LONGEST_NAME - 2 for part in (*items[1:], last))
        return _Named((count,), True) if short and abs(count - number) == 1 and not etc else None
    return None if etc else _loose(listed, False, False, number)


def _villages(items: list[str], last: str) -> int:
    """Count the villages at the end of a list; 和 counts as a mark only between two of them."""
    names = [*items]
    head, mark, tail = last.partition("以及") if "以及" in last else _halves(last)
    names += [head, tail] if mark and head.endswith(_VILLAGE) else [last]
    count = 0
    for name in reversed(names):
        if not name.endswith(_VILLAGE):
            break
        count += 1
    return count


def _halves(text: str) -> tuple[str, str, str]:
    match = re.search(r"(?<=[村区会])[和及与]", text)
    return (text[: match.start()], match.group(), text[match.end() :]) if match else (text, "", "")


def _loose(listed: str, certain: bool, etc: bool, number: int) -> _Named | None:
    least = listed.count("、") + 1
    most = least + len(_LAST_JOIN.findall(listed.rsplit("、", 1)[-1]))
    if etc and not certain and most < number:
        return None
    return _Named(tuple(range(least, most + 1)), certain)


def _named_behind(text: str, match: re.Match[str]) -> _Named | None:
    bracket = _BRACKET.match(text, match.end())
    if bracket is None or "等" in bracket["names"]:
        return None
    items = [part.strip() for part in re.split(r"[、，,]|(?<=村)[和及与]", bracket["names"])]
    if len(items) < 2 or not all(0 < len(part) <= _LONGEST_NAME for part in items):
        return None
    return _Named((len(items),), "村" in match["kind"])
