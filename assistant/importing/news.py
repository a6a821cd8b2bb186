"""Which of the lines in a page's margin say something that the form does not say itself."""

from __future__ import annotations

import re
from typing import Final

from assistant.form import Form
from assistant.importing.labels import Labels
from assistant.importing.paper import Paper
from assistant.importing.preamble import Preamble
from assistant.importing.result import Unplaced
from assistant.model import Declaration
from assistant.text import squeeze

_PROOF: Final = re.compile("[（(]?[\u4e00-\u9fff]{1,5}稿[）)]?")


def leftovers_beside(paper: Paper, form: Form, declaration: Declaration) -> tuple[Unplaced, ...]:
    """Return what stands beside the text of `paper`; margins without what is in `declaration` or printed anyway."""
    preamble = Preamble(form, Labels(form))
    names = {squeeze(name) for name in (declaration.filer, declaration.department) if isinstance(name, str)}
    found = [Unplaced(part.where, part.text) for part in paper.beside]
    for part in paper.margins:
        lines = [line for line in part.text.split("\n") if not _is_known(line, preamble, names, declaration.year)]
        if lines:
            found.append(Unplaced(part.where, "\n".join(lines)))
    return tuple(found)


def _is_known(line: str, preamble: Preamble, names: set[str], year: object) -> bool:
    """Tell whether `line` holds the attachment's number, the title, the form's year, a name or a proof's word only."""
    rest = line.strip()
    while rest and (token := preamble.token(rest)):
        if token.kind == "year" and token.year not in (None, year):
            return False
        rest = rest[token.end :].strip()
    return not rest or squeeze(rest) in names or _PROOF.fullmatch(rest) is not None
