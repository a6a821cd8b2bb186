"""What became of the items of numbered lists, within their list and across lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.diff.cells import Change, Kind, Side
from assistant.diff.pairing import align, alike, features, merged, rising, same_keys


@dataclass(frozen=True)
class Item:
    """One numbered line."""

    key: str
    """What it says, its label, white space and quotes aside: equal keys are the same item wherever they stand."""
    side: Side
    """As it stands on the form."""


@dataclass(frozen=True)
class ItemList:
    """One list as it was and as it is."""

    before: tuple[Item, ...]
    """Empty where its objective is new."""
    after: tuple[Item, ...]
    """Empty where its objective is gone."""
    roams: bool = True
    """Whether its items may be found again in another such list: indicators may, duties may not."""


def trace(lists: Sequence[ItemList], known: Mapping[str, str]) -> list[tuple[Change, ...]]:
    """Return for each list what became of its items, in the order of the later list, what was dropped in between.

    `known` are the paths of earlier items, each with that of the later item that it is said to be.
    """
    tracer = _Tracer(lists)
    tracer.follow(known)
    return [tuple(tracer.changes(n)) for n in range(len(lists))]


_Place = tuple[int, int]
"""Which list, and which item in it."""


class _Tracer:
    """Who has found whom, while it is being found out."""

    def __init__(self, lists: Sequence[ItemList]):
        self.lists = lists
        self.old = {(n, i): item for n, part in enumerate(lists) for i, item in enumerate(part.before)}
        self.new = {(n, j): item for n, part in enumerate(lists) for j, item in enumerate(part.after)}
        self.later: dict[_Place, _Place] = {}
        self.earlier: dict[_Place, _Place] = {}
        self.straight: set[_Place] = set()
        """Earlier places whose items stand in the same order as before."""

    def follow(self, known: Mapping[str, str]) -> None:
        """Pair the items: known ones, then in order, equal ones in the same list, in any list, at last similar ones."""
        later = {item.side.path: place for place, item in self.new.items()}
        told = ((place, known.get(item.side.path)) for place, item in self.old.items())
        self._link((place, later[path]) for place, path in told if path in later)
        for n in range(len(self.lists)):
            old, new = self._left([n])
            pairs = align([self.old[place].key for place in old], [self.new[place].key for place in new])
            self._link((old[i], new[j]) for i, j in pairs)
            within = sorted((i, place[1]) for (m, i), place in self.later.items() if m == n == place[0])
            self.straight |= {(n, i) for i, _ in rising(within)}
        each = [[n] for n in range(len(self.lists))]
        for group in [*each, [n for n, part in enumerate(self.lists) if part.roams]]:
            old, new = self._left(group)
            pairs = same_keys([self.old[place].key for place in old], [self.new[place].key for place in new])
            self._link((old[i], new[j]) for i, j in pairs)
        for group in each:
            old, new = self._left(group)
            pairs = alike(
                [features(self.old[place].key) for place in old], [features(self.new[place].key) for place in new]
            )
            self._link((old[i], new[j]) for i, j in pairs)

    def _link(self, pairs: Iterable[tuple[_Place, _Place]]) -> None:
        for one, other in pairs:
            self.later[one], self.earlier[other] = other, one

    def _left(self, group: Sequence[int]) -> tuple[list[_Place], list[_Place]]:
        """Return the earlier and the later places of the lists in `group` that have found nobody."""
        chosen = [(n, self.lists[n]) for n in group]
        old = [(n, i) for n, part in chosen for i in range(len(part.before)) if (n, i) not in self.later]
        new = [(n, j) for n, part in chosen for j in range(len(part.after)) if (n, j) not in self.earlier]
        return old, new

    def changes(self, n: int) -> Iterator[Change]:
        """Yield what became of the items of list `n`; what went to another list is told there."""
        part = self.lists[n]
        within = [(i, place[1]) for (m, i), place in self.later.items() if m == n == place[0]]
        for i, j in merged(len(part.before), len(part.after), within):
            if j is None:
                assert i is not None  # merged yields no pair of nothing
                if (n, i) not in self.later:
                    yield Change(Kind.DROPPED, part.before[i].side, None)
            elif (n, j) not in self.earlier:
                yield Change(Kind.ADDED, None, part.after[j].side)
            else:
                yield self._found(self.earlier[n, j], (n, j))

    def _found(self, one: _Place, other: _Place) -> Change:
        before, after = self.old[one].side, self.new[other].side
        if one[0] != other[0]:
            return Change(Kind.MOVED, before, after, elsewhere=True)
        if before.text != after.text:
            return Change(Kind.CHANGED, before, after)
        return Change(Kind.KEPT if one in self.straight else Kind.MOVED, before, after)
