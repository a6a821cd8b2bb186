"""What the interview gives back: a question ready to be shown, and what a move came to."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.agenda import Topic
from assistant.bank import Question
from assistant.events import Event, Place
from assistant.model import Category, Finding


@dataclass(frozen=True)
class Step:
    """What one move of the person came to."""

    events: tuple[Event, ...] = ()
    """To be written down and applied."""
    accepted: bool = True
    """False when an answer was refused; the interview then stays where it is."""
    findings: tuple[Finding, ...] = ()
    """Why it was refused, or what is to be looked at although it was accepted."""
    notes: tuple[str, ...] = ()
    """What else is to be said: how the answer was read, what was left out."""


@dataclass(frozen=True)
class Asked:
    """What is asked now, ready to be shown."""

    place: Place
    topic: Topic
    question: Question
    """Help as it stands in the question bank."""
    prompt: str
    """The question with this declaration's year, number and title."""
    topic_number: int
    """Its number in the outline."""
    number: int
    """Number of the line asked for, 0 for a single answer."""
    current: str | None
    """The answer held here, as a person would type it."""
    offer: str | None
    """What Enter alone takes over."""
    typed: str
    """Text typed here and not accepted."""
    caret: int | None
    """Where in it the caret stands, None for its end."""
    refused: bool
    """Whether that text was refused, as opposed to left unfinished."""
    choices: tuple[str, ...]
    """What can be chosen by number; empty where the answer is typed."""
    as_typed: str
    """The amount held here as it was received, where that is another figure; else empty."""
    again: str
    """Label of the answer that has changed, for which this one is to be looked at again; empty where it is not."""
    imported: bool
    """Whether the answer held here stands as a file brought it."""
    lines: tuple[tuple[str, Category | None], ...]
    """The lines of the list so far, (text, category)."""
    pieces: tuple[str, ...] = ()
    """What the line can be split into, where it is asked which of it stays."""
    old: str = ""
    """What last year's form had here, where something else or nothing stands here now."""
    borrowed: bool = False
    """Whether that form is another township's."""
    undecided: bool = False
    """Whether it is a line of an old form that is to be decided on."""
