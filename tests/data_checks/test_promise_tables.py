"""question_bank/terms/: every shipped row on powers, promises, sums, seasons, repetition and money is sound."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from assistant.bank import load_bank
from assistant.resources import data_folder, load_schema
from assistant.review.clause_words import ClauseWords
from assistant.review.funds import spending
from assistant.review.repetition import across, copied, doubled, texts
from assistant.review.substance import counts, dates, passive, personal

FOLDER = Path(str(data_folder("question_bank"))) / "terms"
SCHEMA = load_schema("term")
CLAUSES = ("powers", "process", "unmeasured", "forbidden", "works")
MADE = {
    "doubled": doubled.may_double,
    "same_words": texts.normal_of,
    "tasks": across.tasks_of,
    "boilerplate": copied.boilerplate,
    "spending": spending.spending_words,
    "seasons": dates.seasons,
    "counts": counts.counted_words,
    "passive": passive.passive_words,
    "surnames": personal.name_patterns,
}
NAMES = sorted((*CLAUSES, *MADE))


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_explains_every_column_in_chinese(name):
    for head, column in SCHEMA["$defs"][name]["properties"].items():
        shared = SCHEMA["$defs"].get(column.get("$ref", "").rsplit("/", 1)[-1], {})
        for key in ("title", "description"):
            assert re.search("[一-鿿]", column.get(key, shared.get(key, ""))), (name, head, key)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_opens_in_a_spreadsheet_with_the_columns_of_the_schema(name):
    assert (FOLDER / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(rows(name)[0]) == [head for head in SCHEMA["$defs"][name]["properties"] if head != "停用"]


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_what_the_schema_says(name):
    validator = Draft202012Validator({**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{name}"}]})
    slips = {row["编号"]: [error.message for error in validator.iter_errors(row)] for row in rows(name)}
    assert {key: found for key, found in slips.items() if found} == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_program_takes_every_row(name):
    bank = load_bank()
    if name in CLAUSES:
        ClauseWords(bank, f"terms/{name}.csv")
    else:
        MADE[name](bank)
    assert [problem for problem in bank.problems if problem.file == f"terms/{name}.csv"] == []


@pytest.mark.parametrize("name", NAMES)
def test_ids_and_words_are_not_used_twice(name):
    ids = [row["编号"] for row in rows(name)]
    assert len(ids) == len(set(ids))
    words = [word for row in rows(name) for word in row["词"].split("|") if word]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_what_is_counted_is_a_figure_of_the_basics():
    known = {row["编号"] for row in load_bank().rows("basics.csv")}
    assert {row["基本数据"] for row in rows("counts")} <= known
