"""What the gazetteer knows: provinces, prefectures, counties, townships and villages, and how a text names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MANY = 50
"""From so many villages on a name is one that may stand anywhere."""
Level = Literal["prefecture", "county", "township", "village"]
Relation = Literal["own", "own-county", "own-prefecture", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Province:
    """A province, an autonomous region or a municipality."""

    code: str
    """Two digits: 43."""
    name: str
    """湖南省."""


@dataclass(frozen=True, slots=True)
class Prefecture:
    """A prefecture; under a municipality and where counties belong to the province it has no name of its own."""

    code: str
    """Four digits: 4305."""
    name: str
    """邵阳市; empty where it has none."""
    province: Province
    """What it belongs to."""


@dataclass(frozen=True, slots=True)
class County:
    """A county, a district, a county-level city, a banner, or what the statistics count as one."""

    code: str
    """Six digits: 430527."""
    name: str
    """绥宁县; 东莞市 again under 东莞市, which has no counties."""
    prefecture: Prefecture
    """What it belongs to."""


@dataclass(frozen=True, slots=True)
class Township:
    """A township, a town, a street office, or what the statistics count as one (a farm, a development zone)."""

    code: str
    """Nine digits: 430527212."""
    name: str
    """河口苗族乡."""
    county: County
    """What it belongs to."""

    def __hash__(self) -> int:
        # A key of caches that are asked for every line: its code is enough.
        return hash(self.code)

    @property
    def prefecture(self) -> Prefecture:
        """Return the prefecture."""
        return self.county.prefecture

    @property
    def province(self) -> Province:
        """Return the province."""
        return self.county.prefecture.province


@dataclass(frozen=True, slots=True)
class Village:
    """A village or a residents' community."""

    listed: str
    """The name as it is listed: 大冻村委会."""
    name: str
    """The name as it is written: 大冻村."""
    township: Township
    """What it belongs to."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that a text names."""

    start: int
    """Where the name begins in the text."""
    text: str
    """The name as the text has it."""
    level: Level
    """What kind of place it is."""
    relation: Relation
    """How near it is to the filer: the filer itself with its villages and what it belongs to; its county; its
    prefecture; elsewhere, also where no filer is known."""
    full: bool
    """Whether the text has the whole name, a village's with 村 or 社区; not with 镇 for the filer's own 乡."""
    place: Prefecture | County | Township | Village
    """The nearest place of that name."""
    namesakes: int
    """How many townships in the country have the same full name; 1 for other places."""
    bearers: int
    """How many villages in the country have what is before 乡, 镇, 村 or 社区 as their name; 1 for fewer than five."""
    word: bool
    """Whether the name, or what stands before 乡, 镇 or 村 in it, is also a word of common language or the name of a
    province or prefecture."""

    @property
    def common(self) -> bool:
        """Return whether the name alone says little: a word of common language, or a name that many villages have."""
        return self.word or self.bearers >= MANY
