"""The words that a printed form consists of, recognised however they are spaced, bracketed and punctuated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from assistant.form import Form, ListHead
from assistant.model import Category
from assistant.text import squeeze

# Bounded, so that no run of blanks however long makes matching slow.
BLANKS: Final = "[\\s\u200b\u2060\ufeff]{0,60}"
COLON: Final = "[：:﹕∶︰]"
NUMERAL: Final = "[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[①-⒛]"
_ENCLOSED: Final = (("①", "⑳"), ("⑴", "⒇"), ("⒈", "⒛"))
_OPEN, _CLOSE = "[（(【\\[]", "[）)】\\]]"
# A remark of the form behind a label; a bracketed numeral begins an item instead.
_BRACKET: Final = f"{BLANKS}{_OPEN}(?!{BLANKS}(?:{NUMERAL}){BLANKS}{_CLOSE})[^（）()\n]{{0,60}}{_CLOSE}"
_LAST: Final = f"{BLANKS}$"
_STAMP: Final = f"{_OPEN}{BLANKS}[盖公签]{BLANKS}章{BLANKS}{_CLOSE}"

MOST_SCANNED: Final = 400
"""Labels that share a line stand on a short one."""


class LabelKind(Enum):
    """What a label opens."""

    TITLE = "title"
    FILER = "filer"
    FIELD = "field"
    AMOUNT = "amount"
    STATIC = "static"
    UNIT = "unit"
    DUTIES = "duties"
    OBJECTIVE = "objective"
    OUTPUTS = "outputs"
    BENEFITS = "benefits"
    STAMP = "stamp"


@dataclass(frozen=True)
class Label:
    """One label of the form."""

    kind: LabelKind
    """What it opens."""
    pattern: re.Pattern[str]
    """Matches at the start of a text where a blank may end the label."""
    strict: re.Pattern[str]
    """Matches only where a colon or the line's end ends it: for places where sentences stand."""
    words: str
    """The label without blanks, for labels that are broken over several lines."""
    path: str = ""
    """JSON Pointer of the member it opens."""


@dataclass(frozen=True)
class Match:
    """A label at the start of a text."""

    label: Label
    """Which."""
    end: int
    """Where it ends."""
    number: int | None = None
    """Of an objective."""


def spaced(words: str) -> str:
    """Return a regular expression for `words` with blanks anywhere and brackets of either width."""
    brackets = {"（": _OPEN, "）": _CLOSE, "：": f"{COLON}?"}
    return BLANKS.join(brackets.get(char, re.escape(char)) for char in squeeze(words))


def parse_numeral(text: str) -> int:
    """Return the value of a NUMERAL."""
    if text.isdecimal():
        return int(text)  # int() takes full-width digits as well
    for first, last in _ENCLOSED:
        if first <= text[0] <= last:
            return ord(text[0]) - ord(first) + 1
    digits = "零一二三四五六七八九"
    if "十" not in text:
        return int("".join(str(digits.index(char)) for char in text))
    tens, _, ones = text.partition("十")
    # 十十 and the like are no numerals; they must not become items, nor end the program.
    if not all(part == "" or part in digits for part in (tens, ones)):
        return 0
    return (digits.index(tens) if tens else 1) * 10 + (digits.index(ones) if ones else 0)


class Labels:
    """All labels of one form."""

    def __init__(self, form: Form) -> None:
        self.titles = tuple(squeeze(part.title) for part in form.objectives)
        self._title = _title(form.title)
        self._labels = (self._title, *_labels(form))
        self._categories = _category_pattern(
            {key: _category_words(part.label, part.aliases) for key, part in form.categories.items()}
        )
        self._output_groups = _category_pattern(form.output_heads)

    def match(self, text: str, strict: bool, without: tuple[LabelKind, ...] = ()) -> Match | None:
        """Return the longest label that `text` begins with; `strict` asks for a colon or the line's end."""
        best: Match | None = None
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        for label in self._labels:
            if label.kind in without:
                continue
            found = (label.strict if strict else label.pattern).match(text)
            if found and (best is None or lead + found.end() > best.end):
                number = found.groupdict().get("number")
                best = Match(label, lead + found.end(), parse_numeral(number) if number else None)
        return best

    def find(self, text: str, kinds: tuple[LabelKind, ...]) -> int | None:
        """Return where in the first MOST_SCANNED characters of `text`, after a blank, a label of `kinds` begins."""
        text = text[:MOST_SCANNED]
        for gap in re.finditer(r"\s+", text):
            match = self.match(text[gap.end() :], strict=False)
            if match and match.label.kind in kinds:
                return gap.end()
        return None

    def find_title(self, text: str) -> int | None:
        """Return where in `text` the form's title begins."""
        found = self._title.pattern.search(text)
        return found.start() if found else None

    def begins(self, text: str) -> bool:
        """Tell whether `text` is the beginning of a label and not the whole of one."""
        short = re.sub("^其中[：:]?", "", squeeze(text))
        return bool(short) and any(label.words.startswith(short) and label.words != short for label in self._labels)

    def category(self, text: str) -> tuple[Category, int] | None:
        """Return the category of the benefit label that `text` begins with, and where the label ends."""
        return _category_at(self._categories, text)

    def begins_category(self, text: str) -> bool:
        """Tell whether `text` may be a category's label, or the beginning of one, without its colon."""
        short = re.sub(_FILL, "", text)
        return bool(short) and any(word.startswith(short) for word in self._categories[1])

    def output_group(self, text: str) -> tuple[Category, int] | None:
        """Return the category of the outputs' group head that `text` begins with, and where it ends."""
        return _category_at(self._output_groups, text)


def _labels(form: Form) -> Iterable[Label]:
    filer = form.filer_label.partition("（")[0].rstrip("：")
    for name in (filer, *form.aliases.get("/filer", ())):
        yield _label(
            LabelKind.FILER,
            name,
            "/filer",
            f"{spaced(name)}(?:{BLANKS}{COLON}?{BLANKS}{_STAMP})?",
            ends=f"(?<={_CLOSE})",
        )
    for line in form.amounts:
        lead = f"(?:{BLANKS}其{BLANKS}中{BLANKS}{COLON}?{BLANKS})?"
        for name in (line.label, *form.aliases.get(line.path, ())):
            body = f"{lead}{spaced(name)}(?:{_BRACKET})?"
            yield _label(LabelKind.AMOUNT, name, line.path, body, numbered=f"(?={BLANKS}[0-9０-９￥¥_＿﹍…])")
    unit = f"(?:金额)?(?:单位{BLANKS}{COLON}?)?{BLANKS}(?:万{BLANKS})?元"
    yield _whole(
        LabelKind.UNIT,
        f"{BLANKS}(?:{_OPEN}{BLANKS}{unit}{BLANKS}{_CLOSE}(?:{BLANKS}{COLON})?|(?:金额)?单位{BLANKS}{COLON}{BLANKS}(?:万元|元))",
    )
    yield from _printed(form)
    yield from _objective(form)
    yield from _head(LabelKind.OUTPUTS, form.outputs, form.aliases.get("/objectives/outputs", ()))
    yield from _head(LabelKind.BENEFITS, form.benefits, form.aliases.get("/objectives/benefits", ()))


def _objective(form: Form) -> Iterable[Label]:
    prefix = form.objective_label.partition("{number}")[0]
    number = f"{BLANKS}(?:{_OPEN}{BLANKS})?(?P<number>{NUMERAL})(?:{BLANKS}{_CLOSE})?{BLANKS}"
    yield _whole(
        LabelKind.OBJECTIVE,
        f"{BLANKS}{spaced(prefix)}(?:{number}(?:{COLON}|[、.．])?|{BLANKS}{COLON}|{_LAST})",
        squeeze(prefix),
    )
    for name in form.aliases.get("/objectives/title", ()):
        yield _whole(LabelKind.OBJECTIVE, f"{BLANKS}{spaced(name)}{number}(?:{COLON}|{_LAST})", squeeze(name))


def _head(kind: LabelKind, head: ListHead, aliases: tuple[str, ...]) -> Iterable[Label]:
    """Yield the head of a list; what could also begin a sentence counts only where it stands alone."""
    name = spaced(head.head.rstrip("："))
    first_item = f"(?={BLANKS}(?:$|[（(]?{BLANKS}[1１①一]{BLANKS}[、.．）)]|①|⒈|⑴))"
    yield _whole(kind, f"{BLANKS}{name}{_BRACKET}{BLANKS}{COLON}?", squeeze(head.head_first))
    yield _whole(kind, f"{BLANKS}{name}{BLANKS}{COLON}{_BRACKET}{BLANKS}{COLON}?(?={_LAST})", squeeze(head.head_first))
    yield _label(kind, head.head.rstrip("："), "", name)
    body = f"(?:{name}(?:{_BRACKET})?|{_OPEN}{BLANKS}{name}{BLANKS}{_CLOSE})"
    numeral = f"{BLANKS}(?:[一二三四]{BLANKS}[、.．]|{_OPEN}{BLANKS}[一二三四]{BLANKS}{_CLOSE}[、.．]?)?{BLANKS}"
    yield _whole(kind, f"{numeral}{body}{BLANKS}(?:{COLON}|[；;。]?{first_item})")
    yield _whole(kind, f"{BLANKS}[1-4１-４]{BLANKS}[、.．]{BLANKS}{body}{BLANKS}{COLON}?(?={_LAST})")
    for other in aliases:
        yield _whole(kind, f"{BLANKS}{spaced(other)}{BLANKS}{COLON}{first_item}")


def _printed(form: Form) -> Iterable[Label]:
    """Yield the labels that stand in cells of their own and open the cell after them."""
    for row in form.all_rows():
        for cell, follower in zip(row.cells, (*row.cells[1:], None), strict=True):
            if not cell.text or cell.stamp:
                continue
            words = squeeze(cell.text)
            name = words.partition("（")[0].rstrip("：")
            if follower is not None and follower.stamp:
                yield _whole(LabelKind.STAMP, f"{BLANKS}{spaced(name)}{BLANKS}{_STAMP}{BLANKS}{COLON}?", words)
                opinion = f"(?:审核|审查|审批)?{BLANKS}意{BLANKS}见{BLANKS}(?:{COLON}|$)"
                yield _whole(LabelKind.STAMP, f"{BLANKS}{spaced(name)}{BLANKS}{opinion}", f"{name}意见")
            elif follower is not None and (path := follower.field or (follower.items and "/duties")):
                kind = LabelKind.FIELD if follower.field else LabelKind.DUTIES
                for other in (name, *form.aliases.get(path, ())):
                    yield _label(kind, other, path, f"{spaced(other)}(?:{_BRACKET})?")
            else:
                others = form.aliases.get("/objectives", ()) if cell.merge == "objectives" else ()
                for other in (name, *others):
                    yield _label(LabelKind.STATIC, other, "", spaced(other), ends=f"(?={BLANKS}{_OPEN})")


def _title(title: str) -> Label:
    # Years and counties differ in how much of the title they print; cut only where a word begins.
    words = squeeze(title)
    starts = sorted({0, *(max(0, words.find(word)) for word in ("部门", "整体", "绩效目标"))})
    body = "|".join(spaced(words[start:]) for start in starts)
    return Label(LabelKind.TITLE, re.compile(body), re.compile(f"(?:{body}){BLANKS}$"), words)


def _label(kind: LabelKind, words: str, path: str, body: str, ends: str = "", numbered: str = "") -> Label:
    """Return a label; `ends` may end it as well, `numbered` only where it may also bear a number of its own."""
    lead = f"(?:(?:{NUMERAL}){BLANKS}[、.．]{BLANKS})?" if numbered else ""
    more = f"|{ends}" if ends else ""
    strict = re.compile(f"{BLANKS}{body}(?:{BLANKS}{COLON}|{BLANKS}${more})")
    loose = f"|{numbered}" if numbered else ""
    pattern = re.compile(f"{BLANKS}{lead}{body}(?:{BLANKS}{COLON}|{BLANKS}$|(?=\\s){more}{loose})")
    return Label(kind, pattern, strict, squeeze(words), path)


def _whole(kind: LabelKind, body: str, words: str = "") -> Label:
    pattern = re.compile(body)
    return Label(kind, pattern, pattern, words)


def _category_words(label: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    names = (label.rstrip("：:"), *aliases)
    return tuple({word for name in names for word in (name, name.removesuffix("指标"))})


_CategoryPattern = tuple[re.Pattern[str], dict[str, Category]]

# Blanks and quotation marks: “经济效益”指标.
_FILL: Final = '[\\s\u200b\u2060\ufeff“”"]{0,60}'


def _category_pattern(words: Mapping[Category, tuple[str, ...]]) -> _CategoryPattern:
    of_word = {squeeze(word): key for key, group in words.items() for word in group}
    names = "|".join(_FILL.join(map(re.escape, word)) for word in sorted(of_word, key=len, reverse=True))
    counted = f"(?:{BLANKS}[0-9０-９]{{1,2}})?(?:{BLANKS}{_OPEN}{BLANKS}[%％]{BLANKS}{_CLOSE})?"
    return re.compile(
        f"{_FILL}(?:{_OPEN}{BLANKS}(?P<inner>{names}){BLANKS}{_CLOSE}{BLANKS}{COLON}?"
        f"|(?P<plain>{names}){_FILL}{counted}{BLANKS}(?:{COLON}|—{{1,2}}))"
    ), of_word


def _category_at(pattern: _CategoryPattern, text: str) -> tuple[Category, int] | None:
    lead = len(text) - len(text.lstrip())
    match = pattern[0].match(text, lead)
    if not match:
        return None
    word = re.sub(_FILL, "", match["inner"] or match["plain"])
    return pattern[1][word], match.end()
