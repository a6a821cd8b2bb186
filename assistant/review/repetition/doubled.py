"""Words, list items and sentences that stand twice in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.bank import Bank, CellError, Row
from assistant.model import Finding, Severity
from assistant.review.context import Context, found
from assistant.review.lines import Line
from assistant.wording import bank as say_bank
from assistant.wording.review import repetition as say

# Of two to eight characters.
_DOUBLED: Final = re.compile(r"([\u4e00-\u9fff0-9A-Za-z]{2,8}?)\1+")
# Two characters that stand again no farther behind than that: where a doubled word may begin.
_MAY_DOUBLE: Final = re.compile(r"([\u4e00-\u9fff0-9A-Za-z]{2})[\u4e00-\u9fff0-9A-Za-z]{0,6}?\1")
_WORD: Final = re.compile(r"[\u4e00-\u9fff0-9A-Za-z]*[\u4e00-\u9fff][\u4e00-\u9fff0-9A-Za-z]*")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_CLAUSE_MARK: Final = re.compile(r"[，。；：:;,！？!?\n（）()【】]")
_SENTENCE: Final = re.compile(r"[^。；;！？!?\n]+")
_SENTENCE_MARK: Final = re.compile(r"[。；;！？!?\n]")
# What may follow the last item of a list: 油茶、楠竹等产业.
_TAIL: Final = re.compile(
    r"等|以?及|和|与|或|\d|[二两三四五六七八九十]+[个类项种大]|(?:产业|产品|品种|作物|项目|工程|建设|工作|问题|事项|设施|基地|活动|领域|方面|任务|保障|清理|整治|治理)$"
)
# Two roads of one length and two groups of one size are no slip.
_COUNT: Final = re.compile(r"[\d一二两三四五六七八九十百千万亿几数半每.．%％]+[^、]{0,2}")
_ONE_BY_ONE: Final = "一逐半每"
_SHORTEST_SENTENCE: Final = 8


def _row(row: Row) -> tuple[str, tuple[str, ...]]:
    if not row["词"]:
        raise CellError("词", say_bank.empty_cell("词"))
    return row["词"], row.words("后接")


def may_double(bank: Bank) -> dict[str, tuple[str, ...]]:
    """Return the words that may stand doubled, each with what must follow; () where anything may."""
    return dict(bank.parsed("terms/doubled.csv", _row))


def doubled_words(line: Line, context: Context) -> Iterator[Finding]:
    """Find a word of two to eight characters that is written twice in a row."""
    allowed = context.bank.made(may_double)
    for start, word, times in _doubles(line.text):
        end = start + len(word) * times
        follows = allowed.get(word)
        if follows is not None and (not follows or line.text.startswith(follows, end)):
            continue
        yield found(
            "repetition.word",
            Severity.WARNING,
            line,
            say.doubled_word(word),
            (start, line.text[start:end]),
            word,
            say.BASIS_SLIP,
        )


def _doubles(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield (offset, word, how often) of words that follow themselves."""
    if not (first := _MAY_DOUBLE.search(text)):
        return
    at = first.start()
    while match := _DOUBLED.search(text, at):
        start, word = match.start(), match.group(1)
        if _is_word(text, start, word):
            at = match.end()
            yield start, word, (at - start) // len(word)
        else:
            at = max(start + 1, match.end() - len(word)) if _HAN.search(word) else match.end()


def _is_word(text: str, start: int, word: str) -> bool:
    if not _WORD.fullmatch(word) or (len(word) == 2 and any(sign in word for sign in _ONE_BY_ONE)):
        return False
    return not (word[0].isdigit() and start and (text[start - 1].isdigit() or text[start - 1] in ".．"))


def doubled_items(line: Line, context: Context) -> Iterator[Finding]:
    """Find an item that a list with 、 names twice."""
    if "、" not in line.text:
        return
    start = 0
    for clause in _CLAUSE_MARK.split(line.text):
        if "、" in clause:
            items = clause.split("、")
            # 落实、落实、再落实 is rhetoric.
            if _may_repeat(items) and not any(f"再{item}" in items for item in items):
                yield from _items_twice(line, items, start)
        start += len(clause) + 1


def _may_repeat(items: list[str]) -> bool:
    """Return whether two items begin alike, or the first holds another's beginning: most lists are done with here."""
    heads = [item.lstrip()[:2] for item in items[1:]]
    return len(set(heads)) < len(heads) or any(head in items[0] for head in heads)


def _items_twice(line: Line, items: list[str], start: int) -> Iterator[Finding]:
    seen: set[str] = set()
    said: set[str] = set()
    for number, item in enumerate(items):
        if number:
            name = next((part for part in _names(item) if part in seen), "")
            if not name:
                name = next((part for part in _names(item) if items[0].endswith(part)), "")
            if name and name not in said:
                said.add(name)
                before = name if items[number - 1].endswith(name) else items[number - 1]
                excerpt = f"{before}、{name}"
                yield found(
                    "repetition.item",
                    Severity.WARNING,
                    line,
                    say.doubled_item(name),
                    (start - len(before) - 1, excerpt),
                    before,
                    say.BASIS_SLIP,
                )
        seen.update(_names(item)[:1])
        start += len(item) + 1


def _names(item: str) -> tuple[str, ...]:
    """Return the item whole, and without what follows the last one of a list."""
    parts = (item.strip(), _TAIL.split(item, maxsplit=1)[0].strip())
    return tuple(
        part for part in dict.fromkeys(parts) if len(part) >= 2 and _WORD.search(part) and not _COUNT.fullmatch(part)
    )


def doubled_sentences(line: Line, context: Context) -> Iterator[Finding]:
    """Find a sentence that stands twice in one line."""
    sentences = _SENTENCE_MARK.split(line.text)
    if len({sentence.strip() for sentence in sentences}) == len(sentences):
        return
    seen: set[str] = set()
    for match in _SENTENCE.finditer(line.text):
        sentence = match.group().strip()
        if len(sentence) < _SHORTEST_SENTENCE:
            continue
        if sentence in seen:
            excerpt = (line.text.index(sentence, match.start()), sentence)
            yield found(
                "repetition.sentence", Severity.WARNING, line, say.doubled_sentence(), excerpt, basis=say.BASIS_SLIP
            )
        seen.add(sentence)
