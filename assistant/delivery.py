"""The Word file that the interview writes: the form of our own drawing, or the county's blank filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.commands import Command, Verb
from assistant.errors import RefusedError
from assistant.files import write_whole
from assistant.form import Form
from assistant.model import Declaration, Finding
from assistant.output import free_path, read_blank, render_output, typed_blank, typed_output
from assistant.replies import Reply
from assistant.review import check_declaration, obstacles
from assistant.validation import label_of
from assistant.wording import session as say
from assistant.wording.findings import placed
from assistant.wording.session import Message, Tone


def write(declaration: Declaration, form: Form, path: Path | None, proof: str | None, force: bool) -> Path:
    """Write the Word file and return where it is; RefusedError when the final one has obstacles.

    Without a path it goes to the output folder under a name that is still free.
    """
    if proof is None and obstacles(check_declaration(declaration, form)):
        raise RefusedError(say.REFUSED)
    data = render_output(declaration, form, proof).data
    path = path or free_path(declaration, form, proof)
    write_whole(path, data, force)
    return path


def deliver(command: Command, declaration: Declaration, form: Form) -> Reply:
    """Write the file that a command asks for, and say where it is or what stands against it."""
    proof = say.PROOF_WORD if command.verb is Verb.PROOF else None
    if command.argument and not command.argument.lower().endswith(".docx"):
        return Reply((Message(Tone.BAD, say.not_a_word_name(command.argument)),), accepted=False)
    try:
        written = write(declaration, form, typed_output(command.argument), proof, False)
    except RefusedError:
        return _refused(obstacles(check_declaration(declaration, form)))
    fonts = list(dict.fromkeys(font.name for font in form.fonts.values()))
    return Reply((say.written(written, proof is not None, fonts),))


def fill(typed: str, declaration: Declaration, form: Form) -> Reply:
    """Fill the county's own blank and write it beside the other files; the blank stays as it is."""
    if not typed:
        return Reply((Message(Tone.HELP, say.HOW_TO_FILL),))
    if found := obstacles(check_declaration(declaration, form)):
        return _refused(found)
    output = render_output(declaration, form, None, read_blank(typed_blank(typed)))
    notes = tuple(Message(Tone.WARN, line) for line in output.notes)
    if output.unplaced:
        return Reply((*notes, *say.nothing_filled(output.unplaced)))
    path = free_path(declaration, form, None)
    write_whole(path, output.data)
    return Reply((say.written(path, False, ()), *notes))


def _refused(found: Sequence[Finding]) -> Reply:
    """Return what stands against the final file, each with its place in front."""
    return Reply(say.refused([placed(part, label_of(part.path)) for part in found]))
