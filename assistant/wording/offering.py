"""What the full screen shows of phrases to choose from and of their blanks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assistant.events import CATEGORY
from assistant.wording import tui as say
from assistant.wording.agenda import look_again
from assistant.wording.builder import asks
from assistant.wording.finish import enter_at_end
from assistant.wording.session import Message, Tone
from assistant.wording.suggest import offer_line
from assistant.wording.tui import Part, part

if TYPE_CHECKING:
    from assistant.builder import Wanted
    from assistant.offers import Offer
    from assistant.replies import View


def offers(shown: Sequence[Offer]) -> list[Part]:
    """Phrases to choose from by number, one row each."""
    return [
        part(str(number), offer_line(one.sentence, one.label, one.reason), "line", whole=False)
        for number, one in enumerate(shown, 1)
    ]


_MOST_OBJECTIONS: Final = 2
"""Findings that are told beside a line; the list of an objective has them all."""


def blank(wanted: Wanted | None) -> Part:
    """The next blank of the sentence in the input, or that none is left."""
    return part("空", asks(wanted).removeprefix("空 "), "text") if wanted else Part("", "填好了，按回车采用。", "help")


def soft(message: str) -> Message:
    """What the review will say of the sentence that is being typed; it refuses nothing."""
    return Message(Tone.HELP, f"先提个醒：{message}")


def question(view: View, finished: bool, word: str, written: bool) -> list[Part]:
    """What is asked, what answers it and how; at the end what Enter alone does, `word`, once the file is `written`."""
    asked = view.asked
    if finished:
        prompt = say.question_again() if written and not view.progress.unanswered else say.question(asked)
        return [prompt, Part("可选", enter_at_end(word)), say.hint(asked)]
    if view.wanted is not None:
        # What the blank wants is needed more than the whole of the question on a low screen.
        return [replace(say.question(asked), whole=False), blank(view.wanted)]
    again = [part("复核", look_again(asked.again), "warn")] if asked.again else []
    held = [part("原文" if asked.borrowed else "去年", asked.old, "help", whole=False)] if asked.old else []
    held += [part("预审", finding.message, "warn", whole=False) for finding in view.objections[:_MOST_OBJECTIONS]]
    held += [line] if (line := say.held(asked)) else []
    # The five categories are needed more than the line that they are for.
    if asked.pieces:
        rows = [part(str(number), text, "line", whole=False) for number, text in enumerate(asked.pieces, 1)]
        return [say.question(asked), say.hint(asked), *rows]
    choices = [part(str(number), label, "line", whole=False) for number, label in enumerate(asked.choices, 1)]
    rest = [say.hint(asked), *held] if asked.place.part == CATEGORY else [*offers(view.offers), *held, say.hint(asked)]
    return [say.question(asked), *again, *choices, *rest]
