"""The places of a text that are not the filer's own, whether there is a good reason for them or not."""

from __future__ import annotations

from assistant.bank import Bank
from assistant.places import Mention, places_in
from assistant.review.place.contexts import contexts_of
from assistant.review.place.foreign import strange_places
from assistant.review.place.own import own_place
from assistant.review.place.unlisted import short_names


def foreign_places(text: str, filer: str, bank: Bank, origin: str = "") -> tuple[str, ...]:
    """Return the names in a text that the gazetteer knows and that are not the filer's own or of what it lies in.

    In their order, each once. Words of common language that a place is called by as well are not among them. With
    `origin`, the filer of the file that the text is from, names that only its own county knows are among them.
    """
    own, contexts = own_place(filer), bank.made(contexts_of)
    found = [(mention.start, mention.text) for mention in strange_places(text, own, contexts)]
    found += short_names(text, own, contexts)
    source = own_place(origin) if origin else own
    if source.township is not None and source.township != own.township:
        known = {place.start for place in places_in(text, own.township) if place.relation == "own"}
        strange = [place for place in strange_places(text, source, contexts) if place.start not in known]
        left = [place for place in places_in(text, source.township) if _is_left(place) and place.start not in known]
        found += [(place.start, place.text) for place in (*strange, *left)]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _is_left(place: Mention) -> bool:
    """Tell whether a place is the old filer's own, by a name that is no word."""
    return place.relation == "own" and place.level in ("township", "village") and place.full and not place.common
