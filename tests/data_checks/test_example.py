"""question_bank/examples/: each is a declaration that a careful finance bureau would take."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from assistant.bank import load_questions
from assistant.codec import declaration_json, parse_declaration, parse_json
from assistant.form import load_form
from assistant.model import ABSENT, Category, Declaration, Indicator, Objective, amount_of
from assistant.resources import data_folder, load_schema
from assistant.review.money import check_money
from assistant.text import open_blanks
from assistant.validation import check_form, check_schema
from tests.data_checks.sound_wording import FINISHED, OUTDATED, VAGUE, slips_in

FILES = sorted((Path(str(data_folder("question_bank"))) / "examples").glob("*.json"))
each_example = pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)


def data_of(file: Path) -> Any:
    return parse_json(file.read_text(encoding="utf-8"))


def declaration(file: Path) -> Declaration:
    return parse_declaration(data_of(file))


def objectives(file: Path) -> tuple[Objective, ...]:
    found = declaration(file).objectives
    assert isinstance(found, tuple)
    return found


def lines(objective: Objective) -> Iterator[Indicator]:
    for part in (objective.outputs, objective.benefits):
        assert isinstance(part, tuple)
        yield from part


def indicators(file: Path) -> list[Indicator]:
    return [line for objective in objectives(file) for line in lines(objective)]


def test_there_is_an_example() -> None:
    assert FILES


@each_example
def test_an_example_is_valid(file: Path) -> None:
    checker = Draft202012Validator(load_schema("declaration"), format_checker=FormatChecker())
    assert [f"{error.json_path}: {error.message}" for error in checker.iter_errors(data_of(file))] == []
    assert check_schema(data_of(file)) == []


@each_example
def test_an_example_survives_the_program(file: Path) -> None:
    assert declaration_json(declaration(file)) == data_of(file)


@each_example
def test_the_money_adds_up_and_every_line_of_the_form_is_answered(file: Path) -> None:
    held, form = declaration(file), load_form(declaration(file).form)
    assert check_money(held, form) == []
    assert check_form(held, form) == []
    assert all(amount_of(held, line.path) is not ABSENT for line in form.amounts)


@each_example
def test_the_objectives_are_those_of_the_form(file: Path) -> None:
    printed = [part.title for part in load_form(declaration(file).form).objectives]
    assert [part.title for part in objectives(file)] == printed


@each_example
def test_every_objective_has_a_usual_number_of_lines(file: Path) -> None:
    for objective in objectives(file):
        assert isinstance(objective.outputs, tuple)
        assert isinstance(objective.benefits, tuple)
        assert 3 <= len(objective.outputs) <= 6, objective.title
        assert 2 <= len(objective.benefits) <= 4, objective.title


@each_example
def test_duties_are_told_in_own_words(file: Path) -> None:
    duties = declaration(file).duties
    assert isinstance(duties, tuple)
    assert 7 <= len(duties) <= 9
    assert len(set(duties)) == len(duties)


@each_example
def test_all_nine_kinds_of_indicator_occur(file: Path) -> None:
    assert {line.category for line in indicators(file)} >= set(Category) - {Category.OTHER}


@each_example
def test_every_indicator_is_short_dated_now_and_free_of_slogans(file: Path) -> None:
    slips = {line.text: slips_in(line.text) for line in indicators(file) if "\n" not in line.text}
    assert {text: found for text, found in slips.items() if found} == {}


@each_example
def test_longer_texts_hold_nothing_outdated_finished_or_vague(file: Path) -> None:
    duties = declaration(file).duties
    assert isinstance(duties, tuple)
    for text in [line.text for line in indicators(file) if "\n" in line.text]:
        assert not [text for pattern in (*OUTDATED, FINISHED, VAGUE) if pattern.search(text)]
    for text in duties:
        assert not [text for pattern in (*OUTDATED, FINISHED) if pattern.search(text)]


@each_example
def test_one_indicator_has_a_continuing_paragraph(file: Path) -> None:
    assert sum("\n" in line.text for line in indicators(file)) == 1


@each_example
def test_every_output_has_a_number(file: Path) -> None:
    for objective in objectives(file):
        assert isinstance(objective.outputs, tuple)
        assert [line.text for line in objective.outputs if not re.search(r"\d", line.text)] == []


@each_example
def test_satisfaction_says_90_or_95_and_how_it_is_surveyed(file: Path) -> None:
    satisfied = [line.text for line in indicators(file) if line.category is Category.SATISFACTION]
    assert len(satisfied) >= 3
    for text in satisfied:
        assert re.fullmatch(r".*满意度不低于9[05]%（.+）", text), text


@each_example
def test_no_line_is_told_twice(file: Path) -> None:
    # Nine characters in a row that two objectives share read as the same task.
    seen: dict[str, int] = {}
    shared: Counter[str] = Counter()
    for number, objective in enumerate(objectives(file)):
        for line in lines(objective):
            text = re.sub(r"[，。、（）：\n]|不低于|不高于|不少于|不超过|满意度|100%|\d+月\d+日前", "｜", line.text)
            for start in range(len(text) - 8):
                piece = text[start : start + 9]
                if "｜" not in piece and seen.setdefault(piece, number) != number:
                    shared[piece] += 1
    assert not shared


@each_example
def test_structured_parts_agree_with_their_text(file: Path) -> None:
    structured = [line for line in indicators(file) if line.targets or line.deadline]
    assert len([line for line in structured if line.targets]) >= 5
    assert len([line for line in structured if line.deadline]) >= 5
    year = declaration(file).year
    for line in structured:
        for target in line.targets:
            assert target.value and target.value in line.text, line.text
            assert not target.unit or target.unit.split("/")[0] in line.text, line.text
        if line.deadline:
            day = datetime.date.fromisoformat(line.deadline)
            assert day.year == year
            assert f"{day.month}月{day.day}日前" in line.text, line.text


@each_example
def test_dates_in_texts_exist(file: Path) -> None:
    for line in indicators(file):
        for month, day in re.findall(r"(\d+)月(\d+)日", line.text):
            datetime.date(int(str(declaration(file).year)), int(month), int(day))


@each_example
def test_no_work_costs_more_than_the_project_money(file: Path) -> None:
    project = amount_of(declaration(file), "/budget/expenditure/project")
    assert isinstance(project, Decimal)
    totals = [
        Decimal(found)
        for line in indicators(file)
        if line.category is Category.COST
        for found in re.findall(r"(?:合计|支出)不超过(\d+(?:\.\d+)?)万元", line.text)
    ]
    assert len(totals) >= 3
    assert sum(totals) <= project


@each_example
def test_unit_price_times_number_is_the_sum_that_is_named(file: Path) -> None:
    text = "\n".join(line.text for line in indicators(file))
    for numbers, price, per_unit, whole in (
        (r"改造(\d+)亩", r"改造补助每亩不高于(\d+)元", 10000, r"改造补助.*合计不超过([\d.]+)万元"),
        (r"复耕(?:撂荒地)?(\d+)亩", r"复耕补助每亩不高于(\d+)元", 10000, r"复耕补助.*合计不超过([\d.]+)万元"),
        (r"电影放映(?:不少于)?(\d+)场", r"电影每场补助不高于(\d+)元", 10000, r"电影每场.*合计不超过([\d.]+)万元"),
        (r"(\d+)个村财务", r"保洁经费每村不高于(\d+)万元", 1, r"保洁经费.*合计不超过([\d.]+)万元"),
        (r"(\d+)个村财务", r"运转经费按每村(\d+)万元", 1, r"运转经费.*合计不超过([\d.]+)万元"),
    ):
        found = [re.search(pattern, text) for pattern in (numbers, price, whole)]
        count, each, named = (Decimal(match.group(1)) for match in found if match)
        assert count * each / per_unit == named, price


@each_example
def test_one_count_of_villages_is_used_throughout(file: Path) -> None:
    held = declaration(file)
    assert isinstance(held.duties, tuple)
    texts = [*held.duties, *(line.text for line in indicators(file))]
    counts = {count for text in texts for count in re.findall(r"(\d+)个村(?!民小组)", text)}
    assert len(counts) == 1


@each_example
def test_no_blank_is_left_open(file: Path) -> None:
    assert [line.text for line in indicators(file) if open_blanks(line.text)] == []


def test_the_questions_and_the_example_tell_of_one_budget() -> None:
    budget = declaration(next(file for file in FILES if file.stem == "yunxi-2027"))
    for key, asked in load_questions().items():
        if key.startswith("budget."):
            amount = amount_of(budget, "/" + key.replace(".", "/"))
            assert asked.good == ("无" if amount is None else f"{amount:.2f}"), key


@each_example
def test_no_sentence_is_the_filled_forms(file: Path, seed: Path) -> None:
    real = re.sub(r"\s", "", seed.read_text(encoding="utf-8"))
    texts = [line.text for line in indicators(file)]
    texts += [asked.good for asked in load_questions().values()] + [asked.bad for asked in load_questions().values()]
    copied = [
        text[start : start + 12]
        for text in texts
        for start in range(len(text) - 11)
        if text[start : start + 12] in real
    ]
    assert copied == []
