"""The value of a line typed on the list of its objective: the sentence changes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.listorders import alter_typed
from assistant.tui.widgets.lines import LineList
from assistant.tui.widgets.problems import ReasonInput
from assistant.wording import lineup as say
from assistant.wording.session import Message, Tone

if TYPE_CHECKING:
    from assistant.tui.screens.objective import ObjectiveScreen


class ValueField:
    """The input below a list of lines, there while a value is typed."""

    def __init__(self, screen: ObjectiveScreen):
        self._screen = screen
        self.typing = False

    @property
    def _field(self) -> ReasonInput:
        return self._screen.query_one(ReasonInput)

    def ask(self) -> None:
        """Open it."""
        self._set_typing(True)
        self._field.offer("", unfinished=True)
        self._screen.say_below(Message(Tone.PLAIN, say.VALUE_HINT))

    def _set_typing(self, typing: bool) -> None:
        self.typing = typing
        self._screen.set_class(typing, "typing")
        self._screen.query_one(LineList).type_into(self._field if typing else None)
        self._screen.call_after_refresh(self._field.place_cursor)

    def press(self, key: str) -> None:
        """Take what is typed with Enter, leave it with Esc."""
        line = self._screen.row[1]
        text = " ".join(self._field.text.split())
        if key in ("escape", "ctrl+c"):
            self._set_typing(False)
            self._screen.say_below()
        elif key == "enter" and text and line is not None:
            try:
                step = alter_typed(self._screen.session.interview, line.id, text)
            except InputError as slip:
                self._screen.say_below(Message(Tone.BAD, str(slip)))
                return
            self._set_typing(False)
            self._screen.act(lambda: step)
