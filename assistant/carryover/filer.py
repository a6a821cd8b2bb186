"""The old filer's names in a text, and what stands there instead for the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.bank import Bank
from assistant.carryover.edits import Edit, blank
from assistant.carryover.whose import Whose
from assistant.patterns import any_of
from assistant.places import Mention, division_short, is_word, township_kind, township_stem
from assistant.review.place.contexts import OF_RURAL, Contexts, contexts_of, is_chance

_AUTHORITY = re.compile("人民政府|办事处")
_OFFICES: Mapping[str, str] = {
    "人民政府": "办事处",
    "政府": "办事处",
    "党委": "党工委",
    "纪委": "纪工委",
    "人大": "人大工委",
}
"""What a township's bodies are called in a street office."""
_VILLAGE_KINDS = ("村", "社区", "居委会", "嘎查")
_JOINED = re.compile("[、和与及同跟]|以及")
_TOWN_BEHIND = re.compile("(?:[、和与及同跟]|以及)[\u4e00-\u9fff]{2,6}?[乡镇县](?!村)")


@dataclass(frozen=True)
class _Change:
    """From which township to which, as their names are written."""

    old: Whose
    new: Whose

    def written(self, above: bool, authority: str) -> str:
        """Return the new filer's name in as many words as the old one's had."""
        is_street = self.new.own.kind == "街道"
        body = authority
        if is_street:
            body = _OFFICES.get(authority, authority)
        elif self.old.own.kind == "街道":
            body = next((usual for usual, street in _OFFICES.items() if street == authority), authority)
        if above and body in ("人民政府", "办事处"):
            return self.new.filer
        return f"{self.new.above if above else ''}{self.new.own.name}{body}"


def filer_edits(text: str, old: Whose, new: Whose, bank: Bank, places: Sequence[Mention]) -> Iterator[Edit]:
    """Yield the edits that put the new filer's name where the old one's stands."""
    change, contexts = _Change(old, new), bank.made(contexts_of)
    for paper in _papers(old.own.name).finditer(text):
        yield Edit(*paper.span(), blank())
    for start, end, bare in _named(text, old, places):
        if bare:
            if _is_filer(text, start, end, contexts, places):
                yield Edit(start, end, new.own.name)
            continue
        begin = _above_from(text, start, old)
        body = _body(text, end, change)
        yield Edit(begin, end + len(body), change.written(begin < start, body))


def village_edits(text: str, bank: Bank, places: Sequence[Mention]) -> Iterator[Edit]:
    """Yield blanks for the old filer's villages; a name that is a word as well counts with its 村 only."""
    contexts = bank.made(contexts_of)
    for mention in places:
        if mention.level != "village" or mention.relation != "own":
            continue
        kind = next((kind for kind in _VILLAGE_KINDS if mention.full and mention.text.endswith(kind)), "")
        end = mention.start + len(mention.text) - len(kind)
        if not kind and (mention.common or is_chance(text, mention.start, mention.text, contexts)):
            continue
        if not is_chance(text, mention.start, mention.text, contexts):
            yield Edit(mention.start, end, blank())


def _named(text: str, old: Whose, places: Sequence[Mention]) -> Iterator[tuple[int, int, bool]]:
    """Yield where the old filer's name stands and whether only its stem does."""
    if old.own.township is None:
        pattern = _pattern(old.own.name)
        for match in pattern.finditer(text) if pattern else ():
            rural = match.group()[-1] == "乡" and text[match.end() : match.end() + 1] in OF_RURAL
            yield match.start(), match.end() - rural, rural or not township_kind(match.group())
        return
    for mention in places:
        if mention.relation == "own" and mention.level == "township":
            end = mention.start + len(mention.text)
            rural = mention.text[-1] == "乡" and text[end : end + 1] in OF_RURAL
            yield mention.start, end - rural, rural or not (mention.full or township_kind(mention.text))


@lru_cache(maxsize=16)
def _papers(name: str) -> re.Pattern[str]:
    """Return what finds the numbers of a township's own papers, 河政发〔2026〕3号."""
    initial = re.escape(name[:1]) or "(?!)"
    return re.compile(
        rf"{initial}[\u4e00-\u9fff]?[政党委办][办]?[发字函]?[〔\[（(【]\s?20\d\d\s?[〕\]）)】]第?\d{{1,4}}号"
    )


@lru_cache(maxsize=16)
def _pattern(name: str) -> re.Pattern[str] | None:
    """Return what finds a name that no list knows: in full, with 乡 or 镇, and its stem if that is no word."""
    stem = township_stem(name)
    if len(stem) < 2:
        return re.compile(re.escape(name)) if name else None
    forms = [name, f"{stem}乡", f"{stem}镇", *([] if is_word(stem) else [stem])]
    return re.compile(any_of(forms))


def _above_from(text: str, start: int, old: Whose) -> int:
    """Return where the names of what the old filer lies in begin, directly before its own."""
    names = [old.above]
    if township := old.own.township:
        county, prefecture, province = township.county.name, township.prefecture.name, township.province.name
        names += [county, division_short(county), prefecture, division_short(prefecture), province]
    found = True
    while found:
        found = False
        for name in names:
            if len(name) > 1 and text.endswith(name, 0, start):
                start, found = start - len(name), True
    return start


def _body(text: str, end: int, change: _Change) -> str:
    """Return the township's body that is named behind it, where the new one's may be called otherwise."""
    streets = {change.old.own.kind == "街道", change.new.own.kind == "街道"}
    known = sorted({*_OFFICES, *_OFFICES.values()}, key=len, reverse=True) if len(streets) > 1 else ()
    named = next((body for body in known if text.startswith(body, end)), "")
    match = _AUTHORITY.match(text, end)
    return named or (match.group() if match else "")


def _is_filer(text: str, start: int, end: int, contexts: Contexts, places: Sequence[Mention]) -> bool:
    """Tell whether a stem alone names the township: no river or hill of that name, and no word of common language."""
    stem = text[start:end]
    if contexts.as_township.match(text, end):
        return True
    if contexts.features.match(text, end):
        return False
    if stem not in contexts.common and not is_word(stem):
        return True
    return bool(_TOWN_BEHIND.match(text, end)) or any(
        _JOINED.fullmatch(text, place.start + len(place.text), start) or _JOINED.fullmatch(text, end, place.start)
        for place in places
        if place.start != start
    )
