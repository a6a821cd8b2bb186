"""Short names of ethnic townships outside the filer's county: 金子岩乡 for 金子岩侗族苗族乡."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from assistant.model import Finding, Severity
from assistant.places import is_word, places_in, township_names, township_stem
from assistant.review.context import Context, found
from assistant.review.lines import Line, Role
from assistant.review.place.contexts import Contexts, begins, contexts_of, is_welcome
from assistant.review.place.own import Own, own_place
from assistant.wording.review import place as say

_TEXTS: Final = (Role.DUTY, Role.OUTPUT, Role.BENEFIT)
_KIND: Final = re.compile("[乡镇](?![村镇愁贤亲情土风音间里])")
_LONGEST: Final = 5


def short_ethnic_names(line: Line, context: Context) -> Iterator[Finding]:
    """Find the name of an ethnic township far away without its ethnic groups."""
    own = own_place(context.filer, context.division_code)
    if line.role not in _TEXTS or not own.name:
        return
    contexts = context.bank.made(contexts_of)
    for start, name in short_names(line.text, own, contexts):
        if not is_welcome(line.text, start, start + len(name), contexts):
            yield found(
                "place.foreign",
                Severity.WARNING,
                line,
                say.foreign_township(name, _full_names()[name], False, own.name),
                (start, name),
                own.name if own.kind in ("乡", "镇") else None,
                say.BASIS_COPIED,
            )


def short_names(text: str, own: Own, contexts: Contexts) -> Iterator[tuple[int, str]]:
    """Yield (offset, name) of ethnic townships that a text names without their ethnic groups, the filer's aside."""
    for match in _KIND.finditer(text):
        name = _name(text, match.end(), contexts)
        if name and name not in own.filer and not _is_listed(text, match.end(), own):
            yield match.end() - len(name), name


def _name(text: str, end: int, contexts: Contexts) -> str:
    """Return the longest short name that ends there; one of three characters only where a word ends before it."""
    if text[end - 2 : end] not in _endings():
        return ""
    for start in range(max(0, end - _LONGEST), end - 2):
        name = text[start:end]
        if name in _full_names() and (len(name) > 3 or begins(text, start, contexts)):
            return name
    return ""


def _is_listed(text: str, end: int, own: Own) -> bool:
    return any(place.start < end <= place.start + len(place.text) for place in places_in(text, own.township))


@cache
def _endings() -> frozenset[str]:
    """Return the last two characters of all those names: most words end like none."""
    return frozenset(name[-2:] for name in _full_names())


@cache
def _full_names() -> Mapping[str, str]:
    """Return the full names of the country's ethnic townships by what they are called without ethnic groups."""
    found_names = {}
    for name in township_names():
        stem = township_stem(name)
        if "族" in name and len(stem) > 1 and name[-1] in "乡镇" and stem + name[-1] != name and not is_word(stem):
            found_names[stem + name[-1]] = name
    return MappingProxyType(found_names)
