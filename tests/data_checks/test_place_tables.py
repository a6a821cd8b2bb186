"""question_bank/terms/: every shipped row on places is sound."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from assistant.bank import load_bank
from assistant.form import Form
from assistant.resources import data_folder, load_schema
from assistant.review.context import Context
from assistant.review.lines import Line, Role
from assistant.review.place.contexts import contexts_of
from assistant.review.place.names import kind_words

FOLDER = Path(str(data_folder("question_bank"))) / "terms"
SCHEMA = load_schema("term")
NAMES = ("place_contexts", "place_kinds", "place_names")
KINDS = ("乡", "镇", "街道")
FILERS = {
    "乡": "青禾县云溪乡人民政府",
    "镇": "青禾县沙河口镇人民政府",
    "街道": "青禾市东门街道办事处",
}


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
def test_no_id_stands_twice(name):
    counts = Counter(row["编号"] for row in rows(name))
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_word_stands_twice_in_one_position():
    counts = Counter((row["位置"], word) for row in rows("place_contexts") for word in row["词"].split("|"))
    assert [key for key, count in counts.items() if count > 1] == []


def test_every_position_of_the_schema_has_words():
    positions = SCHEMA["$defs"]["place_contexts"]["properties"]["位置"]["enum"]
    assert {row["位置"] for row in rows("place_contexts")} == set(positions)
    assert load_bank().made(contexts_of).beginnings


def test_what_should_be_written_instead_is_no_word_of_another_kind(form: Form):
    bank = load_bank()
    for row in rows("place_kinds"):
        for kind in KINDS:
            if row[kind]:
                line = Line(Role.OUTPUT, row[kind])
                assert list(kind_words(line, Context(form, bank, 2027, FILERS[kind]))) == [], (row["编号"], kind)


def test_every_word_of_a_kind_is_found_in_the_form_of_another(form: Form):
    bank = load_bank()
    for row in rows("place_kinds"):
        for kind in KINDS:
            if row[kind]:
                line = Line(Role.OUTPUT, row["词"].split("|")[0])
                [finding] = kind_words(line, Context(form, bank, 2027, FILERS[kind]))
                assert finding.fix == row[kind]
