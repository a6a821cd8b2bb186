"""What placing gathers while it reads, and how it becomes a declaration, pieces, notes and leftovers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.form import Form
from assistant.importing.guesses import category_guess, guess_at, item_guesses, row_guesses
from assistant.importing.heads import Fragment
from assistant.importing.items import Item, split_items
from assistant.importing.labels import Labels
from assistant.importing.numerals import reclaim_items
from assistant.importing.paper import Line
from assistant.importing.result import Confidence, Guess, ImportResult, Kind, Piece, Unplaced
from assistant.importing.rowitems import RowItem, split_rows
from assistant.model import ABSENT, Absent, Amount, Budget, Declaration, Indicator, Objective, Target
from assistant.text import FORBIDDEN, normalise_text
from assistant.wording import importing as say


@dataclass
class Listing:
    """The lines of one numbered list; a head that comes again begins another part of it."""

    parts: list[list[Line]] = field(default_factory=list)

    def begin(self) -> None:
        """Begin a part, unless the last one is still empty."""
        if not self.parts or self.parts[-1]:
            self.parts.append([])

    def filled(self) -> bool:
        """Tell whether it holds any text."""
        return any(self.parts)


@dataclass
class GatheredObjective:
    """One 绩效目标内容 while it is read."""

    number: int | None
    """As printed."""
    label: Line | None = None
    """The line of its label, None where none was found."""
    title: list[Line] = field(default_factory=list)
    outputs: Listing = field(default_factory=Listing)
    benefits: Listing = field(default_factory=Listing)


@dataclass(frozen=True)
class _Ready:
    """A stretch of the source that is understood."""

    kind: Kind
    line: Line
    path: str = ""


@dataclass(frozen=True)
class _Pending:
    """A line of a list, understood only when the list is whole."""

    part: int
    """id() of the list's part."""
    index: int
    """Of the line in that part."""


@dataclass
class Gathered:
    """Everything that placing has found so far."""

    form: Form
    labels: Labels
    trail: list[_Ready | _Pending] = field(default_factory=list)
    """The source in order."""
    notes: dict[str, None] = field(default_factory=dict)
    """What is to be said, each sentence once, in order."""
    guesses: list[Guess] = field(default_factory=list)
    """What was not read by a label and a number of its own."""
    year: int | None = None
    filer: list[Line] = field(default_factory=list)
    department: list[Line] = field(default_factory=list)
    amounts: dict[str, Amount] = field(default_factory=dict)
    """By path: a label that was found, with None where nothing stands after it."""
    duties: Listing = field(default_factory=Listing)
    objectives: list[GatheredObjective] = field(default_factory=list)
    leftovers: list[tuple[Line, str]] = field(default_factory=list)

    def add(self, kind: Kind, line: Line, path: str = "") -> None:
        """Record a stretch of the source."""
        self.trail.append(_Ready(kind, line, path))

    def leave(self, line: Line) -> None:
        """Record a text that has no place."""
        self.add("unplaced", line)
        if text := line.text.strip():
            self.leftovers.append((line, text))

    def note(self, text: str) -> None:
        """Say something once."""
        self.notes.setdefault(text)

    def guess(self, guess: Guess) -> None:
        """Record a guess, and say it where a person should look."""
        self.guesses.append(guess)
        if guess.confidence is not Confidence.HIGH:
            self.note(guess.reason)

    def append(self, listing: Listing, line: Line) -> None:
        """Add a line to the last part of a list."""
        if not listing.parts:
            listing.begin()
        if (last := listing.parts[-1]) and (last[-1].column is None) != (line.column is None):
            listing.begin()
        part = listing.parts[-1]
        self.trail.append(_Pending(id(part), len(part)))
        part.append(line)

    def result(self) -> ImportResult:
        """Make the result of everything gathered."""
        fragments: dict[tuple[int, int], list[_Ready]] = {}
        declaration = Declaration(
            form=self.form.id,
            year=ABSENT if self.year is None else self.year,
            filer=_joined(self.filer) or ABSENT,
            department=_joined(self.department) or ABSENT,
            budget=self._budget(),
            duties=self._duties(fragments),
            objectives=tuple(self._objective(index, part, fragments) for index, part in enumerate(self.objectives))
            or ABSENT,
        )
        pieces = tuple(self._pieces(fragments))
        return ImportResult(declaration, self._unplaced(), tuple(self.notes), pieces, tuple(self.guesses))

    def _budget(self) -> Budget:
        filled = any(isinstance(value, Decimal) for value in self.amounts.values())
        known = {
            path: value for path, value in self.amounts.items() if value is not ABSENT and (filled or value is not None)
        }

        def group(name: str) -> dict[str, Amount]:
            prefix = f"/budget/{name}/"
            return {
                line.path.removeprefix(prefix): known[line.path]
                for line in self.form.amounts
                if line.path.startswith(prefix) and line.path in known
            }

        return Budget(known.get("/budget/total", ABSENT), group("income"), group("expenditure"))

    def _duties(self, fragments: dict[tuple[int, int], list[_Ready]]) -> tuple[str, ...] | Absent:
        items = self._items(self.duties, "/duties", "", say.DUTIES, fragments)
        return tuple(item.text() for item in items) or ABSENT

    def _objective(
        self, index: int, part: GatheredObjective, fragments: dict[tuple[int, int], list[_Ready]]
    ) -> Objective:
        path, number = f"/objectives/{index}", index + 1
        title = _joined(part.title)
        if not title and part.label:
            self.note(say.no_title(number))
        if part.number is not None and part.number != number and part.label:
            reason = say.objective_number(number, part.number)
            self.guess(guess_at(path, [part.label], Confidence.MEDIUM, reason))
        outputs = self._items(part.outputs, f"{path}/outputs", "/text", say.outputs_of(number), fragments)
        name = say.benefits_of(number)
        benefits = self._items(part.benefits, f"{path}/benefits", "/text", name, fragments, benefits=True)
        return Objective(title, _indicators(outputs), _indicators(benefits))

    def _items(
        self,
        listing: Listing,
        path: str,
        member: str,
        name: str,
        fragments: dict[tuple[int, int], list[_Ready]],
        benefits: bool = False,
    ) -> list[Item]:
        """Return the items of a list that hold text, and record what each of its lines consists of."""
        result: list[Item] = []
        for part in listing.parts:
            rows = bool(part) and part[0].column is not None
            split = split_rows(part) if rows else split_items(reclaim_items(part), self.labels, benefits)
            positions: dict[int, int] = {}
            paths: dict[int, str] = {}
            for index, item in enumerate(split.items):
                if item.text():
                    positions[index] = len(result)
                    paths[index] = f"{path}/{len(result)}{member}"
                    result.append(item)
                else:
                    self.note(say.empty_item(name, item.number or index + 1))
            for index, line in enumerate(split.fragments):
                fragments[id(part), index] = [_ready(piece, path, member, positions) for piece in line]
            for guess in row_guesses(split, name, paths) if rows else item_guesses(split, name, paths):
                self.guess(guess)
        for position, item in enumerate(result, 1):
            for guess in category_guess(item, f"{path}/{position - 1}", name, position, benefits):
                self.guess(guess)
        return result

    def _pieces(self, fragments: dict[tuple[int, int], list[_Ready]]) -> Iterator[Piece]:
        for entry in self.trail:
            for ready in fragments[entry.part, entry.index] if isinstance(entry, _Pending) else [entry]:
                for artefact, text in ready.line.runs():
                    if artefact:
                        yield Piece("artefact", text)
                        if FORBIDDEN.match(text):
                            self.note(say.dropped_character(ready.line.where, text))
                    elif text.strip():
                        yield Piece(ready.kind, text, ready.path)

    def _unplaced(self) -> tuple[Unplaced, ...]:
        """Return the leftovers, lines that stand together in one cell as one."""
        result: list[Unplaced] = []
        last: Line | None = None
        for line, text in self.leftovers:
            if last is not None and (line.where == last.where or (line.cell and line.cell == last.cell)):
                result[-1] = Unplaced(result[-1].where, f"{result[-1].text}\n{text}")
            else:
                result.append(Unplaced(line.where, text))
            last = line
        return tuple(result)


def _ready(fragment: Fragment, path: str, member: str, positions: dict[int, int]) -> _Ready:
    if fragment.kind == "answer" and fragment.item in positions:
        return _Ready("answer", fragment.line, f"{path}/{positions[fragment.item]}{member}")
    return _Ready(fragment.kind, fragment.line)


def _indicators(items: list[Item]) -> tuple[Indicator, ...] | Absent:
    return tuple(Indicator(item.text(), item.category, _targets(item)) for item in items) or ABSENT


def _targets(item: Item) -> tuple[Target, ...]:
    return item.targets() if isinstance(item, RowItem) else ()


def _joined(lines: list[Line]) -> str:
    """Join the lines of a name: a narrow cell breaks it where it likes."""
    result = ""
    for line in lines:
        text = line.text.strip()
        gap = " " if result[-1:].isascii() and result[-1:].isalnum() and text[:1].isascii() else ""
        result += gap + text
    return normalise_text(result)
