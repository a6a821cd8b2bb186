"""目录: every question with its state, or what the offices owe; one key shows one state, Enter goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.events import Place
from assistant.outline import Row, Standing, find, standing_as
from assistant.overlook import Selection, debts_in, finish_row, read_selection, rows_of
from assistant.owed import Owed
from assistant.tui.screens.listing import ListScreen
from assistant.tui.widgets.bars import Keys
from assistant.wording import outline as say
from assistant.wording import outline_list as say_list
from assistant.wording.problem_list import ListRow
from assistant.wording.session import Message, Tone
from assistant.wording.tui import Part

_SELECTING: Final = {
    "A": Selection(),
    "W": Selection(Standing.OPEN),
    "T": Selection(Standing.BLANK),
    "G": Selection(Standing.REFUSED),
    "F": Selection(Standing.STALE),
    "Y": Selection(Standing.ANSWERED),
    "Z": Selection(offices=True),
}
"""Keys and what they show; small letters are for seeking."""


class OutlineScreen(ListScreen):
    """Lists the questions of an interview's session, those of one state, or what the offices owe."""

    TITLE_OF = say_list.TITLE
    _again: Selection | None = None
    """What is to be seen of it once more."""

    def begin(self) -> None:
        """Begin at the question that is asked now, or where the list was left with a way back."""
        word, self.bookmark.chosen = self.bookmark.chosen, ""
        selection = self._again or read_selection(word, self.session.interview)
        if selection is None:
            self._said = (Message(Tone.BAD, say.no_such_filter(word, ())),)
        self._select(selection or Selection())

    def anew(self, said: Sequence[Message]) -> OutlineScreen:
        """Return the list with what was chosen of it."""
        screen = OutlineScreen(self.session, self.host, self.bookmark, said)
        screen._again = self._chosen
        return screen

    def _select(self, selection: Selection) -> None:
        """Show what is chosen, with the mark where it stood, else at the question that is asked now."""
        self._chosen = selection
        interview = self.session.interview
        rows = rows_of(interview)
        self._all = rows
        self._held: list[Row | Owed] = []
        if selection.offices:
            self._held += [part for debt in debts_in(selection, interview) for part in debt.blanks]
        else:
            end = finish_row(rows, interview)
            self._held += (*rows, end) if selection.standing is None else standing_as(rows, selection.standing)
        self.show_rows(self.start(), self.bookmark.first)

    def start(self) -> int:
        """Return the row that was left last, else that of the question asked now, else the first."""
        here = next((n for n, part in enumerate(self._held) if isinstance(part, Row) and part.here), 0)
        names = list(self.names())
        return names.index(self.bookmark.row) if self.bookmark.row in names else here

    def names(self) -> Sequence[str]:
        """Return what each row is recognised by."""
        return [_name(part) for part in self._held]

    def list_rows(self) -> Sequence[ListRow]:
        """Return what each row shows."""
        return [
            say_list.row(part, self.narrow) if isinstance(part, Row) else say_list.owed_row(part) for part in self._held
        ]

    def counts(self, narrow: bool) -> str:
        """Return what is shown of how many."""
        return say_list.counts(self._all, self._chosen.standing, self._chosen.offices, self._chosen.office, narrow)

    def detail(self, index: int) -> tuple[str, Sequence[Part]]:
        """Return a question with its whole answer, or an open blank with the sentence around it."""
        if not self._held:
            return say_list.TITLE, say_list.nothing(self._chosen.standing)
        part = self._held[index]
        return say_list.detail(part) if isinstance(part, Row) else say_list.owed_detail(part)

    def keys(self) -> Keys:
        """Return the keys that work."""
        return say_list.KEYS

    def numbered(self, digits: str) -> int | None:
        """Return the row of the question with a number."""
        return next((n for n, part in enumerate(self._held) if str(part.number) == digits), None)

    def matching(self, text: str) -> Sequence[int]:
        """Return the rows of the questions of a name, as characters, pinyin or initials."""
        numbers = find(self.session.interview.topics, text)
        return [n for n, part in enumerate(self._held) if part.number in numbers]

    def take_word(self, text: str) -> bool:
        """Show what a state's or an office's name asks for."""
        selection = read_selection(text, self.session.interview) if text else None
        if selection is None:
            return False
        self.end_seeking()
        self._select(selection)
        return True

    def enter(self, index: int) -> None:
        """Go to the question for good, or fill an open blank and come back for the next one."""
        part = self._held[index]
        if isinstance(part, Owed):
            if self.visit(part.place):
                self.host.mark(part.start, part.excerpt)
            return
        self.leave()
        self.bookmark.row = ""
        self.host.pass_on_word(say_list.jump(part.number))

    def press(self, key: str) -> bool:
        """Show one state or what the offices owe."""
        if key in ("left", "right"):
            step = 1 if key == "right" else -1
            order = list(_SELECTING.values())
            here = order.index(self._chosen) if self._chosen in order else 0
            self._show_selection(order[(here + step) % len(order)])
        elif key in _SELECTING:
            self._show_selection(_SELECTING[key])
        else:
            return False
        return True

    def _show_selection(self, selection: Selection) -> None:
        self.bookmark.row = self.names()[self.list.index] if self._held else self.bookmark.row
        self._said = ()
        self._select(selection)


def _name(part: Row | Owed) -> str:
    return part.question if isinstance(part, Row) else _spot(part.place, part.start)


def _spot(place: Place, start: int) -> str:
    return f"{place.question} {place.item or ''} {start}"
