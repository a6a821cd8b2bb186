"""What a front end gets back from the session: what to say, and what to show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.agenda import Progress
from assistant.builder import Wanted
from assistant.model import Finding
from assistant.offers import Offer
from assistant.step import Asked
from assistant.wording.session import Message


@dataclass(frozen=True)
class Delivered:
    """A Word file that has just been written."""

    path: Path
    proof: bool
    """It is a proof."""
    fonts: tuple[str, ...] = ()
    """What the computer that prints it must have; none for the county's own blank."""
    copy: Path | None = None
    """The same file under a name that every program can carry; None where its own will do."""
    trouble: str = ""
    """Why there is no such copy although there was to be one."""


@dataclass(frozen=True)
class Reply:
    """What the program answers to one line."""

    messages: tuple[Message, ...] = ()
    """To be said, in this order."""
    accepted: bool = True
    """False when an answer was refused: what was typed is to stay in the input."""
    leave: bool = False
    """True when the person wants to stop."""
    delivered: Delivered | None = None
    """The Word file that was written."""
    sends: Path | None = None
    """The file that the front end is to send with sz, giving its terminal over."""


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
    objections: tuple[Finding, ...] = ()
    """What the review says of the line of an old form that is to be decided on."""
