"""`shenbao bank check`, `shenbao bank export` and --bank, and what own folders do to the other verbs."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import time
from datetime import date
from pathlib import Path

import pytest

from assistant.bank import bank_for, load_bank, save_own_phrase
from assistant.bank.phrases import phrases_of
from assistant.model import Category, Indicator
from assistant.paths import own_bank_folder
from assistant.resources import data_folder
from tests.conftest import CHECKOUT
from tests.support.own_bank import phrase_row, write_rows

FORM = Path(str(data_folder("question_bank"))) / "forms" / "suining-2021.toml"
REVERSED = phrase_row(
    编号="own-economy-2", 指标名称="李园面积", 标准表述="新栽脆红李〔数量〕亩，〔日期〕前验收", 下限="95", 上限="90"
)


@pytest.fixture
def county(tmp_path):
    """A county's own folder with one sound row and one that is off."""
    return write_rows(tmp_path / "county", phrase_row(), REVERSED)


def own_form(folder: Path, form_id: str) -> Path:
    path = folder / "forms" / f"{form_id}.toml"
    path.parent.mkdir(parents=True)
    text = FORM.read_text(encoding="utf-8").replace('id = "suining-2021"', f'id = "{form_id}"', 1)
    path.write_text(text.replace('attachment = "附件2"', 'attachment = "附件9"'), encoding="utf-8")
    return folder


# bank check


def test_the_shipped_bank_is_clean(shenbao):
    code, out, err = shenbao("bank", "check", "--year", "2027")
    assert (code, err) == (0, "")
    assert re.fullmatch(r"词库没有问题，共 \d{3} 条标准表述。\n", out)


def test_a_problem_is_one_line_with_file_row_and_column(shenbao, county):
    code, out, err = shenbao("bank", "check", "county")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "indicators/economy.csv 第3行 上限：下限 95 比上限 90 大，请对调。",
        "词库有 1 处要改。",
    ]


def test_problems_are_given_as_json(shenbao, county):
    code, out, err = shenbao("bank", "check", "county", "--json", "--year", "2027")
    value = json.loads(out)
    assert (code, err) == (1, "")
    assert value["year"] == 2027
    assert value["problems"] == [
        {
            "file": "indicators/economy.csv",
            "row": 3,
            "column": "上限",
            "message": "下限 95 比上限 90 大，请对调。",
        }
    ]


@pytest.mark.parametrize("way", ["env", "before", "behind"])
def test_own_folders_in_force_are_checked_with_the_shipped_bank_and_named_with_their_path(
    shenbao, county, monkeypatch, way
):
    if way == "env":
        monkeypatch.setenv("SHENBAO_BANK", str(county))
    argv = {
        "env": ("bank", "check"),
        "before": ("--bank", str(county), "bank", "check"),
        "behind": ("bank", "check", "--bank", str(county)),
    }[way]
    code, out, err = shenbao(*argv)
    assert (code, err) == (1, "")
    assert f"{county}/indicators/economy.csv 第3行 上限：" in out


def test_a_named_folder_that_is_missing_is_among_the_problems(shenbao, tmp_path, monkeypatch):
    monkeypatch.setenv("SHENBAO_BANK", str(tmp_path / "away"))
    code, out, err = shenbao("bank", "check")
    assert (code, err) == (1, "")
    assert out.splitlines()[0] == f"{tmp_path}/away：这个词库文件夹用不了（没有这个文件夹），请检查路径和权限。"


@pytest.mark.parametrize("name", ["away", "a.csv", "empty", "loop"])
def test_a_folder_that_is_none_ends_with_2_and_one_line(shenbao, tmp_path, name):
    (tmp_path / "a.csv").write_text("编号\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    code, out, err = shenbao("bank", "check", name)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert f"{name} 查不了" in err


def test_phrases_expire_by_the_year_that_is_coming(shenbao, tmp_path):
    coming = date.today().year + 1
    write_rows(tmp_path / "county", phrase_row(截止年=str(coming - 1)))
    code, out, _ = shenbao("bank", "check", "county")
    assert code == 1
    assert f"{coming} 年的表用不上" in out
    assert shenbao("bank", "check", "county", "--year", str(coming - 1))[0] == 0


@pytest.mark.parametrize("year", ["1999", "2101"])
def test_a_year_without_forms_is_refused(shenbao, year):
    code, out, err = shenbao("bank", "check", "--year", year)
    assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_hostile_folders_are_checked_in_no_time(shenbao, tmp_path):
    folder = write_rows(tmp_path / "county", phrase_row(), file="indicators/culture.csv")
    indicators = folder / "indicators"
    os.mkfifo(indicators / "economy.csv")
    (indicators / "ecology.csv").symlink_to(indicators / "ecology.csv")
    (indicators / "party.csv").mkdir()
    (indicators / "service.csv").write_bytes(b"\0" * 1000)
    with (indicators / "society.csv").open("wb") as file:
        file.truncate(50 * 2**20)
    (indicators / "baseline.csv").write_text("编号\n" + "x\n" * 100_000, encoding="utf-8")
    (indicators / "坏\udce4名.csv").write_bytes(b"x")
    (folder / "deep").symlink_to(folder)
    begun = time.monotonic()
    code, out, err = shenbao("bank", "check", "county")
    assert (code, err) == (1, "")
    assert time.monotonic() - begun < 60
    for name in ("economy", "ecology", "service", "society", "baseline"):
        assert f"indicators/{name}.csv" in out


def test_an_escape_in_a_cell_never_reaches_the_terminal(shenbao, tmp_path):
    write_rows(tmp_path / "county", phrase_row(类别="\u202e\u200b社会"), file="indicators/economy.csv")
    code, out, _ = shenbao("bank", "check", "county")
    assert code == 1
    assert not {"\u202e", "\u200b"} & set(out)


# What the other verbs do with own folders


def test_trouble_in_an_own_folder_is_told_once_and_the_rest_works(shenbao, answers, county, monkeypatch):
    monkeypatch.setenv("SHENBAO_BANK", str(county))
    code, out, err = shenbao("check", "a.json", "a.json")
    assert code == 0
    assert err == "本县词库有 1 处读不了，打 shenbao bank check 看。\n"
    assert out.count("a.json：") == 2


def test_nothing_is_told_where_nothing_is_off(shenbao, answers, tmp_path, monkeypatch):
    monkeypatch.setenv("SHENBAO_BANK", str(write_rows(tmp_path / "county", phrase_row())))
    assert shenbao("check", "a.json")[2] == ""


@pytest.mark.parametrize(
    "argv", [("check", "a.json"), ("write", "a.json", "-o", "a.docx"), ("diff", "a.json", "a.json")]
)
@pytest.mark.parametrize("before", [True, False])
def test_a_bank_named_on_the_command_line_must_be_there(shenbao, answers, argv, before):
    bank = ("--bank", "away")
    code, out, err = shenbao(*(bank + argv if before else argv + bank))
    assert (code, out) == (2, "")
    assert err == "--bank 写的 away 用不了（没有这个文件夹），请写一个词库文件夹。\n"


def test_a_countys_own_form_is_printed(shenbao, answers, tmp_path):
    own_form(tmp_path / "county", "qixian-2027")
    data = json.loads(answers.read_text(encoding="utf-8"))
    answers.write_text(json.dumps({**data, "form": "qixian-2027"}), encoding="utf-8")
    code, out, err = shenbao("check", "a.json")
    assert (code, out) == (2, "")
    assert "没有编号为“qixian-2027”的表样" in err
    code, _, err = shenbao("write", "a.json", "-o", "a.docx", "--bank", "county")
    assert (code, err) == (0, "")
    assert shenbao("check", "a.json", "--bank", "county")[0] == 0


def test_a_broken_form_is_told_and_stops_only_who_asks_for_it(shenbao, answers, tmp_path, monkeypatch):
    path = own_form(tmp_path / "county", "qixian-2027") / "forms" / "qixian-2027.toml"
    path.write_text("id = ", encoding="utf-8")
    monkeypatch.setenv("SHENBAO_BANK", str(tmp_path / "county"))
    code, _, err = shenbao("check", "a.json")
    assert (code, err) == (0, "本县词库有 1 处读不了，打 shenbao bank check 看。\n")
    data = json.loads(answers.read_text(encoding="utf-8"))
    answers.write_text(json.dumps({**data, "form": "qixian-2027"}), encoding="utf-8")
    code, out, err = shenbao("check", "a.json")
    assert (code, out) == (2, "")
    assert "qixian-2027.toml 读不出来" in err


def test_a_bank_beside_a_draft_is_that_drafts_own(shenbao, answers, own_folders):
    from assistant.paths import drafts_folder
    from assistant.session import Session

    Session.new("云溪", year=2027).custody.draft.close()
    write_rows(drafts_folder() / "云溪" / "bank", phrase_row(), REVERSED)
    assert "本县词库有 1 处读不了" in shenbao("check", "@云溪")[2]
    assert shenbao("check", "a.json")[2] == ""


# bank export


def test_own_phrases_are_exported_for_spreadsheets(shenbao, tmp_path):
    save_own_phrase(bank_for(), "economy", Indicator("扶持黄桃采摘园80亩，7月15日前开园", Category.QUANTITY))
    save_own_phrase(bank_for(), "culture", Indicator("腊月放露天电影12场", Category.QUANTITY))
    code, out, err = shenbao("bank", "export", "-o", "own.csv")
    assert (code, out, err) == (0, "2 条常用语写好了：own.csv\n", "")
    data = (tmp_path / "own.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["目标"] for row in rows] == ["文化建设", "乡镇经济发展"]


@pytest.mark.parametrize("objective", ["5", "culture", "文化建设"])
def test_own_phrases_of_one_objective_are_a_table_for_an_own_folder(shenbao, tmp_path, objective):
    save_own_phrase(bank_for(), "economy", Indicator("扶持黄桃采摘园80亩，7月15日前开园", Category.QUANTITY))
    save_own_phrase(bank_for(), "culture", Indicator("腊月放露天电影12场", Category.QUANTITY))
    (tmp_path / "county" / "indicators").mkdir(parents=True)
    code, _, err = shenbao("bank", "export", "--objective", objective, "-o", "county/indicators/culture.csv")
    assert (code, err) == (0, "")
    assert [part.id for part in phrases_of(load_bank(tmp_path / "county"), "culture")][-1] == "own-culture-1"


def test_an_existing_file_is_written_over_only_when_asked_to(shenbao, tmp_path):
    save_own_phrase(bank_for(), "culture", Indicator("腊月放露天电影12场", Category.QUANTITY))
    (tmp_path / "own.csv").write_text("x", encoding="utf-8")
    assert shenbao("bank", "export", "-o", "own.csv")[0] == 2
    assert (tmp_path / "own.csv").read_text(encoding="utf-8") == "x"
    assert shenbao("bank", "export", "-o", "own.csv", "--force")[0] == 0


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("-o", "own.csv"), "还没有存过常用语"),
        (("-o", "own.csv", "--objective", "10"), "没有“10”这个绩效目标"),
        ((), "少了 -o"),
    ],
)
def test_what_cannot_be_exported_is_told_on_one_line(shenbao, tmp_path, argv, said):
    code, out, err = shenbao("bank", "export", *argv)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "own.csv").exists()
    assert not own_bank_folder().exists()


# The readme's example


def test_the_readmes_own_folder_is_clean_and_its_phrase_is_found(shenbao, tmp_path):
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    [table] = re.findall(r"```csv\n(.*?)```", readme, re.DOTALL)
    path = tmp_path / "county" / "indicators" / "economy.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(table.encode("gbk"))
    code, out, err = shenbao("bank", "check", "county", "--year", "2027")
    assert (code, err) == (0, "")
    assert "词库没有问题" in out
    shipped, own = load_bank(), load_bank(tmp_path / "county")
    before, after = ({part.id: part for part in phrases_of(bank, "economy")} for bank in (shipped, own))
    assert len(set(after) - set(before)) == 1
    assert len(set(before) - set(after)) == 1
