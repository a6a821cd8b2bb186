"""Terms: terms that are out of date in the form's year, and slips of the pen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from assistant.bank import Bank
from assistant.bank import terms as tables
from assistant.bank.terms import Slip, Term
from assistant.bank.words import Match, WordList
from assistant.form import Form
from assistant.model import Finding, Severity, Strength
from assistant.review.clauses import clause_around
from assistant.review.context import Context, FormRule, LineRule, found
from assistant.review.lines import Line, Role
from assistant.review.spans import in_title, quotation
from assistant.wording.review import terms as say

_NAMES: Final = (Role.FILER, Role.DEPARTMENT)
_RADICALS: Final = re.compile("[\u2f00-\u2fd5]")
_YEAR_INSIDE: Final = re.compile(r"((?:19|20)\d\d)年")
# A letter among digits: 1OO%, l2户, 二O二七年.
_LETTERS: Final = re.compile(
    r"(?<![A-Za-z0-9.])(?:[0-9]+[OoＯ][0-9OoＯ]*|[lI][0-9]+)(?=[%％‰]|[一-鿿])|二[OoＯ0０○][一二三四五六七八九][〇零一二三四五六七八九OoＯ0０○](?=年)"
)
_LETTER_HINT: Final = re.compile("[OoＯ○lI二](?<!二(?![0０零]))")
_DIGITS: Final = str.maketrans({"O": "0", "o": "0", "Ｏ": "0", "l": "1", "I": "1"})
_CHINESE_ZERO: Final = str.maketrans("OoＯ0０○", "〇〇〇〇〇〇")


class _TermLists:
    """The outdated terms of a bank, one list per year of a form."""

    def __init__(self, bank: Bank):
        self._bank = bank
        self._of_year: dict[int | None, WordList[Term]] = {}

    def of_year(self, year: int | None) -> WordList[Term]:
        """Return the terms that count in a form of `year`, of an unknown year those that count in any."""
        if year not in self._of_year:
            rules = self._bank.parsed(tables.OUTDATED, tables.parse_term)
            self._of_year[year] = self._bank.word_list(rule for rule in rules if _counts(rule.means, year))
        return self._of_year[year]


def _counts(term: Term, year: int | None) -> bool:
    return term.since is None if year is None else term.severity_in(year) is not None


def term_lists(bank: Bank) -> _TermLists:
    """Return the outdated terms of a bank."""
    return _TermLists(bank)


def slip_list(bank: Bank) -> WordList[Slip]:
    """Return the slips of a bank."""
    return bank.word_list(bank.parsed(tables.SLIPS, tables.parse_slip))


def check_outdated(line: Line, context: Context) -> Iterator[Finding]:
    """Find terms that are out of date in the form's year; the form's own headings are left alone."""
    if line.role in _NAMES or (line.role is Role.TITLE and line.objective):
        return
    seen = set()
    for match in context.bank.made(term_lists).of_year(context.year).find(line.text):
        term = match.means
        if _is_exempt(match, line.text, context.form):
            continue
        swap = term.swap_in(context.year)
        if swap is None and (term.id, match.excerpt) in seen:
            continue  # one hint is enough where nothing can be replaced
        seen.add((term.id, match.excerpt))
        severity = term.severity if context.year is None else term.severity_in(context.year) or term.severity
        fix = None if swap is None else swap.of(match.excerpt)
        prefer = term.prefer_in(context.year) if fix is None else fix
        if severity is Severity.NOTE:
            message = say.newer(match.excerpt, prefer)
        else:
            message = say.outdated(match.excerpt, term.since, prefer)
        place = (match.start, match.excerpt)
        yield found("terms.outdated", severity, line, message, place, fix, term.basis, term.strength)


def _is_exempt(match: Match[Term], text: str, form: Form) -> bool:
    end = match.start + len(match.excerpt)
    if in_title(text, match.start, end):
        return not match.means.in_titles
    if _YEAR_INSIDE.search(quotation(text, match.start, end)):
        return True  # the name of a fund or project of its year
    years = _YEAR_INSIDE.findall(text, clause_around(text, match.start)[0], match.start)
    if years and match.means.since is not None and int(years[-1]) <= match.means.since.year:
        return True  # what bore that name then
    return any(
        (at := text.find(part.title, max(0, end - len(part.title)), match.start + len(part.title))) != -1
        and at <= match.start
        for part in form.objectives
    )


def check_slips(line: Line, context: Context) -> Iterator[Finding]:
    """Find slips of the pen."""
    if line.role in _NAMES or (line.role is Role.TITLE and line.objective):
        return
    for match in context.bank.made(slip_list).find(line.text):
        right = match.means.swap.of(match.excerpt)
        severity = match.means.severity
        message = (say.variant if severity is Severity.NOTE else say.slip)(match.excerpt, right)
        place = (match.start, match.excerpt)
        yield found("terms.slip", severity, line, message, place, right, say.LOOKALIKE_BASIS, Strength.CUSTOM)


def check_lookalikes(line: Line, context: Context) -> Iterator[Finding]:
    """Find characters that only look like those they stand for: radicals from a PDF, letters among digits."""
    radicals = list(_RADICALS.finditer(line.text))
    if radicals:
        start, end = radicals[0].start(), radicals[-1].end()
        excerpt = line.text[start:end]
        fix = _RADICALS.sub(lambda part: unicodedata.normalize("NFKC", part.group()), excerpt)
        message = say.radicals(len(radicals))
        yield found("terms.lookalike", Severity.WARNING, line, message, (start, excerpt), fix, say.LOOKALIKE_BASIS)
    if not _LETTER_HINT.search(line.text):
        return
    for match in _LETTERS.finditer(line.text):
        wrong = match.group()
        right = wrong.translate(_CHINESE_ZERO if wrong[0] == "二" else _DIGITS)
        message = say.letters_for_digits(wrong, right)
        place = (match.start(), wrong)
        yield found("terms.lookalike", Severity.WARNING, line, message, place, right, say.LOOKALIKE_BASIS)


LINE_RULES: Final[tuple[LineRule, ...]] = (check_outdated, check_slips, check_lookalikes)
FORM_RULES: Final[tuple[FormRule, ...]] = ()
