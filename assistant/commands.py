"""Typed commands: a fixed list of whole inputs, so that no answer is ever taken for one."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from assistant.answers import half_width
from assistant.wording.problems import ALL_WORDS, FAMILY_WORDS


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
    PAPER = "paper"
    CONTRAST = "contrast"
    CHECK = "check"
    CHANGES = "changes"
    WRITE = "write"
    PROOF = "proof"
    FILL = "fill"
    HELP = "help"
    QUIT = "quit"
    JUMP = "jump"
    CHANGE = "change"
    REMOVE = "remove"
    LONG = "long"
    OUTSIDE = "outside"
    TAKE_OVER = "take_over"
    SAVE_TO = "save_to"
    FIND = "find"
    MORE = "more"
    BASICS = "basics"
    GLOSSARY = "glossary"
    FIX = "fix"
    KEEP = "keep"
    SAVE_PHRASE = "save_phrase"
    LINE_UP = "line_up"
    INSERT = "insert"
    UP = "up"
    DOWN = "down"
    MOVE_TO = "move_to"
    COPY = "copy"
    SPLIT = "split"
    MERGE = "merge"
    CATEGORISE = "categorise"
    ALTER = "alter"
    KEEP_LINES = "keep_lines"
    KEEP_REST = "keep_rest"
    KEEP_SOUND = "keep_sound"
    REPHRASE = "rephrase"
    KEEP_DUTIES = "keep_duties"
    SEND = "send"
    PAPERS = "papers"
    SAMPLE = "sample"
    REST_EMPTY = "rest_empty"
    AMOUNTS = "amounts"
    AMOUNTS_LATER = "amounts_later"
    AS_LAST = "as_last"
    QUICK = "quick"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Command:
    """A command as typed."""

    verb: Verb
    argument: str = ""
    """What follows the word: number of a line, question or changes, a question's name, a path, the unknown word."""


# verb: words that stand alone; each also works behind a slash, as do the pinyin initials.
WORDS: Final[dict[Verb, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    Verb.EXPLAIN: (("?", "??", "为何", "为什么"), ("wsm",)),
    Verb.EXAMPLE: (("例子",), ("lz",)),
    Verb.BACK: (("上一步", "上一题"), ("syt",)),
    Verb.SKIP: (("下一题", "跳过"), ("tg",)),
    Verb.UNDO: (("撤消", "撤销"), ("cx",)),
    Verb.REDO: (("恢复", "重做"), ("czb", "redo")),
    Verb.OUTLINE: (("目录",), ("ml",)),
    Verb.REVIEW: (("核对",), ("hd",)),
    Verb.PAPER: (("纸样",), ("zy",)),
    Verb.CONTRAST: (("对照",), ("dz",)),
    Verb.CHECK: (("预审",), ("ys",)),
    Verb.CHANGES: (("改动记录", "改动"), ("gd",)),
    Verb.WRITE: (("写出",), ("xc",)),
    Verb.PROOF: (("送审稿",), ("ssg",)),
    Verb.FILL: (("空表",), ("kb",)),
    Verb.LONG: (("长文",), ("cw",)),
    Verb.OUTSIDE: (("外部编辑",), ("wbbj",)),
    Verb.TAKE_OVER: (("接管",), ("jg",)),
    Verb.SAVE_TO: (("存到",), ("cd",)),
    Verb.FIND: (("搜", "搜索", "找"), ("zh", "ss")),
    Verb.MORE: (("更多",), ("gdt", "more")),
    Verb.BASICS: (("基本数据",), ("jbsj",)),
    Verb.FIX: (("照改",), ("zg",)),
    Verb.KEEP: (("保留",), ("bl",)),
    Verb.SAVE_PHRASE: (("存常用语", "存为常用语"), ("cyy",)),
    Verb.LINE_UP: (("目标一览", "一览"), ("yl",)),
    Verb.INSERT: (("插入", "插到"), ("cr",)),
    Verb.UP: (("上移",), ("sy",)),
    Verb.DOWN: (("下移",), ("xy",)),
    Verb.MOVE_TO: (("移到",), ("yd",)),
    Verb.COPY: (("复制",), ("fz",)),
    Verb.SPLIT: (("拆开", "拆"), ("cf",)),
    Verb.MERGE: (("合并", "合"), ("hb",)),
    Verb.CATEGORISE: (("类别",), ("lb",)),
    Verb.ALTER: (("换",), ("hz",)),
    Verb.KEEP_LINES: (("留下", "留"), ("ll",)),
    Verb.KEEP_REST: (("全留", "其余全留", "其余全部保留"), ("qyqbbl", "ql")),
    Verb.KEEP_SOUND: (("没毛病的都留", "没毛病的全留"), ("mmbdl",)),
    Verb.REPHRASE: (("换题库表述", "换题库"), ("htk",)),
    Verb.KEEP_DUTIES: (("照抄去年的职责", "保留全部职责", "保留全部"), ("blqb", "zc")),
    Verb.SEND: (("发送",), ("fs",)),
    Verb.PAPERS: (("材料",), ("cl",)),
    Verb.SAMPLE: (("样表",), ("yb",)),
    Verb.REST_EMPTY: (("其余都没有", "其余为空"), ("qywk",)),
    Verb.AMOUNTS: (("换金额",), ("hje",)),
    Verb.AMOUNTS_LATER: (("金额最后填", "金额后填"), ("jeht",)),
    Verb.AS_LAST: (("照去年", "同去年", "同上年"), ("tsn",)),
    Verb.QUICK: (("快填",), ("kt",)),
    Verb.HELP: (("帮助",), ("", "bz")),
    Verb.QUIT: (("退出",), ("tc", "q")),
}
# What may follow the word is optional: without it the person is told what is missing.
_NUMBERED: Final = {
    "改": Verb.CHANGE, "修改": Verb.CHANGE, "g": Verb.CHANGE,
    "删": Verb.REMOVE, "删除": Verb.REMOVE, "s": Verb.REMOVE,
    "跳到": Verb.JUMP, "跳转": Verb.JUMP, "跳": Verb.JUMP, "td": Verb.JUMP,
}  # fmt: skip
_WITH_NUMBER = re.compile(
    r"(/?)(跳到|跳转|修?改|删除?|td|g|s)[ :]*(?:第 ?)?(\d{1,3})?(?: ?[条题])?[。.!]?|()(跳) ?到? ?(\d{1,3})"
)
_WITH_COUNT = re.compile(r"(?:/?改动(?:记录)?|/gd) ?:? ?(?:最近 ?)?(\d{1,3}) ?[笔条]?[。.!]?")
_WITH_QUERY = re.compile(r"/?(?:找|搜|搜索|zh|ss)[ :]+(\S.{0,40})")
_WITH_FIGURES = re.compile(r"/?基本数据[ :]*(\S.{0,200})")
_WITH_VALUES = re.compile(r"/?(?:快填|kt)[ :]+(\S.{0,400})")
_WITH_RANGE = re.compile(r"/?(?:照改|zg)[ :]*第? ?(\d{1,4}(?: ?(?:-|—|到|至) ?\d{1,4})?|全部) ?处?[。.!]?")
_WITH_REASON = re.compile(r"/?(?:保留|bl)[ :]*第? ?(\d{1,4}(?: ?处?[ :,，]+\S.{0,200})?)")
_WITH_LINE = re.compile(r"/?(?:存为?常用语|cyy)[ :]*第? ?(\d{1,3}) ?条?[。.!]?")
_OF_THE_LIST = re.compile(
    rf"/?(?:预审|ys)[ :]*(?:第 ?)?({'|'.join((*ALL_WORDS, *FAMILY_WORDS))}|\d{{1,4}})(?: ?处)?[。.!]?"
)
_WITH_PAGE = re.compile(r"(?:/?纸样|/zy)[ :]*第? ?(\d{1,3}) ?页?[。.!]?")
_WHOLE_CONTRAST = re.compile(r"(?:/?对照|/dz)[ :]*(全部)[。.!]?")
# A state or an office: no more than a name, so that no sentence is taken for it.
_OF_THE_OUTLINE = re.compile(r"/?(?:目录|ml)[ :]+([^\s\d，。；：、,;:.!?]{2,12})[。.!]?")
_WITH_WORD = re.compile(r"\? ?([^?\s].{0,15})")
_ALONE_WITH_LINE: Final = tuple(
    (re.compile(rf"(?:/?(?:{words})|/{key})[ :]*(?:第 ?)?(\d{{1,3}}) ?条?(?:之?前)?[。.!]?"), verb)
    for words, key, verb in (
        ("插[到入]", "cr", Verb.INSERT),
        ("上移", "sy", Verb.UP),
        ("下移", "xy", Verb.DOWN),
        ("复制", "fz", Verb.COPY),
    )
)
_PIECES: Final = r"全部|留? ?\d{1,3}(?:[ ,，、到至-]+\d{1,3})*"
_WITH_PIECES = re.compile(rf"(?:/?拆[开分]?|/cf)[ :]*(?:第 ?)?(\d{{1,3}}(?: ?条)?(?: (?:{_PIECES}))?)[。.!]?")
_WITH_LINES = re.compile(
    r"(?:/?合并?|/hb)[ :]*(?:第 ?)?(\d{1,3}(?: ?条?(?:-|—|到|至|和| ) ?(?:第 ?)?\d{1,3})?) ?条?[。.!]?"
)
_LIST_NAME: Final = "(?:产出|效益)(?:指标)?"
_WITH_TARGET = re.compile(
    r"(?:/?移到?|/yd)[ :]*(?:第 ?)?(\d{1,3} ?条? ?[到去]? ?"
    rf"(?:目标 ?\d{{1,2}} ?的?(?:{_LIST_NAME})?|{_LIST_NAME}|第? ?\d{{1,3}} ?条?))[。.!]?"
)
_WITH_CATEGORY = re.compile(
    r"(?:/?类别|/lb)[ :]*(?:第 ?)?(\d{1,3} ?条? ?[归为是:]? ?"
    r"(?:(?:经济|社会|生态)(?:效益)?|可持续(?:影响)?|满意度|数量|质量|时效|成本|其他|不分)(?:指标)?)[。.!]?"
)
_WITH_PART = re.compile(
    r"(?:/?换|/hz)[ :]*(?:第 ?)?(\d{1,3}(?: ?条)?(?: |的)"
    r"(?:指标值|值|计量单位|单位|符号|完成时间|时间)(?: |改?[为成] ?)\S.{0,39})"
)
_WITH_KEPT = re.compile(
    r"(?:/?留下?|/ll)[ :]*(?:第 ?)?(\d{1,3}(?: ?条?(?:-|—|到|至|和|、|,| ) ?(?:第 ?)?\d{1,3}){0,20}) ?条?[。.!]?"
)
_WITH_PHRASE = re.compile(
    r"(?:/?换题库(?:表述)?|/htk)[ :]*(?:第 ?)?(\d{1,3}(?: ?条)?(?:[ :]+第? ?\d)?) ?[条个]?[。.!]?"
)
_OF_AN_OBJECTIVE = re.compile(r"(?:/?(?:目标)?一览|/yl)[ :]*(?:目标)? ?(\d{1,2}|职责)[。.!]?")
_WITH_ARGUMENT: Final = (
    *_ALONE_WITH_LINE,
    (_WITH_PIECES, Verb.SPLIT),
    (_WITH_LINES, Verb.MERGE),
    (_WITH_TARGET, Verb.MOVE_TO),
    (_WITH_CATEGORY, Verb.CATEGORISE),
    (_WITH_PART, Verb.ALTER),
    (_WITH_KEPT, Verb.KEEP_LINES),
    (_WITH_PHRASE, Verb.REPHRASE),
    (_OF_AN_OBJECTIVE, Verb.LINE_UP),
    (_WITH_QUERY, Verb.FIND),
    (_WITH_FIGURES, Verb.BASICS),
    (_WITH_VALUES, Verb.QUICK),
    (_WITH_RANGE, Verb.FIX),
    (_WITH_REASON, Verb.KEEP),
    (_WITH_LINE, Verb.SAVE_PHRASE),
    (_OF_THE_LIST, Verb.CHECK),
    (_OF_THE_OUTLINE, Verb.OUTLINE),
    (_WITH_PAGE, Verb.PAPER),
    (_WHOLE_CONTRAST, Verb.CONTRAST),
    (_WITH_WORD, Verb.GLOSSARY),
)
_WITH_NAME = re.compile(r"(?:/?跳到[\s:]*|/td[\s:]+)(\S.{0,40})")
_LIKE_A_COMMAND = re.compile(
    r"/?(?:(?:修?改|删除?)\s*(?:第\s*)?[\d一二三四五六七八九十].{0,20}|(?:撤销|重做|上一题|跳过|写出|退出|送审稿).{0,4}"
    r"|(?:写出|送审稿|空表)\s*\S+\.\w{2,4}|写出.*--\w+)"
)
_SAID_ELSEWHERE = frozenset(
    {"下一步", "下一条", "上一条", "返回", "保存", "清空", "写完了", "完成", "确定", "取消",
     "help", "quit", "exit", "back", "next", ":q",
     "经济", "社会", "生态", "可持续", "满意度", "经济效益", "社会效益", "生态效益", "可持续影响"}
)  # fmt: skip
"""Words of other programs, and the categories alone: hardly ever a line."""
_ENDINGS = " 。.!！~"
# What follows must look like a file: a duty may well begin with 写出.
_WITH_FOLDER = re.compile(r"/?存到\s*((?:~|\.{0,2}/)\S.*|~)")
_WITH_PATH = re.compile(
    r"/?(写出|送审稿|空表)(?:\s+(\S*/.*?|\S.*?\.\w{2,4})|(\S+\.docx))(?:\s+--force)?", re.IGNORECASE
)


def parse_command(text: str) -> Command | None:
    """Return the command that the whole of `text` is, or None for an answer; an unknown /word is UNKNOWN."""
    typed = text.strip()
    # The help says 打 跳到 8, and who has never used such a program types just that.
    if (told := re.fullmatch(r"打\s*(\S.*)", typed)) and (meant := parse_command(told.group(1))):
        return meant
    plain = re.sub(r"\s+", " ", half_width(typed))
    if match := _WITH_NUMBER.fullmatch(plain):
        slash, word, number = match.groups()[:3] if match.group(2) else match.groups()[3:]
        if slash or not word.isascii():
            return Command(_NUMBERED[word], number or "")
    if match := _WITH_COUNT.fullmatch(plain):
        return Command(Verb.CHANGES, match.group(1))
    for pattern, verb in _WITH_ARGUMENT:
        if match := pattern.fullmatch(plain):
            return Command(verb, match.group(1).rstrip("?"))
    if match := _WITH_NAME.fullmatch(plain):
        return Command(Verb.JUMP, match.group(1))
    if match := _WITH_FOLDER.fullmatch(typed):
        return Command(Verb.SAVE_TO, match.group(1).strip())
    if match := _WITH_PATH.fullmatch(typed):
        verb = next(verb for verb, (words, _) in WORDS.items() if match.group(1) in words)
        return Command(verb, match.group(2) or match.group(3))
    bare = plain.replace(" ", "").rstrip(_ENDINGS) or plain
    for verb, (words, keys) in WORDS.items():
        if bare in words or bare.rstrip("?") in words or (bare.startswith("/") and bare[1:].lower() in (*words, *keys)):
            return Command(verb)
    return Command(Verb.UNKNOWN, plain) if re.fullmatch(r"/[^\s/]{1,12}", plain) else None


def word_of(verb: Verb) -> str:
    """Return the word that stands for a command that needs nothing behind it."""
    return WORDS[verb][0][-1]


def is_slash(text: str) -> bool:
    """Return whether a text is a slash with the beginning of a command behind it, not a path or a fraction."""
    return re.fullmatch(r"[/／][^\s/／\d.~]{0,8}", text) is not None


def matching(typed: str) -> list[tuple[str, str, str]]:
    """Return the commands that a slash and what follows may mean, as (word, pinyin initials, verb); best first."""
    wanted = half_width(typed).lstrip("/").replace(" ", "").lower()
    known: list[tuple[str, str, str]] = [
        (words[-1], next((key for key in keys if key), ""), verb) for verb, (words, keys) in WORDS.items()
    ]
    known += [("改", "g", Verb.CHANGE), ("删", "s", Verb.REMOVE), ("跳到", "td", Verb.JUMP)]
    begun = [part for part in known if part[0].startswith(wanted) or part[1].startswith(wanted)]
    return begun + [part for part in known if part not in begun and wanted in part[0]]


def is_doubtful(text: str) -> bool:
    """Return whether an answer looks like a command that was typed wrongly, or like the number of a choice."""
    plain = re.sub(r"\s+", " ", half_width(text.strip()))
    bare = plain.rstrip(_ENDINGS)
    return (
        len(bare) <= 1
        or re.fullmatch(r"[\d、., —~-]+", bare) is not None
        or bare.lower() in _SAID_ELSEWHERE
        or _LIKE_A_COMMAND.fullmatch(plain) is not None
    )


def nearest_word(word: str) -> str | None:
    """Return the known command nearest to an unknown /word."""
    known = [name for words, _ in WORDS.values() for name in words]
    found = difflib.get_close_matches(word.lstrip("/"), known, 1, 0.5)
    return found[0] if found else None
