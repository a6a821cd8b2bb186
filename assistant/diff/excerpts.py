"""Where a text was edited: the stretches that changed, with what stands around them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from assistant.diff.pairing import common_start

_TOKEN: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*[%％]?|[A-Za-z]+|〔待填(?:：[^〔〕\n]+)?〕|\s|.", re.DOTALL)
_CLAUSE: Final = re.compile(r"[^，。；：、！？,;:!?\n]*(?:[，。；：、！？,;:!?\n]|$)")
_MOST_TOKENS: Final = 400
"""Compared one by one; longer texts are compared clause by clause first, and what lies farther behind in a clause is
told as one stretch."""
_MOST_CLAUSES: Final = 150
"""The same for clauses: a paragraph of a form has some thirty."""
_WORD: Final = re.compile("[\u4e00-\u9fff]+")
_CRUMB: Final = 2
"""Characters; an equal stretch of no more between two longer edits says nothing and is drawn into them."""


@dataclass(frozen=True)
class Stretch:
    """A part of a text in both its versions."""

    before: str
    """Empty where something was put in."""
    after: str
    """Empty where something was taken out; equal to `before` where nothing changed."""

    @property
    def same(self) -> bool:
        """Whether nothing changed here."""
        return self.before == self.after


def stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """Return both texts cut into stretches that are equal and stretches that are not, in turn; joined they are whole.

    Figures, Latin words and open blanks stay whole. Very long texts are compared at their beginning.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = common_start(old, new)
    tail = common_start(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    parts = [Stretch("".join(old[:head]), "".join(old[:head])), *_middle(middle_old, middle_new)]
    parts.append(Stretch("".join(old[len(old) - tail :]), "".join(old[len(old) - tail :])))
    return tuple(_joined([part for part in parts if part.before or part.after]))


def _middle(old: list[str], new: list[str]) -> list[Stretch]:
    if max(len(old), len(new)) <= _MOST_TOKENS:
        return _token_by_token(old, new)
    clauses: list[list[str]] = [_CLAUSE.findall("".join(side)) for side in (old, new)]
    near = [side[:_MOST_CLAUSES] for side in clauses]
    found: list[Stretch] = []
    for tag, i, k, j, m in difflib.SequenceMatcher(None, near[0], near[1], autojunk=False).get_opcodes():
        before, after = "".join(near[0][i:k]), "".join(near[1][j:m])
        same = [Stretch(before, after)]
        found += same if tag == "equal" else _token_by_token(_TOKEN.findall(before), _TOKEN.findall(after))
    far = ("".join(side[_MOST_CLAUSES:]) for side in clauses)
    return [*found, *_apart(*far)]


def _token_by_token(old: list[str], new: list[str]) -> list[Stretch]:
    near = (old[:_MOST_TOKENS], new[:_MOST_TOKENS])
    far = ("".join(side[_MOST_TOKENS:]) for side in (old, new))
    blocks = difflib.SequenceMatcher(None, *near, autojunk=False).get_opcodes()
    found = [Stretch("".join(near[0][i:k]), "".join(near[1][j:m])) for _, i, k, j, m in blocks]
    return [*found, *_apart(*far)]


def _apart(before: str, after: str) -> list[Stretch]:
    return [Stretch(before, ""), Stretch("", after)]


def _joined(parts: list[Stretch]) -> list[Stretch]:
    """Return the parts with crumbs drawn into the edits around them, and neighbours of a kind made one."""
    edited = [not part.same or _is_crumb(parts, at) for at, part in enumerate(parts)]
    groups = groupby(zip(edited, parts, strict=True), key=lambda pair: pair[0])
    return joined([part for _, part in group] for _, group in groups)


def joined(groups: Iterable[Sequence[Stretch]]) -> list[Stretch]:
    """Return each group of stretches as one."""
    return [Stretch("".join(part.before for part in one), "".join(part.after for part in one)) for one in groups]


def _is_crumb(parts: list[Stretch], at: int) -> bool:
    around = parts[at - 1 : at] + parts[at + 1 : at + 2]
    if len(around) < 2 or len(parts[at].before) > _CRUMB:
        return False
    if any(part.same for part in around):
        return False
    return _is_one_word(parts[at - 1 : at + 2]) or all(
        max(len(part.before), len(part.after)) > _CRUMB for part in around
    )


def _is_one_word(parts: list[Stretch]) -> bool:
    """Return whether edits around a character are one edit of a word: 民情受理 has become 便民服务."""
    kinds = {(bool(part.before), bool(part.after)) for part in parts[::2]}
    return (
        len(parts[1].before) == 1
        and len(kinds) > 1
        and all(_WORD.fullmatch(part.before + part.after) for part in parts)
    )
