"""Makes the table of readings and the bank's own keys; needs the extra `bank` (pypinyin), which is not installed."""

from __future__ import annotations

import csv
import importlib
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import InputError, UsageError
from assistant.files import decode_text, files_in, read_own, write_whole
from assistant.pinyin import KEYS, READINGS_HEAD, TABLE, TEXT_HEAD
from assistant.wording import places as say

NAME_HEAD = "指标名称"
"""The column of question_bank/indicators/*.csv that gets keys."""
HEADING = "# 字和读音（不带声调，ü 写作 v，常用的在前）；由 shenbao bank keys 生成\n"
_CHINESE = re.compile("[\u3007\u3400-\u9fff]|[\U00020000-\U0003ffff]")
_SYLLABLE = re.compile("[a-z]*[aeiouv][a-z]*")
# Words of the field that pypinyin reads by their characters' commonest readings.
_WORDS = {
    "长效": "chang xiao",
    "还田": "huan tian",
    "还林": "huan lin",
    "还草": "huan cao",
    "还湿": "huan shi",
    "还绿": "huan lv",
    "圈舍": "juan she",
    "调蓄": "tiao xu",
    "调峰": "tiao feng",
    "联调": "lian tiao",
    "给排水": "ji pai shui",
}


@dataclass(frozen=True)
class Made:
    """What was written."""

    characters: int
    """How many characters the table holds."""
    names: int
    """How many names got keys."""


def make_keys(bank: Path, gazetteer: Iterable[str]) -> Made:
    """Write pinyin.txt and keys.csv into `bank`; `gazetteer` is every text whose characters the table must hold."""
    library = _library()
    characters = set(_level_one_and_two())
    for text in gazetteer:
        characters.update(text)
    for file in _texts(bank):
        characters.update(_decoded(file))
    table = _table(sorted(filter(_CHINESE.fullmatch, characters)), library)
    names = list(dict.fromkeys(_names(bank)))
    write_whole(bank / TABLE, _table_text(table).encode(), force=True)
    write_whole(bank / KEYS, _keys_text(names, library).encode("utf-8-sig"), force=True)
    return Made(len(table), len(names))


def _library() -> Any:
    try:
        library = importlib.import_module("pypinyin")
    except ImportError:
        raise UsageError(say.NO_PYPINYIN) from None
    library.load_phrases_dict({word: [[part] for part in text.split()] for word, text in _WORDS.items()})
    return library


def _level_one_and_two() -> Iterable[str]:
    """Yield the characters of GB 2312, levels one and two."""
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield bytes((row, cell)).decode("gb2312", errors="ignore")


def _texts(bank: Path) -> Iterable[Path]:
    kinds = (".csv", ".toml", ".json")
    folders = sorted(folder for folder in bank.iterdir() if folder.is_dir())
    yield from (file for folder in folders for file in sorted(files_in(folder)) if file.suffix in kinds)


def _decoded(file: Path) -> str:
    decoded = decode_text(read_own(file))
    if decoded is None:
        raise InputError(say.not_text(str(file)))
    return decoded[0]


def _names(bank: Path) -> Iterable[str]:
    folder = bank / "indicators"
    if folder.is_dir():
        for file in sorted(files_in(folder)):
            if file.suffix == ".csv":
                rows = csv.DictReader(io.StringIO(_decoded(file).removeprefix("\ufeff")))
                yield from (name for row in rows if (name := (row.get(NAME_HEAD) or "").strip()))


def _table(characters: Iterable[str], library: Any) -> dict[str, tuple[str, ...]]:
    table = {}
    for char in characters:
        found = library.pinyin(char, style=library.Style.NORMAL, heteronym=True, errors="ignore")
        syllables = [_plain(part) for part in (found[0] if found else [])]
        if known := tuple(dict.fromkeys(part for part in syllables if _SYLLABLE.fullmatch(part))):
            table[char] = known
    return table


def _plain(syllable: str) -> str:
    return syllable.replace("ü", "v").replace("ê", "e")


def _table_text(table: Mapping[str, tuple[str, ...]]) -> str:
    return HEADING + "".join(f"{char} {','.join(known)}\n" for char, known in sorted(table.items()))


def _keys_text(names: Iterable[str], library: Any) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((TEXT_HEAD, READINGS_HEAD))
    for name in names:
        writer.writerow((name, " ".join(_readings(name, library.pinyin, library.Style.NORMAL))))
    return out.getvalue()


def _readings(name: str, pinyin: Callable[..., list[list[str]]], style: Any) -> list[str]:
    """Return one reading a character; what is no Chinese stands for itself, a space as _ ."""
    found = pinyin(name, style=style, errors=lambda rest: [char if char.strip() else "_" for char in rest])
    return [_plain(part[0]) for part in found]
