"""What widgets and the driver tell the screens."""

from __future__ import annotations

from textual.message import Message


class Entered(Message):
    """Enter was pressed in the input."""


class Edited(Message):
    """The text in the input changed by a person's hand."""


class Pasted(Message):
    """Text was pasted into the input."""

    def __init__(self, text: str, left_out: int):
        super().__init__()
        self.text = text
        self.left_out = left_out
        """How many control characters were left out."""


class Chosen(Message):
    """An entry of a menu was chosen."""

    def __init__(self, index: int):
        super().__init__()
        self.index = index


class ForeignBytes(Message):
    """The terminal sent bytes that are no UTF-8."""

    def __init__(self, data: bytes):
        super().__init__()
        self.data = data
