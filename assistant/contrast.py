"""对照: the file that a draft began from beside the draft as it stands, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.declared import declaration_of
from assistant.diff.numbered import known
from assistant.diff.page import page_rows
from assistant.diff.sheet import Record, Sheet, Version, sheet_of
from assistant.events import Imported
from assistant.interview import Interview
from assistant.oldform import old_form
from assistant.paths import program
from assistant.readback import Kind, read_back
from assistant.wording import contrast as say
from assistant.wording.diffpage import WITH_WORD
from assistant.wording.session import Message, Tone

_WIDTH = 78
"""Columns of the page, less what a front end puts in front of each row."""


def record_of(interview: Interview) -> Record:
    """Return what a draft has recorded of its answers."""
    lines = read_back(interview)
    sources = {line.path: line.source for line in lines if line.source}
    file = old_form(interview.entries)
    if file is None:
        return Record(sources)
    now = {line.place.item: line.path for line in lines if line.kind is Kind.ITEM and line.place.item}
    same = {path: now[name] for name, path in _lines_of(file) if name in now}
    undecided = tuple(now[name] for name in now if name in interview.state.undecided)
    return Record(sources, file.declaration, same, undecided)


def _lines_of(file: Imported) -> Iterator[tuple[str, str]]:
    """Yield the id of every line of a file with its JSON Pointer."""
    ids, declaration = iter(file.ids), file.declaration
    for k in range(len(known(declaration.duties))):
        yield next(ids), f"/duties/{k}"
    for n, part in enumerate(known(declaration.objectives)):
        next(ids)
        for key, lines in (("outputs", part.outputs), ("benefits", part.benefits)):
            yield from ((next(ids), f"/objectives/{n}/{key}/{k}") for k in range(len(known(lines))))


def contrast(interview: Interview) -> Sheet | None:
    """Return the comparison with the file that the draft began from, the last one; None where there is none."""
    file = old_form(interview.entries)
    if file is None:
        return None
    form, earlier = interview.form, file.declaration.form
    before = Version(file.file, file.declaration, form if form.id == earlier else interview.bank.form(earlier))
    after = Version(say.THIS_DRAFT, declaration_of(interview.state), form, record_of(interview))
    return sheet_of(before, after, interview.bank)


def tell_contrast(interview: Interview, wanted: str) -> tuple[Message, ...]:
    """Return the comparison as a page, what was dropped in full where `wanted` says so."""
    sheet = contrast(interview)
    if sheet is None:
        return (Message(Tone.BAD, say.no_file(program())),)
    rows = page_rows(sheet, _WIDTH, None if wanted in say.EVERYTHING else WITH_WORD)
    return (Message(Tone.HELP, "\n".join(rows)),)
