"""question_bank/questions/: every question the interview asks is there, sound, and takes its own good answer."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assistant.agenda import FINISH, topics
from assistant.answers import parse_amount, parse_year
from assistant.bank import Question, load_questions, question
from assistant.categories import parse_category, split_category
from assistant.errors import InputError
from assistant.events import Started
from assistant.folding import apply
from assistant.form import form_ids, load_form
from assistant.model import Category
from assistant.resources import data_folder, load_schema
from assistant.state import State
from assistant.validation import check_decimals, check_value
from assistant.wording.interview import fill
from tests.data_checks.sound_wording import OUTDATED, slips_in

FOLDER = Path(str(data_folder("question_bank"))) / "questions"
QUESTIONS: Mapping[str, Question] = load_questions()
AMOUNTS = [key for key in QUESTIONS if key.startswith("budget.")]
OUTPUTS = [key for key in QUESTIONS if key.endswith("outputs")]
BENEFITS = [key for key in QUESTIONS if key.endswith("benefits")]
OBJECTIVE_QUESTIONS = [key for key in QUESTIONS if re.fullmatch(r"objective\.\w+\.(outputs|benefits)", key)]
SENTENCES = ("prompt", "why", "bad_why", "hint", "source", "reader", "good", "bad")


def started(form_id: str, key: str = "") -> State:
    """Return a draft on a form; `key` replaces the keys of its objectives."""
    objectives = load_form(form_id).objectives
    return apply(
        State(), Started(form_id, tuple((f"o{n}", key or part.key, part.title) for n, part in enumerate(objectives, 1)))
    )


def parse_cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (path.name, table)
        for path in sorted(FOLDER.glob("*.toml"))
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["questions"]
    ]


def test_the_schema_of_a_question_is_a_schema_and_names_the_parts_of_a_question() -> None:
    schema = load_schema("question")
    Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == set(schema["required"]) == set(asdict(QUESTIONS["filer"]))


def test_the_schema_explains_every_property_in_chinese() -> None:
    for name, part in load_schema("question")["properties"].items():
        assert re.search(r"[一-鿿]", part["title"]), name
        assert re.search(r"[一-鿿]", part["description"]), name


@pytest.mark.parametrize(("file", "table"), parse_cases())
def test_a_question_is_valid(file: str, table: dict[str, Any]) -> None:
    slips = [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(load_schema("question")).iter_errors(table)
    ]
    assert not slips, (file, table["id"])


@pytest.mark.parametrize("form_id", form_ids())
def test_every_topic_of_a_form_has_a_question(form_id: str) -> None:
    asked = {topic.key for topic in topics(load_form(form_id), started(form_id))} | {"category", FINISH}
    assert {key for key in asked if question(key).id != key} == set()


@pytest.mark.parametrize("form_id", form_ids())
def test_a_form_with_objectives_of_its_own_is_asked_the_general_questions(form_id: str) -> None:
    asked = topics(load_form(form_id), started(form_id, key="somethingelse"))
    assert {question(topic.key).id for topic in asked if topic.objective} == {
        "objective.title",
        "objective.outputs",
        "objective.benefits",
    }


def test_no_question_is_there_that_no_form_asks() -> None:
    asked = {"category", FINISH, "objective.outputs", "objective.benefits", "worksheet.projects"}
    for form_id in form_ids():
        asked |= {topic.key for topic in topics(load_form(form_id), started(form_id))}
    assert set(QUESTIONS) == asked


@pytest.mark.parametrize("key", QUESTIONS)
def test_a_prompt_is_one_short_question_once_filled(key: str) -> None:
    shown = fill(QUESTIONS[key].prompt, 2027, 3, 2, "改善民生")
    assert "{" not in shown
    assert len(shown) <= 40
    assert shown.count("？") == 1


@pytest.mark.parametrize("key", QUESTIONS)
def test_a_prompt_stays_a_sentence_while_the_year_is_unknown(key: str) -> None:
    assert len(re.findall(r"\{year\}", QUESTIONS[key].prompt)) == QUESTIONS[key].prompt.count("{year}年")


@pytest.mark.parametrize("key", OBJECTIVE_QUESTIONS)
def test_a_question_of_an_objective_says_which_objective_and_which_line(key: str) -> None:
    prompt = QUESTIONS[key].prompt
    assert "{objective}" in prompt
    assert "{number}" in prompt


@pytest.mark.parametrize("part", SENTENCES)
def test_no_two_questions_share_a_sentence(part: str) -> None:
    # A reader or a source may be the same office or paper; what is explained may not be copied.
    texts = [getattr(each, part) for each in QUESTIONS.values()]
    allowed = {"无", "青禾县云溪乡人民政府"}
    if part in ("prompt", "why", "bad_why", "good", "bad"):
        assert sorted(text for text in set(texts) - allowed if texts.count(text) > 1) == []
    else:
        assert max(texts.count(text) for text in texts) <= 4


@pytest.mark.parametrize("key", QUESTIONS)
def test_no_advice_names_something_outdated(key: str) -> None:
    printed = re.compile("公共财政拨款|纳入专户管理的非税收入拨款")
    asked = QUESTIONS[key]
    for part in ("why", "hint", "source", "reader", "bad_why", "good"):
        text = printed.sub("", getattr(asked, part))
        assert [match.group() for pattern in OUTDATED if (match := pattern.search(text))] == [], part


@pytest.mark.parametrize("key", QUESTIONS)
def test_quotation_marks_come_in_pairs(key: str) -> None:
    for part in SENTENCES:
        text = getattr(QUESTIONS[key], part)
        assert re.sub("[^“”]", "", text) == "“”" * text.count("“"), part
        assert re.sub("[^（）]", "", text) == "（）" * text.count("（"), part


@pytest.mark.parametrize("key", ["filer", "department"])
def test_the_good_name_is_accepted(key: str) -> None:
    assert check_value(f"/{key}", QUESTIONS[key].good) == []


def test_the_good_year_is_accepted_and_the_bad_one_is_not() -> None:
    assert check_value("/year", parse_year(QUESTIONS["year"].good)) == []
    with pytest.raises(InputError):
        parse_year(QUESTIONS["year"].bad)


@pytest.mark.parametrize("key", AMOUNTS)
def test_the_good_amount_is_accepted_as_typed(key: str) -> None:
    reading = parse_amount(QUESTIONS[key].good)
    path = "/" + key.replace(".", "/")
    assert check_value(path, reading.value) == []
    if isinstance(reading.value, Decimal):
        assert check_decimals(path, reading.value, load_form()) == []


def test_the_good_amounts_add_up() -> None:
    read = {key: parse_amount(QUESTIONS[key].good).value for key in AMOUNTS}
    good = {key: value if isinstance(value, Decimal) else Decimal(0) for key, value in read.items()}
    for group in ("income", "expenditure"):
        parts = [value for key, value in good.items() if key.startswith(f"budget.{group}.")]
        assert sum(parts) == good["budget.total"], group


def test_the_good_duty_and_title_are_accepted() -> None:
    assert check_value("/duties", [QUESTIONS["duties"].good]) == []
    assert check_value("/objectives/0/title", QUESTIONS["objective.title"].good) == []


@pytest.mark.parametrize("key", OUTPUTS)
def test_a_good_output_is_accepted_and_sound(key: str) -> None:
    good = QUESTIONS[key].good
    assert check_value("/objectives/0/outputs", [{"text": good}]) == []
    assert slips_in(good) == []
    assert re.search(r"\d", good), "an output without a number"


@pytest.mark.parametrize("key", BENEFITS)
def test_a_good_benefit_is_accepted_with_its_category_and_sound(key: str) -> None:
    category, text = split_category(QUESTIONS[key].good, load_form())
    assert category is not None
    assert check_value("/objectives/0/benefits", [{"text": text, "category": category.value}]) == []
    assert slips_in(text) == []


def test_the_good_benefits_show_every_category() -> None:
    assert {split_category(QUESTIONS[key].good, load_form())[0] for key in BENEFITS} == {
        Category.ECONOMIC,
        Category.SOCIAL,
        Category.ECOLOGICAL,
        Category.SUSTAINABILITY,
        Category.SATISFACTION,
    }


def test_the_good_category_is_one_and_the_bad_one_is_none() -> None:
    assert parse_category(QUESTIONS["category"].good, load_form()) is Category.SOCIAL
    with pytest.raises(InputError):
        parse_category(QUESTIONS["category"].bad, load_form())


@pytest.mark.parametrize("key", BENEFITS)
def test_a_bad_benefit_is_typed_as_a_benefit_too(key: str) -> None:
    assert split_category(QUESTIONS[key].bad, load_form())[0] is not None


@pytest.mark.parametrize("key", QUESTIONS)
def test_a_bad_answer_is_not_a_good_one(key: str) -> None:
    assert QUESTIONS[key].bad != QUESTIONS[key].good
