"""Finds Chinese by what is typed for it: its characters, full pinyin, initials, or a mix of them."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from assistant.errors import ResourceError
from assistant.resources import data_folder
from assistant.wording import files as say

TABLE = "pinyin.txt"
"""The shipped table of characters, in question_bank/."""
KEYS = "keys.csv"
"""The shipped readings of the bank's own names, in question_bank/."""
TEXT_HEAD, READINGS_HEAD = "文字", "读音"
"""The columns of the shipped readings."""

_BEGIN, _END = "\x01", "\x02"  # every reading begins with the one, the last one ends with the other
_MOST_WAYS = ((8, 8), (16, 4), (1000, 2))  # by the number of letters: a long run is seldom a mix
_MOST_JOINED = 12
_DOUBLED = ("zh", "ch", "sh")
_NO_INITIAL = frozenset("iuv")
_LETTERS = re.compile(r"[a-z']+|[^a-z']")
_CODE = f"{_BEGIN}[^{_END}]*{_END}"
_REST = re.compile(f"{_BEGIN}[^{_END}]*(?:{_END}|$)")
_GAP = f"(?:[^{_BEGIN}{_END}\n](?:{_CODE})?){{0,2}}?"
_MOST_QUERY = 60

EXACT, PREFIX, INSIDE = range(3)
_STEP, _SCATTERED, _LOOSE = 100, 12, 16
_FIELD = 2000  # more than the worst rank within one text


@cache
def _known() -> Mapping[str, str]:
    """Character to its readings with commas between them, the most common first."""
    words = _data(TABLE).partition("\n")[2].split()  # below the heading a character and its readings by turns
    return MappingProxyType(dict(zip(words[::2], words[1::2], strict=True)))


class _Codes(dict[int, str]):
    """For str.translate: a character to itself and its readings, a Latin letter to itself and its small form."""

    def __missing__(self, code: int) -> str:
        char = chr(code).lower()
        known = _known().get(char) or (char if "a" <= char <= "z" else "")
        self[code] = " " if char in (_BEGIN, _END) else char + _code(known.split(",")) if known else char
        return self[code]


@cache
def _codes() -> _Codes:
    return _Codes()


def _code(syllables: Sequence[str]) -> str:
    return "".join(_BEGIN + syllable for syllable in syllables) + _END


def _data(name: str) -> str:
    try:
        return (data_folder("question_bank") / name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ResourceError(say.data_file_missing(name)) from None
    except (OSError, UnicodeDecodeError) as slip:
        why = say.system_reason(slip.errno) if isinstance(slip, OSError) else str(slip)
        raise ResourceError(say.data_file_broken(name, why)) from None


def readings(char: str) -> tuple[str, ...]:
    """Return the readings of a character without tones, ü as v, the most common first; () if it is not known."""
    known = _known().get(char)
    return tuple(known.split(",")) if known else ()


@cache
def _known_readings() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in csv.DictReader(io.StringIO(_data(KEYS))):
        text, known = row.get(TEXT_HEAD) or "", row.get(READINGS_HEAD) or ""
        found[text] = known
        if not text.isalnum():  # sought too with its marks left out
            spoken = [pair for pair in zip(text, known.split(), strict=False) if pair[0].isalnum()]
            found["".join(char for char, _ in spoken)] = " ".join(part for _, part in spoken)
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class Key:
    """A text made ready to be sought in."""

    text: str
    """The text itself."""
    coded: str
    """Every character followed by all its readings."""


def key_of(text: str) -> Key:
    """Make `text` ready."""
    return Key(text, coded(text))


def coded(text: str) -> str:
    """Return `text` as a Search looks through it: many texts at once may be joined by line feeds."""
    return text.translate(_codes())


@lru_cache(maxsize=4096)
def _usual(text: str) -> str:
    """Return `text` with the usual reading of every character: the shipped one here, else its most common one."""
    table, parts = _known(), _known_readings().get(text, "").split()
    if len(parts) != len(text):
        parts = [table[char].split(",", 1)[0] if char in table else char for char in text]
    return "".join(
        char + _code([part]) if char in table else char.translate(_codes())
        for char, part in zip(text, parts, strict=True)
    )


# What was typed


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One piece of what was typed."""

    strict: str
    """Chinese and whole syllables, the last one perhaps unfinished: an expression, compiled when it is needed."""
    free: re.Pattern[str]
    """Initials too."""
    loose: str
    """Like strict, with up to two characters left out between any two; empty for short pieces."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was typed, compiled; `match` tells how well a text answers it."""

    whole: _Pattern | None
    """All that was typed as one piece; None where nothing was."""
    pieces: tuple[_Pattern, ...]
    """The pieces between spaces, if there are several."""

    def match(self, key: Key) -> int | None:
        """Return how well a text answers, smaller is better, or None; equal texts get equal ranks.

        The bands: exact, beginning, inside, each with the usual reading first and Chinese or full pinyin before
        initials; then pieces in several places; then characters left out. Within a band the shorter text is better.
        """
        if self.whole is None:
            return None
        parts = self.pieces or (self.whole,)
        for part in parts:
            if part.free.search(key.coded) is None:
                loose = self.whole.loose
                found = _compiled(loose).search(key.coded) if loose else None
                return None if found is None else _LOOSE * _STEP + _rest(key, found)
        best = _grade(self.whole, key)
        if best is None:
            best = _SCATTERED * _STEP + max(_grade(part, key) or 0 for part in parts) // (3 * _STEP) * _STEP
        return best

    def best(self, keys: Sequence[Key]) -> int | None:
        """Return how well a thing answers that has several texts, the most telling first; smaller is better, or None.

        An earlier text's match ranks before a later one's; then pieces spread over several texts, then what is loose.
        """
        loose = None
        for field, key in enumerate(keys):
            if (rank := self.match(key)) is not None:
                if rank < _LOOSE * _STEP:
                    return field * _FIELD + rank
                loose = (len(keys) + 1 + field) * _FIELD + rank if loose is None else loose
        if self.pieces and all(any(part.free.search(key.coded) for key in keys) for part in self.pieces):
            return len(keys) * _FIELD
        return loose

    def spots(self, joined: str) -> Iterator[int]:
        """Yield where in a long coded text something may answer, in order; `match` tells whether it does."""
        if self.whole is not None:
            first = (self.pieces or (self.whole,))[0]
            yield from (found.start() for found in first.free.finditer(joined))


def _grade(pattern: _Pattern, key: Key) -> int | None:
    """How well one piece matches: reading, way of typing, place, and what of the text is left."""
    strict, usual = _compiled(pattern.strict), _usual(key.text)
    for step, (expression, text) in enumerate(
        ((strict, usual), (pattern.free, usual), (strict, key.coded), (pattern.free, key.coded))
    ):
        if found := expression.search(text):
            before = len(_REST.sub("", text[: found.start()])) - (text[found.start()] == _BEGIN)
            place = INSIDE if before else EXACT if found.end() == len(text) else PREFIX
            return (step * 3 + place) * _STEP + _rest(key, found)
    return None


def _rest(key: Key, found: re.Match[str]) -> int:
    """How many characters of the text the match leaves over."""
    covered = len(_REST.sub("", found.group())) + (found.group()[0] == _BEGIN)
    return min(_STEP - 1, len(key.text) - covered)


@lru_cache(maxsize=256)
def search_for(query: str) -> Search:
    """Compile what was typed: Chinese, pinyin with ü as v or u, initials; pieces between spaces in any order."""
    plain = unicodedata.normalize("NFKC", query).lower().replace("ü", "v")[:_MOST_QUERY]
    pieces = [piece for piece in plain.split() if piece.strip("'")]
    if not pieces:
        return Search(None, ())
    parts = tuple(_pattern([piece]) for piece in pieces) if len(pieces) > 1 else ()
    return Search(_pattern(pieces), parts)


def match(query: str, key: Key) -> int | None:
    """Return how well `key` answers what was typed, smaller is better; None if it does not."""
    return search_for(query).match(key)


# From letters to an expression

_Token = tuple[str, bool]
"""What stands for one character: the letters or the character itself, and whether it is complete."""


def _pattern(pieces: Sequence[str]) -> _Pattern:
    strict: list[tuple[_Token, ...]] = [()]
    free: list[tuple[_Token, ...]] = [()]
    runs = [run for piece in pieces for run in _LETTERS.findall(piece)]
    for number, run in enumerate(runs):
        if not run.strip("abcdefghijklmnopqrstuvwxyz'"):
            last = number == len(runs) - 1
            strict = _joined(strict, _ways(run, False, last))
            free = _joined(free, _ways(run, True, last))
        else:
            strict, free = _joined(strict, [((run, True),)]), _joined(free, [((run, True),)])
    long = bool(strict) and min(map(len, strict)) > 2
    loose = _loose(strict[0]) if long else ""
    return _Pattern(_expression(strict), _compiled(_expression(free)), loose)


@lru_cache(maxsize=256)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.DOTALL)


def _joined(some: list[tuple[_Token, ...]], more: list[tuple[_Token, ...]]) -> list[tuple[_Token, ...]]:
    return sorted((one + other for one in some for other in more), key=_plainness)[:_MOST_JOINED]


def _plainness(way: tuple[_Token, ...]) -> tuple[int, int]:
    return len(way), sum(not complete for _, complete in way)


@cache
def _syllables() -> frozenset[str]:
    """All that may be typed for a whole syllable."""
    known = {part for parts in set(_known().values()) for part in parts.split(",")}
    known |= {part.replace("v", "u") for part in known}
    return frozenset(known | {part[0] + "v" + part[2:] for part in known if part[:2] in ("ju", "qu", "xu", "yu")})


@cache
def _beginnings() -> frozenset[str]:
    """All that may be typed for a syllable's beginning."""
    return frozenset(part[:length] for part in _syllables() for length in range(1, len(part)))


def _ways(letters: str, initials: bool, last: bool) -> list[tuple[_Token, ...]]:
    """Return how `letters` fall into syllables (and initials), the fewest parts first; the last may be unfinished."""
    size = len(letters)
    most = next(most for length, most in _MOST_WAYS if size <= length)
    ways: list[list[tuple[_Token, ...]]] = [[] for _ in range(size)] + [[()]]
    for start in range(size - 1, -1, -1):
        if letters[start] == "'":
            ways[start] = ways[start + 1]
            continue
        found = []
        for end in range(start + 1, min(size, start + 6) + 1):
            part = letters[start:end]
            if part in _syllables():
                found += [((part, True), *rest) for rest in ways[end]]
            elif (last and end == size and part in _beginnings()) or (initials and _is_initial(part)):
                found += [((part, False), *rest) for rest in ways[end]]
            if initials and part in "aoe" and len(part) == 1:
                found += [((part, False), *rest) for rest in ways[end]]
        ways[start] = sorted(found, key=_plainness)[:most]
    by_letter = tuple((letter, False) for letter in letters if letter != "'")
    if initials and by_letter not in ways[0]:  # also for Latin words in the text
        ways[0].append(by_letter)
    return ways[0]


def _is_initial(part: str) -> bool:
    return part in _DOUBLED or (len(part) == 1 and part not in _NO_INITIAL)


def _expression(ways: Sequence[tuple[_Token, ...]]) -> str:
    """Write the ways as one expression over coded text; what all begin with stands in front, sought fast there."""
    if not ways:
        return "(?!)"
    first, _ = ways[0][0]
    return f"{_BEGIN}{first[0]}{_branches(ways, True)}" if _is_letters(first) else _branches(ways, True)


def _branches(ways: Sequence[tuple[_Token, ...]], first: bool = False) -> str:
    parts = []
    for token in dict.fromkeys(way[0] for way in ways):
        rests = [way[1:] for way in ways if way[0] == token and len(way) > 1]
        parts.append(_unit(token, first) + (_branches(rests) if rests else ""))
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _loose(way: tuple[_Token, ...]) -> str:
    """Write one way with gaps; each next character is the nearest one, so that no text takes long."""
    return _expression([way[:1]]) + "".join(f"(?>{_GAP}{_unit(token, False)})" for token in way[1:])


def _unit(token: _Token, first: bool) -> str:
    """Write one character of coded text; of the very first one what stands before its second letter is left out."""
    part, complete = token
    if not _is_letters(part):
        return re.escape(part) + (_CODE if part in _known() else "")
    letters = _respelt(part)
    head = letters[1:] if first else f".{_BEGIN}(?:[^{_END}]*{_BEGIN})?{letters}"
    return head + (f"(?:{_BEGIN}[^{_END}]*)?{_END}" if complete else f"[^{_END}]*{_END}")


def _is_letters(part: str) -> bool:
    return "a" <= part[0] <= "z"


def _respelt(part: str) -> str:
    """Return the letters as the table spells them: v or u for ü after l and n, u after j, q, x and y."""
    if part[:2] in ("lu", "nu"):
        return part[0] + "[uv]" + part[2:]
    return part[0] + "u" + part[2:] if part[:2] in ("jv", "qv", "xv", "yv") else part
