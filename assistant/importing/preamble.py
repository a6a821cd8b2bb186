"""The lines above a form's body: the attachment's number, the title and the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from assistant.form import Form
from assistant.importing.labels import BLANKS, LabelKind, Labels

_DIGITS: Final = "0-9０-９〇○零一二三四五六七八九"
_YEAR: Final = re.compile(
    rf"[（(]{BLANKS}(?P<open>(?:[{_DIGITS}]{BLANKS}){{4}})?{BLANKS}年{BLANKS}度?{BLANKS}[）)]"
    rf"|(?P<plain>(?<![0-9])[{_DIGITS}]{{4}}){BLANKS}年{BLANKS}度"
)
_HAN: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")


@dataclass(frozen=True)
class Token:
    """One of the things that stand above the body; offsets count from the text's start."""

    kind: Literal["attachment", "title", "year"]
    """Which."""
    end: int
    """Where it ends."""
    year: int | None = None
    """The year, None where the form leaves it open."""
    figure: tuple[int, int] = (0, 0)
    """Where the year's figure begins and ends."""


class Preamble:
    """Recognises what stands above one form's body."""

    def __init__(self, form: Form, labels: Labels) -> None:
        self._labels = labels
        word = re.escape(re.sub(r"[0-9０-９]+$", "", form.attachment))
        self._attachment = re.compile(
            rf"(?:{word}|附表){BLANKS}(?:[0-9０-９一二三四五六七八九十]{{1,3}}(?:[-—－.][0-9]{{1,2}})?)?"
            rf"(?:{BLANKS}[：:]|(?=\s|$))"
        )

    def token(self, text: str) -> Token | None:
        """Return what `text` begins with, blanks aside."""
        lead = len(text) - len(text.lstrip())
        if attachment := self._attachment.match(text, lead):
            return Token("attachment", attachment.end())
        if year := _YEAR.match(text, lead):
            return _year(year)
        found = self._labels.match(text, strict=False)
        if found and found.label.kind is LabelKind.TITLE:
            return Token("title", found.end)
        return None

    def find(self, text: str) -> int | None:
        """Return where the first title or year begins that does not begin the text."""
        year = _YEAR.search(text)
        starts = [start for start in (year and year.start(), self._labels.find_title(text)) if start]
        return min(starts, default=None)

    def find_year(self, text: str) -> int | None:
        """Return where, after a blank, a year begins."""
        found = (_YEAR.match(text, gap.end()) for gap in re.finditer(r"\s+", text))
        return next((match.start() for match in found if match), None)


def _year(match: re.Match[str]) -> Token:
    group = "open" if match["open"] else "plain"
    if not match[group]:
        return Token("year", match.end())
    figure = re.sub(BLANKS, "", match[group]).translate(_HAN)
    return Token("year", match.end(), int(figure), match.span(group))
