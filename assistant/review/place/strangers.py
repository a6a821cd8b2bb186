"""The places of a text that are not the filer's own, and those that only the township knows whose form it was."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.bank import Bank
from assistant.model import Finding, Severity
from assistant.places import Mention, places_in
from assistant.review.context import Context, found
from assistant.review.lines import Line, Role
from assistant.review.place.contexts import Contexts, contexts_of
from assistant.review.place.foreign import foreign_names, strange_places
from assistant.review.place.own import Own, own_place
from assistant.review.place.unlisted import short_ethnic_names, short_names
from assistant.wording.review import place as say

_TEXTS = (Role.DUTY, Role.OUTPUT, Role.BENEFIT)


def foreign_places(text: str, filer: str, bank: Bank, origin: str = "") -> tuple[str, ...]:
    """Return the names in a text that the gazetteer knows and that are not the filer's own or of what it lies in.

    In their order, each once. Words of common language that a place is called by as well are not among them. With
    `origin`, the filer of the file that the text is from, names that only its own county knows are among them.
    """
    names = _strange(text, own_place(filer), own_place(origin) if origin else None, bank.made(contexts_of))
    return tuple(dict.fromkeys(name for _, name in sorted(names)))


def names_of_origin(line: Line, context: Context) -> Iterator[Finding]:
    """Find what is left of the places of another township whose form the draft was begun with, its partners too."""
    if not context.origin or line.role not in _TEXTS:
        return
    own, contexts = own_place(context.filer, context.division_code), context.bank.made(contexts_of)
    said = {finding.start for rule in (foreign_names, short_ethnic_names) for finding in rule(line, context)}
    for start, name in dict.fromkeys(_strange(line.text, own, own_place(context.origin), contexts)):
        if start not in said:
            message = say.of_origin(name)
            yield found("place.origin", Severity.ERROR, line, message, (start, name), basis=say.BASIS_COPIED)


def _strange(text: str, own: Own, source: Own | None, contexts: Contexts) -> Iterator[tuple[int, str]]:
    """Yield (start, name) of every place that is not the filer's own, those with good reason among them."""
    yield from ((mention.start, mention.text) for mention in strange_places(text, own, contexts))
    yield from short_names(text, own, contexts)
    yield from _left(text, own, source, contexts) if source is not None else ()


def _left(text: str, own: Own, source: Own, contexts: Contexts) -> Iterator[tuple[int, str]]:
    """Yield (start, name) of the places that the township `source` knows as its own or as others near it."""
    if source.township is None or source.township == own.township:
        return
    known = {place.start for place in places_in(text, own.township) if place.relation == "own"}
    for place in (*strange_places(text, source, contexts), *filter(_is_theirs, places_in(text, source.township))):
        if place.start not in known and place.text not in own.filer:
            yield place.start, place.text


def _is_theirs(place: Mention) -> bool:
    """Tell whether a place is the old filer's own, by a name that is no word."""
    return place.relation == "own" and place.level in ("township", "village") and place.full and not place.common
