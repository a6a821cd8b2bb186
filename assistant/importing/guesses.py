"""Which items of a list were read otherwise than by a number and a label of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.importing.items import Item, Split
from assistant.importing.paper import Line
from assistant.importing.result import Confidence, Guess
from assistant.wording import importing as say


def guess_at(path: str, lines: list[Line], confidence: Confidence, reason: str) -> Guess:
    """Return a guess about the member that `lines` were read into."""
    return Guess(
        path, lines[0].where if lines else "", "".join(line.text.strip() for line in lines), confidence, reason
    )


def item_guesses(split: Split, name: str, paths: Mapping[int, str]) -> Iterator[Guess]:
    """Yield the guesses about the items of the list `name`; `paths` tells the member of each item that holds text."""

    def about(index: int, confidence: Confidence, reason: str) -> Iterator[Guess]:
        if index in paths:
            item = split.items[index]
            yield Guess(paths[index], item.where(), item.text(), confidence, reason)

    if not split.numbered and len(split.items) > 1:
        for index in range(len(split.items)):
            yield from about(index, Confidence.MEDIUM, say.unnumbered(name, len(split.items)))
    for before, after, index in split.jumps:
        yield from about(index, Confidence.MEDIUM, say.jump(name, before, after))
    for line, index in split.doubtful:
        yield from about(index, Confidence.LOW, say.doubtful_number(name, line.text))
    if split.restarted:
        yield from about(split.restarted[1], Confidence.LOW, say.restarted(name, split.restarted[0].text))
    for index, item in enumerate(split.items):
        if item.shared:
            reason = say.cut_by_number(name) if split.cut.by_number else say.cut_by_category(name)
            yield from about(index, Confidence.MEDIUM, reason)


def row_guesses(split: Split, name: str, paths: Mapping[int, str]) -> Iterator[Guess]:
    """Yield the guesses about the items of a list that stand each in a row of a table."""
    for index, path in paths.items():
        item = split.items[index]
        yield Guess(path, item.where(), item.text(), Confidence.MEDIUM, say.by_rows(name))


def category_guess(item: Item, path: str, name: str, position: int, benefit: bool) -> Iterator[Guess]:
    """Yield the guess about the category of the indicator at `path`, unless its own label says it."""
    if item.head is not None and item.category is not None:
        reason = say.grouped(name, position, item.head.text)
        yield Guess(f"{path}/category", item.where(), item.head.text.strip(), Confidence.HIGH, reason)
    elif benefit and item.category is None:
        yield Guess(f"{path}/category", item.where(), item.text(), Confidence.LOW, say.no_category(name, position))
