"""Which parts of an earlier list are which parts of a later one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeVar

from assistant.text import squeeze

ALIKE: Final = 0.5
"""From this likeness on, two texts are taken for one that was edited."""
MOST_PAIRS: Final = 250_000
"""Of texts that are compared with each other, 500 by 500; longer lists are paired by equal texts alone."""
_END: Final = 200
"""Characters at the beginning and at the end of a text that its likeness is judged by."""
_EQUAL: Final = 2.0
"""What a pair of equal texts weighs, so that no two that are merely alike can outbid it."""

Pair = tuple[int, int]
"""Indices in the earlier and the later list."""
_Key = TypeVar("_Key", bound=Hashable)


def text_key(text: str) -> str:
    """Return what a text has in common with one that a person would call the same: white space and quotes aside."""
    return re.sub("[“”‘’\"'「」『』＂＇]", "", squeeze(text))


def features(text: str) -> frozenset[str]:
    """Return the characters and pairs of characters of a text; any figure counts as the same one."""
    plain = re.sub(r"[0-9]+(?:\.[0-9]+)?", "0", text_key(text))
    ends = [plain] if len(plain) <= 2 * _END else [plain[:_END], plain[-_END:]]
    return frozenset(part for end in ends for part in (*end, *map("".join, pairwise(end))))


def _likenesses(before: Sequence[frozenset[str]], after: Sequence[frozenset[str]]) -> Iterator[tuple[float, int, int]]:
    """Yield how much the features of each pair overlap, from ALIKE to 1, with both indices."""
    bits: dict[str, int] = {}
    # As bits of a number, sets of hundreds of features meet ten times faster.
    old, new = ([_as_bits(part, bits) for part in side] for side in (before, after))
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            total = len(before[i]) + len(after[j])
            # Twice the smaller set is the most that they can share.
            if total and 2 * min(len(before[i]), len(after[j])) >= ALIKE * total:
                value = 2 * (one & other).bit_count() / total
                if value >= ALIKE:
                    yield value, i, j


def _as_bits(part: frozenset[str], bits: dict[str, int]) -> int:
    return sum(1 << bits.setdefault(feature, len(bits)) for feature in part)


def align(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Pair equal and similar texts of two lists without crossing: the pairing of the greatest total likeness.

    Where the lists are too long for that, equal texts alone are paired.
    """
    head = common_start(before, after)
    tail = common_start(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    inner = _best_path(_weights(old, new)) if len(old) * len(new) <= MOST_PAIRS else rising(same_keys(old, new))
    ends = [(len(before) - tail + k, len(after) - tail + k) for k in range(tail)]
    return [(k, k) for k in range(head)] + [(head + i, head + j) for i, j in inner] + ends


def common_start(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many elements two sequences have in common at their start."""
    count = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        count += 1
    return count


def _weights(before: Sequence[str], after: Sequence[str]) -> list[list[float]]:
    """Return what each pair is worth; a text with an equal one on the other side is like no other."""
    both = set(before) & set(after)
    weights = [[_EQUAL if one == other else 0.0 for other in after] for one in before]
    old, new = ([frozenset() if text in both else features(text) for text in side] for side in (before, after))
    for value, i, j in _likenesses(old, new):
        weights[i][j] = value
    return weights


def _best_path(weights: list[list[float]]) -> list[Pair]:
    """Return the pairs, in order and not crossing, whose weights have the greatest sum."""
    width = len(weights[0]) if weights else 0
    best = [[0.0] * (width + 1)]
    for row in weights:
        above, here = best[-1], [0.0]
        for j, weight in enumerate(row):
            skipped = max(above[j + 1], here[j])
            here.append(max(skipped, above[j] + weight) if weight else skipped)
        best.append(here)
    pairs = []
    i, j = len(weights), width
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def same_keys(before: Sequence[_Key], after: Sequence[_Key]) -> list[Pair]:
    """Pair equal keys wherever they stand, the first with the first, in the order of `before`."""
    places: dict[_Key, list[int]] = defaultdict(list)
    for j in reversed(range(len(after))):
        places[after[j]].append(j)
    return [(i, places[key].pop()) for i, key in enumerate(before) if places[key]]


def rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the most pairs that do not cross, of pairs in the order of their first index."""
    ends: list[int] = []
    chosen: list[int] = []
    previous: list[int] = []
    for at, (_, j) in enumerate(pairs):
        place = bisect_left(ends, j)
        previous.append(chosen[place - 1] if place else -1)
        ends[place : place + 1] = [j]
        chosen[place : place + 1] = [at]
    found = []
    at = chosen[-1] if chosen else -1
    while at >= 0:
        found.append(pairs[at])
        at = previous[at]
    return found[::-1]


def alike(before: Sequence[frozenset[str]], after: Sequence[frozenset[str]]) -> list[Pair]:
    """Pair what has alike features wherever it stands, the most alike first; nothing where there is too much."""
    if len(before) * len(after) > MOST_PAIRS:
        return []
    scores = [(value, -i, -j) for value, i, j in _likenesses(before, after)]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scores, reverse=True):
        if -i not in found and -j not in taken:
            found[-i] = -j
            taken.add(-j)
    return sorted(found.items())


def merged(before: int, after: int, pairs: Sequence[Pair]) -> Iterator[tuple[int | None, int | None]]:
    """Yield every index of a list of `after` parts with its partner, and the `before` ones without one in between.

    What has no partner comes right behind what stood before it.
    """
    partners = {j: i for i, j in pairs}
    paired = {i for i, _ in pairs}
    straight = rising(sorted(pairs))
    ends = [i for i, _ in straight[1:]] + [before]
    behind = {j: range(i + 1, end) for (i, j), end in zip(straight, ends, strict=True)} if straight else {}
    first = straight[0][0] if straight else before
    yield from ((i, None) for i in range(first) if i not in paired)
    for j in range(after):
        yield partners.get(j), j
        yield from ((i, None) for i in behind.get(j, ()) if i not in paired)
