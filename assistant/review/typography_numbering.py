"""Typography: gaps and doubles in the numbering inside a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.model import Finding, Severity
from assistant.review.context import Context, found
from assistant.review.lines import Line
from assistant.wording.review import typography as say

_CHINESE: Final = "一二三四五六七八九十"
_AFTER_ANY_MARK: Final = "。；：，、;:, \n\u3000“（(—！？"
_AFTER_A_STOP: Final = "。；：;: \n\u3000"
_AFTER_A_COMMA_TOO: Final = "。；：，;:, \n\u3000"
# Each style of numbering: its pattern, what it stands after (empty for anything), and how its number n is written.
_STYLES: Final = (
    (re.compile(r"[（(]([0-9]{1,2})[）)](?![0-9%万元标号期组段])"), "", "（{n}）"),
    (re.compile(f"[（(]([{_CHINESE}]{{1,2}})[）)](?=[一-鿿“《])"), "", "（{c}）"),
    (re.compile("([①②③④⑤⑥⑦⑧⑨⑩])"), "", "{o}"),
    (re.compile(f"([{_CHINESE}]{{1,2}})是"), _AFTER_ANY_MARK, "{c}是"),
    (re.compile(f"([{_CHINESE}]{{1,2}})要"), _AFTER_ANY_MARK, "{c}要"),
    (re.compile(f"第([{_CHINESE}]{{1,2}})[，、,：]"), _AFTER_A_COMMA_TOO, "第{c}，"),
    (re.compile(r"([0-9]{1,2})[.．](?=[一-鿿“《])"), _AFTER_A_STOP, "{n}."),
    (re.compile(r"([0-9]{1,2})、(?=[一-鿿“《])"), _AFTER_A_STOP, "{n}、"),
    (re.compile(r"([0-9]{1,2})[）)]"), _AFTER_A_COMMA_TOO, "{n}）"),
)
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩"
# Styles that stand in no other use, so that a first number left out can be told.
_CERTAIN_FIRST: Final = ("{c}是", "{o}")
# The end of a number of any style; fewer than two make no numbering.
_HINT: Final = re.compile(f"[0-9{_CHINESE}①-⑩](?:(?<=[①-⑩])|[）)是要，、,：.．])")


def check_numbering(line: Line, context: Context) -> Iterator[Finding]:
    """Find numbers left out or used twice in the numbering inside a line."""
    if len(_HINT.findall(line.text)) < 2:
        return
    for pattern, after, form in _STYLES:
        marks = [
            (match.start(), match.group(), _number(match[1]))
            for match in pattern.finditer(line.text)
            if not after or match.start() == 0 or line.text[match.start() - 1] in after
        ]
        slip = _slip(marks, form)
        if slip:
            place, message = slip
            yield found("typography.numbering", Severity.WARNING, line, message, place, basis=say.ORDER_BASIS)


def _slip(marks: list[tuple[int, str, int]], form: str) -> tuple[tuple[int, str], str] | None:
    """Return place and message of the first number that does not follow; None where all do."""
    if len(marks) < 2:
        return None
    start, mark, number = marks[0]
    if number != 1:
        follows = marks[1][2] == number + 1
        if number == 2 and follows and form in _CERTAIN_FIRST:
            return (start, mark), say.no_first(mark, _written(form, 1))
        return None  # numbers of something else
    for before, (start, mark, number) in pairwise(marks):
        if number == 1 and before[2] != 1:
            continue  # a new list
        if number == before[2]:
            return (start, mark), say.repeated(mark)
        if number != before[2] + 1:
            return (start, mark), say.gap(before[1], mark, _written(form, before[2] + 1))
    return None


def _number(text: str) -> int:
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    if text.isdigit():
        return int(text)
    if text.startswith("十"):
        return 10 + (_CHINESE.index(text[1]) + 1 if len(text) > 1 else 0)
    if text.endswith("十") and len(text) > 1:
        return 10 * (_CHINESE.index(text[0]) + 1)
    return _CHINESE.index(text[0]) + 1


def _written(form: str, number: int) -> str:
    chinese = _CHINESE[number - 1] if number <= 10 else str(number)
    circled = _CIRCLED[number - 1] if number <= 10 else str(number)
    return form.format(n=number, c=chinese, o=circled)
