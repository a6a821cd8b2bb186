"""Blanks: what still stands open in a text."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model import Absent, Declaration, Finding, Severity, Strength
from assistant.text import OPEN_BLANK, bracket_blanks, loose_blanks, open_blanks
from assistant.validation import label_of
from assistant.wording import findings as say


def printed_texts(declaration: Declaration) -> Iterator[tuple[str, str]]:
    """Yield (JSON Pointer, text) of every text that the form prints, in the order of the form."""
    for path, value in (("/filer", declaration.filer), ("/department", declaration.department)):
        if not isinstance(value, Absent):
            yield path, value
    for number, duty in enumerate(() if isinstance(declaration.duties, Absent) else declaration.duties):
        yield f"/duties/{number}", duty
    objectives = () if isinstance(declaration.objectives, Absent) else declaration.objectives
    for index, objective in enumerate(objectives):
        yield f"/objectives/{index}/title", objective.title
        for name, lines in (("outputs", objective.outputs), ("benefits", objective.benefits)):
            for number, line in enumerate(() if isinstance(lines, Absent) else lines):
                yield f"/objectives/{index}/{name}/{number}/text", line.text


def check_blanks(declaration: Declaration) -> list[Finding]:
    """Return a finding for every text that still holds an open blank, and for every 待填 that is not marked as one."""
    found = []
    for path, text in printed_texts(declaration):
        if blanks := open_blanks(text):
            offices = list(dict.fromkeys(office for _, _, office in blanks if office))
            message = say.open_blank(label_of(path), len(blanks), offices)
            found.append(_finding("blanks.open", path, message, blanks[0][0], blanks[0][1]))
        for start, excerpt in loose_blanks(text):
            message = say.loose_blank(label_of(path), excerpt)
            found.append(_finding("blanks.loose", path, message, start, excerpt))
    return found


def _finding(rule: str, path: str, message: str, start: int, excerpt: str) -> Finding:
    marked = bracket_blanks(excerpt)
    fix = None if rule == "blanks.open" else OPEN_BLANK if marked == excerpt else marked
    return Finding(
        rule, Severity.ERROR, path, message, start, excerpt, fix, basis=say.BLANK_BASIS, strength=Strength.RULE
    )
