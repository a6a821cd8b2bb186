"""The keys of the interview."""

from __future__ import annotations

from typing import Final

from assistant.commands import Verb

KEYS: Final = {
    "escape": Verb.BACK,
    "ctrl+n": Verb.SKIP,
    "ctrl+t": Verb.EXPLAIN,
    "ctrl+l": Verb.EXAMPLE,
    "ctrl+o": Verb.OUTLINE,
    "ctrl+r": Verb.REVIEW,
    "ctrl+f": Verb.CHECK,
    "ctrl+p": Verb.LONG,
    "ctrl+x": Verb.REST_EMPTY,
    "ctrl+g": Verb.HELP,
    "ctrl+q": Verb.QUIT,
}
"""Keys and the commands that they stand for; everything also goes without them."""
