"""Words for one kind of township in a neighbour's text that the new filer calls otherwise: 全乡, 乡党委."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from assistant.bank import Bank
from assistant.carryover.edits import Edit
from assistant.carryover.whose import Whose
from assistant.carryover.words import lexicon_of
from assistant.places import Mention
from assistant.review.place.contexts import OF_RURAL
from assistant.review.place.names import kind_lists

_SWAPPED: Final = ("乡", "镇")
_OTHER_WORDS: Final = "城家故侨水山下回返同邻外各离还县乡镇村集市小古重"
"""What 乡 and 镇 make words with that name no township of one's own."""


def kind_edits(text: str, old: Whose, new: Whose, bank: Bank, places: Sequence[Mention]) -> Iterator[Edit]:
    """Yield the edits that call the filer's own bodies what they are called in the new filer's kind of township."""
    ours, theirs = new.own.kind, old.own.kind
    if ours == theirs:
        return
    inside = [range(place.start, place.start + len(place.text)) for place in places]
    known = bank.made(kind_lists).get(ours)
    for match in known.find(text) if known else ():
        at = match.start + match.excerpt.find(theirs) if theirs in match.excerpt else match.start
        if not any(at in place for place in inside):
            yield Edit(match.start, match.start + len(match.excerpt), match.means.instead[ours])
    if ours in _SWAPPED and theirs in _SWAPPED:
        for spot in _own_kind(theirs, bank.made(lexicon_of).bodies).finditer(text):
            if not any(spot.start() in place for place in inside):
                yield Edit(spot.start(), spot.end(), ours)


@cache
def _own_kind(kind: str, bodies: str) -> re.Pattern[str]:
    rural = "".join(OF_RURAL) if kind == "乡" else "静压定守"
    return re.compile(
        rf"(?<![{_OTHER_WORDS}]){kind}(?={bodies})|(?<=确保全|完成全|建成全|形成全|促成全|保障全|覆盖全|惠及全){kind}(?![{rural}])"
    )
