"""bankcheck: what is off in a bank's files, each with file, row, column and mend."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.bank import Problem, bank_for
from assistant.bank.phrases import HEADS
from assistant.bankcheck import Report, check_bank, check_folder
from assistant.errors import UsageError
from assistant.resources import data_folder
from assistant.validation import check_against
from tests.support.own_bank import phrase_row, write_rows

YEAR = 2027
BANK = Path(str(data_folder("question_bank")))


def problems_of(folder: Path) -> tuple[Problem, ...]:
    return check_folder(folder, YEAR).problems


def only(folder: Path) -> Problem:
    """Return the one problem of an own folder, which is said on one line."""
    found = problems_of(folder)
    assert len(found) == 1, found
    assert "\n" not in found[0].message
    assert found[0].message.endswith(("。", "？", "：", "样", "用")) or "请" in found[0].message
    return found[0]


def whole_bank(folder: Path, *without: str) -> Path:
    """Copy the shipped bank without the gazetteer's bulk, and without some folders."""
    shutil.copytree(BANK, folder, ignore=shutil.ignore_patterns("*.xz", "words.txt", *without))
    return folder


def changed(folder: Path, file: str, change: Callable[[str], str]) -> Path:
    """Change the text of a file."""
    path = folder / file
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


# Own folders


def test_a_sound_row_raises_nothing(tmp_path: Path) -> None:
    assert problems_of(write_rows(tmp_path, phrase_row())) == ()


def test_a_row_is_named_as_a_spreadsheet_counts_it(tmp_path: Path) -> None:
    rows = [
        phrase_row(),
        {},
        phrase_row(编号="own-economy-2", 指标名称="李园面积", 标准表述="新栽脆红李〔数量〕亩，〔日期〕前验收"),
    ]
    rows[2]["下限"], rows[2]["上限"] = "95", "90"
    problem = only(write_rows(tmp_path, *rows))
    assert (problem.file, problem.row, problem.column) == ("indicators/economy.csv", 4, "上限")
    assert problem.message == "下限 95 比上限 90 大，请对调。"


CELLS = [
    # ids and closed lists
    ({"编号": "Own 1"}, "编号", "写法不对"),
    ({"编号": "economy-quantity-99"}, "编号", "题库里却没有这一条"),
    ({"编号": "culture-quantity-01"}, "编号", "是 indicators/culture.csv 的编号"),
    ({"类别": "社会"}, "类别", "请改成：数量、质量"),
    ({"符号": "≥"}, "符号", "请改成：不低于"),
    ({"依据强度": "听说"}, "依据强度", "请改成：公开文件"),
    # sentences and their blanks
    ({"标准表述": "扶持黄桃采摘园不少于〔数 量〕亩，〔日期〕前开园", "填空示例": "7月15日", "常用值": ""}, "标准表述", "是不是“〔数量〕”"),
    ({"标准表述": "扶持黄桃采摘园〔数量〕亩，〔时间〕前开园迎客", "填空示例": "80"}, "标准表述", "是不是“〔日期〕”"),
    ({"标准表述": "扶持〔名称:果树〕采摘园〔数量〕亩", "填空示例": "80"}, "标准表述", "是不是“〔名称：果树〕”"),
    ({"标准表述": "扶持黄桃采摘园【数量】亩，〔数量〕户受益", "填空示例": "80", "单位": "户"}, "标准表述", "是不是“〔数量〕”"),
    ({"标准表述": "扶持黄桃采摘园〔数量〕亩，〔日期〕前开园迎客。"}, "标准表述", "末尾不带标点"),
    ({"标准表述": "1、扶持黄桃采摘园〔数量〕亩，〔日期〕前开园"}, "标准表述", "不带序号"),
    ({"标准表述": "数量指标：扶持黄桃采摘园〔数量〕亩，〔日期〕前"}, "标准表述", "不带序号和类别"),
    ({"标准表述": "第一行\n第二行\n扶持黄桃采摘园〔数量〕亩，〔日期〕前开园"}, "标准表述", "换一次行"),
    ({"标准表述": "桃园〔数量〕亩", "填空示例": "80"}, "标准表述", "要在 8 到 60 个之间"),
    ({"标准表述": "扶持黄桃采摘园3个，每个20亩，栽苗400株，共〔数量〕亩，〔日期〕前"}, "标准表述", "一句里有 4 个数"),
    ({"标准表述": "采摘园管护水平〔程度：提升〕", "填空示例": "提升", "符号": "定性", "单位": "", "常用值": ""}, "标准表述", "写出几档"),
    ({"指标名称": "全乡镇所有黄桃采摘园扶持面积总数量"}, "指标名称", "最多 16 个"),
    ({"指标名称": ""}, "指标名称", "空着，请填上"),
    # examples
    ({"填空示例": "80"}, "填空示例", "有 2 个空，示例有 1 个"),
    ({"填空示例": "许多；7月15日"}, "填空示例", "第 1 个示例不对"),
    ({"填空示例": "80；13月1日"}, "填空示例", "第 2 个示例不对"),
    ({"填空示例": "5；7月15日"}, "填空示例", "不在下限 10 和上限 2000 之间"),
    # value, unit, range
    ({"标准表述": "扶持黄桃采摘园80亩，〔日期〕前开园迎客", "填空示例": "7月15日", "常用值": "8"}, "常用值", "找不到常用值“8”"),
    ({"标准表述": "扶持黄桃采摘园80亩，〔日期〕前开园迎客", "填空示例": "7月15日", "常用值": ""}, "常用值", "句子里那个数"),
    ({"常用值": "八十"}, "常用值", "不是数"),
    ({"常用值": "5"}, "常用值", "不在下限 10 和上限 2000 之间"),
    ({"下限": "十"}, "下限", "写法不对"),
    ({"单位": "坰"}, "单位", "不在 units.csv 里"),
    ({"单位": "千米", "标准表述": "修采摘步道〔数量〕千米，〔日期〕前完工"}, "单位", "请写成“公里”"),
    ({"单位": ""}, "单位", "请填上"),
    ({"单位": "公里"}, "单位", "句子里的数后面是“亩，"),
    ({"符号": "不高于"}, "符号", "句子里写“不少于”，符号要写不低于"),
    ({"符号": "定性"}, "符号", "符号却写定性"),
    # source and years
    ({"依据强度": "公开文件", "来源": "听说的"}, "来源", "书名号里的文件名"),
    ({"依据强度": "数值建议", "来源": ""}, "来源", "就要写来源"),
    ({"截止年": "2026"}, "截止年", "2027 年的表用不上"),
    ({"起始年": "2029", "截止年": "2028"}, "截止年", "请对调"),
    ({"起始年": "明年"}, "起始年", "写法不对"),
    # references
    ({"责任站所": "农业站"}, "责任站所", "是不是“农业综合服务中心”"),
    ({"责任站所": "外星联络处"}, "责任站所", "在 offices.csv 加一行"),
    # formulas
    ({"来源": "=1+1"}, "来源", "会当成公式"),
    ({"计算方法": "@合计"}, "计算方法", "会当成公式"),
    ({"佐证材料": "-照片"}, "佐证材料", "会当成公式"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "column", "said"), CELLS, ids=[f"{c[1]}-{c[2]}" for c in CELLS])
def test_a_cell_that_is_off_is_named_with_the_mend(
    tmp_path: Path, cells: dict[str, str], column: str, said: str
) -> None:
    problem = only(write_rows(tmp_path, phrase_row(**cells)))
    assert (problem.file, problem.row, problem.column) == ("indicators/economy.csv", 2, column)
    assert said in problem.message


@pytest.mark.parametrize("cells", [
    {"依据强度": "公开文件", "来源": "https://www.example.gov.cn/a.html"},
    {"依据强度": "公开文件", "来源": "《关于发展庭院经济的通知》"},
    {"依据强度": "", "来源": ""},
    {"截止年": "2027"},
    {"填空示例": ""},
    {"标准表述": "按县政办发〔2026〕3号扶持采摘园〔数量〕亩，〔日期〕前开园"},
    {"下限": "-5"},
])  # fmt: skip
def test_what_is_right_is_not_complained_about(tmp_path: Path, cells: dict[str, str]) -> None:
    assert problems_of(write_rows(tmp_path, phrase_row(**cells))) == ()


@pytest.mark.parametrize(
    ("hint", "said"), [("村", "是不是“行政村”"), ("行政村数", "是不是“行政村”"), ("果园", None), ("党支部", None)]
)
def test_a_hint_that_is_nearly_a_basic_figure_is_named(tmp_path: Path, hint: str, said: str | None) -> None:
    row = phrase_row(标准表述=f"〔数量：{hint}〕个采摘园〔日期〕前挂牌开园迎客", 单位="个")
    found = [problem.message for problem in problems_of(write_rows(tmp_path, row))]
    assert found == [] if said is None else said in found[0]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"常用值": "100", "上限": "100", "下限": "80"}, "满意度写不到 100%"),
        ({"常用值": "95", "上限": "120", "下限": "80"}, "不能超过 100"),
    ],
)
def test_satisfaction_and_rates_have_an_end(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    row = phrase_row(
        类别="满意度",
        指标名称="游客满意率",
        标准表述="采摘园游客满意率不低于〔比例〕%，入园当场打分",
        单位="%",
        填空示例="95",
    )
    found = problems_of(write_rows(tmp_path, {**row, **cells}))
    assert found
    assert all("100" in problem.message for problem in found)
    assert any(said in problem.message for problem in found)


def test_ids_are_used_once_in_all_files(tmp_path: Path) -> None:
    write_rows(tmp_path, phrase_row())
    twice = phrase_row(指标名称="戏台座数", 标准表述="修缮老戏台〔数量〕座，〔日期〕前能演戏", 单位="座")
    problem = only(write_rows(tmp_path, twice, file="indicators/culture.csv"))
    assert (problem.file, problem.column) == ("indicators/economy.csv", "编号")
    assert "indicators/culture.csv 第2行已经用了" in problem.message


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, "是同一句话"),
        ({"标准表述": "新修黄桃采摘园的看护棚〔数量〕座，〔日期〕前完工", "单位": "座"}, "同名"),
        ({"指标名称": "采摘园开园面积", "标准表述": "扶持黄桃采摘园不少于〔数量〕亩，〔日期〕前开园迎宾"}, "太像"),
    ],
)
def test_two_rows_that_are_alike_are_named(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    problem = only(write_rows(tmp_path, phrase_row(), phrase_row(编号="own-economy-2", **cells)))
    assert problem.row == 3
    assert "indicators/economy.csv 第2行" in problem.message
    assert said in problem.message


def test_a_row_that_is_like_a_shipped_one_of_another_objective_is_named(tmp_path: Path) -> None:
    with (BANK / "indicators" / "society.csv").open(encoding="utf-8-sig", newline="") as file:
        shipped = next(csv.DictReader(file))
    row = {**shipped, "编号": "own-economy-1", "指标名称": "另一个名称"}
    problem = only(write_rows(tmp_path, row, file="indicators/ecology.csv"))
    assert "indicators/society.csv 第2行" in problem.message


def test_a_row_that_replaces_a_shipped_one_is_not_like_itself(tmp_path: Path) -> None:
    change = {"编号": "economy-quantity-01", "计算方法": "按验收面积"}
    assert problems_of(write_rows(tmp_path, change, heads=("编号", "计算方法"))) == ()


# Columns, hiding, files


def test_columns_that_nothing_reads_are_named(tmp_path: Path) -> None:
    heads = [head if head != "常用值" else "常用數" for head in HEADS]
    problem = only(write_rows(tmp_path, phrase_row(), heads=heads))
    assert (problem.row, problem.column) == (1, "常用數")
    assert "是不是“常用值”" in problem.message


def test_a_table_without_ids_is_named_once(tmp_path: Path) -> None:
    found = problems_of(write_rows(tmp_path, phrase_row(), heads=HEADS[1:]))
    assert (found[0].row, found[0].column, found[0].message) == (1, "编号", "缺“编号”，请补上。")


def test_hiding_what_is_not_there_is_named(tmp_path: Path) -> None:
    heads = ("编号", "停用")
    rows = ({"编号": "economy-quantity-01", "停用": "是"}, {"编号": "economy-quantity-98", "停用": "是"})
    problem = only(write_rows(tmp_path, *rows, heads=heads))
    assert (problem.row, problem.column) == (3, "编号")
    assert "题库里没有" in problem.message


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("indicators/tourism.csv", "没有哪张表样有“tourism”这个目标"),
        ("indicators/econmy.csv", "是不是 economy？"),
        ("glosary.csv", "是不是 glossary.csv？"),
        ("indicators/economy.xlsx", "另存为 CSV"),
    ],
)
def test_a_file_that_nothing_reads_is_named(tmp_path: Path, name: str, said: str) -> None:
    write_rows(tmp_path, phrase_row(), file="indicators/culture.csv")
    row = phrase_row(编号="own-economy-2", 指标名称="李园面积", 标准表述="新栽脆红李〔数量〕亩，〔日期〕前验收")
    problem = only(write_rows(tmp_path, row, file=name))
    assert (problem.file, problem.row) == (name, 0)
    assert said in problem.message


def test_hidden_and_lock_files_of_editors_are_passed_over(tmp_path: Path) -> None:
    write_rows(tmp_path, phrase_row())
    for name in (".~lock.economy.csv#", "~$economy.csv", "._economy.csv", "readme.txt"):
        (tmp_path / "indicators" / name).write_bytes(b"\0")
    assert problems_of(tmp_path) == ()


def test_an_own_form_can_bring_an_objective_with_phrases_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = (BANK / "forms" / "suining-2021.toml").read_text(encoding="utf-8").replace('"suining-2021"', '"qixian"', 1)
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "qixian.toml").write_text(
        form.replace('key = "culture"', 'key = "tourism"'), encoding="utf-8"
    )
    write_rows(tmp_path, phrase_row(编号="own-tourism-1"), file="indicators/tourism.csv")
    assert problems_of(tmp_path) == ()
    monkeypatch.setenv("SHENBAO_BANK", str(tmp_path))
    assert check_bank(bank_for(), YEAR).problems == ()


@pytest.mark.parametrize("name", ["indicators/economy.csv", "forms/qixian.toml"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir()
    os.mkfifo(tmp_path / name)
    assert "不是普通文件" in only(tmp_path).message


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.write_bytes(b"x"), lambda path: path.mkdir()])
def test_a_folder_without_anything_of_a_bank_is_unusable(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "bank")
    with pytest.raises(UsageError, match="查不了"):
        check_folder(tmp_path / "bank", YEAR)


# Small tables


@pytest.mark.parametrize(
    ("file", "row", "column", "said"),
    [
        ("duties.csv", {"编号": "own-duty-1", "类别": "站所职责", "站所": "农技站", "标准表述": "指导农户种好黄桃"}, "站所", "农业综合服务中心"),
        ("offices.csv", {"编号": "own-office", "名称": ""}, "名称", "空着"),
        ("basics.csv", {"编号": "orchards", "名称": "果园", "单位": "畝", "下限": "1", "上限": "9", "哪里查": "台账"}, "单位", "units.csv"),
        ("glossary.csv", {"词": "枣园", "解释": ""}, "解释", "空着"),
        ("objectives.csv", {"目标": "tourism", "归这里": "游客"}, "目标", "没有哪张表样"),
        ("units.csv", {"单位": "坰", "类": "田"}, "类", "请改成：数量"),
    ],
)  # fmt: skip
def test_small_tables_are_checked_too(tmp_path: Path, file: str, row: dict[str, str], column: str, said: str) -> None:
    problem = only(write_rows(tmp_path, row, file=file, heads=tuple(row)))
    assert (problem.file, problem.row, problem.column) == (file, 2, column)
    assert said in problem.message


def test_a_unit_that_an_own_folder_adds_can_be_used(tmp_path: Path) -> None:
    write_rows(tmp_path, {"单位": "坰", "类": "面积"}, file="units.csv", heads=("单位", "类"))
    row = phrase_row(标准表述="扶持黄桃采摘园〔数量〕坰，〔日期〕前开园迎客", 单位="坰")
    assert problems_of(write_rows(tmp_path, row)) == ()


def test_everything_that_the_review_has_against_a_sentence_is_told(tmp_path: Path) -> None:
    row = phrase_row(标准表述="脱贫攻坚户用上新农合的有〔数量〕户，〔日期〕前办妥", 单位="户")
    found = problems_of(write_rows(tmp_path, row))
    assert {(problem.row, problem.column) for problem in found} == {(2, "标准表述")}
    assert any("“脱贫攻坚”" in problem.message for problem in found)
    assert any("“新农合”" in problem.message for problem in found)


def test_a_sentence_is_judged_by_its_own_folders_words(tmp_path: Path) -> None:
    write_rows(tmp_path, phrase_row())
    assert problems_of(tmp_path) == ()
    row = {
        "编号": "own-1",
        "词": "开园迎客",
        "自": "2020-01-01",
        "改为": "开园",
        "程度": "错误",
        "依据": "县文旅局通知",
        "依据强度": "本单位",
    }
    write_rows(tmp_path, row, file="terms/outdated.csv", heads=tuple(row))
    assert any("“开园迎客”" in problem.message for problem in problems_of(tmp_path))


@pytest.mark.parametrize("file", ["terms/outdated.csv", "terms/powers.csv"])
def test_a_row_of_words_that_the_review_refuses_is_named(tmp_path: Path, file: str) -> None:
    row = {"编号": "own-1", "词": "", "程度": "随便"}
    found = problems_of(write_rows(tmp_path, row, file=file, heads=tuple(row)))
    assert found
    assert {(problem.file, problem.row) for problem in found} == {(file, 2)}


# Whole banks


def test_the_shipped_bank_is_clean() -> None:
    report: Report = check_bank(bank_for(), YEAR)
    assert [(part.file, part.row, part.column, part.message) for part in report.problems] == []
    assert report.phrases >= 500


@pytest.mark.parametrize(
    ("file", "old", "new", "keys", "said"),
    [
        ("questions/head.toml", 'hint = "', 'hnit = "', "questions 第1个 hint", "缺“hint”"),
        ("questions/head.toml", 'prompt = "', 'prompt = "{county}', "questions 第1个 prompt", "写法不对"),
        ("questions/head.toml", "[[questions]]", "[[question]]", "question", "是不是“questions”"),
        ("questions/head.toml", "[[questions]]", "[[questions]", "", "个字附近写法不对"),
        ("forms/suining-2021.toml", "decimals = 2 ", "decimals = 7 ", "money decimals", "不能大于 6"),
        ("forms/suining-2021.toml", 'id = "suining-2021"', 'id = "suining"', "id", "要和文件名一样"),
        ("forms/suining-2021.toml", 'key = "culture"', 'kye = "culture"', "objectives 第5个 key", "缺“key”"),
    ],
)
def test_toml_files_are_named_with_the_keys_that_lead_there(
    tmp_path: Path, file: str, old: str, new: str, keys: str, said: str
) -> None:
    folder = changed(whole_bank(tmp_path / "bank", "indicators", "terms"), file, lambda text: text.replace(old, new, 1))
    found = [part for part in problems_of(folder) if part.file == file and part.column == keys]
    assert [said in part.message for part in found] == [True], problems_of(folder)


def test_a_question_that_stands_twice_is_named(tmp_path: Path) -> None:
    folder = whole_bank(tmp_path / "bank", "indicators", "terms")
    shutil.copy(folder / "questions" / "duties.toml", folder / "questions" / "more.toml")
    found = [part.message for part in problems_of(folder) if part.file == "questions"]
    assert ["已经有了" in message for message in found] == [True]


def test_a_whole_bank_has_phrases_in_every_cell_and_enough_of_them(tmp_path: Path) -> None:
    folder = whole_bank(tmp_path / "bank")

    def few(text: str) -> str:
        return "\n".join([line for line in text.splitlines() if not line.startswith("culture-cost-")]) + "\n"

    changed(folder, "indicators/culture.csv", few)
    [problem] = problems_of(folder)
    assert (problem.file, problem.row, problem.column) == ("indicators/culture.csv", 0, "类别")
    assert "“成本”只有 0 条" in problem.message
    for name in ("economy", "society", "party", "service", "baseline"):
        changed(folder, f"indicators/{name}.csv", lambda text: text.splitlines()[0] + "\n")
    assert any("整个题库只有" in part.message for part in problems_of(folder))


def test_a_cell_that_is_said_to_be_empty_is_empty(tmp_path: Path) -> None:
    folder = whole_bank(tmp_path / "bank")
    changed(folder, "empty_cells.csv", lambda text: text + "economy,数量,不列,因为不种地也没有厂\n")
    assert ["说是不列" in part.message for part in problems_of(folder)] == [True]


def test_a_whole_bank_without_the_gazetteers_source_is_not_whole(tmp_path: Path) -> None:
    folder = whole_bank(tmp_path / "bank", "indicators", "terms")
    (folder / "places" / "SOURCE.toml").unlink()
    assert "places/SOURCE.toml" in [part.file for part in problems_of(folder)]


def test_a_shipped_id_tells_objective_and_category(tmp_path: Path) -> None:
    folder = whole_bank(tmp_path / "bank")
    changed(folder, "indicators/culture.csv", lambda text: text.replace("culture-quantity-01", "culture-quality-99", 1))
    assert ["请写成 culture-quantity-01 这样" in part.message for part in problems_of(folder)] == [True]


def test_what_a_schema_has_against_a_value_is_said_with_its_path() -> None:
    slips = check_against("question", {"id": "Filer", "more": 1})
    assert [(slip.path, slip.keyword) for slip in slips][:2] == [(("bad",), "required"), (("bad_why",), "required")]
    assert {slip.keyword for slip in slips} == {"required", "pattern", "additionalProperties"}
    assert all(slip.message.endswith(("。", "分层。")) for slip in slips)
