"""The Word file that the interview writes: the form of our own drawing, or the county's blank filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from assistant.carrying import ways
from assistant.commands import Command, Verb
from assistant.errors import OutputError, RefusedError
from assistant.files import is_folder, is_taken, write_whole
from assistant.form import Form
from assistant.model import Absent, Declaration, Finding
from assistant.output import free_path, read_blank, render_output, typed_blank, typed_output, typed_path
from assistant.replies import Delivered, Reply
from assistant.review import check_declaration, obstacles
from assistant.validation import label_of
from assistant.wording import files as say_files
from assistant.wording import session as say
from assistant.wording.findings import placed
from assistant.wording.finish import written
from assistant.wording.session import Message, Tone

_PLAIN_STEM: Final = "ztzc"
"""整体支出, as the declaration is called for short."""
_PLAIN_PROOF: Final = "ssg"
"""送审稿."""
_MOST_COPIES: Final = 1000


def write(declaration: Declaration, form: Form, path: Path | None, proof: str | None, force: bool) -> Path:
    """Write the Word file and return where it is; RefusedError when the final one has obstacles.

    Without a path it goes to the output folder under a name that is still free.
    """
    data = _rendered(declaration, form, proof)
    path = path or free_path(declaration, form, proof)
    write_whole(path, data, force)
    return path


def _rendered(declaration: Declaration, form: Form, proof: str | None) -> bytes:
    if proof is None and obstacles(check_declaration(declaration, form)):
        raise RefusedError(say.REFUSED)
    return render_output(declaration, form, proof).data


def deliver(command: Command, declaration: Declaration, form: Form) -> Reply:
    """Write the file that a command asks for, and say where it is or what stands against it."""
    proof = say.PROOF_WORD if command.verb is Verb.PROOF else None
    typed = command.argument
    if typed and (is_folder(typed_path(typed)) or typed.endswith("/")):
        folder = typed_path(typed).absolute()
        if not is_folder(folder):
            raise OutputError(say_files.folder_missing(folder))
        path: Path | None = free_path(declaration, form, proof, folder)
    elif typed and not typed.lower().endswith(".docx"):
        return Reply((Message(Tone.BAD, say.not_a_word_name(typed)),), accepted=False)
    else:
        path = typed_output(typed)
    try:
        data = _rendered(declaration, form, proof)
    except RefusedError:
        return _refused(obstacles(check_declaration(declaration, form)))
    fonts = tuple(dict.fromkeys(font.name for font in form.fonts.values()))
    return _put(path or free_path(declaration, form, proof), data, declaration, proof is not None, fonts)


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
    reply = _put(free_path(declaration, form, None), output.data, declaration, False, ())
    return replace(reply, messages=(*reply.messages, *notes))


def _put(path: Path, data: bytes, declaration: Declaration, proof: bool, fonts: tuple[str, ...]) -> Reply:
    """Write the file, and a copy under a plain name beside it, and say what there is to say of them."""
    write_whole(path, data)
    copy, trouble = _plain_copy(path, data, declaration, proof)
    delivered = Delivered(path, proof, fonts, copy, trouble)
    return Reply(written(delivered, ways(copy or path)), delivered=delivered)


def _plain_copy(path: Path, data: bytes, declaration: Declaration, proof: bool) -> tuple[Path | None, str]:
    """Write the same file under a name in ASCII that no file has yet; returns (where, "") or (None, why not)."""
    if path.name.isascii():
        return None, ""
    year = None if isinstance(declaration.year, Absent) else str(declaration.year)
    stem = "-".join(filter(None, (year, _PLAIN_STEM, _PLAIN_PROOF if proof else None)))
    for number in range(1, _MOST_COPIES):
        copy = path.with_name(f"{stem}-{number}.docx" if number > 1 else f"{stem}.docx")
        if is_taken(copy):
            continue
        try:
            write_whole(copy, data)
        except OutputError as slip:
            if is_taken(copy):  # another process was faster
                continue
            return None, str(slip)
        return copy, ""
    return None, say_files.exists(path.with_name(f"{stem}.docx"))


def _refused(found: Sequence[Finding]) -> Reply:
    """Return what stands against the final file, each with its place in front."""
    return Reply(say.refused([placed(part, label_of(part.path)) for part in found]))
