"""Typed commands: a fixed list of whole inputs, so that no answer is ever taken for one."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from assistant.answers import half_width


class Verb(StrEnum):
    """What a person can ask for besides answering."""

    EXPLAIN = "explain"
    EXAMPLE = "example"
    BACK = "back"
    SKIP = "skip"
    UNDO = "undo"
    REDO = "redo"
    OUTLINE = "outline"
    REVIEW = "review"
    CHECK = "check"
    WRITE = "write"
    PROOF = "proof"
    HELP = "help"
    QUIT = "quit"
    JUMP = "jump"
    CHANGE = "change"
    REMOVE = "remove"
    LONG = "long"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Command:
    """A command as typed."""

    verb: Verb
    argument: str = ""
    """What follows the word: a line's number, a question's number or name, a path, the unknown word itself."""


# verb: words that stand alone; each also works behind a slash, as do the pinyin initials.
WORDS: Final[dict[Verb, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    Verb.EXPLAIN: (("?", "为什么"), ("wsm",)),
    Verb.EXAMPLE: (("例子",), ("lz",)),
    Verb.BACK: (("上一题",), ("syt",)),
    Verb.SKIP: (("跳过",), ("tg",)),
    Verb.UNDO: (("撤销",), ("cx",)),
    Verb.REDO: (("重做",), ("czb", "redo")),
    Verb.OUTLINE: (("目录",), ("ml",)),
    Verb.REVIEW: (("核对",), ("hd",)),
    Verb.CHECK: (("预审",), ("ys",)),
    Verb.WRITE: (("写出",), ("xc",)),
    Verb.PROOF: (("送审稿",), ("ssg",)),
    Verb.LONG: (("长文",), ("cw",)),
    Verb.HELP: (("帮助",), ("", "bz")),
    Verb.QUIT: (("退出",), ("tc", "q")),
}
# What may follow the word is optional: without it the person is told what is missing.
_NUMBERED: Final = {"改": Verb.CHANGE, "修改": Verb.CHANGE, "g": Verb.CHANGE, "删": Verb.REMOVE, "删除": Verb.REMOVE,
                    "s": Verb.REMOVE, "跳到": Verb.JUMP, "td": Verb.JUMP}  # fmt: skip
_WITH_NUMBER = re.compile(r"(/?)(跳到|修?改|删除?|td|g|s) ?(?:第 ?)?(\d{1,3})?(?: ?[条题])?")
_WITH_NAME = re.compile(r"/?跳到\s*(\S.{0,40})")
_LIKE_A_COMMAND = re.compile(r"/?(?:(?:修?改|删除?)\s*(?:第\s*)?\d.{0,40}|(?:撤销|重做|上一题|跳过|写出|退出).{0,4})")
# What follows must look like a file: a duty may well begin with 写出.
_WITH_PATH = re.compile(r"/?(写出|送审稿)\s+(\S*/.*|\S.*\.docx)", re.IGNORECASE)


def parse_command(text: str) -> Command | None:
    """Return the command that the whole of `text` is, or None for an answer; an unknown /word is UNKNOWN."""
    typed = text.strip()
    # The help says 打 跳到 8, and who has never used such a program types just that.
    if (told := re.fullmatch(r"打\s*(\S.*)", typed)) and (meant := parse_command(told.group(1))):
        return meant
    plain = re.sub(r"\s+", " ", half_width(typed))
    if match := _WITH_NUMBER.fullmatch(plain):
        slash, word, number = match.groups()
        if slash or not word.isascii():
            return Command(_NUMBERED[word], number or "")
    if match := _WITH_NAME.fullmatch(plain):
        return Command(Verb.JUMP, match.group(1))
    if match := _WITH_PATH.fullmatch(typed):
        return Command(Verb.WRITE if match.group(1) == "写出" else Verb.PROOF, match.group(2))
    for verb, (words, keys) in WORDS.items():
        if plain in words or (plain.startswith("/") and plain[1:] in (*words, *keys)):
            return Command(verb)
    return Command(Verb.UNKNOWN, plain) if re.fullmatch(r"/[^\s/]{1,12}", plain) else None


def word_of(verb: Verb) -> str:
    """Return the word that stands for a command that needs nothing behind it."""
    return WORDS[verb][0][-1]


def is_doubtful(text: str) -> bool:
    """Return whether an answer looks like a command that was typed wrongly, or like the number of a choice."""
    plain = re.sub(r"\s+", " ", half_width(text.strip()))
    return len(plain) == 1 or plain.isdecimal() or _LIKE_A_COMMAND.fullmatch(plain) is not None


def nearest_word(word: str) -> str | None:
    """Return the known command nearest to an unknown /word."""
    known = [name for words, _ in WORDS.values() for name in words]
    found = difflib.get_close_matches(word.lstrip("/"), known, 1, 0.5)
    return found[0] if found else None
