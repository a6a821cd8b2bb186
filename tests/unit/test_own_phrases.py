"""bank/own.py, bank/derive.py: an answer kept as a phrase of one's own (存为常用语)."""

from __future__ import annotations

import csv
import errno
import io
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bank import bank_for, load_bank, own_rows, own_table, save_own_phrase
from assistant.bank.derive import derive_row
from assistant.bank.phrases import HEADS, phrases_of
from assistant.bank.sentences import fill_phrase, read_sentence
from assistant.errors import InputError, OutputError
from assistant.model import Category, Indicator, Operator, Target
from assistant.paths import own_bank_folder
from tests.support.own_bank import phrase_row, write_rows

ANSWER = Indicator(
    "扶持黄桃采摘园80亩，7月15日前开园迎客",
    Category.QUANTITY,
    (Target("黄桃采摘园面积", Operator.GE, "80", "亩"),),
    "2027-07-15",
)


def saved_phrases(objective: str = "economy") -> dict[str, tuple[str, ...]]:
    return {
        phrase.id: (phrase.name, phrase.sentence, phrase.unit, *phrase.examples)
        for phrase in phrases_of(bank_for(), objective)
        if phrase.layer
    }


def derived(text: str, target: Target | None = None, category: Category | None = None) -> dict[str, str]:
    return derive_row(load_bank(), Indicator(text, category, (target,) if target else ()), text)


def test_an_answer_becomes_a_phrase_that_is_offered_from_then_on() -> None:
    saved = save_own_phrase(bank_for(), "economy", ANSWER)
    assert saved.id == "own-economy-1"
    assert saved.sentence == "扶持黄桃采摘园〔数量〕亩，〔日期〕前开园迎客"
    assert saved_phrases() == {"own-economy-1": ("黄桃采摘园面积", saved.sentence, "亩", "80", "7月15日")}


def test_filled_with_its_examples_the_phrase_is_the_answer_again() -> None:
    save_own_phrase(bank_for(), "economy", ANSWER)
    [phrase] = [part for part in phrases_of(bank_for(), "economy") if part.layer]
    assert fill_phrase(phrase, phrase.examples, 2027) == ANSWER


def test_the_table_is_for_this_account_only_and_opens_in_spreadsheets() -> None:
    path = save_own_phrase(bank_for(), "economy", ANSWER).path
    assert path == own_bank_folder() / "indicators" / "economy.csv"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.read_bytes().startswith("\ufeff编号,".encode())


def test_ids_go_on_from_the_highest() -> None:
    write_rows(own_bank_folder(), phrase_row(编号="own-economy-7"), phrase_row(编号="other"))
    other = Indicator("新建冷库2座，9月底前投用", Category.QUANTITY, (Target("冷库座数", Operator.EQ, "2", "座"),))
    assert save_own_phrase(load_bank(), "economy", other).id == "own-economy-8"
    assert set(saved_phrases()) == {"own-economy-7", "other", "own-economy-8"}


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-8"])
def test_a_table_that_a_spreadsheet_saved_anew_is_kept_whole(encoding: str) -> None:
    heads = ("备注", *HEADS)
    write_rows(
        own_bank_folder(), {**phrase_row(编号="own-economy-1", 指标名称="枣园面积"), "备注": "老张说的"},
        heads=heads, encoding=encoding, mark="\t" if encoding == "utf-16" else ",",
    )  # fmt: skip
    other = Indicator("新建冷库2座，9月底前投用", Category.QUANTITY, (Target("冷库座数", Operator.EQ, "2", "座"),))
    path = save_own_phrase(load_bank(), "economy", other).path
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert [(row["编号"], row["备注"]) for row in rows] == [("own-economy-1", "老张说的"), ("own-economy-2", "")]


# What is refused


def test_the_same_answer_is_not_kept_twice() -> None:
    save_own_phrase(bank_for(), "economy", ANSWER)
    again = Indicator("扶持黄桃采摘园120亩，8月底前开园迎客", Category.QUANTITY, ANSWER.targets)
    with pytest.raises(InputError, match="您存过这一句"):
        save_own_phrase(bank_for(), "economy", again)
    assert len(saved_phrases()) == 1


def test_what_the_shipped_bank_has_is_not_kept() -> None:
    phrase = phrases_of(load_bank(), "economy")[0]
    with pytest.raises(InputError, match="题库里已经有这一句"):
        save_own_phrase(load_bank(), "economy", fill_phrase(phrase, phrase.examples, 2027))
    assert own_rows() == ()


@pytest.mark.parametrize(
    ("objective", "text", "said"),
    [
        ("economy", "", "还是空的"),
        ("economy", "  。", "还是空的"),
        ("economy", "第一行\n第二行", "有换行"),
        ("economy", "很长" * 80, "最多 120 个"),
        ("", "新建冷库2座", "不是表样里的绩效目标"),
        ("../../etc", "新建冷库2座", "不是表样里的绩效目标"),
    ],
)
def test_what_can_be_no_phrase_is_refused_on_one_line(objective: str, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        save_own_phrase(load_bank(), objective, Indicator(text))
    assert not own_bank_folder().exists()


@pytest.mark.parametrize("data", [b"\0\1\2", '编号,类别\n"没关上'.encode(), "甲,乙\n1,2\n".encode()])
def test_a_table_that_cannot_be_read_is_left_alone(data: bytes) -> None:
    path = own_bank_folder() / "indicators" / "economy.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    with pytest.raises(OutputError, match="没有动它"):
        save_own_phrase(load_bank(), "economy", ANSWER)
    assert path.read_bytes() == data


def test_a_full_disk_leaves_the_table_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_rows(own_bank_folder(), phrase_row()) / "indicators" / "economy.csv"
    before = path.read_bytes()

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr("assistant.files.writing.os.fsync", full)
    other = Indicator("新建冷库2座，9月底前投用", Category.QUANTITY)
    with pytest.raises(OutputError, match=r"economy\.csv"):
        save_own_phrase(load_bank(), "economy", other)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_what_another_window_saved_meanwhile_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.bank import own

    read, path = own.read_bytes, own_bank_folder() / "indicators" / "economy.csv"
    write_rows(own_bank_folder(), phrase_row(编号="own-economy-1", 标准表述="甲村修渠〔数量〕亩，〔日期〕前"))
    calls = []

    def late(file: Path) -> bytes:
        data = read(file)
        calls.append(file)
        if len(calls) == 1:  # another window saves right after this one has read
            write_rows(own_bank_folder(), phrase_row(编号="own-economy-2", 标准表述="乙村修渠〔数量〕亩，〔日期〕前"))
        return data

    monkeypatch.setattr(own, "read_bytes", late)
    assert save_own_phrase(load_bank(), "economy", ANSWER).id == "own-economy-3"
    assert "乙村修渠" in path.read_text(encoding="utf-8-sig")


# What becomes a blank


@pytest.mark.parametrize(
    ("text", "sentence", "operator", "unit", "examples"),
    [
        ("硬化通组公路3.2公里", "硬化通组公路〔数量〕公里", "等于", "公里", "3.2"),
        ("群众满意率不低于92%", "群众满意率不低于〔比例〕%", "不低于", "%", "92"),
        ("每亩补助不超过200元", "每亩补助不超过〔金额〕元", "不高于", "元", "200"),
        (
            "10月31日前完成2027年度体检1200人次",
            "〔日期〕前完成2027年度体检〔数量〕人次",
            "等于",
            "人次",
            "10月31日；1200",
        ),
        ("2027年6月底前上墙", "〔日期〕前上墙", "定性", "", "2027年6月底"),
        ("按国发〔2016〕3号文件建好台账", "按国发〔2016〕3号文件建好台账", "定性", "", ""),
        ("建好台账并按月更新", "建好台账并按月更新", "定性", "", ""),
        ("新建冷库〔待填：农业站〕座，〔待填〕前投用", "新建冷库〔数量〕座，〔日期〕前投用", "等于", "座", ""),
        ("发放补助〔待填〕万元", "发放补助〔金额〕万元", "等于", "万元", ""),
    ],
)
def test_figure_and_dates_become_blanks_and_the_rest_stays(
    text: str, sentence: str, operator: str, unit: str, examples: str
) -> None:
    row = derived(text)
    assert (row["标准表述"], row["符号"], row["单位"], row["填空示例"]) == (sentence, operator, unit, examples)


def test_of_several_figures_the_one_that_the_target_names_is_the_value() -> None:
    row = derived("全年开展3次演练，参加80人次", Target("参加演练人次", Operator.GE, "80", "人次"))
    assert row["标准表述"] == "全年开展3次演练，参加〔数量〕人次"
    assert (row["指标名称"], row["常用值"]) == ("参加演练人次", "80")


def test_of_equal_figures_the_one_with_the_unit_is_the_value() -> None:
    row = derived("对3个村开展3次演练", Target("演练次数", Operator.GE, "3", "次"))
    assert row["标准表述"] == "对3个村开展〔数量〕次演练"


def test_a_graded_word_stays_in_the_sentence() -> None:
    row = derived("群众出行条件明显改善", Target("出行条件", Operator.QUALITATIVE, "明显改善", None), Category.SOCIAL)
    assert (row["标准表述"], row["符号"], row["常用值"]) == ("群众出行条件明显改善", "定性", "明显改善")
    assert row["类别"] == "社会效益"


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("修渠3公里", "数量"),
        ("合格率95%", "质量"),
        ("花费3万元", "成本"),
        ("6月底前上墙", "时效"),
        ("建好台账", "质量"),
    ],
)
def test_an_output_without_category_gets_the_likeliest(text: str, category: str) -> None:
    assert derived(text)["类别"] == category


@pytest.mark.parametrize("text", ["=1+1元", "+86亩", "@全体村干部到岗", "-修渠3公里"])
def test_no_cell_becomes_a_formula(text: str) -> None:
    assert not any(cell[:1] in ("=", "+", "@", "-") for cell in derived(text).values() if cell)


@given(st.text("修渠3公里10月31日前不低于95%元万第〔待填：〕，。20=年", min_size=1, max_size=40))
def test_whatever_was_answered_can_be_kept_or_is_refused_in_chinese(text: str) -> None:
    row = derived(text.strip() or "修渠")
    assert len(row["指标名称"]) <= 16
    assert "\n" not in "".join(row.values())


# Exporting


def test_own_phrases_of_all_objectives_come_in_one_table_with_their_objective() -> None:
    save_own_phrase(bank_for(), "economy", ANSWER)
    save_own_phrase(bank_for(), "culture", Indicator("腊月放露天电影12场", Category.QUANTITY))
    data = own_table(own_rows(), {"economy": "乡镇经济发展", "culture": "文化建设"}, whole=True)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [(row["编号"], row["目标"]) for row in rows] == [
        ("own-culture-1", "文化建设"),
        ("own-economy-1", "乡镇经济发展"),
    ]


def test_own_phrases_of_one_objective_are_a_table_that_an_own_folder_takes(tmp_path: Path) -> None:
    save_own_phrase(bank_for(), "economy", ANSWER)
    (tmp_path / "indicators").mkdir()
    (tmp_path / "indicators" / "economy.csv").write_bytes(own_table(own_rows("economy"), {}, whole=False))
    bank = load_bank(tmp_path)
    reading = read_sentence(ANSWER.text, phrases_of(bank, "economy"))
    assert reading is not None
    assert reading.phrase.id == "own-economy-1"
