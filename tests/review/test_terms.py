"""Terms: what is out of date in which year, what mends it, and what a county's own rows change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.bank import Layer, load_bank, shipped_layer
from assistant.bank import terms as tables
from assistant.bank.layers import Bank
from assistant.form import load_form
from assistant.model import Finding, Severity, Strength
from assistant.review import terms
from assistant.review.context import Context
from assistant.review.lines import Line, Role

FORM = load_form()
YEARS = range(2020, 2029)
MARKS = {None: ".", Severity.NOTE: "n", Severity.WARNING: "w", Severity.ERROR: "e"}


def review(text: str, year: int | None = 2027, bank: Bank | None = None, role: Role = Role.OUTPUT) -> list[Finding]:
    line = Line(role, text)
    context = Context(FORM, bank or load_bank(), year)
    return [finding for rule in terms.LINE_RULES for finding in rule(line, context)]


def overlay(folder: Path, name: str, *lines: str) -> Bank:
    (folder / "terms").mkdir(parents=True, exist_ok=True)
    (folder / "terms" / name).write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return Bank([shipped_layer(), Layer("本县", folder)])


# One mark per year from 2020 to 2028: . nothing, n note, w warning, e error.
MATRIX = {
    "全面二孩政策": ".weeeeeee",
    "社会抚养费": ".weeeeeee",
    "计生服务站": "wwwwwwwww",
    "新冠肺炎": "..weeeeee",
    "疫情防控": "...weeeee",
    "新农合": "eeeeeeeee",
    "农合": "eeeeeeeee",
    "新农保": "wwwwwwwww",
    "脱贫攻坚": ".weeeeeee",
    "贫困户": ".weeeeeee",
    "建档立卡户": ".wwwwwwww",
    "乡村振兴有效衔接": "......wee",
    "衔接资金": "......www",
    "扶贫办": ".weeeeeee",
    "全面小康": ".weeeeeee",
    "社会主义新农村": "..wwwwwww",
    "美丽乡村": "..nnnnnnn",
    "十四五": "......www",
    "十三五": ".wwwwwwww",
    "党的十九大精神": "..wwwwwww",
    "扫黑除恶专项斗争": ".weeeeeee",
    "安全生产专项整治三年行动": "...weeeee",
    "治本攻坚三年行动": ".......ww",
    "信访条例": "..weeeeee",
    "综治信访中心": "....wwwww",
    "民情服务中心": "..wwwwwww",
    "一站式": "....nnnnn",
    "七站八所": "wwwwwwwww",
    "五保户": "eeeeeeeee",
    "新型职业农民": "wwwwwwwww",
    "普九": "eeeeeeeee",
    "“五小”企业": "wwwwwwwww",
    "基本农田": "weeeeeeee",
    "国土所": "eeeeeeeee",
    "环保局": "eeeeeeeee",
    "公共财政拨款": "nnnnnnnnn",
    "时间指标": "nnnnnnnnn",
    "社区矫正人员": "wwwwwwwww",
}


@pytest.mark.parametrize("term", MATRIX)
def test_how_much_a_term_matters_depends_on_the_year_of_the_form(term):
    found = [review(f"落实{term}相关任务", year) for year in YEARS]
    assert "".join(MARKS[part[0].severity if part else None] for part in found) == MATRIX[term]


@pytest.mark.parametrize("year", YEARS)
def test_a_date_inside_the_year_lowers_an_error_to_a_warning(year):
    term = tables.Term("x", date(2024, 12, 31), "新说法", None, "", None, Severity.ERROR, False, "", Strength.CUSTOM)
    wanted = None if year < 2024 else Severity.WARNING if year == 2024 else Severity.ERROR
    assert term.severity_in(year) is wanted


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.NOTE])
def test_a_date_inside_the_year_leaves_warnings_and_notes_as_they_are(severity):
    term = tables.Term("x", date(2024, 1, 1), "新说法", None, "", None, severity, False, "", Strength.CUSTOM)
    assert term.severity_in(2024) is severity


def test_without_a_year_only_what_is_always_out_of_date_counts():
    assert review("开展脱贫攻坚走访4轮", None) == []
    assert [part.excerpt for part in review("时间指标按月调度", None)] == ["时间指标"]


def test_what_is_written_instead_follows_the_year():
    [in_2023], [in_2027] = review("打好脱贫攻坚战", 2023), review("打好脱贫攻坚战", 2027)
    assert "巩固拓展脱贫攻坚成果" in in_2023.message
    assert "常态化防止返贫致贫" in in_2027.message


def test_a_mend_is_offered_only_while_it_is_what_is_written_instead():
    [in_2024], [in_2027] = review("建档立卡贫困户走访", 2024), review("建档立卡贫困户走访", 2027)
    assert (in_2024.fix, in_2027.fix) == ("脱贫户", None)
    assert "农村低收入人口" in in_2027.message


def test_the_excerpt_stands_where_the_finding_says_and_the_mend_reads_right():
    text = "年内会同国土所、安监站巡查违法用地和烟花爆竹零售点24次"
    first, second = review(text)
    for found in (first, second):
        assert text[found.start : found.start + len(found.excerpt)] == found.excerpt
    mended = text.replace(first.excerpt, first.fix).replace(second.excerpt, second.fix)
    assert mended == "年内会同自然资源所、应急管理站巡查违法用地和烟花爆竹零售点24次"
    assert review(mended) == []


def test_the_forms_own_headings_are_left_alone_wherever_they_stand():
    title = FORM.objectives[-1].title
    assert "民情服务中心" in title
    assert review(f"{title}制度汇编1册") == []
    line = Line(Role.TITLE, title, FORM.objectives[-1].key, title)
    context = Context(FORM, load_bank(), 2027)
    assert [part for rule in terms.LINE_RULES for part in rule(line, context)] == []


def test_a_heading_beside_the_term_does_not_excuse_it():
    text = f"民情服务中心窗口4个，{FORM.objectives[-1].title}"
    assert [(part.start, part.excerpt) for part in review(text)] == [(0, "民情服务中心")]


@pytest.mark.parametrize("role", [Role.FILER, Role.DEPARTMENT])
def test_names_are_not_judged(role):
    assert review("青禾县民情服务中心", role=role) == []


def test_a_title_keeps_its_words_but_a_replaced_regulation_is_named():
    assert review("《关于打赢脱贫攻坚战的决定》档案整理1次") == []
    assert [part.fix for part in review("依照《信访条例》办理")] == ["信访工作条例"]


def test_a_fund_quoted_with_its_year_keeps_its_name():
    assert review("“2025年衔接资金”项目管护率100%") == []
    assert len(review("“衔接资金”项目管护率100%")) == 1


def test_a_term_without_a_mend_is_named_once_in_a_line_and_one_with_a_mend_each_time():
    assert len(review("疫情防控点值守，疫情防控宣传，疫情防控消杀")) == 1
    assert len(review("新农合宣传，新农合缴费")) == 2


def test_custom_is_not_passed_off_as_a_rule():
    [found] = review("基本农田巡查")
    assert found.strength is Strength.CUSTOM
    [found] = review("全面二孩政策宣传")
    assert found.strength is Strength.RULE


def test_every_message_fits_and_ends():
    bank = load_bank()
    texts = [word for rule in bank.parsed(tables.OUTDATED, tables.parse_term) for word in rule.words]
    texts += [word for rule in bank.parsed(tables.SLIPS, tables.parse_slip) for word in rule.words]
    found = [part for text in texts for part in review(text.replace("<数>", "12"), 2028)]
    assert len(found) > 800
    assert {part.message for part in found if len(part.message) > 60 or not part.message.endswith("。")} == set()


def test_every_word_of_the_tables_is_found_where_it_stands_alone():
    bank = load_bank()
    lists = ((tables.OUTDATED, tables.parse_term), (tables.SLIPS, tables.parse_slip))
    words = [
        word.replace("<数>", "3") for name, parse in lists for rule in bank.parsed(name, parse) for word in rule.words
    ]
    assert [word for word in words if not review(word, 2028)] == []


# Own rows of a county


def test_a_countys_own_term_counts_and_says_so(tmp_path: Path):
    bank = overlay(
        tmp_path, "outdated.csv", "编号,词,自,改为,程度", "county-hall,为民服务大厅,2025-06-01,便民服务中心,错误"
    )
    [found] = review("为民服务大厅开门办事率100%", 2027, bank)
    assert (found.excerpt, found.severity, found.strength) == ("为民服务大厅", Severity.ERROR, Strength.LOCAL)
    [found] = review("为民服务大厅开门办事率100%", 2025, bank)
    assert found.severity is Severity.WARNING
    assert review("为民服务大厅开门办事率100%", 2024, bank) == []


def test_a_county_can_hide_and_change_a_shipped_row(tmp_path: Path):
    bank = overlay(tmp_path, "outdated.csv", "编号,停用,程度", "v19,是,", "v18,,提示")
    assert review("七站八所人员出勤抽查12次", bank=bank) == []
    [found] = review("基本农田巡查每周1次", bank=bank)
    assert (found.severity, found.fix) == (Severity.NOTE, "永久基本农田")


def test_a_countys_own_slip_counts(tmp_path: Path):
    bank = overlay(tmp_path, "slips.csv", "编号,错,对", "own-1,青和县,和→禾")
    assert [part.fix for part in review("青和县级验收合格率100%", bank=bank)] == ["青禾县"]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("x-1,,2025-01-01,新词", "词"),
        ("x-1,旧词,去年,新词", "自"),
        ("x-1,旧词,2025-13-01,新词", "自"),
        ("x-1,旧词,2025-01-01,", "改为"),
    ],
)
def test_a_row_that_cannot_be_used_is_a_problem_with_its_column(tmp_path: Path, line, column):
    bank = overlay(tmp_path, "outdated.csv", "编号,词,自,改为", line)
    assert review("旧词落实", bank=bank) == []
    assert [(part.row, part.column) for part in bank.problems] == [(2, column)]


@pytest.mark.parametrize(
    ("head", "value"),
    [("程度", "严重"), ("依据强度", "法律"), ("书名号内", "也许"), ("替换", "→新词"), ("后改自", "2026")],
)
def test_a_closed_value_that_is_none_is_a_problem(tmp_path: Path, head, value):
    bank = overlay(tmp_path, "outdated.csv", f"编号,词,改为,{head}", f"x-1,旧词,新词,{value}")
    assert review("旧词落实", bank=bank) == []
    assert len(bank.problems) == 1


@pytest.mark.parametrize("day", ["2026-03-01", "2026/3/1", "2026.3.1", "2026年3月1日", "2026年3月", "2026-03", "2026"])
def test_a_date_is_read_as_a_spreadsheet_or_a_person_writes_it(tmp_path: Path, day):
    bank = overlay(tmp_path, "outdated.csv", "编号,词,改为,自,程度", f"x-1,旧词,新词,{day},错误")
    assert [part.severity for part in review("旧词落实", 2026, bank)] == [Severity.WARNING]
    assert review("旧词落实", 2025, bank) == []


# Look-alikes and hostile text


@pytest.mark.parametrize(
    ("text", "excerpt", "fix"),
    [
        ("兑现率1OO%", "1OO", "100"),
        ("清淤3O口", "3O", "30"),
        ("走访l5户", "l5", "15"),
        ("二O二七年底前", "二O二七", "二〇二七"),
        ("二○二七年底前", "二○二七", "二〇二七"),
        ("⼈民满意", "⼈", "人"),
    ],
)
def test_look_alikes_are_found_and_mended(text, excerpt, fix):
    [found] = review(text)
    assert (found.rule, found.excerpt, found.fix) == ("terms.lookalike", excerpt, fix)


@pytest.mark.parametrize("text", ["PM10日均值", "H2O监测", "5G网络", "O型血", "G20国道", "二〇二七年底前", "A4纸"])
def test_letters_that_belong_there_are_left_alone(text):
    assert review(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "扶贫" * 4000,
        "1O" * 4000,
        "<数>" * 2000,
        "截止" * 4000,
        "截止" + "1" * 7998,
        "⼈" * 8000,
        "\n" * 8000,
        "“" * 8000,
        "《" * 8000,
    ],
)
def test_a_text_of_eight_thousand_odd_characters_is_judged(text):
    for found in review(text):
        assert found.start is not None and text.startswith(found.excerpt, found.start)
