"""A list over the interview: rows to move among, to seek by number, text or initials, and to act on with Enter."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from assistant.errors import ShenbaoError
from assistant.events import Place
from assistant.replies import Reply
from assistant.session import Session
from assistant.tui.messages import Pasted, Pressed
from assistant.tui.screens.returns import Return
from assistant.tui.widgets.bars import LOW, WIDE, KeyBar, Keys, StatusBar
from assistant.tui.widgets.problems import Detail, ProblemList
from assistant.tui.widgets.search import SearchInput
from assistant.wording import listing as say
from assistant.wording import tui as say_tui
from assistant.wording.problem_list import ListRow, all_below
from assistant.wording.session import Message, Tone
from assistant.wording.tui import Part

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen

_PAUSE: Final = 0.15
"""Seconds without a key after which the chosen row is shown in full, and what is typed is sought."""
_LEAVE: Final = frozenset({"escape", "ctrl+q", "ctrl+c", "ctrl+o", "ctrl+r", "ctrl+v", "ctrl+f", "ctrl+g"})
_DIGITS: Final = 3


@dataclass
class Bookmark:
    """How a list was left, for the next time that it is opened."""

    row: str = ""
    """Name of the row that was chosen."""
    first: int = 0
    """The row on top."""
    chosen: str = ""
    """The word of what was to be seen of the list."""


class ListScreen(Screen[None]):
    """What the lists over an interview have in common; each says which rows it has and what Enter does."""

    AUTO_FOCUS = "ProblemList"
    TITLE_OF = ""
    """What the list is called to a person."""
    LIST: type[ProblemList] = ProblemList
    """What shows its rows."""

    def __init__(self, session: Session, host: InterviewScreen, bookmark: Bookmark, said: Sequence[Message] = ()):
        super().__init__()
        self.session = session
        self.host = host
        self.bookmark = bookmark
        self._said = said
        self._digits = ""
        self._seeking = False
        self._sought = ""
        """What was sought last: keys may come faster than word of what they typed."""
        self._lost = False
        """What was sought last is not there."""
        self._timer: Timer | None = None

    # What each list says of itself

    @abstractmethod
    def names(self) -> Sequence[str]:
        """Return what each row is recognised by in a list made anew."""

    @abstractmethod
    def list_rows(self) -> Sequence[ListRow]:
        """Return what each row shows."""

    @abstractmethod
    def counts(self, narrow: bool) -> str:
        """Return what stands at the end of the status line."""

    @abstractmethod
    def detail(self, index: int) -> tuple[str, Sequence[Part]]:
        """Return the heading and the paragraphs that show a row in full."""

    @abstractmethod
    def keys(self) -> Keys:
        """Return the keys that work."""

    @abstractmethod
    def numbered(self, digits: str) -> int | None:
        """Return the row of a number; None where none has it."""

    @abstractmethod
    def matching(self, text: str) -> Sequence[int]:
        """Return the rows that what was typed may mean."""

    @abstractmethod
    def enter(self, index: int) -> None:
        """Do what Enter does on a row."""

    def press(self, key: str) -> bool:
        """Do what any other key does, and return whether it does anything."""
        return False

    def anew(self, said: Sequence[Message]) -> Screen[None]:
        """Return the list as it was left, with something said."""
        return type(self)(self.session, self.host, self.bookmark, said)

    # Laying out

    def compose(self) -> ComposeResult:
        """Lay out counts, list, the line to seek by while it is used, the chosen row in full, and keys."""
        yield StatusBar(id="status")
        yield self.LIST(id="problems")
        with Horizontal(id="answer"):
            yield Static(say.SEEK_LABEL, id="label", markup=False)
            yield SearchInput(id="seek")
        yield Detail(id="detail")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Begin."""
        self.begin()

    def begin(self) -> None:
        """Begin at the row that was left last, else at the first one."""
        self.show_rows(self.start(), self.bookmark.first)

    def start(self) -> int:
        """Return the row to begin at."""
        names = list(self.names())
        return names.index(self.bookmark.row) if self.bookmark.row in names else 0

    def on_resize(self) -> None:
        """Fit a low or narrow screen."""
        self.set_class(self.size.height < LOW, "low")
        self.fit()
        self.show_head()
        self.call_after_refresh(self.show_detail)

    def fit(self) -> None:
        """Lay the rows out for another width."""
        self.list.show(self.list_rows(), self.list.index)

    @property
    def list(self) -> ProblemList:
        """The rows on the screen."""
        return self.query_one(ProblemList)

    @property
    def narrow(self) -> bool:
        """Whether few columns are there."""
        return self.app.size.width < WIDE

    def show_rows(self, index: int, first: int | None = None) -> None:
        """Show the rows anew with the mark at one of them, and a row on top if it is to be another one."""
        self.list.show(self.list_rows(), index, first)
        self.show_head()
        self.show_detail()

    def show_head(self) -> None:
        """Show whose form it is and the counts."""
        view = self.session.view()
        left = (say_tui.where(view.filer, view.year, view.asked)[0], self.TITLE_OF)
        self.query_one(StatusBar).show(left, self.counts(self.narrow))

    def show_detail(self) -> None:
        """Show the chosen row in full, what is said, and the keys."""
        if not self.is_attached:
            return
        head, parts = self.detail(self.list.index)
        self.query_one(Detail).show(head, all_below(self.list.left_below), parts, say_tui.said(self._said))
        self.query_one(KeyBar).show(say.KEYS_SEEKING if self._seeking else self.keys())

    def say(self, *messages: Message) -> None:
        """Say something below the list, until the mark is moved."""
        self._said = messages
        self.show_detail()

    # Keys

    def on_pointed(self) -> None:
        """Show what is chosen once the mark stands still."""
        self._digits, self._said = "", ()
        self._later()

    def on_edited(self) -> None:
        """Seek what is typed once its typist pauses."""
        self._later()

    def _later(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._look)

    def _look(self) -> None:
        if self.is_attached:
            if self._seeking:
                self._seek_anew()
            self.show_detail()

    def on_pressed(self, event: Pressed) -> None:
        """Do what a key asks for, then let the next one count."""
        try:
            self._press_seeking(event.key) if self._seeking else self._press(event.key)
        finally:
            self.query_one(SearchInput).go_on()
            self.list.go_on()

    def _press(self, key: str) -> None:
        digits, self._digits = self._digits, ""
        if key == "enter":
            self._enter()
        elif key in _LEAVE:
            self.leave()
        elif len(key) == 1 and key.isascii() and key.isdecimal():
            self._go_to_number((digits + key)[-_DIGITS:], key)
        elif self.press(key):
            return
        elif len(key) == 1 and (key.islower() or not key.isascii()):
            self._begin_seeking(key)
        else:
            self.say(Message(Tone.PLAIN, say.NO_SUCH_KEY))

    def _enter(self) -> None:
        if self.names():
            self.enter(self.list.index)

    def _go_to_number(self, *numbers: str) -> None:
        for digits in numbers:
            if (index := self.numbered(digits)) is not None:
                self._said = ()
                self.list.show(self.list_rows(), index)
                self._digits = digits
                self._later()
                return
        self.say(Message(Tone.PLAIN, say.no_number(numbers[0])))

    def leave(self) -> None:
        """Go back to the interview, and remember where the list was left."""
        names = self.names()
        self.bookmark.row = names[self.list.index] if names else ""
        self.bookmark.first = self.list.first
        self.dismiss(None)

    def visit(self, place: Place) -> bool:
        """Go to a question and come back here after it; returns whether it could be gone to."""
        try:
            went = self.host.returns.visit(lambda: self._stand_at(place), Return(self.TITLE_OF, self.anew))
        except ShenbaoError as slip:
            self.say(Message(Tone.BAD, str(slip)))
            return False
        if went:
            self.leave()
        return went

    def _stand_at(self, place: Place) -> Reply:
        return self.session.stand_at(place)

    # Seeking

    def on_pasted(self, event: Pasted) -> None:
        """Seek what is pasted."""
        if not self._seeking and event.text.strip():
            self._begin_seeking(" ".join(event.text.split()))

    def _begin_seeking(self, text: str) -> None:
        self._set_seeking(True)
        field = self.query_one(SearchInput)
        field.offer("", unfinished=True)
        field.put(text)
        self.show_detail()

    def _set_seeking(self, seeking: bool) -> None:
        self._seeking = seeking
        self._sought, self._lost = "", False
        self._said = ()
        self.set_class(seeking, "typing")
        self.list.type_into(self.query_one(SearchInput) if seeking else None)
        self.call_after_refresh(self.query_one(SearchInput).place_cursor)

    def _seek_anew(self) -> None:
        """Seek what is typed if that is something else by now."""
        if self.query_one(SearchInput).text.strip() != self._sought:
            self._seek()

    def _seek(self, step: int = 0) -> None:
        """Move the mark to the next row that what is typed may mean, or stay at one."""
        text = self.query_one(SearchInput).text.strip()
        found = self.matching(text) if text else []
        here = self.list.index
        self._sought, self._lost = text, bool(text) and not found
        if not found:
            self._said = (Message(Tone.PLAIN, say.nothing_like(text)),) if text else ()
            return
        self._said = (Message(Tone.PLAIN, say.found(len(found))),) if len(found) > 1 else ()
        ahead = [index for index in found if index >= here + step]
        self.list.show(self.list_rows(), ahead[0] if ahead else found[0])

    def _press_seeking(self, key: str) -> None:
        if key == "escape":
            self._set_seeking(False)
            self.show_detail()
        elif key == "enter":
            self._end_seeking()
        elif key == "tab":
            self._seek(1)
            self.show_detail()
        elif key in ("up", "down", "pageup", "pagedown"):
            page = max(1, self.list.size.height - 1)
            steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
            self.list.go_to(self.list.index + steps[key])

    def _end_seeking(self) -> None:
        text = self.query_one(SearchInput).text.strip()
        if self.take_word(text):
            return
        self._seek_anew()
        if self._lost:
            self.show_detail()
            return
        self._set_seeking(False)
        self._enter()

    def take_word(self, text: str) -> bool:
        """Do what a whole word means that seeks no row, and return whether it means anything."""
        return False

    def end_seeking(self) -> None:
        """Close the line that is sought by."""
        self._set_seeking(False)

    def foreign_bytes(self, text: str | None) -> None:
        """Say how to set a terminal right that sends no UTF-8."""
        if text and self._seeking:
            self.query_one(SearchInput).put(text)
        self.say(Message(Tone.BAD, say_tui.READ_AS_GBK if text and self._seeking else say_tui.NOT_UTF8))
