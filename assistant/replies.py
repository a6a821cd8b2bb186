"""What a front end gets back from the session: what to say, and what to show."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.agenda import Progress
from assistant.builder import Wanted
from assistant.offers import Offer
from assistant.step import Asked
from assistant.wording.session import Message


@dataclass(frozen=True)
class Reply:
    """What the program answers to one line."""

    messages: tuple[Message, ...] = ()
    """To be said, in this order."""
    accepted: bool = True
    """False when an answer was refused: what was typed is to stay in the input."""
    leave: bool = False
    """True when the person wants to stop."""


@dataclass(frozen=True)
class View:
    """Everything a front end shows of the moment."""

    draft: str
    """Name of the draft."""
    filer: str | None
    year: int | None
    asked: Asked
    progress: Progress
    saved_at: str | None
    """ISO time in UTC of the last write to disk."""
    unsaved: int = 0
    """How many changes wait for a disk that takes them."""
    read_only: bool = False
    """Whether answers are refused here."""
    offers: tuple[Offer, ...] = ()
    """Phrases to choose from, by number from 1."""
    wanted: Wanted | None = None
    """The next blank of the sentence under construction."""
