"""Finds the places that a text names; what a mention means for the form is for the review to judge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from assistant.places.model import County, Level, Mention, Prefecture, Relation, Township, Village
from assistant.places.naming import (
    division_short,
    short_forms,
    township_kind,
    township_stem,
    village_forms,
    village_stem,
)
from assistant.places.store import (
    bearers_of,
    codes_of_name,
    counties_by_name,
    is_greater_name,
    is_township_name,
    is_word,
    prefectures_by_name,
    sheet,
    township_names,
    township_of,
    townships_of,
    villages_of,
)

_NEARNESS: Mapping[Relation, int] = MappingProxyType({"own": 0, "own-county": 1, "own-prefecture": 2, "elsewhere": 3})
# What a full name ends with, unless the next character makes another word of it: 市场, 区域, 乡村.
# Its last character is looked for first: of most characters that is all.
_LAST = re.compile("[乡镇道木村区查会县市旗州盟]")
_END = re.compile(
    f"{_LAST.pattern}(?:"
    "(?P<township>(?<=乡)(?![村镇愁贤亲情土风音间里])|(?<=镇)(?![静压痛])|(?<=街道)|(?<=苏木))"
    "|(?P<village>(?<=村)|(?<=社区)|(?<=嘎查)|(?<=居委会))"
    "|(?P<county>(?<=[县州盟])|(?<=市)(?![场容价面值])|(?<=区)(?![域间别位块划分])|(?<=旗)(?![帜号子]))"
    ")"
)
# Alone they are words; a township is called 街道 in the list.
_KINDS = frozenset({"街道", "苏木", "社区", "嘎查", "居委会"})
# A name of one character and its kind (新镇, 易县) is believed only where a word ends before it.
_NO_NAMES = frozenset({"城区", "郊区", "矿区"})  # districts are called so, and so is what every town has
_BOUND = frozenset("在与和同及向到从由对为至往赴跟省市州")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that is sought, and what is found with it."""

    text: str
    """The name."""
    level: Level
    """What it names."""
    relation: Relation
    """How near that is."""
    full: bool
    """Whether it is the whole name."""
    place: Prefecture | County | Township | Village
    """The place."""


@lru_cache(maxsize=1024)
def places_in(text: str, own: Township | None) -> tuple[Mention, ...]:
    """Return the places that `text` names, in order and without overlaps: the longer name first, then the nearer.

    Sought are the filer's name, also with 镇 for 乡, in its county full and short forms and villages with 村 or 社区,
    in its prefecture full names of villages, in the country full names of townships, counties and prefectures.
    """
    found = [*_near(text, own), *_far(text, own)]
    if not found:
        return ()
    found.sort(key=lambda hit: (-len(hit[1].text), _NEARNESS[hit[1].relation], not hit[1].full, hit[0]))
    taken = bytearray(len(text))
    kept = []
    for start, name in found:
        end = start + len(name.text)
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append(_mention(start, name))
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _mention(start: int, name: _Name) -> Mention:
    place = name.place
    namesakes = 1
    if isinstance(place, Village):
        stem = village_stem(place.listed)
    elif isinstance(place, Township):
        stem = township_stem(place.name) if name.full else _without_kind(name.text, place)
        namesakes = len(codes_of_name(place.name))
    else:
        stem = division_short(place.name)
    word = is_word(stem) or is_word(name.text) or (isinstance(place, Village | Township) and is_greater_name(stem))
    return Mention(start, name.text, name.level, name.relation, name.full, place, namesakes, bearers_of(stem), word)


def _without_kind(form: str, place: Township) -> str:
    kind = township_kind(place.name)
    return form.removesuffix(kind) if len(form) > len(kind) + 1 else form


# Near: what the filer's own county has


def _near(text: str, own: Township | None) -> Iterator[tuple[int, _Name]]:
    if own is None:
        return
    sought = _sought(own)
    for match in _beginnings(own).finditer(text):
        start = match.start()
        for name in sought.get(text[start : start + 2], ()):
            if text.startswith(name.text, start) and _is_bound(name.text, text, start):
                yield start, name


@lru_cache(maxsize=8)
def _sought(own: Township) -> Mapping[str, tuple[_Name, ...]]:
    """Return the names of the filer's county by their first two characters; of one name the nearest place."""
    names: dict[str, _Name] = {}
    for name in sorted(_county_names(own), key=lambda name: (_NEARNESS[name.relation], not name.full)):
        names.setdefault(name.text, name)
    found: dict[str, list[_Name]] = {}
    for text, name in names.items():
        found.setdefault(text[:2], []).append(name)
    return MappingProxyType({start: tuple(part) for start, part in found.items()})


@lru_cache(maxsize=8)
def _beginnings(own: Township) -> re.Pattern[str]:
    first, second = (
        f"[{''.join(map(re.escape, sorted({name[at] for name in _sought(own) if len(name) > at})))}]" for at in (0, 1)
    )
    return re.compile(f"{first}(?={second})")


def _county_names(own: Township) -> Iterator[_Name]:
    yield from _names_above(own)
    towns = townships_of(own.county)
    for town in towns:
        relation: Relation = "own" if town.code == own.code else "own-county"
        yield _Name(town.name, "township", relation, True, town)
        yield from (_Name(form, "township", relation, False, town) for form in short_forms(town, towns))
        if relation == "own":
            yield from (_Name(form, "township", relation, False, town) for form in _wrong_kinds(town, towns))
        for village in villages_of(town):
            yield from (_Name(form, "village", relation, True, village) for form in village_forms(village))
            if relation == "own" and len(stem := village_stem(village.listed)) > 1:
                yield _Name(stem, "village", relation, False, village)


def _wrong_kinds(own: Township, towns: Iterable[Township]) -> Iterator[str]:
    """Yield the filer's name with 乡 and 镇 mixed up, where no other township of the county is called so."""
    kind, others = township_kind(own.name), {town.name for town in towns}
    for wrong in {"乡", "镇"} - {kind} if kind in ("乡", "镇") else ():
        form = township_stem(own.name) + wrong
        if form not in others and len(form) > 2:
            yield form


def _names_above(own: Township) -> Iterator[_Name]:
    above: tuple[tuple[County | Prefecture, Level], ...] = ((own.county, "county"), (own.prefecture, "prefecture"))
    for place, level in above:
        if len(place.name) > 1:
            yield _Name(place.name, level, "own", True, place)
            yield _Name(division_short(place.name), level, "own", False, place)


# Far: full names


def _far(text: str, own: Township | None) -> Iterator[tuple[int, _Name]]:
    endings = _endings(own.prefecture.code if own else "")
    for last in _LAST.finditer(text):
        end = last.end()
        if text[end - 2 : end] not in endings or not (match := _END.match(text, last.start())):
            continue
        level = match.lastgroup or ""
        for size in _sizes(level, own).get(text[end - 2 : end], ()):
            start = end - size
            if 0 <= start < match.start():
                name = _named(text[start:end], level, own)
                if name and _is_bound(name.text, text, start):
                    yield start, name
                    break


@lru_cache(maxsize=4)
def _endings(prefecture: str) -> frozenset[str]:
    """Return the last two characters of all names that are sought, villages of a prefecture among them, if any."""
    villages = _village_sizes(prefecture) if prefecture else {}
    return frozenset().union(_township_sizes(), _county_sizes(), villages)


def _sizes(level: str, own: Township | None) -> Mapping[str, tuple[int, ...]]:
    """Return how long the names are that end with two characters, the longest first: most words end like none."""
    if level == "village":
        return _village_sizes(own.prefecture.code) if own else {}
    return _township_sizes() if level == "township" else _county_sizes()


@cache
def _township_sizes() -> Mapping[str, tuple[int, ...]]:
    return _sizes_by_ending(township_names())


@cache
def _county_sizes() -> Mapping[str, tuple[int, ...]]:
    return _sizes_by_ending([*counties_by_name(), *prefectures_by_name()])


@lru_cache(maxsize=4)
def _village_sizes(prefecture: str) -> Mapping[str, tuple[int, ...]]:
    return _sizes_by_ending(_villages_around(prefecture))


def _sizes_by_ending(names: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[-2:], set()).add(len(name))
    return MappingProxyType({ending: tuple(sorted(sizes, reverse=True)) for ending, sizes in found.items()})


def _named(text: str, level: str, own: Township | None) -> _Name | None:
    if text in _KINDS:
        return None
    if level == "township":
        return _township(text, own) if is_township_name(text) else None
    if level == "village":
        village = _villages_around(own.prefecture.code).get(text) if own else None
        return _Name(text, "village", "own-prefecture", True, village) if village else None
    if text in _NO_NAMES:
        return None
    if counties := counties_by_name().get(text):
        nearest = min(counties, key=lambda county: _steps(county.code, own))
        relations: tuple[Relation, ...] = ("own", "own-prefecture", "elsewhere", "elsewhere")
        return _Name(text, "county", relations[_steps(nearest.code, own)], True, nearest)
    if prefecture := prefectures_by_name().get(text):
        relation: Relation = "own" if own and own.prefecture.code == prefecture.code else "elsewhere"
        return _Name(text, "prefecture", relation, True, prefecture)
    return None


def _township(text: str, own: Township | None) -> _Name | None:
    code = min(codes_of_name(text), key=lambda code: _steps(code, own))
    place = township_of(code)
    if place is None:
        return None
    if own and place.code == own.code:
        return _Name(text, "township", "own", True, place)
    relations: tuple[Relation, ...] = ("own-county", "own-prefecture", "elsewhere", "elsewhere")
    return _Name(text, "township", relations[_steps(code, own)], True, place)


def _steps(code: str, own: Township | None) -> int:
    """Return 0 in the filer's county, 1 in its prefecture, 2 in its province, 3 farther or where no filer is known."""
    if own is None:
        return 3
    return next((steps for steps, size in enumerate((6, 4, 2)) if code[:size] == own.code[:size]), 3)


@lru_cache(maxsize=4)
def _villages_around(prefecture: str) -> Mapping[str, Village]:
    """Return the villages of a prefecture by their names of three characters or more; of one name the first."""
    found: dict[str, Village] = {}
    for county in sheet(prefecture[:2]).counties:
        for town in townships_of(county) if county.prefecture.code == prefecture else ():
            for village in villages_of(town):
                if len(village.name) > 2:
                    found.setdefault(village.name, village)
    return MappingProxyType(found)


def _is_bound(name: str, text: str, start: int) -> bool:
    """Tell whether a short name may begin here: after a character that is no Chinese one, or that ends a word."""
    if len(name) > 2 or start == 0 or not _ends_with_a_kind(name):
        return True
    before = text[start - 1]
    return before in _BOUND or not "\u4e00" <= before <= "\u9fff"


def _ends_with_a_kind(name: str) -> bool:
    return name[-1] in "乡镇县市区旗州盟村"
