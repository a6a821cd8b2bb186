"""Standard input, output and error as they may be: closed, full, or knowing no Chinese."""

from __future__ import annotations

import contextlib
import io
import sys
from typing import TextIO

from assistant.codec import Json, render_ascii, render_json
from assistant.errors import InputError, OutputError
from assistant.files import MOST_TEXT_BYTES, decode_text, lead_nowhere, system_reason
from assistant.text import one_line
from assistant.wording import cli as say


def prepare_streams() -> None:
    """Let stdout and stderr take any character; a closed stderr swallows everything; OutputError without stdout."""
    if sys.stderr is None:
        sys.stderr = io.StringIO()  # print() would take None for stdout and spoil the JSON there
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A locale that knows no Chinese is nearly always one that nobody set: the terminal shows UTF-8.
            reconfigure(encoding=None if _knows_chinese(stream) else "utf-8", errors="replace")
    if sys.stdout is None:
        raise OutputError(say.NO_STDOUT)


def _knows_chinese(stream: TextIO) -> bool:
    try:
        say.DESCRIPTION.encode(stream.encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def require_input() -> None:
    """Raise InputError when standard input is closed, before a draft is begun that nobody can answer."""
    if sys.stdin is None:
        raise InputError(say.NO_STDIN)


def read_input() -> str:
    """Return the text on standard input; InputError when there is none, or more than a form can have."""
    require_input()
    try:
        data = sys.stdin.buffer.read(MOST_TEXT_BYTES + 1)
    except OSError as slip:
        raise InputError(say.bad_stdin(system_reason(slip))) from None
    if len(data) > MOST_TEXT_BYTES:
        raise InputError(say.paste_too_large(MOST_TEXT_BYTES))
    decoded = decode_text(data)
    if decoded is None:
        raise InputError(say.PASTE_NOT_TEXT)
    if not decoded[0].strip():
        raise InputError(say.EMPTY_PASTE)
    return decoded[0]


def tell(text: str) -> None:
    """Print one line on stdout, whatever stands in it."""
    print(one_line(text))


def tell_error(text: str) -> None:
    """Print one line on stderr, whatever stands in it; nothing more can be done where that fails."""
    with contextlib.suppress(OSError):
        print(one_line(text), file=sys.stderr, flush=True)


def print_json(value: Json) -> None:
    """Print a JSON value on stdout, whole in any locale."""
    utf_8 = (sys.stdout.encoding or "").lower().replace("_", "-") in ("utf-8", "utf8")
    print(render_json(value) if utf_8 else render_ascii(value), end="")


def failure_of_stdout() -> str | None:
    """Return why stdout takes nothing more, None when it does."""
    try:
        sys.stdout.flush()
    except OSError as slip:
        return system_reason(slip)
    return None


def silence() -> None:
    """Lead stdout and stderr where they failed to the null device: nothing may be flushed into them at exit."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                lead_nowhere(stream.fileno())
