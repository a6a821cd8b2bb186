"""目标一览: all outputs and benefits of an objective, or the duties, to be ordered, split, merged, moved and marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Static

from assistant.agenda import Kind
from assistant.arranging import Arranging
from assistant.commands import Verb, word_of
from assistant.errors import ShenbaoError
from assistant.events import Moved, Place
from assistant.lineup import Line, Listed, lineup
from assistant.replies import Reply
from assistant.session import Session
from assistant.step import Step
from assistant.tui.messages import Pressed, hand_on
from assistant.tui.screens.deciding import Deciding, first_phrase, go_on, next_objective, next_row
from assistant.tui.screens.objective_rows import ObjectiveRows, Stand
from assistant.tui.screens.offering import MendPicker, PhrasePicker
from assistant.tui.screens.pickers import PICKS, Picker, PiecePicker, picker_for
from assistant.tui.screens.reader import ReaderScreen
from assistant.tui.screens.values import ValueField
from assistant.tui.widgets.bars import LOW, KeyBar, StatusBar
from assistant.tui.widgets.lines import LineList
from assistant.tui.widgets.problems import Detail, ReasonInput
from assistant.wording import lineup as say
from assistant.wording import tui as say_tui
from assistant.wording.firstpass import turned_to
from assistant.wording.session import Message, Tone
from assistant.wording.tui import part

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen

_PAUSE: Final = 0.1
"""Seconds without a key after which the chosen line is shown in full: a key held down is not to carry them all."""
_LEAVE: Final = frozenset({"escape", "q", "ctrl+q", "ctrl+c", "ctrl+b"})


class ObjectiveScreen(Screen[None]):
    """Lists the lines of one objective of an interview's session; whatever changes there is shown there at once."""

    AUTO_FOCUS = "LineList"

    def __init__(self, session: Session, host: InterviewScreen, stand: Stand, split: str | None = None):
        super().__init__()
        self.session = session
        self._host = host
        self._stand = stand
        self.held = ObjectiveRows(lineup(session.interview, stand.number, session.findings()))
        self._picker: Picker | None = PiecePicker(session.interview.arranging, split) if split else None
        self._chosen_before = 0
        """The row that was chosen before something was picked for it."""
        self.value = ValueField(self)
        self._deciding = Deciding(self)
        self._digits = ""
        self._said, stand.said = stand.said, ()

    def compose(self) -> ComposeResult:
        """Lay out counts, list, what is missing, the chosen line, the value while one is typed, and keys."""
        yield StatusBar(id="status")
        yield LineList(id="lines")
        yield Detail(id="detail")
        with Horizontal(id="answer"):
            yield Static(say.VALUE_LABEL, id="label", markup=False)
            yield ReasonInput(id="value")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Begin at the line that was left last, else at the first one."""
        index = self.held.index_of(self._stand.at, self.held.first)
        self._chosen_before = index
        self._list.show(self.held.listed(), index)
        self._show_all(0 if self._picker else index)

    def on_resize(self) -> None:
        """Fit a low or narrow screen."""
        self.set_class(self.size.height < LOW, "low")
        self.call_after_refresh(self._show_detail)
        if self.value.typing:
            self.call_after_refresh(self._value.place_cursor)

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    @property
    def _value(self) -> ReasonInput:
        return self.query_one(ReasonInput)

    @property
    def row(self) -> tuple[Listed, Line | None]:
        """The chosen row: its list, and its line where it is no head."""
        return self.held.rows[self._chosen_before if self._picker else self._list.index]

    # Showing

    def _show_all(self, index: int) -> None:
        rows = self._picker.rows() if self._picker else self.held.listed()
        self._list.show(rows, index)
        view, shown = self.session.view(), self.held.shown
        left = (say_tui.where(view.filer, view.year, view.asked)[0], say.head(shown))
        self.query_one(StatusBar).show(left, say.counts(shown))
        self._show_detail()

    def _show_detail(self) -> None:
        if not self.is_attached:
            return
        said = say_tui.said(self._said)
        detail, picker = self.query_one(Detail), self._picker
        if picker is not None:
            below = picker.note()
            detail.show(picker.title, below, picker.detail(self._list.index), said, firm=1)
            self.query_one(KeyBar).show(picker.keys)
            return
        shown = self.held.shown
        missing = say.missing(shown) if shown.number else ""
        listed, line = self.row
        passed = say.passed(shown)
        if line is None:
            parts = [part("", say.ON_A_HEAD if listed.lines else say.EMPTY, "help")]
            detail.show(missing, passed, parts, said, firm=2)
        else:
            detail.show(
                f"{say.detail_head(line, listed)}  {missing}",
                passed,
                say.detail(line, first_phrase(self.session.interview, line)),
                said,
                firm=2,
            )
        self.query_one(KeyBar).show(say.KEYS_VALUE if self.value.typing else say.list_keys(shown))

    def say_below(self, *messages: Message) -> None:
        """Say something below the chosen line."""
        self._said = messages
        self._show_detail()

    # Keys

    def on_pointed(self) -> None:
        """Show what is chosen once the mark stands still."""
        self._digits, self._said = "", ()
        self.set_timer(_PAUSE, self._show_detail)

    def on_pressed(self, event: Pressed) -> None:
        """Do what a key asks for, then let the next one count."""
        try:
            if self.value.typing:
                self.value.press(event.key)
            elif self._picker is not None:
                self._press_picker(self._picker, event.key)
            else:
                self._press(event.key)
        finally:
            self._value.go_on()
            self._list.go_on()

    def _press(self, key: str) -> None:
        digits, self._digits = self._digits, ""
        if self._deciding.press(key):
            return
        if key in _KEYS:
            _KEYS[key](self)
        elif key in _MOVES or key in PICKS or key in _LINE_KEYS:
            line = self.row[1]
            self.say_below(Message(Tone.PLAIN, say.ON_A_HEAD)) if line is None else self._press_on(line, key)
        elif key in _LEAVE:
            self.leave()
        elif key.isascii() and key.isdecimal():
            self._find(digits + key, key)
        elif len(key) == 1 and not key.isascii():
            # A word is begun: it belongs to the input.
            self.leave()
            hand_on(self.app, Key(key, key))
        else:
            self.say_below(Message(Tone.PLAIN, say.NO_KEY))

    def _press_on(self, line: Line, key: str) -> None:
        interview = self.session.interview
        if key in _MOVES:
            self.act(lambda: _MOVES[key](interview.arranging, line.id))
        elif key in PICKS:
            self._offer(picker_for(key, interview, self.row[0].topic, line))
        else:
            _LINE_KEYS[key](self, line)

    def _find(self, *numbers: str) -> None:
        for digits in numbers:
            if (index := self.held.find(digits, self._list.index)) is not None:
                self._said, self._digits = (), digits
                self._show_all(index)
                return
        self.say_below(Message(Tone.PLAIN, say.no_number(numbers[0])))

    def _remember(self) -> None:
        self._stand.number, self._stand.at = self.held.shown.number, self.held.name(self._list.index)

    def leave(self, messages: Sequence[Message] = ()) -> None:
        """Go back to the interview, past what is decided on, and remember where the list was left."""
        self._remember()
        if self.held.shown.standing.total and (step := go_on(self.session.interview)) is not None:
            self.session.take(step)
            self._host.openings.passed_over()
            self._host.show_again()
        self.dismiss(None)
        if messages:
            self._host.notice(messages)

    def _turn(self, by: int) -> None:
        count = len(self.session.interview.state.objectives) + 1
        self._stand.number, self._stand.at = (self.held.shown.number + by) % count, ""
        self._said = ()
        self._renew()
        self._show_all(self.held.first)

    def _renew(self) -> None:
        self.held = ObjectiveRows(lineup(self.session.interview, self._stand.number, self.session.findings()))

    # Changing

    def act(self, act: Callable[[], Step | Reply], at: str = "", follow: bool = False) -> Reply | None:
        """Let the session do something, and show what became of it here and in the interview.

        The mark goes to the line `at`, else stays; with `follow` it goes to the objective where something changed.
        """
        index = self._chosen_before if self._picker else self._list.index
        stands, left = self.held.name(index), self.held.shown.standing.left
        self._picker = None
        try:
            done = act()
            reply = self.session.take(done) if isinstance(done, Step) else done
        except ShenbaoError as slip:
            self._show_all(index)
            self.say_below(Message(Tone.BAD, str(slip)))
            return None
        self._said = (*reply.messages, *self.session.disk_news())
        topic = self.session.interview.topic
        if follow and topic.kind is Kind.LINES:
            self._stand.number = topic.objective
        self._renew()
        index = self.held.index_of(at or stands, index)
        self._show_all(self._next(index) if self.held.shown.standing.left < left else index)
        self._host.show_again()
        return reply

    def _next(self, index: int) -> int:
        """Return the row of the next line to be decided on, in the next objective where this one has none."""
        found = next_row(self.held, index)
        number = next_objective(self.session.interview, self._stand.number) if found is None else None
        if number is None:
            return index if found is None else found
        self._stand.number = number
        self._renew()
        self._said = (*self._said, Message(Tone.PLAIN, turned_to(say.head(self.held.shown))))
        return next_row(self.held, 0) or 0

    def _turn_back(self, verb: Verb) -> None:
        self.act(lambda: self.session.say(word_of(verb)), follow=True)

    def _go(self, act: Callable[[], Step]) -> None:
        """Go to the interview to write a line, and come back afterwards."""
        self._remember()
        try:
            self._host.write_there(act())
        except ShenbaoError as slip:
            self.say_below(Message(Tone.BAD, str(slip)))
            return
        self.dismiss(None)

    def _add(self) -> None:
        place = Place(self.row[0].topic.id)
        self._go(lambda: Step((Moved(place),)))

    def _edit_or_add(self) -> None:
        listed, line = self.row
        self._add() if line is None else self._go(lambda: Step((Moved(Place(listed.topic.id, line.id)),)))

    def _read(self, line: Line) -> None:
        self.app.push_screen(ReaderScreen(say.detail_head(line, self.row[0]), say.in_full(line)))

    def _offer(self, made: Picker | Step) -> None:
        self._pick(made) if isinstance(made, Picker) else self.act(lambda: made)

    def _pick(self, picker: Picker) -> None:
        self._chosen_before = self._list.index
        self._picker = picker
        self._said = ()
        self._show_all(picker.start)

    def _press_picker(self, picker: Picker, key: str) -> None:
        if key in ("escape", "ctrl+c", "ctrl+q"):
            self._picker, self._said = None, ()
            self._show_all(self._chosen_before)
            return
        outcome = picker.press(key, self._list.index)
        if isinstance(outcome, Step):
            self.act(lambda: outcome)
        elif outcome is not None:
            self._said = ()
            self._show_all(outcome)

    def foreign_bytes(self, text: str | None) -> None:
        """Say how to set a terminal right that sends no UTF-8."""
        if text and self.value.typing:
            self._value.put(text)
        self.say_below(Message(Tone.BAD, say_tui.READ_AS_GBK if text and self.value.typing else say_tui.NOT_UTF8))

    def _help(self) -> None:
        self.app.push_screen(ReaderScreen(say.KEYS_TITLE, [part("", say.ALL_KEYS)]))


_KEYS: Final[dict[str, Callable[[ObjectiveScreen], object]]] = {
    "enter": ObjectiveScreen._edit_or_add,
    "e": ObjectiveScreen._edit_or_add,
    "a": ObjectiveScreen._add,
    **{key: lambda self: self._turn_back(Verb.UNDO) for key in ("u", "U", "ctrl+z")},
    **{key: lambda self: self._turn_back(Verb.REDO) for key in ("r", "R", "ctrl+y")},
    "n": lambda self: self._turn(1),
    "N": lambda self: self._turn(-1),
    "F": lambda self: self._offer(MendPicker.of(self.session.inspection)),
    "?": ObjectiveScreen._help,
}
_MOVES: Final[dict[str, Callable[[Arranging, str], Step]]] = {
    **{key: lambda arranging, item: arranging.shift(item, -1) for key in ("K", "shift+up")},
    **{key: lambda arranging, item: arranging.shift(item, 1) for key in ("J", "shift+down")},
    "y": Arranging.duplicate,
    "d": Arranging.remove,
    "j": Arranging.merge,
}
_LINE_KEYS: Final[dict[str, Callable[[ObjectiveScreen, Line], object]]] = {
    "i": lambda self, line: self._go(lambda: self.session.interview.arranging.insert(line.id)),
    "v": lambda self, line: self.value.ask(),
    "f": lambda self, line: self._deciding.mend(line),
    "b": lambda self, line: self._offer(PhrasePicker.of(self.session.interview, line)),
    "space": ObjectiveScreen._read,
}
