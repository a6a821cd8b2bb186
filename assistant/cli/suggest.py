"""`shenbao suggest`: the same phrases that the interview offers, found by Chinese, pinyin or initials."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from assistant.bank import Bank
from assistant.bank.offices import find_office, offices_of
from assistant.cli.banks import Banks, add_bank_option
from assistant.cli.streams import print_json, tell, tell_error
from assistant.codec import Json
from assistant.errors import InputError
from assistant.form import Form, load_form
from assistant.model import BENEFIT_CATEGORIES, Category
from assistant.suggest import Asking, Suggestion, suggest
from assistant.wording import cli as say_cli
from assistant.wording import suggest as say
from assistant.wording.fields import CATEGORY_NAMES

_USUAL = 20


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help=say.QUERY)
    parser.add_argument("--objective", metavar="N", help=say.OBJECTIVE)
    parser.add_argument("--category", metavar="C", help=say.CATEGORY)
    parser.add_argument("--office", metavar="NAME", help=say.OFFICE)
    parser.add_argument("--year", type=int, metavar="YEAR", help=say_cli.YEAR)
    parser.add_argument("--most", type=int, default=_USUAL, metavar="N", help=say.MOST)
    parser.add_argument("--json", action="store_true", help=say_cli.AS_JSON)
    add_bank_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print phrases, best first; 0 also where nothing is found."""
    form, bank = load_form(), Banks.of(arguments).bank()
    category = _category(arguments.category) if arguments.category else None
    asking = Asking(
        keys=tuple(part.key for part in form.objectives),
        objective=_objective(arguments.objective, form) if arguments.objective else "",
        benefits=None if category is None else category in BENEFIT_CATEGORIES,
        category=category,
        office=_office(arguments.office, bank) if arguments.office else "",
        year=arguments.year,
    )
    query = " ".join(arguments.query)
    found = suggest(bank, asking, query)
    shown = found[: max(0, arguments.most)]
    if arguments.json:
        print_json([_json(part) for part in shown])
    else:
        _print(shown, len(found), query, form)
    return 0


def _objective(given: str, form: Form) -> str:
    keys = [part.key for part in form.objectives]
    if given.isdigit() and 1 <= int(given) <= len(keys):
        return keys[int(given) - 1]
    found = [part.key for part in form.objectives if given == part.key or given in part.title]
    if len(found) != 1:
        raise InputError(say.no_objective(given, [part.title for part in form.objectives]))
    return found[0]


def _office(given: str, bank: Bank) -> str:
    office = find_office(bank, given)
    if office is None:
        raise InputError(say.no_office(given, [part.short or part.name for part in offices_of(bank)]))
    return office.name


def _category(given: str) -> Category:
    known = [part for part in Category if part is not Category.OTHER]
    found = [part for part in known if given in (part.value, CATEGORY_NAMES[part])]
    found = found or [part for part in known if len(given) > 1 and CATEGORY_NAMES[part].startswith(given)]
    if len(found) != 1:
        raise InputError(say.no_category(given, [CATEGORY_NAMES[part] for part in known]))
    return found[0]


def _print(shown: Sequence[Suggestion], count: int, query: str, form: Form) -> None:
    titles = {part.key: number for number, part in enumerate(form.objectives, 1)}
    for number, part in enumerate(shown, 1):
        phrase = part.phrase
        tell(
            say.listed(number, phrase.sentence, CATEGORY_NAMES[phrase.category], titles[phrase.objective], part.reason)
        )
    if not count:
        tell_error(say.found(query, 0) if query else say.NOTHING_FITS)
    elif count > len(shown):
        tell_error(say.more(count - len(shown)))


def _json(suggestion: Suggestion) -> Json:
    phrase = suggestion.phrase
    return {
        "id": phrase.id,
        "objective": phrase.objective,
        "category": phrase.category.value,
        "name": phrase.name,
        "sentence": phrase.sentence,
        "operator": phrase.operator.value,
        "sample": phrase.usual or None,
        "low": phrase.low,
        "high": phrase.high,
        "unit": phrase.unit or None,
        "formula": phrase.formula,
        "evidence": list(phrase.evidence),
        "office": phrase.office or None,
        "source": phrase.source,
        "strength": phrase.strength,
        "since": phrase.since,
        "until": phrase.until,
        "bank": phrase.layer or None,
        "reason": suggestion.reason or None,
    }
