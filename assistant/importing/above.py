"""What stands above a form's body, or again above a later page of it: attachment, title and year."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final

from assistant.importing.anchors import Anchor
from assistant.importing.guesses import guess_at
from assistant.importing.labels import LabelKind
from assistant.importing.lists import HEADS
from assistant.importing.margins import is_repeat
from assistant.importing.paper import Line
from assistant.importing.preamble import Token
from assistant.importing.reading import Reading
from assistant.importing.result import Confidence
from assistant.wording import importing as say

_MOST_ABOVE: Final = 8
"""Lines above the body in which the form's own year is looked for."""


def is_running_title(reading: Reading, line: Line) -> bool:
    """Tell whether `line` is the form's title, printed again above a page on which the same form goes on."""
    match = reading.labels.match(line.text, strict=False)
    if match is None or match.label.kind is not LabelKind.TITLE:
        return False
    rest = line.text[match.end :]
    if rest.strip() and not is_repeat(rest):
        return False
    for follower in islice(reading.queue, _MOST_ABOVE):
        below = reading.labels.match(follower.text, strict=False)
        if below and below.label.kind in (LabelKind.OBJECTIVE, LabelKind.STAMP, *HEADS):
            return True
        if below and below.label.kind in (LabelKind.FILER, LabelKind.FIELD, LabelKind.TITLE):
            return False
    return False


def take_preamble(reading: Reading, line: Line, take_text: Callable[[Reading, Line], None]) -> bool:
    """Take the attachment, the title or the year off a line's start; `take_text` takes what stands before it."""
    found = reading.found
    token = reading.preamble.token(line.text)
    start = reading.preamble.find(line.text) if token is None else 0
    if start is None or (start and reading.labels.match(line.text, strict=False)):
        return False
    if _speaks_of_another_year(reading, line.text[start:]):
        found.leave(line)
        return True
    if token is None:
        reading.queue.appendleft(line.cut(start))
        take_text(reading, line.cut(0, start))
        return True
    if token.kind == "title":
        reading.recognised = True
        reading.seen.add(LabelKind.TITLE.value)
    if token.kind == "year":
        end = line.offset + token.end
        reading.anchors.append(Anchor("year", "/year", line.paragraph, line.offset, end, token.year))
    if token.kind == "year" and token.year is not None and token.year != found.year:
        _take_year(reading, line, token)
    else:
        found.add("label", line.cut(0, token.end))
    reading.push_rest(line, token.end)
    return True


def _take_year(reading: Reading, line: Line, token: Token) -> None:
    found = reading.found
    if found.year is not None or _another_year(reading, token):
        found.leave(line.cut(0, token.end))
        return
    found.year = token.year
    if not token.firm:
        found.guess(guess_at("/year", [line], Confidence.HIGH, say.year_in_title()))
    found.add("label", line.cut(0, token.figure[0]))
    found.add("answer", line.cut(token.figure[0], token.figure[1]), "/year")
    found.add("label", line.cut(token.figure[1], token.end))


def _speaks_of_another_year(reading: Reading, text: str) -> bool:
    """Tell whether `text` begins with a year and is no line of the form, whose own year follows."""
    token = reading.preamble.token(text)
    return token is not None and reading.preamble.find_title(text) is None and _another_year(reading, token)


def _another_year(reading: Reading, token: Token) -> bool:
    """Tell whether the form's own year is still to come and is another one."""
    if token.kind != "year" or token.firm or token.year is None:
        return False
    years = (reading.preamble.firm_year(line.text) for line in islice(reading.queue, _MOST_ABOVE))
    own = next((year for year in years if year is not None), None)
    return own is not None and own != token.year
