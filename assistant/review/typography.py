"""Typography: marks, spaces, digits and units; brackets and numbering have modules of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from assistant.bank import Bank
from assistant.bank import terms as tables
from assistant.bank.terms import Sign
from assistant.bank.words import WordList
from assistant.model import Finding, Severity, Strength
from assistant.review.context import Context, FormRule, LineRule, found
from assistant.review.lines import Line, Role
from assistant.review.typography_numbering import check_numbering
from assistant.review.typography_pairs import check_pairs
from assistant.wording.review import typography as say

Edit = tuple[int, int, str]
"""Where a text is changed and what is put there."""

_WIDE: Final = "[一-鿿“”‘’（）《》〈〉〔〕【】、，。；：！？—…％%‰㎡]"
_HALF: Final = re.compile(f"(?<={_WIDE})[,;:!?]|[,;:!?](?={_WIDE})")
_HALF_HINT: Final = re.compile(r'[,;:!?.()"]')
_FULL_STOP: Final = re.compile(r"(?<=[一-鿿”》）])\.(?=[一-鿿“《]|\s*$)")
_BRACKETS: Final = re.compile(r"[(（]([^()（）\n]{0,80})[)）]")
_STRAIGHT_QUOTES: Final = re.compile(r'"([^"“”\n]{1,60})"')
_HAN: Final = re.compile("[一-鿿]")
_FULL_OF_HALF: Final = str.maketrans(",;:!?.()", "，；：！？。（）")
_FULL_WIDTH: Final = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９Ａ-Ｚａ-ｚ]+)*")
_HALF_OF_FULL: Final = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF5B), 0xFF0E)}
_SPAN: Final = re.compile(
    r"(?<![A-Za-z0-9.\-—/〔])(\d{1,4}(?:\.\d{1,3})?[%‰]?)(?:--?|~|－|–|――|-)(\d{1,4}(?:\.\d{1,3})?)"
    r"(?=\s?(?:[月日年号时点周旬天户人个亩元岁度期级次条处名%‰万千公米平吨家口座盏场份件分小]))(?![\d\-/.])"
)
_DOCUMENT: Final = re.compile(r"[\[【(（［]((?:19|20)\d\d)[\]】)）］](?=第?\d{1,4}号)")
_HYPHEN: Final = re.compile("[-~－–]")
_DOUBLED: Final = re.compile("[。，、；：！？][。，、；：！？]+")
_KEPT_DOUBLES: Final = re.compile("？！|！？")
_WEIGHT: Final = "、，：；？！。"
_SPACES: Final = re.compile("[ \u00a0\u3000]+")
_BESIDE_SPACE: Final = re.compile("[一-鿿，。；：！？、“”‘’（）《》〈〉〔〕【】％%‰≥≤]")
_MARK_OR_DIGIT: Final = re.compile("[0-9０-９，。；：！？、“”‘’（）《》〈〉〔〕【】％%≥≤＞＜=]")
_INVISIBLE: Final = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]+")


def sign_list(bank: Bank) -> WordList[Sign]:
    """Return the signs and units of a bank."""
    return bank.word_list(bank.parsed(tables.SIGNS, tables.parse_sign))


def _mended(text: str, edits: Sequence[Edit]) -> tuple[tuple[int, str], str]:
    """Return the stretch of text that holds all edits, with a character on either side to know it by, and its mend."""
    start, end = edits[0][0], edits[-1][1]
    start -= 1 if start and text[start - 1] != "\n" else 0
    end += 1 if end < len(text) and text[end] != "\n" else 0
    parts, at = [], start
    for begin, stop, new in edits:
        parts += [text[at:begin], new]
        at = stop
    return (start, text[start:end]), "".join([*parts, text[at:end]])


def _found(rule: str, line: Line, edits: Sequence[Edit], message: str, basis: str) -> Finding:
    place, fix = _mended(line.text, edits)
    return found(f"typography.{rule}", Severity.NOTE, line, message, place, fix, basis, Strength.CUSTOM)


def check_half_width(line: Line, context: Context) -> Iterator[Finding]:
    """Find half-width marks among Chinese characters."""
    text = line.text
    if not _HALF_HINT.search(text):
        return
    edits: list[Edit] = []
    for match in (*_HALF.finditer(text), *_FULL_STOP.finditer(text)):
        at = match.start()
        if text[max(0, at - 1) : at].isdigit() and text[at + 1 : at + 2].isdigit():
            continue
        edits.append((at, at + 1, match.group().translate(_FULL_OF_HALF)))
    for match in _BRACKETS.finditer(text):
        begin, stop = match.start(), match.end() - 1
        if text[begin] == "(" and (_HAN.search(match[1]) or text[stop] == "）"):
            edits.append((begin, begin + 1, "（"))
        if text[stop] == ")" and (_HAN.search(match[1]) or text[begin] == "（"):
            edits.append((stop, stop + 1, "）"))
    for match in _STRAIGHT_QUOTES.finditer(text):
        if _HAN.search(match[1]):
            edits += [(match.start(), match.start() + 1, "“"), (match.end() - 1, match.end(), "”")]
    if edits:
        edits.sort()
        marks = list(dict.fromkeys(text[start:end] for start, end, _ in edits))
        yield _found("half_width", line, edits, say.half_width(len(edits), marks), say.MARKS_BASIS)


def check_signs(line: Line, context: Context) -> Iterator[Finding]:
    """Find signs and units that are written otherwise in such papers: >=, ％, ㎡."""
    edits: dict[Sign, list[Edit]] = {}
    wrong: dict[Sign, str] = {}
    for match in context.bank.made(sign_list).find(line.text):
        sign = match.means
        if sign.is_unit and not re.match(r"[0-9０-９元/每]", line.text[max(0, match.start - 1) : match.start]):
            continue
        end = match.start + len(match.excerpt)
        rest = line.text[end : end + 1]
        if match.excerpt[-1].isascii() and match.excerpt[-1].isalnum() and rest.isascii() and rest.isalnum():
            continue  # the beginning of a longer word or number
        edits.setdefault(sign, []).append((match.start, end, sign.better))
        wrong.setdefault(sign, match.excerpt)
    for sign, found_here in edits.items():
        if sign.is_unit:
            message = say.unit(wrong[sign], sign.better)
        else:
            message = say.sign(len(found_here), wrong[sign], sign.better)
        yield _found("unit" if sign.is_unit else "sign", line, found_here, message, say.NUMBERS_BASIS)


def check_digits(line: Line, context: Context) -> Iterator[Finding]:
    """Find digits and letters of full width, and hyphens between two numbers."""
    wide = [
        (match.start(), match.end(), match.group().translate(_HALF_OF_FULL))
        for match in _FULL_WIDTH.finditer(line.text)
    ]
    if wide:
        yield _found("full_width", line, wide, say.full_width(len(wide)), say.NUMBERS_BASIS)
    if not _HYPHEN.search(line.text):
        return
    for match in _SPAN.finditer(line.text):
        better = f"{match[1]}—{match[2]}"
        place = (match.start(), match.group())
        yield found("typography.span", Severity.NOTE, line, say.span(better), place, better, say.NUMBERS_BASIS)


def check_documents(line: Line, context: Context) -> Iterator[Finding]:
    """Find years of document numbers in other brackets than 〔〕."""
    for match in _DOCUMENT.finditer(line.text):
        better = f"〔{match[1]}〕"
        message, place = say.document(better), (match.start(), match.group())
        yield found("typography.document", Severity.NOTE, line, message, place, better, say.DOCUMENT_BASIS)


def check_doubled(line: Line, context: Context) -> Iterator[Finding]:
    """Find two marks where one is meant."""
    for match in _DOUBLED.finditer(line.text):
        if _KEPT_DOUBLES.fullmatch(match.group()):
            continue
        best = max(match.group(), key=_WEIGHT.index)
        message, place = say.doubled(match.group(), best), (match.start(), match.group())
        yield found("typography.doubled", Severity.NOTE, line, message, place, best, say.MARKS_BASIS)


def check_ending(line: Line, context: Context) -> Iterator[Finding]:
    """Find a text that ends as if something were to follow."""
    text = line.text.rstrip()
    if len(text) > 1 and text[-1] in "，、：" and _HAN.match(text[-2]):
        place, message = (len(text) - 1, text[-1]), say.ending(text[-1])
        yield found("typography.ending", Severity.NOTE, line, message, place, "。", say.MARKS_BASIS)


def check_spaces(line: Line, context: Context) -> Iterator[Finding]:
    """Find spaces beside Chinese characters, and characters that cannot be seen."""
    text = line.text
    if " " not in text and text.isprintable():  # all others that are looked for cannot be printed
        return
    removable: list[Edit] = []
    between: list[tuple[int, str]] = []
    for match in _SPACES.finditer(text):
        before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
        if not before.strip() or not after.strip():
            continue
        if not (_BESIDE_SPACE.match(before) or _BESIDE_SPACE.match(after)):
            continue
        if _MARK_OR_DIGIT.match(before) or _MARK_OR_DIGIT.match(after):
            removable.append((match.start(), match.end(), ""))
        elif _HAN.match(before) and _HAN.match(after):
            between.append((match.start() - 1, text[match.start() - 1 : match.end() + 1]))
    if removable:
        yield _found("space", line, removable, say.spaces(len(removable)), say.MARKS_BASIS)
    if between:
        message = say.spaces_between(between[0][1])
        yield found("typography.space", Severity.NOTE, line, message, between[0], basis=say.MARKS_BASIS)
    hidden = [(match.start(), match.end(), "") for match in _INVISIBLE.finditer(text)]
    if hidden:
        yield _found("invisible", line, hidden, say.invisible(len(hidden)), say.MARKS_BASIS)


_MARK_RULES: Final[tuple[LineRule, ...]] = (
    check_half_width,
    check_signs,
    check_digits,
    check_documents,
    check_doubled,
    check_ending,
    check_spaces,
    check_pairs,
    check_numbering,
)


_RULES_WITHOUT_RARE: Final = tuple(
    rule for rule in _MARK_RULES if rule not in (check_half_width, check_digits, check_documents)
)
# What those three look for holds one of these: most lines hold none.
_RARE: Final = re.compile(r'[,;:!?.()"０-９Ａ-Ｚａ-ｚ\-~－–\[【（［]')


def check_marks(line: Line, context: Context) -> Iterable[Finding]:
    """Find what is off with marks, digits, spaces, brackets and numbering, in this order."""
    if line.role in (Role.FILER, Role.DEPARTMENT) or (line.role is Role.TITLE and line.objective):
        return ()
    rules = _MARK_RULES if _RARE.search(line.text) else _RULES_WITHOUT_RARE
    return chain.from_iterable([rule(line, context) for rule in rules])


LINE_RULES: Final[tuple[LineRule, ...]] = (check_marks,)
FORM_RULES: Final[tuple[FormRule, ...]] = ()
