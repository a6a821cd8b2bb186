"""The input: one row that grows to five; Enter hands in, Ctrl+J breaks the line, a paste stays whole."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

from assistant.tui.messages import Edited, Entered, Pasted
from assistant.wording.tui import without_controls


class AnswerInput(TextArea):
    """A bare editor that knows whether its text is still the one it was given."""

    def __init__(self, *, id: str | None = None):
        super().__init__(
            id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
        )
        self.cursor_blink = False
        self._given = ""
        self._loaded = ""

    def offer(self, text: str) -> None:
        """Put a text in, caret at its end."""
        self._given = text
        self.load_text(without_controls(text)[0])
        self._loaded = self.text
        self.move_cursor(self.document.end)

    @property
    def untouched(self) -> bool:
        """Whether the text is as it was put in."""
        return self.text == self._loaded

    @property
    def answer(self) -> str:
        """The text; the very one that was put in where nothing changed it."""
        return self._given if self.untouched else self.text

    def place_cursor(self) -> None:
        """Bring the terminal's cursor to the caret, where the IME opens its window."""
        self.app.cursor_position = self.cursor_screen_offset

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(Entered())
        elif event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self._put("\n")
        elif event.key == "ctrl+u":
            event.stop()
            event.prevent_default()
            self.clear()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text, left_out = without_controls(event.text)
        self._put(text)
        self.post_message(Pasted(text, left_out))

    def _put(self, text: str) -> None:
        start, end = sorted(self.selection)
        self.move_cursor(self.replace(text, start, end, maintain_selection_offset=False).end_location)

    def _on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if not self.untouched:
            self.post_message(Edited())
