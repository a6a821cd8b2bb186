"""question_bank/terms/: every shipped row on numbers, units, empty words, categories and places is sound."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from assistant.bank import load_bank
from assistant.bank.tables import parse_rows
from assistant.bankcheck import check_folder
from assistant.resources import data_folder, load_schema
from assistant.review.dimensions import tables as dimensions
from assistant.review.quantity.tables import measure_kinds, parse_range
from assistant.review.readers import READERS

FOLDER = Path(str(data_folder("question_bank"))) / "terms"
SCHEMA = load_schema("range")
NAMES = sorted(name for name in SCHEMA["$defs"] if (FOLDER / f"{name}.csv").is_file())


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_schema_of_a_row_is_a_schema_that_explains_every_column_in_chinese():
    Draft202012Validator.check_schema(SCHEMA)
    for name in NAMES:
        for head, column in SCHEMA["$defs"][name]["properties"].items():
            shared = SCHEMA["$defs"].get(column.get("$ref", "").rsplit("/", 1)[-1], {})
            for key in ("title", "description"):
                assert re.search("[一-鿿]", column.get(key, shared.get(key, ""))), (name, head, key)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_opens_in_a_spreadsheet_with_the_columns_of_the_schema(name):
    assert (FOLDER / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    described = [head for head in SCHEMA["$defs"][name]["properties"] if head != "停用"]
    assert list(rows(name)[0]) == described


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_what_the_schema_says(name):
    validator = Draft202012Validator({**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{name}"}]})
    slips = {row["编号"]: [error.message for error in validator.iter_errors(row)] for row in rows(name)}
    assert {key: found for key, found in slips.items() if found} == {}


@pytest.mark.parametrize(("head", "value"), [("一般下限", "少"), ("程度", "严重"), ("编号", "第一"), ("词", "")])
def test_a_row_with_a_wrong_cell_is_refused_by_the_schema(head, value):
    row = rows("ranges")[0]
    assert Draft202012Validator(SCHEMA).is_valid(row)
    assert not Draft202012Validator(SCHEMA).is_valid(row | {head: value})


@pytest.mark.parametrize("name", NAMES)
def test_the_program_takes_every_row(name):
    table = parse_rows(load_bank().rows(f"terms/{name}.csv"), READERS[f"terms/{name}.csv"])
    assert table.problems == ()
    assert len(table.rows) == len(rows(name)) > 0


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_not_used_twice_and_say_what_they_are(name):
    ids = [row["编号"] for row in rows(name)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("ranges", "scopes")])
def test_a_word_stands_in_one_row_only(name):
    keys = ("类别", "作用") if name == "category_words" else ()
    found = Counter((*(row[key] for key in keys), word) for row in rows(name) for word in row["词"].split("|"))
    assert [word for word, times in found.items() if times > 1] == []


def test_a_word_that_moves_a_text_stands_in_one_row_only():
    found = Counter(word for row in rows("scopes") if row["作用"] == "移" for word in row["词"].split("|"))
    assert [word for word, times in found.items() if times > 1] == []


def test_every_objective_of_the_form_has_words_that_show_a_text_to_be_at_home():
    assert set(load_bank().made(dimensions.at_home)) >= set(dimensions.OBJECTIVE_NAMES.values())


def test_a_value_to_write_instead_lies_in_the_range():
    for span in load_bank().parsed("terms/ranges.csv", parse_range):
        if span.better:
            value = int(re.sub(r"\D", "", span.better))
            assert span.low <= value <= span.high, span.id


def test_ranges_of_rates_agree_with_what_is_capped():
    kinds = load_bank().made(measure_kinds)
    for span in load_bank().parsed("terms/ranges.csv", parse_range):
        for word in span.words:
            known = kinds.find(word)
            if span.unit == "%" and known and known[1].capped:
                assert span.high <= 100, (span.id, word)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        (
            "ranges",
            "编号,类,词,单位,一般下限,一般上限,极限下限,极限上限,程度\nown-1,范围,甲率,%,30,20,0,100,提示\n",
            "一般上限",
        ),
        (
            "ranges",
            "编号,类,词,单位,一般下限,一般上限,极限下限,极限上限,程度\nown-1,范围,甲率,%,10,20,15,100,提示\n",
            "极限下限",
        ),
        ("measures", "编号,词,方向\nown-1,甲率,越高越好\n", "方向"),
        ("scopes", "编号,归属,作用,词\nown-1,火星,移,龙舟\n", "归属"),
        ("vague", "编号,类,词\nown-1,空话,\n", "词"),
        ("category_words", "编号,类别,作用,词\nown-1,人情,线索,红包\n", "类别"),
    ],
)
def test_the_check_of_a_countys_folder_names_file_row_and_column(tmp_path, name, text, place):
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / f"{name}.csv").write_text(text, encoding="gbk")
    [problem] = check_folder(tmp_path, 2027).problems
    assert (problem.file, problem.row, problem.column) == (f"terms/{name}.csv", 2, place)
    assert re.search("[一-鿿]", problem.message)


def test_a_countys_sound_rows_pass_the_check(tmp_path):
    (tmp_path / "terms").mkdir()
    row = "编号,类,词,单位,一般下限,一般上限,极限下限,极限上限,程度\nown-1,范围,龙舟参赛率,%,30,90,0,100,提示\n"
    (tmp_path / "terms" / "ranges.csv").write_text(row, encoding="utf-8-sig")
    assert check_folder(tmp_path, 2027).problems == ()
