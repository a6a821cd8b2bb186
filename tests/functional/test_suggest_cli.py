"""`shenbao suggest`: the list that the interview offers, on the command line."""

from __future__ import annotations

import json

import pytest

from assistant.__main__ import main
from assistant.session import Session


def run(capsys, *words: str) -> tuple[int, str, str]:
    code = main(["suggest", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("query", [["gbznt"], ["gaobiaozhun", "农田"], ["高标准农田"]])
def test_the_farmland_comes_first(capsys, query):
    code, out, _ = run(capsys, *query)
    assert code == 0
    assert "高标准农田" in out.splitlines()[0]


def test_it_gives_the_list_of_the_interview_for_the_same_question(capsys):
    session = Session.new("a")
    for line in ("绥宁县河口苗族乡人民政府", "", "2027", "跳到 19"):
        session.say(line)
    offered = [offer.id for offer in session.choosing.offers.shown("低保")]
    _, out, _ = run(capsys, "低保", "--objective", "3", "--year", "2027", "--json")
    outputs = [
        part["id"] for part in json.loads(out) if part["category"] in ("quantity", "quality", "timeliness", "cost")
    ]
    assert outputs[: len(offered)] == offered


def test_an_objective_and_a_category_narrow_it(capsys):
    _, out, _ = run(capsys, "--objective", "改善民生", "--category", "满意度", "--json")
    found = json.loads(out)
    assert found
    assert {(part["objective"], part["category"]) for part in found} == {("livelihood", "satisfaction")}
    assert all(part["sample"] in (None, "90", "95") for part in found)


def test_what_is_left_out_is_said(capsys):
    _, out, err = run(capsys, "--objective", "1", "--most", "3")
    assert len(out.splitlines()) == 3
    assert "还有" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--objective", "99"], "没有对上哪一个目标"),
        (["--objective", "管理"], "没有对上哪一个目标"),
        (["--category", "综合"], "没有“综合”这一类"),
        (["--category", "经"], "没有“经”这一类"),
        (["--most", "许多"], "要写整数"),
    ],
)
def test_what_cannot_be_meant_is_one_line_and_exit_code_2(capsys, words, told):
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert told in err
    assert len(err.strip().splitlines()) == 1


def test_nothing_found_is_said_and_is_no_failure(capsys):
    code, out, err = run(capsys, "量子计算机")
    assert (code, out) == (0, "")
    assert "没有搜到" in err
