"""What the full screen shows of phrases to choose from and of their blanks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.wording.builder import asks
from assistant.wording.suggest import offer_line
from assistant.wording.tui import Part, part

if TYPE_CHECKING:
    from assistant.builder import Wanted
    from assistant.offers import Offer


def offers(shown: Sequence[Offer]) -> list[Part]:
    """Phrases to choose from by number, one row each."""
    return [
        part(str(number), offer_line(one.sentence, one.label, one.reason), "line", whole=False)
        for number, one in enumerate(shown, 1)
    ]


def blank(wanted: Wanted | None) -> Part:
    """The next blank of the sentence in the input, or that none is left."""
    return part("空", asks(wanted).removeprefix("空 "), "text") if wanted else Part("", "填好了，按回车采用。", "help")
