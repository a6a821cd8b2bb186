"""The filer as a place: which township it is, what its name is, and what kind of township."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.places import (
    County,
    Township,
    counties_by_name,
    seal_name,
    short_forms,
    township_kind,
    township_of,
    township_of_filer,
    township_stem,
    townships_of,
)

_AUTHORITY = re.compile("(?:人民政府|办事处|管理委员会|管委会)?$")
# What is typed around a name: codes, the marks of a path, （本级）, 政府 for 人民政府, 中共…委员会.
_BESIDE = re.compile(
    r"^中共|(?<!人民)政府$|(?<!管理)委员会$|[（(](?:本级|机关|本部)[）)]$|(?:本级|机关)$|[\s\x21-\x7e＞→、，；：·—–]+"
)
_KINDS = {"街道办事处": "街道"}
_ABOVE = re.compile(".*[县旗](?=..)|.*[市区州](?=..)|")


@dataclass(frozen=True, eq=False)  # made once for a filer, and a key of caches: compared by identity
class Own:
    """What is known of the filer as a place."""

    filer: str
    """填报单位 as written."""
    township: Township | None
    """Its township in the gazetteer; None where that does not know it."""
    name: str
    """The township's full name, as the filer writes it where only its kind has changed; empty while none is given."""
    kind: str
    """乡, 镇, 街道 or 苏木; empty for anything else."""
    seal: str
    """The full name that its seal bears; empty where the gazetteer does not know it."""
    written: Township | None
    """The township that the filer's own words name, where that is another one than its code says."""


@lru_cache(maxsize=64)
def own_place(filer: str, division_code: str = "") -> Own:
    """Return what is known of a filer; a code goes before its words."""
    by_code = township_of(division_code) if division_code else None
    words = _BESIDE.sub("", filer)
    by_words = township_of_filer(words) or _loosely(words)
    township = by_code or by_words
    if township is None:
        name = _bare_name(words)
        return Own(filer, None, name, _kind(name), "", None)
    other = by_words if by_words is not None and by_words.code != township.code else None
    if renamed := _renamed(words, township):
        return Own(filer, township, renamed, _kind(renamed), "", other)
    return Own(filer, township, township.name, _kind(township.name), seal_name(township), other)


def _kind(name: str) -> str:
    kind = township_kind(name)
    return _KINDS.get(kind, kind)


def _renamed(filer: str, township: Township) -> str:
    """Return the name that a filer gives its township where only the kind is another one: 乡 have become 镇 since."""
    name, stem = _AUTHORITY.sub("", re.sub(r"\s", "", filer)), township_stem(township.name)
    kinds = (kind for kind in ("乡", "镇", "街道") if kind != _kind(township.name))
    return next((stem + kind for kind in kinds if len(stem) > 1 and name.endswith(stem + kind)), "")


def _bare_name(filer: str) -> str:
    """Return what is left of a filer without its authority and what it belongs to: 云溪乡 of 青禾县云溪乡人民政府."""
    name = _AUTHORITY.sub("", re.sub(r"\s", "", filer))
    above = _ABOVE.match(name)
    return name[above.end() :] if above else name


def _loosely(filer: str) -> Township | None:
    """Return the township that a filer names behind its county by a short form or with another kind: 绥宁县河口乡."""
    name = _AUTHORITY.sub("", re.sub(r"\s", "", filer))
    found = {
        township
        for county in _counties_in(name)
        for township in townships_of(county)
        if _renamed(name, township)
        or any(name.endswith(form) for form in short_forms(township) if form[-1] in "乡镇道")
    }
    return found.pop() if len(found) == 1 else None


def _counties_in(name: str) -> Iterator[County]:
    for start in range(len(name)):
        for end in range(start + 2, min(len(name), start + 16) + 1):
            yield from counties_by_name().get(name[start:end], ())
