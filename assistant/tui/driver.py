"""The terminal driver, made to outlive bytes that are no UTF-8."""

from __future__ import annotations

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.drivers.linux_driver import LinuxDriver

from assistant.tui.messages import ForeignBytes


class TolerantDriver(LinuxDriver):
    """Hands undecodable input on as a message, where Textual's own driver ends the application."""

    def run_input_thread(self) -> None:
        """Read the keyboard until the application ends."""
        _take_esc_for_esc()
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UnicodeDecodeError as slip:
                self.process_message(ForeignBytes(bytes(slip.object)))


def _take_esc_for_esc() -> None:
    # Textual takes Esc and a digit for the character that a Mac types with Option: 9 would come out as ª.
    if isinstance(ANSI_SEQUENCES_KEYS, dict):
        for character in "0123456789-=":
            ANSI_SEQUENCES_KEYS.pop(f"\x1b{character}", None)
