"""对照: the file that a draft began from beside the draft as it stands, cell by cell."""

from __future__ import annotations

from assistant.declared import declaration_of
from assistant.diff.page import page_rows
from assistant.diff.sheet import Sheet, Version, sheet_of
from assistant.interview import Interview
from assistant.lastyear import imported
from assistant.paths import program
from assistant.readback import sources_of
from assistant.wording import contrast as say
from assistant.wording.diffpage import WITH_WORD
from assistant.wording.session import Message, Tone

_WIDTH = 78
"""Columns of the page, less what a front end puts in front of each row."""


def contrast(interview: Interview) -> Sheet | None:
    """Return the comparison with the file that the draft began from, the last one; None where there is none."""
    file = imported(interview.entries)
    if file is None:
        return None
    form, earlier = interview.form, file.declaration.form
    before = Version(file.file, file.declaration, form if form.id == earlier else interview.bank.form(earlier))
    after = Version(say.THIS_DRAFT, declaration_of(interview.state), form, sources_of(interview))
    return sheet_of(before, after, interview.bank)


def tell_contrast(interview: Interview, wanted: str) -> tuple[Message, ...]:
    """Return the comparison as a page, what was dropped in full where `wanted` says so."""
    sheet = contrast(interview)
    if sheet is None:
        return (Message(Tone.BAD, say.no_file(program())),)
    rows = page_rows(sheet, _WIDTH, None if wanted in say.EVERYTHING else WITH_WORD)
    return (Message(Tone.HELP, "\n".join(rows)),)
