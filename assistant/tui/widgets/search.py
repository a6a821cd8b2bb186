"""The line that a row of a list is sought by."""

from __future__ import annotations

from textual import events

from assistant.tui.widgets.problems import ReasonInput

_MOVING = frozenset({"up", "down", "pageup", "pagedown"})


class SearchInput(ReasonInput, can_focus=False):
    """Takes what is typed; keys that move go on moving the mark in the list."""

    async def take(self, event: events.Key) -> None:
        """Do what a key asks for."""
        if event.key in _MOVING:
            await self._press(event.key)
        else:
            await super().take(event)
