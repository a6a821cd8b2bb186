"""Finds townships and villages by what is typed for them, and a filer's township by its full name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from assistant.pinyin import Key, Search, coded, key_of, search_for
from assistant.places.model import County, Prefecture, Township, Village
from assistant.places.naming import division_short
from assistant.places.store import (
    codes_of_name,
    counties_by_name,
    prefectures_by_name,
    province_codes,
    sheet,
    township_of,
    townships_of,
    villages_of,
)

_MOST_GRADED = 1000
"""How many places are looked at for one query before the other provinces are left out: more answer to one letter."""
_BAND = 100
_ACROSS = 50  # half a band worse: the county's name was needed for it
_AUTHORITY = re.compile("(?:人民政府|办事处|管理委员会|管委会)$")
_LONGEST_NAME = 24


@cache
def _joined(province: str) -> tuple[str, list[int]]:
    """Return a province's townships, each after its county's short name, as one coded text, and every county's line."""
    parts, firsts, line = [], [], 0
    its_sheet = sheet(province)
    for county in its_sheet.counties:
        towns = its_sheet.towns[county.code]
        short = division_short(county.name)
        parts += [f"{short}{town[3:]}" for town in towns]
        firsts.append(line)
        line += len(towns)
    return coded("\n".join(parts)), firsts


def _at(province: str, line: int) -> tuple[str, str, str]:
    """Return code, county's short name and name of the township on a line of the joined text."""
    _, firsts = _joined(province)
    number = bisect_right(firsts, line) - 1
    county = sheet(province).counties[number]
    town = sheet(province).towns[county.code][line - firsts[number]]
    return county.code + town[:3], division_short(county.name), town[3:]


def _lines(text: str, search: Search) -> Iterator[int]:
    """Yield the lines of a joined text that may answer, each once."""
    line, last, start = 0, -1, 0
    for spot in search.spots(text):
        line += text.count("\n", start, spot)
        start = spot
        if line != last:
            yield line
        last = line


def find_townships(query: str, near: Township | County | None = None, limit: int = 10) -> list[Township]:
    """Return the townships that answer `query`, the best and the nearest to `near` first, in a stable order.

    Sought are the name and the county's short name with it: 河口, hkmzx, 绥宁河口, snhk, 绥宁县河口, 河口 绥宁.
    """
    best = _sought(search_for(query), near)
    if not best and (shorter := _without_division(query)) != query:
        best = _sought(search_for(shorter), near)
    found = (township_of(code) for code in best[:limit])
    return [township for township in found if township is not None]


def _sought(search: Search, near: Township | County | None) -> list[str]:
    """Return the codes of the townships that answer, in order."""
    home = near.code if near else ""
    found: list[tuple[int, int, int, str]] = []
    graded = 0
    for province in sorted(province_codes(), key=lambda code: (code != home[:2], code)):
        for code, county, name in _candidates(search, province, home):
            graded += 1
            rank = _rank(search, county, name)
            if rank is not None:
                found.append((rank // _BAND, _distance(code, home), rank % _BAND, code))
        if graded >= _MOST_GRADED:
            break
    return [code for _, _, _, code in sorted(found)]


def _without_division(query: str) -> str:
    """Leave out what is above a county that is named in full, and 县 or 区, since counties are sought short."""
    name = _AUTHORITY.sub("", query)
    for end in (found.end() for found in re.finditer("[县市区旗]", name)):
        for start in range(end - 1):
            if name[start:end] in counties_by_name() and end < len(name):
                return division_short(name[start:end]) + name[end:]
    return name


def _candidates(search: Search, province: str, home: str) -> Iterator[tuple[str, str, str]]:
    """Yield code, county's short name and name of the townships that may answer; of too many those nearest `home`."""
    text, _ = _joined(province)
    found = [_at(province, line) for line in _lines(text, search)]
    if len(found) > _MOST_GRADED:
        found = sorted(found, key=lambda part: _distance(part[0], home))[:_MOST_GRADED]
    yield from found


def _rank(search: Search, county: str, name: str) -> int | None:
    alone = search.match(key_of(name))
    if alone is not None:
        return alone
    both = search.match(key_of(county + name))
    return None if both is None else both + _ACROSS


def _distance(code: str, home: str) -> int:
    """Return 0 in the same county, 1 in the same prefecture, 2 in the same province, else 3."""
    return next((distance for distance, size in enumerate((6, 4, 2)) if home and code[:size] == home[:size]), 3)


# Counties and prefectures


def find_counties(query: str, limit: int = 10) -> list[County]:
    """Return the counties that answer `query` by name, pinyin or initials, with their prefecture before it or not."""
    return _best(query, _county_keys(), limit)


def find_prefectures(query: str, limit: int = 10) -> list[Prefecture]:
    """Return the prefectures that answer `query` by name, pinyin or initials."""
    return _best(query, _prefecture_keys(), limit)


_Division = TypeVar("_Division", County, Prefecture, Village)


def _best(query: str, known: Sequence[tuple[tuple[Key, ...], _Division]], limit: int) -> list[_Division]:
    search = search_for(query)
    found = [(rank, at) for at, (keys, _) in enumerate(known) if (rank := search.best(keys)) is not None]
    return [known[at][1] for _, at in sorted(found)[:limit]]


@cache
def _county_keys() -> Sequence[tuple[tuple[Key, ...], County]]:
    counties = [county for code in province_codes() for county in sheet(code).counties]
    return [
        ((key_of(county.name), key_of(division_short(county.prefecture.name) + county.name)), county)
        for county in counties
    ]


@cache
def _prefecture_keys() -> Sequence[tuple[tuple[Key, ...], Prefecture]]:
    return [((key_of(name),), prefecture) for name, prefecture in prefectures_by_name().items()]


# The filer


@lru_cache(maxsize=64)
def county_of_filer(text: str) -> str | None:
    """Return the code of the county that a filer belongs to; of one that is not known the name as it is written."""
    township = township_of_filer(text)
    if township is not None:
        return township.county.code
    named = re.match(r".{1,20}?[县区市旗](?=.{2})", text)
    return named.group() if named else None


def township_of_filer(text: str) -> Township | None:
    """Return the township whose government `text` names, or None where there is none or more than one.

    Province, prefecture and county may stand before the name, in full or short, or be left out.
    """
    name = re.sub(r"\s", "", text)
    return _named_last(name) or _named_last(_AUTHORITY.sub("", name))


def _named_last(name: str) -> Township | None:
    for size in range(min(len(name), _LONGEST_NAME), 1, -1):
        above, own = name[:-size], name[-size:]
        codes = dict.fromkeys(code for known in (own, f"{own}街道", f"{own}办事处") for code in codes_of_name(known))
        fitting = [township for code in codes if (township := township_of(code)) and _lies_in(township, above)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _lies_in(township: Township, above: str) -> bool:
    """Tell whether `above` is nothing but names of what the township belongs to, from the greatest down."""
    return _is_path(above, (township.province.name, township.prefecture.name, township.county.name))


def _is_path(text: str, names: tuple[str, ...]) -> bool:
    """Tell whether `text` is some of the names in their order; 长沙 may be the city or the county, so all is tried."""
    if not text:
        return True
    if not names:
        return False
    forms = {names[0], division_short(names[0])} - {""}
    return _is_path(text, names[1:]) or any(
        text.startswith(form) and _is_path(text[len(form) :].removeprefix("人民政府"), names[1:]) for form in forms
    )


def neighbours(township: Township) -> tuple[Township, ...]:
    """Return the other townships of the same county."""
    return tuple(other for other in townships_of(township.county) if other.code != township.code)


# Villages


@lru_cache(maxsize=16)
def _village_keys(township: Township) -> Sequence[tuple[tuple[Key, ...], Village]]:
    return [((key_of(village.name),), village) for village in villages_of(township)]


def complete_village(prefix: str, township: Township, limit: int = 20) -> list[Village]:
    """Return the township's villages that answer what is typed so far, the best first; all where nothing is."""
    if not prefix.strip():
        return list(villages_of(township)[:limit])
    return _best(prefix, _village_keys(township), limit)
