"""Choosing a phrase and filling its blanks, as moves of the interview; and the township's own figures on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.bank.basics import Basic, basics_of, by_name, read_basics
from assistant.bank.blanks import BlankKind, blanks_of
from assistant.builder import Wanted, fill_next, wanted
from assistant.errors import InputError
from assistant.events import Event, FieldSet, FieldValue, Source, Typed
from assistant.folding import apply
from assistant.interview import Interview
from assistant.offers import Offer, Offers, Request
from assistant.singles import BASICS
from assistant.step import Step
from assistant.text import phrase_blanks
from assistant.villages import Completion, complete
from assistant.wording import builder as say
from assistant.wording import suggest as say_suggest

_GIVEN_UP = frozenset({"换一条", "不要了", "取消"})
"""Words that give a sentence under construction up."""


class Choosing:
    """The offers of an interview, and the sentence that is being made of one of them."""

    def __init__(self, interview: Interview, used: Callable[[], Mapping[str, int]] = dict):
        self._interview = interview
        self.offers = Offers(interview, used)

    @property
    def wanted(self) -> Wanted | None:
        """The next blank of the sentence under construction here; None where there is none."""
        interview = self._interview
        text = interview.state.typed.get(interview.place, "")
        if not self.offers.are_lines or interview.place in interview.state.refused or not phrase_blanks(text):
            return None
        return self.wanted_in(text)

    def wanted_in(self, text: str) -> Wanted | None:
        """Return the first blank still to be filled in a sentence."""
        return wanted(text, self._interview.wording(self._interview.topic).phrases)

    def take(self, request: Request) -> Step:
        """Seek, or take one of the offers: a sentence without blanks is an answer at once."""
        if request.query is not None:
            self.offers.seek(request.query)
        shown = self.offers.shown()
        if request.number is None:
            say_found = say_suggest.found_filers if self.offers.are_filers else say_suggest.found
            # What was sought is no beginning of an answer: the number that comes next is not to stand behind it.
            place = self._interview.place
            sought = (Typed(place, ""),) if shown and self._interview.state.typed.get(place) else ()
            return Step(sought, bool(shown), notes=(say_found(request.query or "", self.offers.count()),))
        if request.number > len(shown):
            return Step(accepted=False, notes=(say_suggest.no_such_number(request.number, len(shown)),))
        return self._begin(shown[request.number - 1])

    def leaves_blanks(self, request: Request) -> bool:
        """Return whether the offer that a request takes has blanks that are still to be filled."""
        shown = self.offers.shown(request.query)
        if self.offers.are_filers or request.number is None or request.number > len(shown):
            return False
        return bool(phrase_blanks(self._with_known(shown[request.number - 1].sentence)[0]))

    def _begin(self, offer: Offer) -> Step:
        if self.offers.are_filers:
            return self._interview.submit(offer.sentence)
        sentence, notes = self._with_known(offer.sentence)
        left = phrase_blanks(sentence)
        if not left:
            step = self._interview.submit(sentence, Source.BANK)
            return replace(step, notes=(*notes, *step.notes))
        place = self._interview.place
        return Step((Typed(place, sentence, left[0][0]),), notes=notes)

    def _with_known(self, sentence: str) -> tuple[str, tuple[str, ...]]:
        """Fill what the township's own figures give; they are no samples."""
        known = by_name(self._interview.state.fields, self._interview.bank)
        notes: tuple[str, ...] = ()
        for blank in reversed(blanks_of(sentence)):
            if blank.kind is BlankKind.NUMBER and blank.hint in known:
                figure = f"{known[blank.hint].normalize():f}"
                sentence = sentence[: blank.start] + figure + sentence[blank.start + len(blank.mark) :]
                notes = (say.from_basics(blank.hint, figure), *notes)
        return sentence, notes

    def fill(self, text: str) -> Step:
        """Take what was typed for the next blank; with the last one the sentence is an answer."""
        interview, asked = self._interview, self.wanted
        place = interview.place
        if asked is None or text.strip() in _GIVEN_UP:
            return Step((Typed(place, ""),), notes=(say.GIVEN_UP,))
        if asked.blank.kind is BlankKind.PLACE and text.isascii() and (found := self.complete(text)):
            if len(found.names) > 1:
                return Step(accepted=False, notes=(say.several_villages(found.names),))
            text = found.names[0]
        try:
            sentence = fill_next(asked, text)
        except InputError as slip:
            return Step(accepted=False, notes=(str(slip),))
        learned, notes = self._learn(asked, sentence)
        if phrase_blanks(sentence):
            return Step((*learned, Typed(place, sentence, phrase_blanks(sentence)[0][0])), notes=notes)
        step = interview.submit(sentence, Source.BANK)
        return replace(step, events=(*learned, *step.events), notes=(*notes, *step.notes))

    def complete(self, text: str) -> Completion | None:
        """Return the villages of the filer's township that the end of a text may be meant for."""
        filer = self._interview.state.fields.get("/filer")
        return complete(text, filer) if isinstance(filer, str) else None

    def _learn(self, asked: Wanted, sentence: str) -> tuple[tuple[Event, ...], tuple[str, ...]]:
        """Keep a figure of the township that was typed for a blank: it is asked once."""
        value = sentence[asked.blank.start :][: len(sentence) - len(asked.sentence) + len(asked.blank.mark)]
        basic = next((part for part in basics_of(self._interview.bank) if part.name == asked.blank.hint), None)
        if basic is None or not value.replace(".", "").isdigit():
            return (), ()
        event = FieldSet(BASICS + basic.id, Decimal(value))
        return (event,), (say.learned(basic.name, value, basic.unit),)

    def set_basics(self, text: str) -> Step:
        """Take the township's own figures from a line; an empty one tells which are known."""
        interview = self._interview
        found = read_basics(text, interview.bank) if text else {}
        if text and not found:
            return Step(accepted=False, notes=(say.no_basics(),))
        odd = tuple(
            say.odd_basic(basic.name, figure, basic.unit) for basic, figure in found.items() if _is_odd(basic, figure)
        )
        events = tuple(FieldSet(BASICS + basic.id, figure) for basic, figure in found.items())
        state = interview.state
        for event in events:
            state = apply(state, event)
        return Step(events, notes=(*odd, *self._known(state.fields)))

    def _known(self, fields: Mapping[str, FieldValue]) -> Sequence[str]:
        held = by_name(fields, self._interview.bank)
        basics = basics_of(self._interview.bank)
        known = [(part.name, held[part.name], part.unit) for part in basics if part.name in held]
        missing = [part.name for part in basics if part.name not in held]
        return (say.basics(known, missing),)


def _is_odd(basic: Basic, figure: Decimal) -> bool:
    return (basic.low is not None and figure < basic.low) or (basic.high is not None and figure > basic.high)
