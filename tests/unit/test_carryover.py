"""What of an old form is carried into this year's draft, and what is opened."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.bank import load_bank
from assistant.carryover import carry, is_neighbours, opened
from assistant.form import load_form
from assistant.importing import import_file
from assistant.model import ABSENT, Absent, Budget, Declaration, Indicator, NotApplicable, Objective, Target
from assistant.places import places_in, township_of_filer
from assistant.review.place.strangers import foreign_places
from assistant.text import open_blanks
from assistant.validation import check_form
from tests.support.lastyear import NAMES, OWN, old_form, shape_of, texts_of

FORM, BANK = load_form(), load_bank()
FILER = "青禾县云溪乡人民政府"
NEIGHBOUR = "平江县石牛寨镇人民政府"
TITLE = FORM.objectives[0].title


def form_of(*lines: Indicator | str, filer: str = FILER, year: int | Absent = 2026, **known: object) -> Declaration:
    outputs = tuple(line if isinstance(line, Indicator) else Indicator(line) for line in lines)
    file = Declaration(FORM.id, year, filer, filer, duties=(), objectives=(Objective(TITLE, outputs, ()),))
    return replace(file, **known)  # type: ignore[arg-type]


def carried(line: Indicator, filer: str = FILER, draft: str = FILER, year: int | None = 2027) -> Indicator:
    after = carry(form_of(line, filer=filer), year, draft, BANK, FORM)
    assert not isinstance(after.objectives, Absent)
    lines = after.objectives[0].outputs
    assert not isinstance(lines, Absent)
    return lines[0]


def own(text: str) -> str:
    return carried(Indicator(text)).text


def strange(text: str, draft: str = FILER, filer: str = NEIGHBOUR) -> str:
    return carried(Indicator(text), filer, draft).text


# Years


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026年10月底前完工", "2027年10月底前完工"),
        ("2026年度培训按期办完", "2027年度培训按期办完"),
        ("２０２６年底前完工", "２０２７年底前完工"),
        ("二〇二六年底前完工", "二〇二七年底前完工"),
        ("二零二六年底前完工", "二零二七年底前完工"),
        ("2026-10-31前完工", "2027-10-31前完工"),
        ("2026年第三季度前完工", "2027年第三季度前完工"),
        ("2026年春节前后办民俗活动", "2027年春节前后办民俗活动"),
        ("2026年秋冬种完成备耕", "2027年秋冬种完成备耕"),
    ],
)
def test_the_forms_own_year_becomes_the_new_one(before: str, after: str) -> None:
    assert own(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "落实《2026年青禾县工作要点》",
        "执行青政发〔2026〕3号文件",
        "到期率比2026年下降5%",
        "好评率较2026年提高1%",
        "以2026年为基数提高5%",
        "在2026年的基础上提高5%",
        "2026年底已通车的路照常管护",
        "落实规划（2021—2026年）",
        "2025-2026年护林防火期不断岗",
        "2024年至2026年连续实施",
        "26年底前完工",
        "2025年遗留问题办结",
        "2028年底前完工",
        "2026年底前完成一期，2027年底前完成二期",
    ],
)
def test_any_other_year_stays_for_the_review(text: str) -> None:
    assert own(text) == text


# Numbers that others owe


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("新建通组公路3.5公里", "新建通组公路〔待填〕公里"),
        ("复耕 180 亩", "复耕 〔待填〕 亩"),
        ("惠及群众１２００余人", "惠及群众〔待填〕人"),
        ("出栏生猪3000头、茶叶5.5吨", "出栏生猪〔待填〕头、茶叶〔待填〕吨"),
        ("走访困难家庭120户", "走访困难家庭〔待填〕户"),
        ("投资1.2亿元", "投资〔待填〕亿元"),
        ("每亩补助不高于400元", "每亩补助不高于〔待填〕元"),
        ("补助标准200元/场", "补助标准〔待填〕元/场"),
        ("引进项目1—2个", "引进项目〔待填〕个"),
        ("参保1.35万人，户籍人口1.2万", "参保〔待填〕万人，户籍人口〔待填〕"),
        ("受理申请四十宗", "受理申请〔待填〕宗"),
        ("六个村的农田", "〔待填〕个村的农田"),
        ("整顿党组织两个", "整顿党组织〔待填〕个"),
        ("接种15000剂次", "接种〔待填〕剂次"),
        ("清淤600m3", "清淤〔待填〕m3"),
        ("一是种粮8600亩；二是修渠4.5公里", "一是种粮〔待填〕亩；二是修渠〔待填〕公里"),
        ("（1）修路5公里；（2）修塘8口", "（1）修路〔待填〕公里；（2）修塘〔待填〕口"),
    ],
)
def test_a_number_that_others_owe_is_opened_and_its_unit_stays(before: str, after: str) -> None:
    assert own(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "验收合格率≥95%，差错率不超过3‰",
        "三成以上，提高2个百分点",
        "受理后不超过3天，20个工作日内送审，24小时值班",
        "11月30日前完成，每月5日前通报",
        "开会12次，培训4期，巡查12次，宣传6场，走访2轮，每日1遍",
        "每村储备后备干部不少于2人，各安排1名群防人员",
        "路面净宽不少于3.5米，厚度18厘米",
        "为65岁以上老人服务，不发生死亡3人以上的生产安全事故",
        "50人以上的集体聚餐一律报备",
        "较大事故0起，亡人事故不超过1起",
        "落实三会一课、一户一档、两不愁三保障、“五老”",
        "国发〔2016〕3号，12345热线",
        "建好1个中心、2个平台，推进两个专项整治",
        "建设一支队伍，实施三年行动，打造百亩示范片",
        "（发放问卷200份，电话回访不少于50户）",
        "全乡9个村、指导10个党支部",
        "积分不低于95分",
    ],
)
def test_rates_standards_days_and_ones_own_work_stay(text: str) -> None:
    assert own(text) == text


def test_the_office_stands_in_the_blank_where_the_sentence_is_a_phrase_of_the_bank() -> None:
    assert own("全年粮食播种面积不少于6800亩，分季分村核到田块") == (
        "全年粮食播种面积不少于〔待填：农业综合服务中心〕亩，分季分村核到田块"
    )


# Structured parts


def test_a_phrases_target_keeps_its_name_and_waits_for_its_value() -> None:
    line = Indicator(
        "低产油茶林垦复改造300亩，11月30日前通过现场核验",
        targets=(Target("低产经济林改造面积", None, "300", "亩"),),
        deadline="2026-11-30",
    )
    after = carried(line)
    assert [(part.name, part.value, part.unit) for part in after.targets] == [("低产经济林改造面积", None, "亩")]
    assert after.deadline == "2027-11-30"


def test_a_target_whose_number_was_opened_goes_and_one_that_still_stands_there_stays() -> None:
    length, width = Target("里程", None, "3.5", "公里"), Target("净宽", None, "3.5", "米")
    after = carried(Indicator("修路3.5公里，净宽3.5米", targets=(length, width)))
    assert after.text == "修路〔待填〕公里，净宽3.5米"
    assert after.targets == (width,)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("2026年10月底前完工", "2026-10-31", "2027-10-31"),
        ("10月底前完工", "2026-10-31", "2027-10-31"),
        ("全年完成", "2026-12-31", "2027-12-31"),
        ("2月底前完成", "2024-02-29", "2024-02-29"),
    ],
)
def test_a_deadline_goes_along_with_its_year(text: str, before: str, after: str) -> None:
    assert carried(Indicator(text, deadline=before)).deadline == after


def test_a_line_without_a_deadline_gets_the_one_that_its_sentence_says() -> None:
    assert carried(Indicator("10月底前完工")).deadline == "2027-10-31"
    assert carried(Indicator("按时完工")).deadline is None


# The single answers


def test_amounts_are_never_carried_and_year_filer_and_department_are_the_new_ones() -> None:
    file = old_form("own-good")
    after = carry(file, 2027, "湖南省青禾县云溪乡人民政府", BANK, FORM)
    assert after.budget == Budget()
    assert (after.year, after.filer, after.department) == (2027, *["湖南省青禾县云溪乡人民政府"] * 2)


def test_what_does_not_apply_stays_but_for_amounts_and_for_a_neighbours() -> None:
    amount, line = NotApplicable("/budget/income/other", "无"), NotApplicable("/objectives/0/outputs", "无")
    file = form_of("开会", not_applicable=(amount, line))
    assert carry(file, 2027, FILER, BANK, FORM).not_applicable == (line,)
    assert carry(replace(file, filer=NEIGHBOUR), 2027, FILER, BANK, FORM).not_applicable == ()


@pytest.mark.parametrize("year", [2026, 2025, None])
def test_ones_own_file_of_no_earlier_year_stays_as_it_is(year: int | None) -> None:
    file = old_form("own-good")
    assert carry(file, year, str(file.filer), BANK, FORM) == replace(file, year=year or 2026)


def test_a_file_without_a_year_counts_as_an_earlier_one() -> None:
    after = carry(form_of("修路3公里", year=ABSENT), 2027, FILER, BANK, FORM)
    assert (after.year, list(texts_of(after))) == (2027, ["修路〔待填〕公里"])


def test_an_empty_form_is_carried_too() -> None:
    empty = Declaration(FORM.id)
    assert carry(empty, 2027, FILER, BANK, FORM) == replace(empty, year=2027, filer=FILER)
    assert carry(empty, None, "", BANK, FORM) == empty


# Whose it is


@pytest.mark.parametrize(
    ("file", "draft"),
    [
        ("绥宁县河口苗族乡人民政府", "湖南省邵阳市绥宁县河口苗族乡人民政府"),
        ("绥宁县河口苗族乡人民政府", "绥宁县河口乡人民政府"),
        ("绥宁县河口苗族乡人民政府", "绥宁县河口镇人民政府"),
        ("绥宁县河口苗族乡人民政府", "河口乡"),
        ("青禾县云溪乡人民政府", "青禾县云溪镇人民政府"),
        ("青禾县云溪乡人民政府", "湖南省青禾县云溪乡"),
        ("青禾县云溪乡人民政府", "云溪乡"),
        ("青禾县云溪乡人民政府", ""),
    ],
)
def test_another_writing_of_the_name_is_the_same_township(file: str, draft: str) -> None:
    assert not is_neighbours(form_of(filer=file), draft)
    assert not is_neighbours(form_of(filer=draft), file)


@pytest.mark.parametrize(
    ("file", "draft"),
    [
        ("绥宁县河口苗族乡人民政府", "绥宁县水口乡人民政府"),
        ("绥宁县河口苗族乡人民政府", "桑植县河口乡人民政府"),
        ("青禾县云溪乡人民政府", "白水县云溪乡人民政府"),
        ("青禾县云溪乡人民政府", "青禾县白云溪乡人民政府"),
        ("青禾县云溪乡人民政府", NEIGHBOUR),
    ],
)
def test_another_stem_or_another_county_is_a_neighbour(file: str, draft: str) -> None:
    assert is_neighbours(form_of(filer=file), draft)
    assert is_neighbours(form_of(filer=draft), file)


# A neighbour's file


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("满意度不低于95%，不超过3天，事故0起", "满意度不低于〔待填〕%，不超过〔待填〕天，事故〔待填〕起"),
        ("占百分之九十五", "占百分之〔待填〕"),
        ("培训4期，每期不少于40人", "培训〔待填〕期，每期不少于〔待填〕人"),
        ("全镇14个村，修桥一座", "全乡〔待填〕个村，修桥〔待填〕座"),
        ("联系电话：0730-6543210", "联系电话：〔待填〕"),
        ("2026年10月31日前完工", "2027年〔待填〕前完工"),
        ("2026-10-31前完工", "2027年〔待填〕前完工"),
        ("汛期（4-9 月）、三季度末前、十月底前", "汛期（〔待填〕）、〔待填〕前、〔待填〕前"),
        ("较2025年减少，2021—2025年实施", "较〔待填〕年减少，〔待填〕—〔待填〕年实施"),
        ("年底前完工，每月通报", "年底前完工，每月通报"),
    ],
)
def test_a_neighbours_numbers_and_dates_are_opened(before: str, after: str) -> None:
    assert strange(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "落实《农产品质量安全法（2022年修订）》和国发〔2016〕3号",
        "落实三会一课、一户一档、两不愁三保障、“四议两公开”",
        "一是受理；（1）登记；2、转办",
        "12345热线，“1+3+N”，第5条，24小时值班",
        "推进两个专项整治，实施三年行动，二期工程",
        "促进乡村振兴，改善农村环境，加强对水渠的维护，搭建连心桥",
        "扶持农民专业合作社和家庭农场，联系保险公司",
        "完善便民服务中心、乡镇卫生院、小型水库、中心小学",
        "网格员管护到位，护林员管理规范，主任全覆盖，书记抓党建",
    ],
)
def test_a_neighbours_titles_set_phrases_and_common_words_stay(text: str) -> None:
    assert strange(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("平江县石牛寨镇人民政府投资", f"{FILER}投资"),
        ("湖南省岳阳市平江县石牛寨镇人民政府投资", f"{FILER}投资"),
        ("平江县石牛寨镇党委", "青禾县云溪乡党委"),
        ("石牛寨镇人民政府投资", "云溪乡人民政府投资"),
        ("石牛寨乡、石牛寨境内各村", "云溪乡、云溪乡境内各村"),
        ("制定《石牛寨镇三年行动方案》", "制定《云溪乡三年行动方案》"),
        ("石牛寨镇乡村治理", "云溪乡乡村治理"),
        ("执行石政发〔2026〕8号", "执行〔待填〕"),
        ("庄楼村、大坪村、古江村修路", "〔待填〕村修路"),
        ("庄楼村到大坪村修路", "〔待填〕村到〔待填〕村修路"),
        ("石牛村3组", "〔待填〕村〔待填〕组"),
        ("石牛寨卫生院、石牛寨派出所", "〔待填〕卫生院、〔待填〕派出所"),
        ("石牛寨镇便民服务中心", "云溪乡便民服务中心"),
        ("大坪村垃圾中转站", "〔待填〕村垃圾中转站"),
        ("加固芦头水库、向阳水库，新建黄金大桥", "加固〔待填〕水库，新建〔待填〕大桥"),
        ("对鑫旺种植专业合作社、众鑫养殖专业合作社的扶持", "对〔待填〕专业合作社的扶持"),
        ("由湖南宏远建设工程有限公司承建", "由〔待填〕有限公司承建"),
        ("由镇党委书记陈志明任组长", "由乡党委书记〔待填〕任组长"),
        ("负责人：黄小兵，王小芳同志", "负责人：〔待填〕，〔待填〕同志"),
        ("慰问困难党员李国强、张满秀等", "慰问困难党员〔待填〕等"),
    ],
)
def test_a_neighbours_names_are_replaced_or_opened(before: str, after: str) -> None:
    assert strange(before) == after


@pytest.mark.parametrize(
    ("before", "draft", "after"),
    [
        ("全镇、我镇、镇党委、确保全镇、老镇政府", FILER, "全乡、我乡、乡党委、确保全乡、老乡政府"),
        ("集镇、乡镇、村镇、镇压", FILER, "集镇、乡镇、村镇、镇压"),
        ("石牛寨镇党委，镇党委", "青禾县东门街道办事处", "东门街道党工委，街道党工委"),
        ("平江县石牛寨镇人民政府", "青禾县东门街道办事处", "青禾县东门街道办事处"),
        ("全镇、镇党委", "青禾县沙坪坳镇人民政府", "全镇、镇党委"),
    ],
)
def test_words_for_a_kind_of_township_follow_the_new_filer(before: str, draft: str, after: str) -> None:
    assert strange(before, draft) == after


def test_villages_stay_rural_where_a_township_of_the_other_kind_is_copied() -> None:
    text = "乡村、城乡、家乡、下乡、全乡、乡党委、乐安铺乡党委"
    after = "乡村、城乡、家乡、下乡、全镇、镇党委、乐安铺乡党委"
    assert strange(text, "青禾县沙坪坳镇人民政府", "绥宁县河口苗族乡人民政府") == after


def test_a_neighbour_that_no_list_knows_is_renamed_too() -> None:
    text = "青禾县白竹乡人民政府和白竹乡各村，白竹境内"
    assert strange(text, NEIGHBOUR, "青禾县白竹乡人民政府") == f"{NEIGHBOUR}和石牛寨镇各村，石牛寨镇境内"


def test_a_neighbours_structured_parts_and_reasons_are_not_kept() -> None:
    line = Indicator(
        "修路3公里，10月底前通车", None, (Target("里程", None, "3", "公里"),), "2026-10-31", "石牛寨镇台账"
    )
    after = carried(line, NEIGHBOUR)
    assert (after.text, after.targets) == ("修路〔待填〕公里，〔待填〕前通车", ())
    assert (after.deadline, after.basis) == (None, None)


def test_the_township_code_is_the_new_filers() -> None:
    file = form_of(filer=NEIGHBOUR, division_code="430626117")
    assert carry(file, 2027, FILER, BANK, FORM).division_code is None
    assert carry(file, 2027, "绥宁县河口苗族乡人民政府", BANK, FORM).division_code == "430527212"


# Names that are left for a decision


def test_every_other_place_that_the_gazetteer_knows_is_named() -> None:
    text = "联合龙门镇、虹桥镇开展联防，云溪乡和金子岩乡共治，赴绥宁县河口苗族乡考察"
    assert foreign_places(text, FILER, BANK) == ("龙门镇", "虹桥镇", "金子岩乡", "绥宁县", "河口苗族乡")


def test_the_filers_own_and_what_it_lies_in_are_not_named() -> None:
    text = "湖南省邵阳市绥宁县河口苗族乡河口村"
    assert foreign_places(text, "绥宁县河口苗族乡人民政府", BANK) == ()


def test_names_that_only_the_old_filers_county_knows_are_named_with_its_filer() -> None:
    origin = "绥宁县河口苗族乡人民政府"
    assert foreign_places("抓好乐安生态环境保护", FILER, BANK) == ()
    assert foreign_places("抓好乐安生态环境保护", FILER, BANK, origin) == ("乐安",)
    assert foreign_places("大冻村和多逸寨村", FILER, BANK, origin) == ("大冻村", "多逸寨村")


# What stood there


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ("修路3.5公里", "修路〔待填：交通办〕公里", [("3.5公里", "〔待填：交通办〕")]),
        ("修路5公里，修塘5口", "修路〔待填〕公里，修塘〔待填〕口", [("5公里", "〔待填〕"), ("5口", "〔待填〕")]),
        ("2026年修路3公里", "2027年修路〔待填〕公里", [("3公里", "〔待填〕")]),
        ("全乡10个村", "全镇〔待填〕个村", [("10个", "〔待填〕")]),
        ("石桥村、白水村六个村", "〔待填〕村等〔待填〕个村", [("石桥村、白水", "〔待填〕"), ("六个", "〔待填〕")]),
        ("10月31日前完成", "〔待填〕前完成", [("10月31日", "〔待填〕")]),
        ("已有〔待填〕亩，新增3亩", "已有〔待填〕亩，新增〔待填〕亩", [("3亩", "〔待填〕")]),
        ("修路", "修路", []),
        ("修路", "修路〔待填〕", [("", "〔待填〕")]),
    ],
)
def test_last_years_words_stand_beside_each_open_blank(before: str, after: str, pairs: list[tuple[str, str]]) -> None:
    assert list(opened(before, after)) == pairs


# Whole forms


@pytest.fixture(scope="module")
def seed_form(seed: Path) -> Declaration:
    return import_file(seed, FORM).declaration


@pytest.mark.parametrize("name", NAMES)
def test_the_old_forms_are_sound(name: str) -> None:
    assert [finding.message for finding in check_form(old_form(name), FORM)] == []


@pytest.mark.parametrize("name", OWN)
def test_of_ones_own_form_every_line_stays_in_its_place(name: str) -> None:
    file = old_form(name)
    after = carry(file, 2027, str(file.filer), BANK, FORM)
    assert shape_of(after) == shape_of(file)
    assert any(open_blanks(text) for text in texts_of(after))
    assert carry(after, 2027, str(file.filer), BANK, FORM) == after


@pytest.mark.parametrize("draft", [FILER, "青禾县沙坪坳镇人民政府", "绥宁县河口苗族乡人民政府"])
@pytest.mark.parametrize("name", NAMES)
def test_of_a_neighbours_form_no_number_and_no_name_is_left(name: str, draft: str) -> None:
    file = old_form(name)
    if file.filer == draft:
        return
    after = carry(file, 2027, draft, BANK, FORM)
    assert shape_of(after) == shape_of(file)
    check_nothing_is_left(file, after)


def test_the_real_form_becomes_its_own_draft(seed_form: Declaration) -> None:
    after = carry(seed_form, 2027, str(seed_form.filer), BANK, FORM)
    assert shape_of(after) == shape_of(seed_form)
    left = re.compile(r"(?<!各安排)(?<![\d.])[1-9][\d.]*[余多]?(?:亩|平方米|㎡|名|份|户|宗|块|条)")
    assert [text for text in texts_of(after) if left.search(text)] == []


def test_the_real_form_leaves_nothing_of_a_neighbour(seed_form: Declaration) -> None:
    after = carry(seed_form, 2027, FILER, BANK, FORM)
    assert shape_of(after) == shape_of(seed_form)
    check_nothing_is_left(seed_form, after)


def check_nothing_is_left(file: Declaration, after: Declaration) -> None:
    """The old filer's own places are gone, and so is every number outside titles, set phrases and numbers of items."""
    assert not isinstance(file.filer, Absent)
    township = township_of_filer(file.filer)
    kept = re.compile(r"《[^》]*》|国发〔\d+〕\d+号|2027年|12345热线|24小时值班|[（]\d[）]|1个中心")
    for text in texts_of(after):
        assert not re.search(r"[0-9０-９]", kept.sub("", text)), text
        own_places = [place for place in places_in(text, township) if place.relation == "own" and not place.common]
        assert township is None or [place.text for place in own_places if place.level in ("township", "village")] == []
