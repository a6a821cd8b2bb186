"""快填: a section as one form; each cell is checked as its question would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from assistant.errors import ShenbaoError
from assistant.events import Moved
from assistant.quickfill import Cell, answer_at, cells_of, section_of
from assistant.session import Session
from assistant.step import Step
from assistant.tui.messages import Pressed
from assistant.tui.widgets.answer import AnswerInput
from assistant.tui.widgets.bars import LOW, KeyBar, StatusBar
from assistant.tui.widgets.problems import ProblemList
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.wrap import pad_cells
from assistant.wording import quickfill as say
from assistant.wording import tui as say_tui
from assistant.wording.session import Message, Tone

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen

_MOVES = {"up": -1, "shift+tab": -1, "down": 1, "tab": 1, "pageup": -1, "pagedown": 1}


class CellInput(AnswerInput):
    """An input whose vertical arrows go to another cell."""

    async def take(self, event: events.Key) -> None:
        """Hand what goes to another cell to the screen."""
        if event.key in _MOVES:
            await self._press(event.key)
        else:
            await super().take(event)


class QuickFillScreen(Screen[None]):
    """Shows every answer of the section that an interview stands in."""

    AUTO_FOCUS = "CellInput"

    def __init__(self, session: Session, host: InterviewScreen):
        super().__init__()
        self._session = session
        self._host = host
        self._section = section_of(session.interview)
        self._cells: tuple[Cell, ...] = ()
        self._index = 0

    def compose(self) -> ComposeResult:
        """Lay out cells, input, what is said, keys."""
        yield StatusBar(id="status")
        yield ProblemList(id="cells")
        with Horizontal(id="answer"):
            yield Static(say_tui.INPUT_LABEL, id="label", markup=False)
            yield CellInput(id="input")
        yield Prose(id="notice")
        yield KeyBar(say.KEYS, id="keys")

    def on_mount(self) -> None:
        """Begin at the place that the interview stands at."""
        self.screen_layout_refresh_signal.subscribe(self, lambda _: self._input.place_cursor())
        self._cells = cells_of(self._session.interview, self._section)
        here = self._session.interview.place
        self._show(next((n for n, cell in enumerate(self._cells) if cell.place == here), 0))

    def on_resize(self) -> None:
        """Fit a low screen."""
        self.set_class(self.size.height < LOW, "low")
        self.call_after_refresh(self._input.place_cursor)

    @property
    def _input(self) -> CellInput:
        return self.query_one(CellInput)

    def _show(self, index: int) -> None:
        """Show the cells as they are now, with one of them in the input."""
        session = self._session
        self._cells = cells_of(session.interview, self._section)
        self._index = max(0, min(index, len(self._cells) - 1))
        wide = max(cell_len(cell.label) for cell in self._cells)
        rows = [say.row(pad_cells(cell.label, wide), cell.current, cell.typed, cell.offer) for cell in self._cells]
        self.query_one(ProblemList).show(rows, self._index)
        cell = self._cells[self._index]
        self._input.offer(cell.typed or cell.current or "")
        view = session.view()
        kept = say_tui.kept(session.draft.saved_at, session.draft.unsaved, session.draft.read_only is not None)
        whose = say_tui.where(view.filer, view.year, view.asked)[0]
        self.query_one(StatusBar).show((whose, say.TITLE, self._section), say_tui.progress(view.progress, kept))
        self.call_after_refresh(self._input.place_cursor)

    def notice(self, *messages: Message) -> None:
        """Say something below the input."""
        self.query_one("#notice", Prose).show(say_tui.said(messages))

    # Keys

    def on_pressed(self, event: Pressed) -> None:
        """Do what a key asks for, then let the input take the next one."""
        try:
            if event.key == "enter" or event.key in _MOVES:
                self._leave_cell(_MOVES.get(event.key, 1), by_enter=event.key == "enter")
            elif event.key in ("escape", "ctrl+q"):
                self._leave()
            elif event.key == "ctrl+c":
                self.notice(Message(Tone.PLAIN, say_tui.INTERRUPTED))
        finally:
            self._input.go_on()

    def _leave_cell(self, move: int, by_enter: bool) -> None:
        """Keep what was typed in the cell and go to another one; what is refused stays, by Enter in its cell."""
        cell, text = self._cells[self._index], self._input.answer
        if self._input.untouched and not cell.typed and not (by_enter and cell.offer):
            self.notice(*([say.EMPTY] if by_enter and cell.current is None else []))
            self._show(self._index + move)
            return
        count = len(self._cells)
        accepted, messages = self._answer(cell, text)
        grown = len(cells_of(self._session.interview, self._section)) - count
        # Behind a line that was added the next one is to come.
        stay = by_enter and not accepted
        self._show(self._index if stay else self._index + (max(move, grown) if accepted and grown > 0 else move))
        self.notice(*messages)

    def _answer(self, cell: Cell, text: str) -> tuple[bool, tuple[Message, ...]]:
        try:
            reply = self._session.take(answer_at(self._session.interview, cell.place, text))
        except ShenbaoError as slip:
            return False, (Message(Tone.BAD, str(slip)),)
        return reply.accepted, (*reply.messages, *self._session.disk_news())

    def _leave(self) -> None:
        cell = self._cells[self._index]
        if not self._input.untouched:
            self._answer(cell, self._input.answer)
        self._session.take(Step((Moved(cell.place),)))
        self._host.show_again()
        self.dismiss(None)

    def foreign_bytes(self, text: str | None) -> None:
        """Say how to set a terminal right that sends no UTF-8."""
        if text:
            self._input.put(text)
        self.notice(Message(Tone.BAD, say_tui.READ_AS_GBK if text else say_tui.NOT_UTF8))
