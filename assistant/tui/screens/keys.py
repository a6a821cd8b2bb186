"""The keys of the interview."""

from __future__ import annotations

from typing import Final

from assistant.commands import Verb
from assistant.state import DUTIES

KEYS: Final = {
    "escape": Verb.BACK,
    "ctrl+n": Verb.SKIP,
    "ctrl+t": Verb.EXPLAIN,
    "ctrl+l": Verb.EXAMPLE,
    "ctrl+o": Verb.OUTLINE,
    "ctrl+r": Verb.REVIEW,
    "ctrl+f": Verb.CHECK,
    "ctrl+b": Verb.LINE_UP,
    "ctrl+p": Verb.LONG,
    "ctrl+x": Verb.REST_EMPTY,
    "ctrl+v": Verb.PAPER,
    "ctrl+z": Verb.UNDO,
    "ctrl+y": Verb.REDO,
    "ctrl+g": Verb.HELP,
    "ctrl+q": Verb.QUIT,
}
"""Keys and the commands that they stand for; everything also goes without them."""


def verb_of(key: str, question: str) -> Verb | None:
    """Return the command that a key stands for at a question; what is left there is accepted with one and the same."""
    return Verb.KEEP_DUTIES if (key, question) == ("ctrl+x", DUTIES) else KEYS.get(key)
