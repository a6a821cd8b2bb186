"""question_bank/terms/carryover.csv: every shipped row on what is carried from an old form is sound."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

from jsonschema import Draft202012Validator

from assistant.bank import load_bank
from assistant.carryover.words import lexicon_of
from assistant.resources import data_folder, load_schema

FILE = Path(str(data_folder("question_bank"))) / "terms" / "carryover.csv"
SCHEMA = load_schema("term")
COLUMNS = SCHEMA["$defs"]["carryover"]["properties"]


def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_schema_explains_every_column_in_chinese() -> None:
    for head, column in COLUMNS.items():
        shared = SCHEMA["$defs"].get(column.get("$ref", "").rsplit("/", 1)[-1], {})
        for key in ("title", "description"):
            assert re.search("[一-鿿]", column.get(key, shared.get(key, ""))), (head, key)


def test_the_table_opens_in_a_spreadsheet_with_the_columns_of_the_schema() -> None:
    assert FILE.read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(rows()[0]) == [head for head in COLUMNS if head != "停用"]


def test_every_row_is_what_the_schema_says() -> None:
    validator = Draft202012Validator({**SCHEMA, "anyOf": [{"$ref": "#/$defs/carryover"}]})
    slips = {row["编号"]: [error.message for error in validator.iter_errors(row)] for row in rows()}
    assert {key: found for key, found in slips.items() if found} == {}


def test_every_use_has_words_and_no_word_stands_twice_in_one() -> None:
    assert {row["用途"] for row in rows()} == set(COLUMNS["用途"]["enum"])
    counts = Counter((row["用途"], word) for row in rows() for word in row["词"].split("|"))
    assert [key for key, count in counts.items() if count > 1] == []


def test_the_program_takes_every_row() -> None:
    bank = load_bank()
    assert lexicon_of(bank).named.match("个中心")
    assert [problem for problem in bank.problems if problem.file == "terms/carryover.csv"] == []
