"""A long text cut into the pieces that it lists, at full stops, semicolons and numerals; no character is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.answers import half_width
from assistant.errors import InputError
from assistant.importing.numerals import FAMILIES, marker_at, skip_blanks, value_of
from assistant.wording import arranging as say

LONG: Final = 60
"""Characters from which on a line is looked at for pieces; a good indicator has 15 to 40."""
_ENDS: Final = re.compile(r"[。；;！？!?]+[”’」』）)]*\s*|\n\s*")
_ENCLOSED: Final = re.compile(r"（[^（）\n]*）|\([^()\n]*\)|《[^《》\n]*》|“[^“”\n]*”|〔[^〔〕\n]*〕|【[^【】\n]*】")
_INSIDE: Final = ("（1）", "①", "一是", "第一", "（一）")
"""Ways of numbering that may stand in the middle of a sentence."""
_BEHIND: Final = "，,。；;：:、！？!?\n ”）)"
"""What may stand before a numeral in the middle of a sentence."""
_ANYWHERE: Final = ("（1）", "①")
_FOR_EXAMPLE: Final = re.compile("^(?:比如|例如|诸如)[：:，,]")
_WORD: Final = re.compile(r"[^\W_]")
_JOINTS: Final = " \n，,；;、"
_ALL: Final = frozenset({"全部", "全留", "都留", "全要", "都要"})
_NOT: Final = frozenset({"", "算了", "不拆", "不拆了", "取消", "不要了"})
_RANGE: Final = re.compile(r"(\d{1,4})(?:[-—~到至](\d{1,4}))?")


def pieces_of(text: str) -> tuple[str, ...]:
    """Return the pieces of a text in order; put together they are the text, and one alone is the text itself."""
    enclosed = [match.span() for match in _ENCLOSED.finditer(text)]
    cuts = {match.end() for match in _ENDS.finditer(text)} - _within(enclosed, text)
    cuts |= set(_numerals(text))
    places = sorted(cut for cut in cuts if 0 < cut < len(text))
    parts = [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    return tuple(_with_words(parts))


def _within(spans: list[tuple[int, int]], text: str) -> set[int]:
    """Return the offsets that lie inside of brackets."""
    return {at for start, end in spans for at in range(start + 1, end)}


def _numerals(text: str) -> Iterator[int]:
    """Yield where the items of numbered lists inside the text begin, lists that count from 1 on only."""
    for family in _INSIDE:
        begun: list[int] = []
        for match in FAMILIES[family].finditer(text):
            if not _may_begin(text, match, family):
                continue
            number = value_of(match)
            if number == len(begun) + 1:
                begun.append(match.start())
            elif number == 1:
                yield from begun if len(begun) > 1 else ()
                begun = [match.start()]
        yield from begun if len(begun) > 1 else ()


def _may_begin(text: str, match: re.Match[str], family: str) -> bool:
    at = match.start()
    return at == 0 or family in _ANYWHERE or text[at - 1] in _BEHIND


def _with_words(parts: list[str]) -> list[str]:
    """Return the parts, those without a word put to the one before, or behind them at the beginning."""
    joined: list[str] = []
    for part in parts:
        if joined and (not _WORD.search(part) or not _WORD.search(joined[-1])):
            joined[-1] += part
        else:
            joined.append(part)
    return joined or [""]


def plain_piece(piece: str) -> str:
    """Return a piece as a line of its own: without its numeral, and without what joined it to the next one."""
    text = piece.strip()
    marker = marker_at(text)
    if marker is not None and not marker.digit_follows and _WORD.search(text, marker.end):
        text = text[skip_blanks(text, marker.end) :]
    text = _FOR_EXAMPLE.sub("", text.strip(_JOINTS))
    return text if _WORD.search(text) else piece.strip()


def join_pieces(texts: list[str]) -> str:
    """Return texts as one: what ends with a mark is followed as it is, else a semicolon stands between them."""
    joined = texts[0].rstrip()
    for text in texts[1:]:
        joined += (
            text.strip() if joined.endswith(("。", "；", "！", "？", ";", "：", "，", "、")) else f"；{text.strip()}"
        )
    return joined


def is_long(text: str) -> bool:
    """Return whether a line says so much that it had better be several."""
    return len(text) > LONG and len(pieces_of(text)) > 1


def read_choice(text: str, count: int) -> tuple[int, ...] | None:
    """Read which of `count` pieces stay, as 1 3 5, 2-4 or 全部; None for 算了 and InputError for anything else."""
    plain = half_width(text).strip().removeprefix("留").strip(" 。.")
    if plain in _NOT:
        return None
    if plain in _ALL:
        return tuple(range(1, count + 1))
    chosen: set[int] = set()
    for word in re.split(r"[\s,，、;和]+", re.sub(r"[第条段]", "", plain)):
        match = _RANGE.fullmatch(word)
        first, last = (int(match.group(1)), int(match.group(2) or match.group(1))) if match else (0, 0)
        if not 1 <= first <= last <= count:
            raise InputError(say.which_pieces(text, count))
        chosen.update(range(first, last + 1))
    return tuple(sorted(chosen))
