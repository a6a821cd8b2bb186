"""Time: finished work, report wording, other years and several years, each with what excuses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.bank import Layer, load_bank, shipped_layer
from assistant.bank import terms as tables
from assistant.bank.layers import Bank
from assistant.form import load_form
from assistant.model import Category, Finding, Severity
from assistant.review import time
from assistant.review.context import Context
from assistant.review.lines import Line, Role

FORM = load_form()


def review(
    text: str,
    year: int | None = 2027,
    role: Role = Role.OUTPUT,
    category: Category | None = None,
    bank: Bank | None = None,
) -> list[Finding]:
    line = Line(role, text, category=category)
    context = Context(FORM, bank or load_bank(), year)
    return [finding for rule in time.LINE_RULES for finding in rule(line, context)]


def said(text: str, year: int | None = 2027) -> list[tuple[str, str | None]]:
    return [(finding.rule.split(".")[1], finding.excerpt) for finding in review(text, year)]


def mended(text: str, found: Finding) -> str:
    assert found.start is not None and found.excerpt is not None and found.fix is not None
    assert text.startswith(found.excerpt, found.start)
    return text[: found.start] + found.fix + text[found.start + len(found.excerpt) :]


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("硬化了通组路3公里", "硬化通组路3公里"),
        ("开展了“送法下乡”活动6场", "开展“送法下乡”活动6场"),
        ("村级公益岗已落实45人", "村级公益岗落实45人"),
        ("路灯已经安装60盏", "路灯安装60盏"),
        ("辖区没有发生森林火灾", "辖区不发生森林火灾"),
        ("巡查车出动300余次", "巡查车出动不少于300次"),
        ("游客接待量同比增长6%", "游客接待量较2026年增长6%"),
    ],
)
def test_a_mend_gives_a_target_that_is_not_objected_to(text, better):
    [found] = review(text)
    assert mended(text, found) == better
    assert review(better) == []


def test_a_mark_behind_the_word_leaves_the_mend_to_the_clerk():
    [found] = review("群众用水问题解决了，管护人落实率100%")
    assert (found.excerpt, found.fix) == ("解决了", None)


def test_a_word_of_one_character_is_shown_with_the_one_before_it():
    text = "老旧管网换了2公里"
    [found] = review(text)
    assert (found.start, found.excerpt) == (4, "换了")


def test_each_finished_work_of_a_line_is_named():
    assert said("完成了整治，发放了补贴，建立了台账") == [
        ("finished", "完成了"),
        ("finished", "发放了"),
        ("finished", "建立了"),
    ]


@pytest.mark.parametrize(
    "text",
    ["为了群众", "除了雨天", "受得了", "少不了回访", "未了事项", "罢了", "一目了然", "走访了解", "验收合格了再拨付"],
)
def test_other_words_that_end_or_begin_alike_are_left_alone(text):
    assert review(text) == []


@pytest.mark.parametrize("quoted", ["“幸福来到了”", "《我们做到了》", "「路修好了」"])
def test_slogans_and_titles_are_left_alone(quoted):
    assert review(f"{quoted}主题宣讲2场") == []


@pytest.mark.parametrize(
    "text",
    [
        "对已建成的12.6公里公路列养率100%",
        "已流转土地备案率100%",
        "已有窗口4个",
        "已验收工程移交率100%",
        "已脱贫人口走访4轮",
    ],
)
def test_what_stands_already_is_no_finished_work(text):
    assert review(text) == []


def test_words_of_the_same_clause_excuse_and_those_of_another_do_not():
    assert review("党员学习累计不少于32学时") == []
    assert said("党员学习累计20次，每次不少于2学时") == [("report", "累计")]


def test_several_years_are_a_note_for_what_is_to_last():
    [in_output] = review("逐年扩大油茶面积")
    [lasting] = review("逐年扩大油茶面积", role=Role.BENEFIT, category=Category.SUSTAINABILITY)
    assert (in_output.severity, lasting.severity) == (Severity.WARNING, Severity.NOTE)


@pytest.mark.parametrize("role", [Role.FILER, Role.DEPARTMENT, Role.TITLE])
def test_names_and_headings_are_not_judged(role):
    assert review("完成了2020年任务", role=role) == []


def test_duties_are_judged_by_their_years_only():
    assert review("负责完成了的任务归档", role=Role.DUTY) == []
    assert [found.rule for found in review("负责2024年防汛任务", role=Role.DUTY)] == ["time.past_year"]


# Years


@pytest.mark.parametrize(
    ("text", "year", "rule"),
    [
        ("2026年底前完工", 2027, "past_year"),
        ("2026年底前完工", 2026, None),
        ("2026年底前完工", 2025, "future_year"),
        ("2026年底前完工", None, None),
        ("2025—2026年整治3个村", 2027, "past_year"),
        ("2025—2027年整治3个村", 2027, None),
        ("2026年11月至2027年4月巡山", 2027, None),
        ("2026年11月至2027年4月巡山", 2026, None),
        ("2026年11月至2027年4月巡山", 2025, "future_year"),
        ("2026年11月至2027年4月巡山", 2028, "past_year"),
        ("2026/10/31前完工", 2027, "past_year"),
        ("二〇二六年完工", 2027, "past_year"),
        ("二○二六年完工", 2027, "past_year"),
        ("２０２６年完工", 2027, "past_year"),
        ("2025—2026学年资助80人", 2027, "past_year"),
        ("2026—2027学年资助80人", 2027, None),
    ],
)
def test_a_year_is_judged_by_the_forms(text, year, rule):
    assert [name for name, _ in said(text, year)] == ([rule] if rule else [])


@pytest.mark.parametrize(
    "text",
    [
        "较2026年增长5%",
        "比2026年少3件",
        "以2026年为基数",
        "与2026年持平",
        "2026年底数的95%以上",
        "对2026年已建成的公厕管护",
        "2026年建成的公厕管护",
        "2026年度结转资金支付率100%",
        "2026年度巡察反馈问题整改率100%",
        "国发〔2016〕3号文件落实",
        "《村民委员会组织法》（2018年修正）宣讲",
        "《湖南省乡村振兴促进条例（2022）》宣讲",
        "《国土空间规划（2021—2035年）》公开",
        "县级规划（2021—2025年）公示",
        "按2019年第12号公告办理",
        "2026亩耕地巡查",
        "编号2025-12-001",
        "“2025年度先进村”经验交流",
    ],
)
def test_earlier_years_that_are_right_are_left_alone(text):
    assert review(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "面向2035年远景目标编制规划",
        "2028年度居民医保集中征缴率不低于90%",
        "承包合同签至2037年",
        "储备2028年项目5个",
        "编制2028年部门预算",
    ],
)
def test_later_years_that_are_right_are_left_alone(text):
    assert review(text) == []


def test_the_same_year_is_named_once_in_a_line():
    assert said("2024年修路，2024年架桥，2023年清淤") == [("past_year", "2024年"), ("past_year", "2023年")]


def test_an_annual_paper_of_an_earlier_year_is_named_and_a_law_is_not():
    assert said("落实《2024年度防汛工作方案》") == [("past_year", "2024年")]
    assert said("落实《关于2024年调整补助标准的通知》") == []


@pytest.mark.parametrize(
    ("text", "count"), [("三年内", 1), ("3至5年内", 1), ("1年内", 0), ("2027年内", 0), ("近三年内", 0)]
)
def test_a_span_of_more_than_a_year_is_named(text, count):
    assert len(review(f"{text}改造户厕300户")) == count


# Tables


def test_every_word_of_reports_is_found_or_excused_and_its_message_fits():
    rules = load_bank().parsed(tables.REPORTS, tables.parse_report)
    for rule in rules:
        for word in rule.words:
            found = review(f"村里{word.replace('<数>', '三')}甲乙丙", 2027)
            assert found, word
            assert all(len(part.message) <= 60 and part.message.endswith("。") for part in found)


def test_a_county_adds_a_word_and_a_year_that_is_right(tmp_path: Path):
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "reports.csv").write_text("编号,词,类别\nown-1,再创佳绩,总结口吻\n", encoding="utf-8-sig")
    (tmp_path / "terms" / "years.csv").write_text(
        "编号,词,位置,范围\nown-1,度冬春修水利,后接,往年\n", encoding="utf-8-sig"
    )
    bank = Bank([shipped_layer(), Layer("本县", tmp_path)])
    assert [part.excerpt for part in review("各项工作再创佳绩", bank=bank)] == ["再创佳绩"]
    assert len(review("2026年度冬春修水利尾工4处")) == 1
    assert review("2026年度冬春修水利尾工4处", bank=bank) == []


@pytest.mark.parametrize(
    "text",
    [
        "了" * 8000,
        "已" * 8000,
        "2026年" * 1600,
        "1" * 8000,
        "9余" * 4000,
        "“了" * 4000,
        "一年内" * 2600,
        "累计" * 4000,
        "十" * 8000,
    ],
)
def test_a_text_of_eight_thousand_odd_characters_is_judged(text):
    for found in review(text):
        assert found.start is not None and found.excerpt is not None
        assert text.startswith(found.excerpt, found.start)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("2026年11月底前建成冷库1座", Severity.WARNING),
        ("2026年秋种油菜300亩", Severity.NOTE),
        ("2025年秋种油菜300亩", Severity.WARNING),
        ("落实《2026年度防汛工作方案》", Severity.WARNING),
    ],
)
def test_of_last_year_only_deadlines_and_plans_are_warned_of(text, severity):
    assert [part.severity for part in review(text)] == [severity]


@pytest.mark.parametrize(("text", "count"), [("2025年底前新建的公厕管护率100%", 0), ("2025年全乡的防汛演练9场", 1)])
def test_what_was_done_in_an_earlier_year_may_be_looked_after_in_this(text, count):
    assert len(review(text)) == count


def test_a_deadline_of_another_year_is_named_unless_the_text_shows_it():
    context = Context(FORM, load_bank(), 2027)
    lines = [Line(Role.OUTPUT, text, deadline="2026-11-30") for text in ("清淤4口", "清淤4口，2026年11月底前完工")]
    found = [[part.rule for rule in time.LINE_RULES for part in rule(line, context)] for line in lines]
    assert found == [["time.deadline"], ["time.past_year"]]
