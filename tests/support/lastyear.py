"""Declarations of old forms, written for the tests of what is carried from them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.codec import parse_declaration, parse_json
from assistant.model import Absent, Declaration

FOLDER = Path(__file__).resolve().parents[1] / "data" / "lastyear"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))
OWN = tuple(name for name in NAMES if name.startswith("own-"))


def old_form(name: str) -> Declaration:
    """Return one of tests/data/lastyear/ by its name."""
    return parse_declaration(parse_json((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def texts_of(declaration: Declaration) -> Iterator[str]:
    """Yield the sentences of a declaration: duties, outputs and benefits, in their order."""
    yield from () if isinstance(declaration.duties, Absent) else declaration.duties
    for objective in () if isinstance(declaration.objectives, Absent) else declaration.objectives:
        for lines in (objective.outputs, objective.benefits):
            yield from () if isinstance(lines, Absent) else (line.text for line in lines)


def shape_of(declaration: Declaration) -> list[tuple[str, ...]]:
    """Return what ids hang on: how many duties, and each objective's title with how many lines it has."""
    shape = [("duties", str(0 if isinstance(declaration.duties, Absent) else len(declaration.duties)))]
    found: list[tuple[str, ...]] = [*shape]
    for part in () if isinstance(declaration.objectives, Absent) else declaration.objectives:
        lines = (part.outputs, part.benefits)
        found.append((part.title, *("absent" if isinstance(some, Absent) else str(len(some)) for some in lines)))
    return found
