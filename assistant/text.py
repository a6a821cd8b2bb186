"""The one door that text passes through, and the way foreign text is shown."""

import contextlib
import re
import shlex
import unicodedata
from collections.abc import Callable

# Ranges of characters that no field may hold: control characters except the line feed, lone surrogates and
# noncharacters. schema/declaration.schema.json refuses the same set; a test holds the two together.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
SURROGATE = re.compile("[\ud800-\udfff]")
MOST_KEPT = 2**20
"""Characters of one text in a draft: as many as the largest text that is read from anywhere may have."""
# Marks that reorder or hide what stands on a screen: shown as a code, kept in the text.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u2028\u2029]")
OPEN_BLANK = "〔待填〕"
BLANK = re.compile(r"〔待填(?:：([^〔〕\n]+))?〕")
_BRACKETED = re.compile(r"[〔\[【（(［]\s*待填\s*(?:[：:]\s*([^〔〕\[\]【】（）()［］\n]{1,20}?)\s*)?[〕\]】）)］]")
BLANK_KINDS = ("数量", "比例", "金额", "日期", "地点", "名称", "程度")
"""What a blank of a phrase takes; any other 〔…〕 is text."""
PHRASE_BLANK = re.compile(rf"〔({'|'.join(BLANK_KINDS)})(?:：([^〔〕\n]+))?〕")
# 期待填补 and 等待填报 hold the two characters, not the word.
_LOOSE = re.compile(rf"{_BRACKETED.pattern}|(?<![期等〔])待填(?![补报写充平埋])")


def normalise_text(text: str) -> str:
    """Return `text` with CRLF and CR as LF, tabs as spaces and both ends stripped; nothing else changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip()


def fit_to_keep(text: str) -> str:
    """Return `text` as a draft can hold it until it is accepted: no half characters, no more than MOST_KEPT."""
    return SURROGATE.sub("\ufffd", text[:MOST_KEPT])


def make_harmless(text: str) -> str:
    """Return `text` with every control, forbidden or reordering character replaced by its code, as ‹U+202E›."""
    if text.isprintable():
        return text

    def code(match: re.Match[str]) -> str:
        return f"‹U+{ord(match.group()):04X}›"

    # A file name in UTF-8 comes as half characters where the locale knows only ASCII.
    with contextlib.suppress(UnicodeError):
        text = text.encode("utf-8", "surrogateescape").decode("utf-8")
    return _INVISIBLE.sub(code, FORBIDDEN.sub(code, text.replace("\t", " ")))


def one_line(text: str) -> str:
    """Return `text` harmless and on one line: a line feed is shown as a code too."""
    return make_harmless(text).replace("\n", "‹U+000A›")


def unbroken(text: str) -> str:
    """Return `text` as one paragraph; Chinese takes no space where two meet."""
    return text.replace("\n", "")


def shell_word(name: str) -> str:
    """Return `name` as it is typed in a shell: quoted only where it must be."""
    return name if re.fullmatch(r"[\w@%+=:,./-]+", name) else shlex.quote(name)


def clip(text: str, length: int = 24) -> str:
    """Return the first line's `length` characters of `text`, harmless, with … where something was left out."""
    first, _, rest = text.strip().partition("\n")
    short = make_harmless(first)
    return short[:length] + "…" if rest or len(short) > length else short


def columns(text: str) -> int:
    """Columns that a text takes on a screen, where what is ambiguous is wide."""
    return sum(2 if unicodedata.east_asian_width(ch) in "WFA" else 1 for ch in text)


def cells(text: str) -> int:
    """Cells that a text takes in a terminal, where what is ambiguous is narrow."""
    return sum(0 if unicodedata.combining(ch) else 2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def clip_columns(text: str, room: int) -> str:
    """Return a line's beginning in at most `room` columns, with … where something was left out."""
    if columns(text) <= room:
        return text
    kept, used = 0, 2
    while used + columns(text[kept]) <= room:
        used += columns(text[kept])
        kept += 1
    return f"{text[:kept]}…"


def squeeze(text: str) -> str:
    """Return `text` without any white space, for comparing what a person would call the same."""
    return re.sub(r"\s+", "", text)


def bracket_blanks(text: str) -> str:
    """Return `text` with every 待填 in brackets of another kind in the brackets that make it an open blank."""
    return _BRACKETED.sub(lambda match: f"〔待填：{match.group(1)}〕" if match.group(1) else OPEN_BLANK, text)


def loose_blanks(text: str) -> list[tuple[int, str]]:
    """List what looks like an open blank but is not bracketed as one, as (offset, excerpt)."""
    return [(m.start(), m.group()) for m in _LOOSE.finditer(text) if not BLANK.fullmatch(m.group())]


def phrase_blanks(text: str) -> list[tuple[int, int]]:
    """List where the blanks of a phrase stand in `text` that are still to be filled, as (start, end)."""
    return [match.span() for match in PHRASE_BLANK.finditer(text)]


def open_blanks(text: str) -> list[tuple[int, str, str | None]]:
    """List the open blanks of `text` as (offset, excerpt, office or None)."""
    return [(m.start(), m.group(), m.group(1)) for m in BLANK.finditer(text)]


# A word of ASCII stays whole, and a short Chinese one between spaces, as commands are told: 打 基本数据 可以.
# Everything else may break between any two characters.
_TOKENS = re.compile(r"[!-~]+|(?<= )[\u4e00-\u9fff]{2,5}(?= )|\s+|.", re.DOTALL)
# These may not begin a row (the rule of Chinese typesetting).
_NEVER_FIRST = frozenset("，。；：、？！）”’》〉〕】％…,.;:?!)]%")
# These may not end one.
_NEVER_LAST = frozenset("（“‘《〈〔【")


def wrap(text: str, width: int, length: Callable[[str], int]) -> list[str]:
    """Return `text` in rows of at most `width` columns as `length` counts them.

    A line feed starts a row, an indented line stays indented.
    """
    rows: list[str] = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        if len(indent) * 2 >= width or not line.strip():
            indent = ""
        rows += [indent + row for row in _wrap_line(line[len(indent) :], max(2, width - len(indent)), length)]
    return rows


def _wrap_line(line: str, width: int, length: Callable[[str], int]) -> list[str]:
    rows: list[str] = []
    row: list[str] = []
    used = 0
    for token in _tokens(line, width, length):
        size = length(token)
        if used + size > width and row:
            moved = [] if token.isspace() else [token]
            while moved and len(row) > 1 and _belong_together(row[-1], moved[0]):
                if sum(map(length, (row[-1], *moved))) > width:
                    break
                moved.insert(0, row.pop())
            rows.append("".join(row).rstrip())
            row, used = moved, sum(length(part) for part in moved)
        else:
            row.append(token)
            used += size
    return [*rows, "".join(row).rstrip()]


def _belong_together(last: str, first: str) -> bool:
    return last in _NEVER_LAST or (first in _NEVER_FIRST and not last.isspace())


def _tokens(line: str, width: int, length: Callable[[str], int]) -> list[str]:
    tokens: list[str] = []
    for token in _TOKENS.findall(line):
        if token.isascii():
            tokens += [token[start : start + width] for start in range(0, len(token), width)]
        else:
            tokens += [token] if length(token) <= width else list(token)
    return tokens
