"""`shenbao diff` as a person runs it: last year's Word file against this year's answers."""

import io
import json
import re
import sys
from pathlib import Path

import docx
import pytest

from assistant.events import Place
from assistant.session import Session
from assistant.text import FORBIDDEN


def change(path: Path, edit) -> dict:
    """Write b.json beside `path`: its declaration after `edit`."""
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.with_name("b.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return data


def next_year(data: dict) -> None:
    """What a clerk does to last year's answers."""
    data["year"] = 2028
    data["budget"]["total"] = 1461.46
    data["budget"]["income"]["other"] = None
    data["budget"]["income"]["government_fund"] = 0
    economy, roads, *_ = data["objectives"]
    economy["outputs"][1]["text"] = "低产油茶林垦复改造350亩，11月30日前通过现场核验"
    economy["outputs"].insert(2, {"text": "新建烘干中心1座，9月30日前投入使用"})
    roads["outputs"].append(economy["outputs"].pop())
    del data["objectives"][4]


STORY = """\
原来：a.json  现在：b.json
青禾县云溪乡人民政府  2027年 → 2028年

年度预算申请（万元）        2027年      2028年        增减           %
  资金总额                  1328.6     1461.46     +132.86         +10
  公共财政拨款              1268.6      1268.6           0           0
  政府性基金拨款                空           0           0           -
  其他资金                      60          空           -           -
  基本支出                  902.35      902.35           0           0
  项目支出                  426.25      426.25           0           0

各条（职责、产出、效益）             保留 小改 空出 改动 删去 新增 移动 待填
  部门职能职责概述                      9    -    -    -    -    -    -    -
  目标1 乡镇经济发展                    8    -    -    1    -    1    -    -
  目标2 基础设施与公用设施建设与管理   10    -    -    -    -    -    1    -
  目标3 改善民生                       10    -    -    -    -    -    -    -
  目标4 社会管理                       10    -    -    -    -    -    -    -
  原目标5 文化建设（整个删去）          -    -    -    -    8    -    -    -
  目标5 生态环境建设                   10    -    -    -    -    -    -    -
  目标6 “底线”工作                     10    -    -    -    -    -    -    -
  目标7 基层组织建设                    8    -    -    -    -    -    -    -
  目标8 民情服务中心规范化建设与管理    8    -    -    -    -    -    -    -
  合计                                 83    -    -    1    8    1    1    -
绩效目标内容 9 个 → 8 个。

绩效目标内容1：乡镇经济发展
  改动 产出指标第2条：低产油茶林垦复改造【300→350】亩，11月30日前通过现场核验
  新增 产出指标第3条（新写）：新建烘干中心1座，9月30日前投入使用
  移走 产出指标原第6条（现在是目标2产出指标第7条）：低产林改造补助每亩不高…
  保留 产出指标第1、4-6条；效益指标第1-4条
绩效目标内容2：基础设施与公用设施建设与管理
  移来 产出指标第7条（原在目标1产出指标第6条）：低产林改造补助每亩不高于40…
  保留 产出指标第1-6条；效益指标第1-4条
原绩效目标内容5：文化建设（整个删去）
  删去 产出指标原第1条：农村公益电影放映不少于108场，每村每月1场
  删去 产出指标原第2条：文化站牵头办综合性文化活动不少于6次，每季度都有
  删去 产出指标原第3条：送戏下乡不少于3场，11月30日前演完
  另删去 5 条：产出指标原第4-5条；效益指标原第1-3条（加 --all 全列）

现有 86 条：新写 1 条，去年原样 84 条，改自去年 1 条。
没有待填的空。
"""


def test_this_year_against_last_year_is_a_page_read_before_signing(shenbao, answers):
    change(answers, next_year)
    code, out, err = shenbao("diff", "a.json", "b.json")
    assert (code, err) == (0, "")
    assert out == STORY


def test_much_that_was_dropped_is_listed_whole_only_when_asked_for(shenbao, answers):
    change(answers, next_year)
    _, out, _ = shenbao("diff", "a.json", "b.json", "--all")
    assert "另删去" not in out
    assert sum(line.startswith("  删去") for line in out.splitlines()) == 8


def test_as_json_it_is_one_value_with_every_cell_and_whole_texts(shenbao, answers):
    change(answers, next_year)
    code, out, _ = shenbao("diff", "a.json", "b.json", "--json")
    value = json.loads(out)
    assert (code, value["differs"]) == (0, True)
    assert value["before"] == {"file": "a.json", "form": "suining-2021", "year": 2027}
    assert sum(value["counts"].values()) == len(value["cells"])
    cells = {part["after"]["path"]: part for part in value["cells"] if part["after"]}
    assert (cells["/budget/total"]["difference"], cells["/budget/total"]["percent"]) == (132.86, 10)
    assert cells["/budget/income/government_fund"]["before"] is None
    oil = cells["/objectives/0/outputs/1"]
    assert oil["kind"] == "changed"
    assert oil["before"]["text"] == "低产油茶林垦复改造300亩，11月30日前通过现场核验"
    assert oil["after"]["place"] == "绩效目标内容1：乡镇经济发展 产出指标 第2条"


def test_as_json_every_cell_has_its_source_and_what_is_open_is_listed(shenbao, answers):
    def edit(data: dict) -> None:
        next_year(data)
        data["objectives"][0]["outputs"][0]["text"] = "种〔待填：农业站〕亩"
        del data["budget"]["expenditure"]["basic"]

    change(answers, edit)
    value = json.loads(shenbao("diff", "a.json", "b.json", "--json")[1])
    sources = {part["after"]["path"]: part["source"] for part in value["cells"] if part["after"]}
    assert sources["/year"] == "written"
    assert sources["/filer"] == "last_year"
    assert sources["/objectives/0/outputs/1"] == "last_year_changed"
    assert sources["/objectives/0/outputs/2"] == "written"
    assert sources["/objectives/1/outputs/6"] == "last_year"
    assert {part["source"] for part in value["cells"] if not part["after"]} == {None}
    assert value["sources"] == {"written": 2, "last_year": 83, "last_year_changed": 1}
    [blank] = value["blanks"]
    assert (blank["path"], blank["offices"]) == ("/objectives/0/outputs/0", ["农业站"])
    assert value["unanswered"] == ["/budget/expenditure/basic"]


def test_a_draft_says_itself_where_its_lines_came_from_and_which_nobody_decided_on(shenbao, answers, example):
    session = Session.new("乙", ("a.json", example), 2028)
    session.say("跳到 13")
    session.stand_at(Place(session.view().asked.topic.id))
    for line in ("粮食烘干中心建成1座，9月30日前投用", "1"):
        session.say(line)
    session.close()
    out = shenbao("diff", "a.json", "@乙")[1]
    assert "  新增 产出指标第7条（新写）：粮食烘干中心建成1座，9月30日前投用\n" in out
    assert "  新增 产出指标第8条（题库）：" in out
    assert "\n现有 95 条：题库 1 条，新写 1 条，去年原样 " in out
    assert "\n未定 93 条：旧表来的，去留还没有人定。\n" in out
    value = json.loads(shenbao("diff", "a.json", "@乙", "--json")[1])
    assert value["sources"]["last_year"] + value["sources"]["last_year_changed"] == 93
    assert len(value["undecided"]) == 93


def test_the_word_file_of_a_declaration_differs_in_nothing_from_it(shenbao, answers):
    assert shenbao("write", "a.json", "-o", "a.docx")[0] == 0
    for pair in (("a.json", "a.docx"), ("a.docx", "a.json"), ("a.docx", "a.docx")):
        code, out, err = shenbao("diff", *pair)
        assert (code, err) == (0, "")
        assert re.fullmatch("没有不同：1.. 处都一样.*\n", out)
    assert json.loads(shenbao("diff", "a.json", "a.docx", "--json")[1])["differs"] is False


def test_the_real_form_and_the_word_file_made_of_it_differ_in_nothing(shenbao, seed):
    shenbao("import", str(seed), "-o", "seed.json")
    shenbao("write", "seed.json", "-o", "seed.docx")
    code, out, err = shenbao("diff", str(seed), "seed.docx")
    assert code == 0
    assert out.startswith("没有不同")
    assert f"{seed.name}：绩效目标内容8" in err  # what was read otherwise is said with the file's name


def test_a_cell_that_was_edited_in_word_is_found(shenbao, answers):
    shenbao("write", "a.json", "-o", "a.docx")
    document = docx.Document("a.docx")
    [line] = {
        paragraph._p: paragraph
        for row in document.tables[0].rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        if "太阳能路灯60盏" in paragraph.text
    }.values()
    line.runs[0].text = line.text.replace("60盏", "80盏")
    for run in line.runs[1:]:
        run.text = ""
    document.save("b.docx")
    code, out, _ = shenbao("diff", "a.docx", "b.docx")
    assert code == 0
    assert "  改动 产出指标第2条：安装太阳能路灯【60→80】盏，先装弯道、桥头和学校门口\n" in out
    [total] = [line.split() for line in out.splitlines() if line.startswith("  合计")]
    assert total == ["合计", "92", "-", "-", "1", "-", "-", "-", "-"]
    assert out.endswith("\n现有 93 条：原样 92 条，改动过 1 条。\n没有待填的空。\n")


def test_a_draft_and_standard_input_are_files_too(shenbao, answers, monkeypatch):
    Session.new("乙").say("青禾县云溪乡人民政府")
    code, out, _ = shenbao("diff", "@乙", "a.json")
    assert (code, out.splitlines()[0]) == (0, "原来：@乙  现在：a.json")
    stdin = io.TextIOWrapper(io.BytesIO(answers.read_bytes()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    assert shenbao("diff", "-", "a.json")[1].startswith("没有不同")


def test_standard_input_cannot_be_both(shenbao):
    code, out, err = shenbao("diff", "-", "-")
    assert (code, out) == (2, "")
    assert err.startswith("两份都写了 -")
    assert err.count("\n") == 1


@pytest.mark.parametrize("bad", ["no.json", "folder", "broken.json", "other.txt", "other-form.json", "@没有"])
def test_a_bad_file_on_either_side_is_one_line_with_its_name(shenbao, answers, bad):
    Path("folder").mkdir()
    Path("broken.json").write_text('{"form": ', encoding="utf-8")
    Path("other.txt").write_text("今天天气很好。", encoding="utf-8")
    Path("other-form.json").write_text('{"schema_version": 1, "form": "other-2030"}', encoding="utf-8")
    for pair in ((bad, "a.json"), ("a.json", bad)):
        code, out, err = shenbao("diff", *pair)
        assert (code, out) == (2, "")
        assert bad in err
        assert err.count("\n") == 1
        key = "before" if pair[0] == bad else "after"
        code, out, err = shenbao("diff", *pair, "--json")
        assert (code, err) == (2, "")
        assert json.loads(out)[key]["error"]


def test_two_bad_files_are_said_both(shenbao):
    code, out, err = shenbao("diff", "no.json", "nor.json")
    assert (code, out) == (2, "")
    assert [name in line for name, line in zip(("no.json", "nor.json"), err.splitlines(), strict=True)] == [True, True]


def test_two_printed_forms_are_compared_all_the_same_and_said(shenbao, answers, monkeypatch):
    from dataclasses import replace

    from assistant.bank import layers
    from assistant.form import load_form

    def load(form_id: str, banks: object):
        return replace(load_form(), id=form_id)

    monkeypatch.setattr(layers, "load_form", load)
    change(answers, lambda data: data.update(form="suining-2030", year=2030))
    code, out, err = shenbao("diff", "a.json", "b.json")
    assert code == 0
    assert re.search("表样不同（原来 suining-2021，现在 suining-2030）", err)
    assert "青禾县云溪乡人民政府  2027年 → 2030年" in out


def test_what_is_hostile_in_a_file_is_shown_harmless(shenbao, answers):
    def spoil(data: dict) -> None:
        data["filer"] = "青禾县\u202e云溪乡"
        data["objectives"][0]["title"] = "甲\n乙" * 900
        data["objectives"][0]["outputs"][0]["text"] = "\u200b【→】\n" * 1500

    change(answers, spoil)
    code, out, err = shenbao("diff", "a.json", "b.json")
    assert (code, err) == (0, "")
    assert not FORBIDDEN.search(out)
    assert not {"\u202e", "\u200b"} & set(out)
    assert max(map(len, out.splitlines())) < 260
