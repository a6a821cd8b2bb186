"""What an import gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from assistant.codec import Json
from assistant.model import Declaration
from assistant.wording import importing as say

Kind = Literal["label", "number", "answer", "unplaced", "artefact"]


@dataclass(frozen=True)
class Piece:
    """A stretch of the source and what it was taken for."""

    kind: Kind
    """label and number are the form's own, artefact is no text of anybody's."""
    text: str
    """As in the source."""
    path: str = ""
    """JSON Pointer of the member that an answer belongs to."""


@dataclass(frozen=True)
class Unplaced:
    """A text that belongs to no field of the form as far as could be seen."""

    where: str
    """Its place in the source, in words for a person."""
    text: str
    """The whole text."""


class Confidence(StrEnum):
    """How sure a guess is."""

    HIGH = "high"
    """The source says so, only elsewhere or otherwise than the form prints it; not among the notes."""
    MEDIUM = "medium"
    """The usual one of several readings."""
    LOW = "low"
    """Another reading is as likely."""


@dataclass(frozen=True)
class Guess:
    """A member that was read otherwise than by a label and a number of its own."""

    path: str
    """JSON Pointer of the declaration's member."""
    where: str
    """Its place in the source, in words for a person."""
    text: str
    """What was read."""
    confidence: Confidence
    """How sure it is."""
    reason: str
    """One Chinese line: what was guessed, and from what."""


@dataclass(frozen=True)
class ImportResult:
    """A declaration and an account of how it was read."""

    declaration: Declaration
    """What could be placed."""
    unplaced: tuple[Unplaced, ...] = ()
    """What could not, in source order."""
    notes: tuple[str, ...] = ()
    """One Chinese line for everything that was read otherwise than it stood there, each doubtful guess included."""
    pieces: tuple[Piece, ...] = ()
    """The source in order: their texts joined are the source, white space aside; () of a JSON source."""
    guesses: tuple[Guess, ...] = ()
    """What was not read by a label and a number of its own."""


def report_json(result: ImportResult) -> Json:
    """Return the JSON value of the import report."""
    return {
        "unplaced": [{"where": part.where, "text": part.text} for part in result.unplaced],
        "guessed": [
            {
                "path": guess.path,
                "where": guess.where,
                "text": guess.text,
                "confidence": guess.confidence.value,
                "reason": guess.reason,
            }
            for guess in result.guesses
        ],
        "notes": list(result.notes),
    }


def report_lines(result: ImportResult) -> tuple[str, ...]:
    """Return the Chinese lines that tell a person what an import could not place and what it read otherwise."""
    lines = list(result.notes)
    if result.unplaced:
        lines.append(say.unplaced_head(len(result.unplaced)))
        lines += [say.unplaced_line(part.where, part.text) for part in result.unplaced]
    return tuple(lines)
