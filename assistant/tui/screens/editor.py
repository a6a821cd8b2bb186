"""长文: one answer on the whole screen, where Enter begins a new line and a key of its own hands it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from assistant.lines import number_paragraphs, split_numbered
from assistant.outside import editor
from assistant.tui.messages import Edited, Pasted, Pressed
from assistant.tui.screens.sending import edit_outside
from assistant.tui.widgets.answer import AnswerInput
from assistant.tui.widgets.bars import LOW, KeyBar, StatusBar
from assistant.tui.widgets.prose import Prose
from assistant.wording import editor as say
from assistant.wording import tui as say_tui
from assistant.wording.session import Message, Tone

if TYPE_CHECKING:
    from assistant.tui.screens.interview import InterviewScreen


class LongInput(AnswerInput):
    """An input that fills the screen: Enter is a new line in it."""

    async def take(self, event: events.Key) -> None:
        """Write a new line for Enter."""
        await super().take(events.Key("ctrl+j", None) if event.key == "enter" else event)


class EditorScreen(Screen[None]):
    """Writes the answer to the question that an interview's screen shows."""

    AUTO_FOCUS = "LongInput"

    def __init__(self, host: InterviewScreen, outside: bool = False):
        super().__init__()
        self._host = host
        self._begins_outside = outside
        self._asked = host.session.view().asked

    def compose(self) -> ComposeResult:
        """Lay out the question's name, the text, what is said, keys."""
        yield StatusBar((say.TITLE, say_tui.head(self._asked)), id="status")
        yield LongInput(id="long")
        yield Prose(id="notice")
        yield KeyBar(say.keys(bool(editor())), id="keys")

    def on_mount(self) -> None:
        """Go on with what stands in the question."""
        self.screen_layout_refresh_signal.subscribe(self, lambda _: self._input.place_cursor())
        self._input.offer(self._asked.typed or self._asked.current or "", unfinished=True)
        self._notice(say.how(self._asked.number > 0))
        self._count()
        if self._begins_outside:
            self.call_after_refresh(self._go_outside)

    def on_resize(self) -> None:
        """Fit a low screen."""
        self.set_class(self.size.height < LOW, "low")
        self.call_after_refresh(self._input.place_cursor)

    @property
    def _input(self) -> LongInput:
        return self.query_one(LongInput)

    def _notice(self, message: Message) -> None:
        self.query_one("#notice", Prose).show(say_tui.said((message,)))

    def _count(self) -> None:
        parts = len(split_numbered(self._input.text, self._asked.number)) if self._asked.number else 1
        self.query_one(StatusBar).show((say.TITLE, say_tui.head(self._asked)), say.size(len(self._input.text), parts))

    def on_edited(self, event: Edited) -> None:
        """Count anew once the keys pause."""
        event.stop()
        self._host.type_for(self._input.text, self._input.caret)
        self.set_timer(0.5, self._count)

    def on_pasted(self, event: Pasted) -> None:
        """Say what was left out of a paste, and how paragraphs become lines."""
        event.stop()
        if event.left_out:
            self._notice(say_tui.controls_left_out(event.left_out))

    def on_pressed(self, event: Pressed) -> None:
        """Hand in, number the paragraphs or go back, then let the input take the next key."""
        try:
            if event.key == "ctrl+s":
                self.dismiss(None)
                self._host.hand_in(self._input.text)
            elif event.key in ("escape", "ctrl+q", "ctrl+p"):
                self._host.go_on_with(self._input.text, self._input.caret)
                self.dismiss(None)
            elif event.key == "ctrl+x":
                self._go_outside()
            elif event.key == "ctrl+n":
                self._number()
            elif event.key == "ctrl+c":
                self._notice(Message(Tone.PLAIN, say_tui.INTERRUPTED))
        finally:
            self._input.go_on()

    def _number(self) -> None:
        """Put a number before each paragraph, so that each becomes a line of its own."""
        if not self._asked.number or self._asked.place.item is not None:
            self._notice(say.ONE_ANSWER)
            return
        text, count = number_paragraphs(self._input.text)
        self._input.rewrite(text)
        self._notice(say.numbered(count))
        self._count()

    def _go_outside(self) -> None:
        """Let the person's own editor have the text, and go on here with what was saved there."""
        edited = edit_outside(self.app, self._input.text, self._host.session.keep_typed)
        if edited.text is not None:
            self._input.rewrite(edited.text)
            self._host.type_for(self._input.text, self._input.caret)
        self._notice(edited.message)
        self._count()

    def foreign_bytes(self, text: str | None) -> None:
        """Say how to set a terminal right that sends no UTF-8."""
        if text:
            self._input.put(text)
        self._notice(Message(Tone.BAD, say_tui.READ_AS_GBK if text else say_tui.NOT_UTF8))
