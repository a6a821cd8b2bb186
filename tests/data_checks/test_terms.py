"""question_bank/terms/: every shipped row of the tables of wording is sound, and its mend mends."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from assistant.bank import load_bank
from assistant.bank import terms as tables
from assistant.bank.tables import parse_rows
from assistant.bank.words import WordList
from assistant.model import Strength
from assistant.resources import data_folder, load_schema

FOLDER = Path(str(data_folder("question_bank"))) / "terms"
SCHEMA = load_schema("term")
PARSERS = {
    "outdated": tables.parse_term,
    "slips": tables.parse_slip,
    "reports": tables.parse_report,
    "signs": tables.parse_sign,
    "years": tables.parse_year_word,
}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


ROWS = [(name, row) for name in PARSERS for row in rows(name)]


def words_in(row: dict[str, str], head: str = "词") -> list[str]:
    return [word for word in row[head].split("|") if word]


def test_the_schema_of_a_row_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", PARSERS)
def test_the_schema_explains_every_column_in_chinese(name):
    part = SCHEMA["$defs"][name]
    for head, column in part["properties"].items():
        shared = SCHEMA["$defs"].get(column.get("$ref", "").rsplit("/", 1)[-1], {})
        for key in ("title", "description"):
            assert re.search("[一-鿿]", column.get(key, shared.get(key, ""))), (name, head, key)


@pytest.mark.parametrize("name", PARSERS)
def test_a_table_opens_in_a_spreadsheet_with_the_columns_of_the_schema(name):
    data = (FOLDER / f"{name}.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    described = SCHEMA["$defs"][name]["properties"]
    heads = list(rows(name)[0])
    assert heads == [head for head in described if head != "停用"]
    assert heads[0] == "编号"


@pytest.mark.parametrize("name", PARSERS)
def test_every_row_is_what_the_schema_says(name):
    validator = Draft202012Validator({**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{name}"}]})
    slips = {row["编号"]: [error.message for error in validator.iter_errors(row)] for row in rows(name)}
    assert {key: found for key, found in slips.items() if found} == {}


def test_a_row_with_a_wrong_cell_is_refused_by_the_schema():
    validator = Draft202012Validator(SCHEMA)
    row = dict(rows("outdated")[0])
    assert validator.is_valid(row)
    assert not validator.is_valid(row | {"自": "去年"})
    assert not validator.is_valid(row | {"程度": "严重"})
    assert not validator.is_valid(row | {"编号": "第一"})


@pytest.mark.parametrize("name", PARSERS)
def test_the_program_takes_every_row(name):
    table = parse_rows(load_bank().rows(f"terms/{name}.csv"), PARSERS[name])
    assert table.problems == ()
    assert len(table.rows) == len(rows(name))


@pytest.mark.parametrize("name", PARSERS)
def test_ids_are_not_used_twice(name):
    ids = [row["编号"] for row in rows(name)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("name", "head"), [("outdated", "词"), ("slips", "错"), ("reports", "词"), ("signs", "写法")])
def test_a_word_stands_in_one_row_only(name, head):
    words = [word for row in rows(name) for word in words_in(row, head)]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize(("name", "row"), [case for case in ROWS if case[0] in ("slips", "reports", "outdated")])
def test_a_mend_changes_every_word_of_its_row_into_something_that_is_not_in_the_row(name, row):
    head, mend = ("错", "对") if name == "slips" else ("词", "替换")
    parsed = PARSERS[name](next(part for part in load_bank().rows(f"terms/{name}.csv") if part["编号"] == row["编号"]))
    swap = parsed.means.swap
    if swap is None:
        assert not row[mend]
        return
    found = WordList([parsed])
    for word in words_in(row, head):
        mended = swap.of(word.replace("<数>", "3"))
        assert mended != word, word
        assert [match.excerpt for match in found.find(mended)] == [], (word, mended)


def test_what_rests_on_custom_claims_no_law():
    for row in rows("outdated"):
        if row["依据强度"] == Strength.CUSTOM.value:
            assert not re.search(r"法(?!治|官)[^，]*(?:修改|施行|规定)|第.+条|国发|财预|[〔《]", row["依据"]), row[
                "编号"
            ]
        assert row["依据"], row["编号"]


def test_every_term_of_the_vocabulary_is_there():
    """The rows V01 to V25 of the facts, each by a word that its pattern stands for."""
    known = {
        "v01": "全面二孩", "v02": "社会抚养费", "v03": "新冠肺炎", "v04": "疫情防控", "v05": "新农合", "v06": "脱贫攻坚",
        "v07": "有效衔接", "v08": "扶贫办", "v09": "全面小康", "v10": "社会主义新农村", "v11": "扫黑除恶专项", "v12":
        "安全生产专项整治三年行动", "v13": "十四五", "v14": "五保户", "v15": "新农保", "v16": "普九", "v17": "五小企业", "v18":
        "基本农田", "v19": "七站八所", "v20": "民情服务中心", "v21": "国土所", "v22": "信访条例", "v23": "新型职业农民", "v24":
        "综治信访中心", "v25": "公共财政拨款",
    }  # fmt: skip
    found = {word: row["编号"] for row in rows("outdated") for word in words_in(row)}
    assert {key: found.get(word, "").split("-")[0] for key, word in known.items()} == {key: key for key in known}


def test_there_are_more_usual_slips_than_the_facts_list():
    assert len(rows("slips")) >= 200
