"""问题单: every finding, what must be mended first; one key goes there, one mends it, one keeps the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Static

from assistant.commands import Verb, word_of
from assistant.errors import ShenbaoError
from assistant.problems import Family, Problem
from assistant.replies import Reply
from assistant.session import Session
from assistant.tui.messages import Pressed, hand_on
from assistant.tui.screens.problem_rows import Bookmark, Name, ProblemRows, name_of
from assistant.tui.screens.reader import ReaderScreen
from assistant.tui.screens.returns import Return
from assistant.tui.widgets.bars import LOW, WIDE, KeyBar, Keys, StatusBar
from assistant.tui.widgets.problems import Detail, ProblemList, ReasonInput
from assistant.wording import problem_list as say
from assistant.wording import tui as say_tui
from assistant.wording.problems import KEPT, NOTHING, NOWHERE_TO_GO, REASON_WANTED
from assistant.wording.session import Message, Tone

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen

_PAUSE: Final = 0.1
"""Seconds without a key after which the chosen finding is shown in full: a key held down is not to carry them all."""
_LEAVE: Final = frozenset({"escape", "q", "ctrl+q", "ctrl+c", "ctrl+f", "ctrl+o", "ctrl+r"})


class ProblemsScreen(Screen[None]):
    """Lists the findings of an interview's session; whatever changes there is shown in the interview at once."""

    AUTO_FOCUS = "ProblemList"

    def __init__(
        self,
        session: Session,
        host: InterviewScreen,
        bookmark: Bookmark,
        wanted: str = "",
        said: Sequence[Message] = (),
    ):
        super().__init__()
        self._session = session
        self._host = host
        self._held = ProblemRows(session.problems(), bookmark)
        self._digits = ""
        self._sure: Sequence[Problem] = ()
        """What F will mend when it is pressed once more."""
        self._typing = False
        self._said = said
        self._mended: list[Name] = []
        """What was mended or kept here, to be found again when it is taken back."""
        self._held.unfold(wanted)

    def compose(self) -> ComposeResult:
        """Lay out counts, list, the chosen finding, the reason while one is typed, and keys."""
        yield StatusBar(id="status")
        yield ProblemList(id="problems")
        yield Detail(id="detail")
        with Horizontal(id="answer"):
            yield Static(say.REASON_LABEL, id="label", markup=False)
            yield ReasonInput(id="reason")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Begin at the row that was left last, else at the first finding."""
        self._show(self._held.at_start())

    def on_resize(self) -> None:
        """Fit a low or narrow screen."""
        self.set_class(self.size.height < LOW, "low")
        self._show_head()
        self.call_after_refresh(self._show_detail)
        if self._typing:
            self.call_after_refresh(self._reason.place_cursor)

    @property
    def _list(self) -> ProblemList:
        return self.query_one(ProblemList)

    @property
    def _reason(self) -> ReasonInput:
        return self.query_one(ReasonInput)

    @property
    def _chosen(self) -> Family | Problem | None:
        return self._held.rows[self._list.index] if self._held.rows else None

    # Showing

    def _show(self, index: int) -> None:
        unfolded = self._held.bookmark.unfolded
        shown = [
            say.row(part) if isinstance(part, Problem) else say.heading(part, part.name in unfolded)
            for part in self._held.rows
        ]
        self._list.show(shown, index)
        self._show_head()
        self._show_detail()

    def _show_head(self) -> None:
        view = self._session.view()
        left = (say_tui.where(view.filer, view.year, view.asked)[0], say.TITLE)
        self.query_one(StatusBar).show(left, say.counts(self._held.problems, self.size.width < WIDE))

    def _show_detail(self) -> None:
        if not self.is_attached:
            return
        chosen = self._chosen
        said = say_tui.said(self._said)
        below = say.all_below(self._list.left_below)
        keys: Keys = say.KEYS if self._held.rows else say.KEYS_NOTHING
        if self._sure:
            group = self._held.group_of(chosen)
            self._detail.show(group.name if group else "", "", say.changes(self._sure), said)
        elif isinstance(chosen, Problem):
            self._detail.show(say.detail_head(chosen), below, say.detail(chosen), said, firm=2)
        elif chosen is not None:
            self._detail.show(chosen.name, below, say.of_family(chosen), said)
        else:
            self._detail.show(say.TITLE, "", [say_tui.part("", NOTHING, "good")], said)
        self.query_one(KeyBar).show(say.KEYS_REASON if self._typing else keys)

    @property
    def _detail(self) -> Detail:
        return self.query_one(Detail)

    def _say(self, *messages: Message) -> None:
        self._said = messages
        self._show_detail()

    # Keys

    def on_pointed(self) -> None:
        """Show what is chosen once the mark stands still."""
        self._digits, self._said, self._sure = "", (), ()
        self.set_timer(_PAUSE, self._show_detail)

    def on_pressed(self, event: Pressed) -> None:
        """Do what a key asks for, then let the next one count."""
        try:
            self._press_reason(event.key) if self._typing else self._press(event.key)
        finally:
            self._reason.go_on()
            self._list.go_on()

    def _press(self, key: str) -> None:
        sure, self._sure = self._sure, ()
        digits, self._digits = self._digits, ""
        match key:
            case "enter":
                self._enter()
            case "f":
                self._mend()
            case "F":
                self._mend_family(sure)
            case "w" | "W":
                self._ask_reason()
            case "u" | "U" | "ctrl+z":
                self._undo()
            case "r" | "R" | "ctrl+y":
                self._act(lambda: self._session.say(word_of(Verb.REDO)), self._near())
            case "space":
                self._read()
            case "+" | "-" | "left" | "right":
                self._fold({"left": False, "right": True}.get(key))
            case _ if key in _LEAVE:
                self._leave()
            case _ if key.isascii() and key.isdecimal():
                self._find(digits + key, key)
            case _ if len(key) == 1 and not key.isascii():
                # A word is begun: it belongs to the input.
                self._leave()
                hand_on(self.app, Key(key, key))
            case _:
                self._say(Message(Tone.PLAIN, say.NO_SUCH_KEY))

    def _find(self, *numbers: str) -> None:
        for digits in numbers:
            if (index := self._held.find(digits)) is not None:
                self._said, self._digits = (), digits
                self._show(index)
                return
        self._say(Message(Tone.PLAIN, say.no_number(numbers[0], len(self._held.problems.all))))

    def _fold(self, unfold: bool | None = None) -> None:
        """Fold or unfold the family that is chosen or holds what is; the mark goes to its heading."""
        chosen = self._chosen
        group = self._held.group_of(chosen)
        if group is None:
            return
        held = self._held.bookmark.unfolded
        unfold = group.name not in held if unfold is None else unfold
        if isinstance(chosen, Problem) and unfold:
            return
        (held.add if unfold else held.discard)(group.name)
        self._held.renew()
        self._said = ()
        self._show(self._held.rows.index(group))

    def _enter(self) -> None:
        chosen = self._chosen
        if not isinstance(chosen, Problem):
            self._fold() if chosen else self._leave()
        elif chosen.question is None:
            self._say(Message(Tone.PLAIN, NOWHERE_TO_GO))
        else:
            try:
                self._host.go_to(chosen, Return(say.TITLE, self._anew))
            except ShenbaoError as slip:
                self._say(Message(Tone.BAD, str(slip)))
                return
            self._leave()

    def _anew(self, said: Sequence[Message]) -> ProblemsScreen:
        return ProblemsScreen(self._session, self._host, self._held.bookmark, said=said)

    def _leave(self) -> None:
        """Go back to the interview, and remember where the list was left."""
        self._held.bookmark.near = self._near()
        self.dismiss(None)

    def _read(self) -> None:
        chosen = self._chosen
        if isinstance(chosen, Problem):
            self.app.push_screen(ReaderScreen(say.detail_head(chosen), say.detail(chosen, whole=True)))
        else:
            self._fold()

    # Mending

    def _near(self) -> list[Name]:
        return self._held.near(self._list.index)

    def _act(self, act: Callable[[], Reply], near: Sequence[Name]) -> Reply | None:
        """Let the session do something, and show what became of it here and in the interview."""
        try:
            reply = act()
        except ShenbaoError as slip:
            self._say(Message(Tone.BAD, str(slip)))
            return None
        self._said = (*reply.messages, *self._session.disk_news())
        self._held.renew(self._session.problems())
        self._show(self._held.index_of(near, self._list.index))
        self._host.show_again()
        return reply

    def _mend(self) -> None:
        chosen = self._chosen
        if not isinstance(chosen, Problem):
            self._say(Message(Tone.PLAIN, say.ON_A_HEADING))
        elif chosen.finding.fix is None:
            self._say(Message(Tone.PLAIN, say.NO_FIX))
        elif reply := self._act(lambda: self._session.mend([chosen.finding]), self._near()):
            self._mended += [name_of(chosen)] if reply.accepted else []

    def _mend_family(self, sure: Sequence[Problem]) -> None:
        group = self._held.group_of(self._chosen)
        if group is not None and group.name == KEPT:
            self._say(Message(Tone.PLAIN, say.KEPT_STAYS))
            return
        fixable = [part for part in group.problems if part.finding.fix is not None] if group else []
        if group is None or not fixable:
            self._say(Message(Tone.PLAIN, say.NO_FIXES))
        elif sure != fixable:
            self._sure = fixable
            self._say(say.sure(group.name, len(fixable)))
        elif reply := self._act(lambda: self._session.mend([part.finding for part in fixable]), [group.name]):
            self._mended += [name_of(fixable[0])] if reply.accepted else []

    def _undo(self) -> None:
        if self._act(lambda: self._session.say(word_of(Verb.UNDO)), [*self._mended[-1:], *self._near()]):
            del self._mended[-1:]

    # Keeping

    def _ask_reason(self) -> None:
        chosen = self._chosen
        if not isinstance(chosen, Problem):
            self._say(Message(Tone.PLAIN, say.ON_A_HEADING))
            return
        self._set_typing(True)
        self._reason.offer(chosen.finding.kept or "", unfinished=True)
        self._say(Message(Tone.PLAIN, say.REASON_HINT))

    def _set_typing(self, typing: bool) -> None:
        self._typing = typing
        self.set_class(typing, "typing")
        self._list.type_into(self._reason if typing else None)
        self.call_after_refresh(self._reason.place_cursor)

    def _press_reason(self, key: str) -> None:
        chosen = self._chosen
        reason = " ".join(self._reason.text.split())
        if key == "escape":
            self._set_typing(False)
            self._say()
        elif key == "enter" and not reason:
            self._say(Message(Tone.PLAIN, REASON_WANTED))
        elif key == "enter" and isinstance(chosen, Problem):
            self._set_typing(False)
            reply = self._act(lambda: self._session.keep(chosen.finding, reason), self._near()[1:])
            self._mended += [name_of(chosen)] if reply and reply.accepted else []

    def foreign_bytes(self, text: str | None) -> None:
        """Say how to set a terminal right that sends no UTF-8."""
        if text and self._typing:
            self._reason.put(text)
        self._say(Message(Tone.BAD, say_tui.READ_AS_GBK if text and self._typing else say_tui.NOT_UTF8))
