"""Places that are not the filer's own: the surest mark of a text that was copied from another township."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from assistant.model import Declaration, Finding, Severity
from assistant.places import (
    County,
    Mention,
    Township,
    Village,
    places_in,
    township_kind,
    township_stem,
    townships_of,
    village_forms,
    villages_of,
)
from assistant.review.context import Context, found
from assistant.review.lines import Line, Role
from assistant.review.place.contexts import Contexts, begins, contexts_of, is_chance, is_welcome, names_site
from assistant.review.place.own import Own, own_place
from assistant.wording.review import place as say

_TEXTS: Final = (Role.DUTY, Role.OUTPUT, Role.BENEFIT)
_JOINT: Final = re.compile("[、和与及]|以及|")
# What a name said without 乡 or 镇 is followed by where it stands for the whole township.
_ADMINISTRATION: Final = re.compile("党委|政府|人民政府|人大|纪委|办事处|县委|县政府|县人民政府|委县政府|委、县")
_FEW_BEARERS: Final = 100
"""A village's name that more villages in the country bear may well be a hamlet's of the filer's own too."""
_CLUSTER: Final = 3
"""So many common names of one township's villages are no accident."""


@dataclass(frozen=True)
class _Seen:
    """A place that is not the filer's own, and what stands beside it."""

    mention: Mention
    """The place and where it stands."""
    welcome: bool
    """Whether it is named with good reason: a partner, a road, a destination."""
    listed: bool
    """Whether it is one of a list of places."""
    county_before: bool
    """Whether its county's name stands directly before it."""

    @property
    def end(self) -> int:
        """Where the name ends in the text."""
        return self.mention.start + len(self.mention.text)

    @property
    def townships(self) -> frozenset[str]:
        """The codes of the townships that it may be or lie in: several in one county may have a village of one name."""
        place = self.mention.place
        if isinstance(place, Village):
            return _bearers_in(place.township.county).get(self.mention.text, frozenset({place.township.code}))
        return frozenset({place.code}) if isinstance(place, Township) else frozenset()


def foreign_names(line: Line, context: Context) -> Iterator[Finding]:
    """Another township's, county's or village's name."""
    own = own_place(context.filer, context.division_code)
    if line.role not in _TEXTS or not own.name:
        return
    contexts = context.bank.made(contexts_of)
    for seen in _seen(line.text, own, contexts):
        severity = _severity(seen, own, line.text, contexts)
        if severity is not None:
            yield _finding(line, seen, severity, own)


def common_names(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Names that are words as well, where others of the same township stand in the form or several come together."""
    own = own_place(context.filer, context.division_code)
    if own.township is None:
        return
    contexts = context.bank.made(contexts_of)
    doubtful: list[tuple[Line, _Seen]] = []
    sure: set[str] = set()
    for line in lines:
        if line.role not in _TEXTS:
            continue
        for seen in _seen(line.text, own, contexts):
            if seen.welcome or not seen.townships:
                continue
            if _severity(seen, own, line.text, contexts) is not None:
                sure |= seen.townships
            elif _is_doubtful(seen):
                doubtful.append((line, seen))
    sure |= _clusters(doubtful)
    for line, seen in doubtful:
        if seen.townships & sure:
            yield _finding(line, seen, Severity.WARNING, own)


def strange_places(text: str, own: Own, contexts: Contexts) -> Iterator[Mention]:
    """Yield the places of a text that are surely not the filer's own, those with good reason among them.

    A township in full that is a word as well counts in a list with one that is none.
    """
    sure = []
    for seen in _seen(text, own, contexts):
        if _severity(replace(seen, welcome=False), own, text, contexts) is not None:
            sure.append(seen)
    for seen in _seen(text, own, contexts):
        is_township = seen.mention.full and isinstance(seen.mention.place, Township)
        if seen in sure or (is_township and any(_are_listed(text, seen, other) for other in sure)):
            yield seen.mention


def _are_listed(text: str, one: _Seen, other: _Seen) -> bool:
    first, second = sorted((one, other), key=lambda seen: seen.mention.start)
    return _JOINT.fullmatch(text, first.end, second.mention.start) is not None


def _clusters(doubtful: Sequence[tuple[Line, _Seen]]) -> set[str]:
    names: Mapping[str, set[str]] = defaultdict(set)
    for _, seen in doubtful:
        if isinstance(seen.mention.place, Village):
            for code in seen.townships:
                names[code].add(seen.mention.text)
    return {code for code, found_names in names.items() if len(found_names) >= _CLUSTER}


@lru_cache(maxsize=8)
def _bearers_in(county: County) -> Mapping[str, frozenset[str]]:
    """Return the codes of the townships of a county that have a village of a name, by the name."""
    found_codes: dict[str, set[str]] = defaultdict(set)
    for township in townships_of(county):
        for village in villages_of(township):
            for form in village_forms(village):
                found_codes[form].add(township.code)
    return {name: frozenset(codes) for name, codes in found_codes.items()}


@lru_cache(maxsize=1024)
def _seen(text: str, own: Own, contexts: Contexts) -> tuple[_Seen, ...]:
    """Return the places of a text that are not the filer's own; lists of places are judged together."""
    found_places = []
    for chain in _chains(text, places_in(text, own.township)):
        welcome = is_welcome(text, chain[0].start, chain[-1].start + len(chain[-1].text), contexts)
        townships = sum(mention.level == "township" for mention in chain)
        for place, mention in enumerate(chain):
            if mention.relation == "own" or mention.level == "prefecture":
                continue
            if mention.text in contexts.common or is_chance(text, mention.start, mention.text, contexts):
                continue
            end = mention.start + len(mention.text)
            if _is_bare(mention) and contexts.features.match(text, end):
                continue
            alone = is_welcome(text, mention.start, end, contexts)
            county_before = place > 0 and chain[place - 1].level == "county"
            found_places.append(_Seen(mention, welcome or alone, townships > 1, county_before))
    return tuple(found_places)


def _chains(text: str, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Yield the mentions that stand side by side or as a list, together."""
    chain: list[Mention] = []
    for mention in mentions:
        if chain and not _JOINT.fullmatch(text, chain[-1].start + len(chain[-1].text), mention.start):
            yield chain
            chain = []
        chain.append(mention)
    if chain:
        yield chain


def _severity(seen: _Seen, own: Own, text: str, contexts: Contexts) -> Severity | None:
    """Return how sure it is that a place does not belong here; None where it is not sure enough on its own."""
    mention = seen.mention
    if seen.welcome:
        return None
    if own.township is None:
        return None if names_site(text, seen.end, contexts) else _severity_unknown(seen, own)
    if isinstance(mention.place, Village):
        few = _FEW_BEARERS if mention.relation == "own-county" else 2
        return Severity.WARNING if not mention.word and mention.bearers < few else None
    if isinstance(mention.place, County):
        welcome = (mention.word and not seen.county_before) or names_site(text, seen.end, contexts)
        return None if welcome else Severity.WARNING
    kind = township_kind(mention.place.name) if isinstance(mention.place, Township) else ""
    if not kind:  # a farm, a zone
        return None
    if _is_bare(mention):
        return _severity_bare(seen, text, contexts)
    if mention.word and not seen.county_before:
        sure = mention.relation == "own-county" or _has_office(seen, text, contexts)
        return Severity.WARNING if sure else None
    doubtful = names_site(text, seen.end, contexts) or (mention.relation == "elsewhere" and "街" in kind)
    return Severity.WARNING if doubtful else Severity.ERROR


def _severity_unknown(seen: _Seen, own: Own) -> Severity | None:
    """Judge by the filer's own words where the gazetteer does not know the filer."""
    mention = seen.mention
    if not mention.full or isinstance(mention.place, Village) or mention.word or mention.text in own.filer:
        return None
    return None if township_stem(mention.text) == township_stem(own.name) else Severity.WARNING


def _severity_bare(seen: _Seen, text: str, contexts: Contexts) -> Severity | None:
    """乐安 for 乐安铺苗族侗族乡: sure only before a word that makes it the whole township."""
    mention = seen.mention
    if mention.word or names_site(text, seen.end, contexts):
        return None
    if contexts.as_township.match(text, seen.end):
        return Severity.WARNING
    if contexts.features.match(mention.text[-1]) or mention.text != township_stem(mention.place.name):
        return None  # 葛仙山 is a hill as well, and 三月 for 三月坪街道 a word
    return Severity.WARNING if begins(text, mention.start, contexts) else None


def _has_office(seen: _Seen, text: str, contexts: Contexts) -> bool:
    """和平乡党委: a common word, but an office behind it."""
    return bool(_ADMINISTRATION.match(text, seen.end)) and begins(text, seen.mention.start, contexts)


def _is_bare(mention: Mention) -> bool:
    return not mention.full and not township_kind(mention.text)


def _is_doubtful(seen: _Seen) -> bool:
    mention = seen.mention
    if isinstance(mention.place, Village):
        return True
    return _is_bare(mention) and not mention.word and len(mention.text) > 2


# What is said


def _finding(line: Line, seen: _Seen, severity: Severity, own: Own) -> Finding:
    mention = seen.mention
    return found(
        "place.foreign",
        severity,
        line,
        _message(seen, own),
        (mention.start, mention.text),
        _fix(seen, own, line.text),
        say.BASIS_COPIED,
    )


def _message(seen: _Seen, own: Own) -> str:
    mention = seen.mention
    if own.township is None:
        return say.other_than_filer(mention.text, own.name)
    if isinstance(mention.place, Village):
        return say.foreign_village(mention.text, mention.place.township.name, mention.relation == "own-county")
    if isinstance(mention.place, County):
        return say.foreign_county(mention.text, own.township.county.name)
    full_name = mention.place.name
    return say.foreign_township(mention.text, full_name, mention.relation == "own-county", own.name)


def _fix(seen: _Seen, own: Own, text: str) -> str | None:
    """Return the filer's own name where it can stand in the same place."""
    mention = seen.mention
    if seen.listed or not own.kind or isinstance(mention.place, Village):
        return None
    if isinstance(mention.place, County):
        administers = _ADMINISTRATION.match(text, seen.end) or text.startswith(own.name, seen.end)
        return own.township.county.name if own.township and administers else None
    if _is_bare(mention):
        return own.name if _ADMINISTRATION.match(text, seen.end) else None
    return own.name if township_kind(mention.text) in ("乡", "镇") else None
