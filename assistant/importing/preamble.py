"""The lines above a form's body: the attachment's number, the title and the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from assistant.form import Form
from assistant.importing.labels import BLANKS, COLON, MOST_SCANNED, LabelKind, Labels, spaced

# The zero of 二○二六 is typed as many a circle.
_ZEROS: Final = "〇○零ΟОO"
_DIGIT: Final = f"[0-9０-９{_ZEROS}一二三四五六七八九]"
_FIGURE: Final = f"(?:{_DIGIT}{BLANKS}){{4}}"
_YEAR: Final = re.compile(
    rf"[（(]{BLANKS}(?P<open>{_FIGURE})?年{BLANKS}度?{BLANKS}[）)]"
    rf"|[（(]{BLANKS}(?P<bare>{_FIGURE})[）)](?:{BLANKS}年{BLANKS}度?)?"
    rf"|(?:填报|申报|预算)?{BLANKS}年{BLANKS}度{BLANKS}{COLON}{BLANKS}(?P<told>{_FIGURE})(?:年{BLANKS}度?)?"
    rf"|(?P<plain>(?<![0-9~～至到—－-]){_DIGIT}{{4}}){BLANKS}年{BLANKS}度"
)
# Without 度 a year counts only alone on its line or before the title.
_SHORT_YEAR: Final = re.compile(rf"(?P<short>(?<![0-9]){_FIGURE})年{BLANKS}")
_VALUES: Final = str.maketrans(f"{_ZEROS}一二三四五六七八九", "0" * len(_ZEROS) + "123456789")
_END: Final = re.compile(r"\s*$")
_SENSIBLE: Final = range(1990, 2100)
_NEAR: Final = 20
"""Characters of a county's or township's name between a year and the title."""


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
    firm: bool = False
    """The year stands as the form prints it, or under a label."""


class Preamble:
    """Recognises what stands above one form's body."""

    def __init__(self, form: Form, labels: Labels) -> None:
        self._labels = labels
        word = spaced(re.sub(r"[0-9０-９]+$", "", form.attachment))
        self._attachment = re.compile(
            rf"(?:{word}|附表){BLANKS}(?:[0-9０-９一二三四五六七八九十]{{1,3}}(?:[-—－.][0-9]{{1,2}})?)?"
            rf"(?:{BLANKS}[：:]|(?=\s|$))"
        )

    def token(self, text: str) -> Token | None:
        """Return what `text` begins with, blanks aside."""
        lead = len(text) - len(text.lstrip())
        if attachment := self._attachment.match(text, lead):
            return Token("attachment", attachment.end())
        if year := self._year(text, lead):
            return year
        found = self._labels.match(text, strict=False)
        if found and found.label.kind is LabelKind.TITLE:
            return Token("title", found.end)
        return None

    def find(self, text: str) -> int | None:
        """Return where the first title or year begins that does not begin the text."""
        years = (self._year(text, match.start()) and match.start() for match in _ANY_YEAR.finditer(text))
        starts = [next((start for start in years if start), None), self._labels.find_title(text)]
        return min((start for start in starts if start), default=None)

    def find_title(self, text: str) -> int | None:
        """Return where in `text` the form's title begins."""
        return self._labels.find_title(text)

    def find_year(self, text: str) -> int | None:
        """Return where a year begins behind a name: in brackets or after a blank."""
        for match in _YEAR.finditer(text):
            token = self._year(text, match.start())
            if match.start() and token and (token.firm or text[match.start() - 1].isspace()):
                return match.start()
        return None

    def firm_year(self, text: str) -> int | None:
        """Return the year that stands in `text` as the form prints it."""
        tokens = (self._year(text, match.start()) for match in _ANY_YEAR.finditer(text))
        return next((token.year for token in tokens if token and token.firm and token.year is not None), None)

    def _year(self, text: str, start: int) -> Token | None:
        match = _YEAR.match(text, start)
        if match is None:
            match = _SHORT_YEAR.match(text, start)
            if match is None or not (_END.match(text, match.end()) or self._title_is_near(text, match.end())):
                return None
        group = match.lastgroup
        if group is None:
            return Token("year", match.end())
        year = int(re.sub(BLANKS, "", match[group]).translate(_VALUES))
        if group in ("bare", "short") and year not in _SENSIBLE:
            return None
        figure = match.start(group), match.start(group) + len(match[group].rstrip())
        return Token("year", match.end(), year, figure, firm=group in ("open", "bare", "told"))

    def _title_is_near(self, text: str, start: int) -> bool:
        title = self._labels.find_title(text[start : start + _NEAR + MOST_SCANNED])
        return title is not None and title <= _NEAR


_ANY_YEAR: Final = re.compile(rf"{_YEAR.pattern}|{_SHORT_YEAR.pattern}")
