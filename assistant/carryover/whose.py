"""Whose a file is: the same township's under another writing of its name, or a neighbour's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from assistant.model import Absent, Declaration
from assistant.places import Township, division_short, short_forms, township_stem
from assistant.review.place.own import Own, own_place

_SPACE: Final = re.compile(r"\s")
_AUTHORITY: Final = re.compile("(?:人民政府|办事处|管理委员会|管委会|政府|委员会)?$")
_DIVISION: Final = re.compile(".{2,}?(?:省|自治区|自治州|地区|盟|市|县|区|旗)")


@dataclass(frozen=True)
class Whose:
    """Whose a file or a draft is, and of which year."""

    filer: str
    """填报单位 as written; empty where it is not known."""
    year: int | None
    """年度; None where it is not known."""
    division_code: str = ""
    """The township's statistical code, where it is known."""

    @property
    def own(self) -> Own:
        """Return what is known of the filer as a place."""
        return own_place(self.filer, self.division_code)

    @property
    def body(self) -> str:
        """Return the filer's name without its authority: 青禾县云溪乡."""
        return _AUTHORITY.sub("", _SPACE.sub("", self.filer))

    @property
    def above(self) -> str:
        """Return what stands before the township's name: 青禾县; empty where nothing does."""
        name = self.own.name
        return self.body.removesuffix(name) if name and self.body.endswith(name) else ""


def whose(file: Declaration) -> Whose:
    """Return whose a file is."""
    filer = "" if isinstance(file.filer, Absent) else file.filer
    return Whose(filer, None if isinstance(file.year, Absent) else file.year, file.division_code or "")


def is_neighbours(file: Declaration, filer: str) -> bool:
    """Tell whether a file is another township's than `filer`; not where either is unknown.

    A fuller or shorter writing of the name is the same township, and so is a 镇 that was a 乡.
    """
    theirs, ours = whose(file), Whose(filer, None)
    if not theirs.own.name or not ours.own.name:
        return False
    if theirs.own.township is not None and ours.own.township is not None:
        return theirs.own.township.code != ours.own.township.code
    return not (_is_called(theirs, ours) or _is_called(ours, theirs)) or not _lie_together(theirs.above, ours.above)


def _is_called(one: Whose, other: Whose) -> bool:
    """Tell whether two filers have one name, its kind and its ethnic groups aside."""
    if township_stem(one.own.name) == township_stem(other.own.name):
        return True
    township: Township | None = one.own.township
    return township is not None and other.own.name in short_forms(township)


def _lie_together(one: str, other: str) -> bool:
    """Tell whether what stands before two names may be the same place: 湖南省青禾县, 青禾县, 青禾, nothing."""
    if not one or not other:
        return True
    last = [division_short((_DIVISION.findall(above) or [above])[-1]) for above in (one, other)]
    return last[0] == last[1]
