"""What is offered at the place of an interview, numbered: phrases of the bank, found or ranked, a few at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant import agenda
from assistant.agenda import Kind, Topic
from assistant.answers import half_width
from assistant.bank.duties import Duty, duties_of
from assistant.events import BEFORE, Imported, Place
from assistant.interview import Interview
from assistant.model import Absent, Indicator
from assistant.pinyin import key_of, search_for
from assistant.places import find_townships, seal_name
from assistant.suggest import Asking, suggest
from assistant.text import squeeze
from assistant.wording import suggest as say
from assistant.wording.fields import CATEGORY_NAMES

_MOST_FILERS: Final = 25
_PLACE_WORDS: Final = re.compile(r"[\u4e00-\u9fffa-z ]{2,16}")
_NAME_AND_DIGIT: Final = re.compile(r"([\u4e00-\u9fff]{2,16})([1-9])")
_SEALS: Final = ("政府", "办事处", "委员会", "管委会", "局", "站", "所", "中心", "办公室", "办", "党委", "党工委")
MOST_SHOWN: Final = 5
"""Offers on one page; each is chosen by one digit."""
_CHOICE: Final = re.compile(r"(?:([a-z][a-z' ]{0,30}?) ?|(\S(?:.{0,18}\S)?) )?([1-9])")
_SHORT: Final = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fffa-z ]{1,6}")
_LETTERS: Final = re.compile(r"[a-z][a-z' ]{0,30}[a-z]")


@dataclass(frozen=True)
class Offer:
    """One phrase offered, ready to be shown."""

    id: str
    """Of the phrase."""
    sentence: str
    """With its blanks."""
    label: str
    """Its category, or the office whose duty it is."""
    reason: str
    """Why it is offered; may be empty."""


@dataclass(frozen=True)
class Request:
    """What a typed line asks of the offers."""

    query: str | None
    """What is to be sought; None to stay with what is shown."""
    number: int | None = None
    """Which of the shown ones is taken."""


def read_request(text: str) -> Request | None:
    """Read a digit, a search in letters, or a search with a digit behind it; None for an answer."""
    plain = half_width(text).strip().lower()
    if match := _CHOICE.fullmatch(plain):
        letters, words, digit = match.groups()
        if letters or words is None or not re.search(r"[，。；、%]|\d", words):
            return Request(letters or words, int(digit))
        return None
    return Request(plain) if _LETTERS.fullmatch(plain) else None


def is_search(text: str) -> bool:
    """Return whether what stands half-typed in the input is worth a search: letters, or a short word."""
    plain = half_width(text).strip().lower()
    return bool(_LETTERS.fullmatch(plain)) or bool(_SHORT.fullmatch(plain))


def read_filer_request(text: str) -> Request | None:
    """Read what chooses or seeks a township; None for a name that is complete, as it stands on a seal."""
    request = read_request(text)
    if request is not None:
        return request
    plain = text.strip()
    if match := _NAME_AND_DIGIT.fullmatch(half_width(plain)):
        return Request(match[1], int(match[2]))
    return Request(plain) if _PLACE_WORDS.fullmatch(plain) and not plain.endswith(_SEALS) else None


def is_of_a_seal(text: str, short: bool = False) -> bool:
    """Tell whether a name ends as the one on a seal does: in 人民政府, 办事处, 财政所; a `short` one may end in 乡."""
    return text.strip(" 。").endswith((*_SEALS, "乡", "镇", "街道") if short else _SEALS)


class Offers:
    """The offers of one interview; a search and its page hold as long as the interview stays at its place."""

    def __init__(self, interview: Interview, used: Callable[[], Mapping[str, int]] = dict):
        self._interview = interview
        self._used = used
        self._place: tuple[Place, int] | None = None
        """Where the search was made, and how many lines the list had: the next line is another question."""
        self._query = ""
        self._page = 0

    @property
    def are_made(self) -> bool:
        """Whether anything is offered at this kind of place at all."""
        return self.are_lines or self.are_filers

    @property
    def are_lines(self) -> bool:
        """Whether phrases for the lines of a list are offered."""
        topic = self._interview.topic
        return topic.kind is Kind.LINES and topic.is_printed and self._interview.place.part in (None, BEFORE)

    @property
    def are_filers(self) -> bool:
        """Whether townships are offered, by the names on their seals."""
        return self._interview.place.question == "/filer"

    @property
    def _here(self) -> tuple[Place, int]:
        topic = self._interview.topic
        lines = len(self._interview.state.items(topic.id).items) if topic.kind is Kind.LINES else 0
        return self._interview.place, lines

    @property
    def query(self) -> str:
        """What was sought here last; empty for none."""
        return self._query if self._place == self._here else ""

    def seek(self, query: str) -> None:
        """Offer what answers `query` from now on, at this place; an empty one goes back to what is usual."""
        self._place, self._query, self._page = self._here, query.strip(), 0

    def turn(self) -> bool:
        """Go to the next page, behind the last one to the first; returns whether there is more than one."""
        if self._place != self._here:
            self.seek("")
        pages = -(-len(self._all(self._query)) // MOST_SHOWN)
        self._page = (self._page + 1) % max(1, pages)
        return pages > 1

    def shown(self, query: str | None = None) -> tuple[Offer, ...]:
        """Return the offers of the page, or the first page for another `query` that is being typed."""
        if not self.are_made:
            return ()
        if query is not None:
            return self._all(query)[:MOST_SHOWN]
        page = self._page if self._place == self._here else 0
        return self._all(self.query)[page * MOST_SHOWN : (page + 1) * MOST_SHOWN]

    def count(self) -> int:
        """Return how many there are on all pages."""
        return len(self._all(self.query)) if self.are_made else 0

    def _all(self, query: str) -> tuple[Offer, ...]:
        topic = self._interview.topic
        if self.are_filers:
            return _filers(query) if query.strip() else self._earlier_filers()
        if topic.objective:
            return self._phrases(topic, query)
        return tuple(_of_duty(duty) for duty in self._duties(topic, query))

    def _earlier_filers(self) -> tuple[Offer, ...]:
        """Return the filers of earlier drafts where there are several; one alone is what Enter takes."""
        filers = self._interview.recalled().filers
        return tuple(Offer(part.name, part.name, say.USED_BEFORE, "") for part in filers) if len(filers) > 1 else ()

    def _phrases(self, topic: Topic, query: str) -> tuple[Offer, ...]:
        interview = self._interview
        items = interview.state.items(topic.id).items
        here = None if interview.place.part else interview.place.item
        asking = Asking(
            keys=tuple(part.key for part in interview.form.objectives),
            objective=topic.objective_key,
            benefits=topic.id.endswith("/benefits"),
            year=agenda.header(interview.state)[1],
            last=self._last(topic),
            used=self._used(),
            lines=tuple(item.value for item in items if isinstance(item.value, Indicator) and item.id != here),
        )
        found = suggest(interview.bank, asking, query)
        if not query and not asking.objective:
            found = ()
        return tuple(
            Offer(part.phrase.id, part.phrase.sentence, CATEGORY_NAMES[part.phrase.category], part.reason)
            for part in found
        )

    def _last(self, topic: Topic) -> tuple[Indicator, ...]:
        """Return what the file that the draft began from had in this list."""
        brought = [entry.event for entry in self._interview.entries if isinstance(entry.event, Imported)]
        objectives = brought[-1].declaration.objectives if brought else ()
        for objective in () if isinstance(objectives, Absent) else objectives:
            lines = objective.benefits if topic.id.endswith("/benefits") else objective.outputs
            if objective.title == topic.title and not isinstance(lines, Absent):
                return lines
        return ()

    def _duties(self, topic: Topic, query: str) -> list[Duty]:
        interview = self._interview
        held = {squeeze(str(item.value)).rstrip("。") for item in interview.state.items(topic.id).items}
        duties = [duty for duty in duties_of(interview.bank) if squeeze(duty.sentence) not in held]
        if not query.strip():
            return duties
        search = search_for(query)
        ranks = {
            duty.id: search.match(key_of(" ".join((duty.sentence, *duty.keywords, duty.office)))) for duty in duties
        }
        found = [duty for duty in duties if ranks[duty.id] is not None]
        return sorted(found, key=lambda duty: ranks[duty.id] or 0)


@lru_cache(maxsize=32)
def _filers(query: str) -> tuple[Offer, ...]:
    found = find_townships(query, limit=_MOST_FILERS)
    return tuple(Offer(part.code, seal_name(part), part.prefecture.name or part.province.name, "") for part in found)


def _of_duty(duty: Duty) -> Offer:
    return Offer(duty.id, duty.sentence, duty.office or say.LAW, "")
