"""Every phrase of the bank, filled with its examples, is a line that the schema and the review have nothing against."""

from __future__ import annotations

import pytest

from assistant.bank import load_bank
from assistant.bank.blanks import blanks_of, fill_blanks
from assistant.bank.duties import duties_of
from assistant.bank.phrases import Phrase, phrases_for
from assistant.bank.sentences import fill_phrase
from assistant.codec import indicator_json
from assistant.form import load_form
from assistant.review.context import Context
from assistant.review.lines import Line, Role
from assistant.review.rules import LINE_RULES
from assistant.validation import check_value

FORM = load_form()
BANK = load_bank()
TITLES = {part.key: part.title for part in FORM.objectives}
PHRASES = phrases_for(BANK, list(TITLES))
YEAR = 2027
FILER = "青禾县云溪乡人民政府"


def said(line: Line, year: int) -> list[tuple[str, str]]:
    context = Context(FORM, BANK, year, FILER)
    return [(part.rule, part.message) for rule in LINE_RULES for part in rule(line, context)]


def line_of(phrase: Phrase) -> Line:
    filled = fill_phrase(phrase, phrase.examples, YEAR)
    role = Role.BENEFIT if phrase.is_benefit else Role.OUTPUT
    title = TITLES[phrase.objective]
    return Line(role, filled.text, phrase.objective, title, filled.category, filled.targets, filled.deadline)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)
def test_a_filled_phrase_passes_schema_and_review(phrase):
    filled = indicator_json(fill_phrase(phrase, phrase.examples, YEAR))
    side = "benefits" if phrase.is_benefit else "outputs"
    assert check_value(f"/objectives/0/{side}", [filled]) == []
    assert said(line_of(phrase), max(YEAR, phrase.since or YEAR)) == []


@pytest.mark.parametrize("duty", duties_of(BANK), ids=lambda duty: duty.id)
def test_a_duty_passes_schema_and_review(duty):
    text = fill_blanks(duty.sentence, ["10" for _ in blanks_of(duty.sentence)])
    assert check_value("/duties", [text]) == []
    assert said(Line(Role.DUTY, text), YEAR) == []
