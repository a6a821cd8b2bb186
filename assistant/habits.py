"""What this account used before: the phrases of the bank in its other drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from assistant.bank import Bank
from assistant.bank.phrases import Phrase, phrases_for
from assistant.bank.sentences import read_sentence
from assistant.draft import list_drafts, open_draft
from assistant.errors import ShenbaoError
from assistant.events import Source
from assistant.form import Form
from assistant.model import Indicator
from assistant.state import State, fold

_MOST_DRAFTS: Final = 5
"""The newest ones; a clerk has one or two, and each costs some milliseconds."""


def phrases_used(besides: str, form: Form, bank: Bank) -> Mapping[str, int]:
    """Return how often each phrase, by its id, stands in the newest drafts other than `besides`."""
    phrases = phrases_for(bank, [part.key for part in form.objectives])
    used: Counter[str] = Counter()
    try:
        names = [info.name for info in list_drafts() if info.name != besides][:_MOST_DRAFTS]
    except ShenbaoError:
        return used
    for name in names:
        try:
            draft = open_draft(name)
        except ShenbaoError:  # a draft that cannot be read has no say
            continue
        used.update(_phrases_in(fold(draft.entries), phrases))
        draft.close()
    return used


def _phrases_in(state: State, phrases: Sequence[Phrase]) -> list[str]:
    lines = [item for _, held in state.lists() for item in held.items if item.source is Source.BANK]
    texts = [item.value.text for item in lines if isinstance(item.value, Indicator)]
    return [reading.phrase.id for text in texts if (reading := read_sentence(text, phrases)) is not None]
