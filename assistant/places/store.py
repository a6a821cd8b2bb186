"""Reads question_bank/places/ as far as it is asked for: a province's townships, then a prefecture's villages."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from assistant.errors import ResourceError
from assistant.places.model import County, Prefecture, Province, Township, Village
from assistant.places.naming import division_short, village_name
from assistant.places.packing import COMMON, FOLDER, unpack, unpack_names
from assistant.resources import data_folder
from assistant.wording import files as say_files
from assistant.wording import places as say

WORDS = "words.txt"
"""Stems of places that are also words of common language, kept by hand."""
_WORD_ENDS = ("农村", "乡村", "山村")  # 新农村, 发展乡村: villages are called so, and more often none is meant


@dataclass(frozen=True)
class Sheet:
    """One province down to its townships."""

    province: Province
    """The province."""
    counties: tuple[County, ...]
    """Its counties in the order of their codes."""
    towns: Mapping[str, tuple[str, ...]]
    """County's code to its townships: the last three digits of the code and the name."""
    streams: Mapping[str, bytes]
    """Prefecture's code to its villages, still packed."""


def _read(name: str) -> bytes:
    try:
        return (data_folder("question_bank") / FOLDER / name).read_bytes()
    except FileNotFoundError:
        raise ResourceError(say_files.data_file_missing(f"{FOLDER}/{name}")) from None
    except OSError as slip:
        raise ResourceError(
            say_files.data_file_broken(f"{FOLDER}/{name}", say_files.system_reason(slip.errno))
        ) from None


@cache
def province_codes() -> tuple[str, ...]:
    """Return the codes of the provinces that the gazetteer holds."""
    folder = data_folder("question_bank") / FOLDER
    if not folder.is_dir():
        raise ResourceError(say_files.data_file_missing(FOLDER))
    names = [entry.name for entry in folder.iterdir()]
    return tuple(sorted(name[:2] for name in names if len(name) == 5 and name[:2].isdecimal() and name[2:] == ".xz"))


@cache
def sheet(code: str) -> Sheet:
    """Read one province down to its townships; ResourceError if there is none or its file is damaged."""
    try:
        (head, *lines), rest = unpack(_read(f"{code}.xz"))
        province = Province(head[:2], head[2:])
        counties, towns, streams, start = list[County](), {}, {}, 0
        prefecture = Prefecture("", "", province)
        for line in lines:
            first, *others = line.split("\t")
            if first[4:6].isdecimal() and first[:4] == prefecture.code:
                counties.append(County(first[:6], first[6:], prefecture))
                towns[first[:6]] = tuple(others)
            else:
                prefecture = Prefecture(first[:4], first[4:], province)
                size = int(others[0])
                streams[prefecture.code], start = rest[start : start + size], start + size
    except (lzma.LZMAError, EOFError, ValueError, IndexError):
        raise ResourceError(say.places_damaged(f"{code}.xz")) from None
    return Sheet(province, tuple(counties), MappingProxyType(towns), MappingProxyType(streams))


@lru_cache(maxsize=8)
def _village_lines(prefecture: str) -> Mapping[str, str]:
    """Return the packed villages of every township of a prefecture, by the township's code."""
    its_sheet = sheet(prefecture[:2])
    try:
        lines, _ = unpack(its_sheet.streams[prefecture])
        codes = [code + town[:3] for code, towns in its_sheet.towns.items() if code[:4] == prefecture for town in towns]
        return MappingProxyType(dict(zip(codes, lines, strict=True)))
    except (lzma.LZMAError, EOFError, ValueError):
        raise ResourceError(say.places_damaged(f"{prefecture[:2]}.xz")) from None


@lru_cache(maxsize=256)
def townships_of(county: County) -> tuple[Township, ...]:
    """Return the townships of a county in the order of their codes."""
    towns = sheet(county.code[:2]).towns.get(county.code, ())
    return tuple(Township(county.code + town[:3], town[3:], county) for town in towns)


@lru_cache(maxsize=256)
def villages_of(township: Township) -> tuple[Village, ...]:
    """Return the villages and communities of a township in the order of their codes."""
    line = _village_lines(township.code[:4]).get(township.code, "")
    return tuple(Village(listed, village_name(listed), township) for listed in unpack_names(line))


@cache
def _counties() -> Mapping[str, County]:
    return MappingProxyType({county.code: county for code in province_codes() for county in sheet(code).counties})


def counties_of(prefecture: Prefecture) -> tuple[County, ...]:
    """Return the counties of a prefecture in the order of their codes."""
    return tuple(county for county in sheet(prefecture.code[:2]).counties if county.prefecture.code == prefecture.code)


def prefectures_of(province: str) -> tuple[Prefecture, ...]:
    """Return the prefectures of the province with that code, the nameless ones too."""
    return tuple(dict.fromkeys(county.prefecture for county in sheet(province).counties))


@lru_cache(maxsize=1024)
def county_of(code: str) -> County | None:
    """Return the county whose code begins `code`: six digits or more."""
    if code[:2] not in province_codes():
        return None
    return next((county for county in sheet(code[:2]).counties if county.code == code[:6]), None)


@lru_cache(maxsize=4096)
def township_of(code: str) -> Township | None:
    """Return the township with that code of nine digits, or of twelve that end with a village's three."""
    county = county_of(code[:6])
    if county is None:
        return None
    return next((township for township in townships_of(county) if township.code == code[:9]), None)


@cache
def _towns_by_name() -> Mapping[str, str]:
    """Return every township's name in the country with the codes that bear it, one after the other."""
    found: dict[str, str] = {}
    for province in province_codes():
        for county, towns in sheet(province).towns.items():
            for town in towns:
                name = town[3:]
                found[name] = found.get(name, "") + county + town[:3]
    return MappingProxyType(found)


def township_names() -> Iterable[str]:
    """Return the names of all townships in the country, each once."""
    return _towns_by_name().keys()


def is_township_name(name: str) -> bool:
    """Tell whether any township in the country has exactly that name."""
    return name in _towns_by_name()


def codes_of_name(name: str) -> tuple[str, ...]:
    """Return the codes of all townships with exactly that name."""
    codes = _towns_by_name().get(name, "")
    return tuple(codes[start : start + 9] for start in range(0, len(codes), 9))


@cache
def counties_by_name() -> Mapping[str, tuple[County, ...]]:
    """Return the counties of the country by name."""
    found: dict[str, tuple[County, ...]] = {}
    for county in _counties().values():
        found[county.name] = (*found.get(county.name, ()), county)
    return MappingProxyType(found)


@cache
def prefectures_by_name() -> Mapping[str, Prefecture]:
    """Return the prefectures of the country by name."""
    found = {county.prefecture.name: county.prefecture for county in _counties().values()}
    return MappingProxyType({name: prefecture for name, prefecture in found.items() if name})


@cache
def _bearers() -> Mapping[str, int]:
    try:
        lines, _ = unpack(_read(COMMON))
        found: dict[str, int] = {}
        for line in lines:
            count, *stems = line.split("\t")
            found.update(dict.fromkeys(stems, int(count)))
    except (lzma.LZMAError, EOFError, ValueError):
        raise ResourceError(say.places_damaged(COMMON)) from None
    return MappingProxyType(found)


def bearers_of(stem: str) -> int:
    """Return how many villages in the country share a stem; 1 stands for fewer than five."""
    return _bearers().get(stem, 1)


@cache
def _words() -> frozenset[str]:
    lines = _read(WORDS).decode("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_word(stem: str) -> bool:
    """Tell whether a place's stem is also a word of common language: 建设, 安全, 中心, 新农村."""
    return stem in _words() or stem.endswith(_WORD_ENDS)


@cache
def _greater() -> frozenset[str]:
    names = {sheet(code).province.name for code in province_codes()} | set(prefectures_by_name())
    return frozenset(division_short(name) for name in names)


def is_greater_name(stem: str) -> bool:
    """Tell whether a stem is also the short name of a province or prefecture: 湖南, 黄石."""
    return stem in _greater()


def every_text() -> Iterator[str]:
    """Yield all names of the gazetteer, for the table of readings."""
    for code in province_codes():
        its_sheet = sheet(code)
        yield its_sheet.province.name
        for prefecture in prefectures_of(code):
            yield prefecture.name
            yield from _village_lines.__wrapped__(prefecture.code).values()
        yield from (county.name for county in its_sheet.counties)
        yield from (town for towns in its_sheet.towns.values() for town in towns)
