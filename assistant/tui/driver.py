"""The terminal driver, made to outlive bytes that are no UTF-8."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

from assistant.tui.messages import ForeignBytes


class TolerantDriver(LinuxDriver):
    """Hands undecodable input on as a message, where Textual's own driver ends the application."""

    def run_input_thread(self) -> None:
        """Read the keyboard until the application ends."""
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UnicodeDecodeError as slip:
                self.process_message(ForeignBytes(bytes(slip.object)))
