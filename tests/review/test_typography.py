"""Typography: marks, spaces, digits, brackets and numbering, each with what it must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bank import Layer, load_bank, shipped_layer
from assistant.bank.layers import Bank
from assistant.form import load_form
from assistant.model import Finding, Severity
from assistant.review import typography
from assistant.review.context import Context
from assistant.review.lines import Line, Role

FORM = load_form()


def review(text: str, bank: Bank | None = None, role: Role = Role.OUTPUT) -> list[Finding]:
    context = Context(FORM, bank or load_bank(), 2027)
    return [finding for rule in typography.LINE_RULES for finding in rule(Line(role, text), context)]


@given(st.text(st.sampled_from('村修路，。；,;:().[]【】（）“”"－-~–０９Ａ3年2021号 ≥%'), max_size=24))
def test_what_spares_most_lines_some_rules_spares_no_finding(text):
    context, line = Context(FORM, load_bank(), 2027), Line(Role.OUTPUT, text)
    rare = (typography.check_half_width, typography.check_digits, typography.check_documents)
    alone = [finding for rule in rare for finding in rule(line, context)]
    said = review(text)
    assert [finding for finding in alone if finding not in said] == []


def mended(text: str, found: Finding) -> str:
    assert found.start is not None and found.excerpt is not None and found.fix is not None
    assert text.startswith(found.excerpt, found.start)
    return text[: found.start] + found.fix + text[found.start + len(found.excerpt) :]


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("修路2公里,架桥1座;清淤4口", "修路2公里，架桥1座；清淤4口"),
        ("村(居)公开栏(9处)每月更新", "村（居）公开栏（9处）每月更新"),
        ('评选"最美庭院"9户', "评选“最美庭院”9户"),
        ("按期完工.逾期问责", "按期完工。逾期问责"),
        ("任务分工:乡包村", "任务分工：乡包村"),
        ("覆盖率≥95%,逐户登记", "覆盖率≥95%，逐户登记"),
        ("播种面积>=6000亩", "播种面积≥6000亩"),
        ("成本＜=35万元,工期≦90天", "成本≤35万元，工期≤90天"),
        ("清运率98％，达标率100％", "清运率98%，达标率100%"),
        ("墙绘200㎡", "墙绘200平方米"),
        ("步道3km、沟渠2km", "步道3公里、沟渠2公里"),
        ("安装路灯６０盏", "安装路灯60盏"),
        ("亩均增收１．５万元", "亩均增收1.5万元"),
        ("4-9月巡堤", "4—9月巡堤"),
        ("每户补助500~800元", "每户补助500—800元"),
        ("湘政发【2024】3号落实", "湘政发〔2024〕3号落实"),
        ("县发(2024)第12号落实", "县发〔2024〕第12号落实"),
        ("排查到位。。", "排查到位。"),
        ("确保安全！！", "确保安全！"),
        ("排查到位，。整改到底", "排查到位。整改到底"),
        ("修路 2 公里 ，清淤4口", "修路2公里，清淤4口"),
        ("及时率≥ 95 %", "及时率≥95%"),
        ("防火\u200b宣传9场", "防火宣传9场"),
        ("“三单“制度落实", "“三单”制度落实"),
        ("”三单”制度落实", "“三单”制度落实"),
        ('“三单"制度落实', "“三单”制度落实"),
        ("（村改居)2处", "（村改居）2处"),
    ],
)
def test_the_mends_one_after_the_other_give_the_right_text(text, better):
    for _ in range(9):
        found = [part for part in review(text) if part.fix is not None]
        if not found:
            break
        text = mended(text, found[0])
    assert text == better
    assert review(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "造价1,200元",
        "8:30开门",
        "覆盖率≥95%；受害率≤0.9‰",
        "4—9月巡堤，3～5户一组",
        "GB 5084-2021达标",
        "档案号2027-03-01",
        "电话0739-7611234值守",
        "5G基站2座，Wi-Fi全覆盖",
        "发现火情立即上报……10分钟内到场",
        "网址www.example.com公开",
        "一、二级公路养护",
        "（一）修路；（二）架桥；（三）清淤",
        "1.修路2公里；2.架桥1座",
        "第一书记9名，第三方评估1次",
        "第1、3季度各检查1次",
        "统一是关键，二是保障",
        "《关于〈村规民约〉的说明》公开",
        "“‘三农’工作”宣讲",
        "a）表1份；b）表1份",
        "1）修路2）架桥3）清淤",
        "国发〔2016〕3号、规划（2024）和标准（2021）各1份",
        "谁来管？怎么管！？",
        '55"电视2台',
        "总面积m2008地块",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert review(text) == []


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("（危房改造6户", "（"),
        ("危房改造6户）", "）"),
        ("“三单制度", "“"),
        ("《村规民约修订", "《"),
        ('落实"三单制度', '"'),
        ("《村规民约”修订》", "”"),
        ("【重点】任务〕", "〕"),
        ("（“三单）制度”", "“"),
        ("(甲（乙)", "("),
    ],
)
def test_a_mark_without_its_partner_is_a_warning(text, excerpt):
    found = [part for part in review(text) if part.rule == "typography.unpaired"]
    assert [(part.excerpt, part.severity, part.fix) for part in found] == [(excerpt, Severity.WARNING, None)]


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("一是修路；三是架桥", "三是"),
        ("一是修路；二是架桥；二是清淤", "二是"),
        ("二是修路；三是架桥", "二是"),
        ("①修路②架桥④清淤", "④"),
        ("（1）修路（2）架桥（4）清淤", "（4）"),
        ("1.修路；3.架桥", "3."),
        ("1、修路。\n3、架桥", "3、"),
        ("第一，修路；第三，架桥", "第三，"),
        ("九是修路", None),
        ("第一、第三、第五村民小组各1处", None),
        ("（1）标段、（3）标段", None),
        ("一是修路；二是架桥。一是清淤；二是加固", None),
        ("十是修路；十一是架桥", None),
        ("（5）号地块和（8）号地块", None),
    ],
)
def test_numbering_inside_a_line_has_no_gap(text, excerpt):
    found = [part for part in review(text) if part.rule == "typography.numbering"]
    assert [part.excerpt for part in found] == ([excerpt] if excerpt else [])


def test_what_is_off_is_told_once_a_line_with_one_mend():
    text = "修路,架桥,清淤;加固"
    [found] = review(text)
    assert (found.rule, found.severity) == ("typography.half_width", Severity.NOTE)
    assert mended(text, found) == "修路，架桥，清淤；加固"


def test_a_space_between_two_words_may_stand_for_a_mark_and_is_not_mended():
    [found] = review("油茶 楠竹管护600亩")
    assert (found.excerpt, found.fix) == ("茶 楠", None)


@pytest.mark.parametrize("role", [Role.FILER, Role.DEPARTMENT])
def test_names_are_not_judged(role):
    assert review("青禾县云溪乡人民政府(章)", role=role) == []


def test_a_county_can_keep_a_sign_and_add_one(tmp_path: Path):
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "signs.csv").write_text(
        "编号,写法,改为,类别,停用\nunit-01,,,,是\nown-1,市亩,亩,单位,\n", encoding="utf-8-sig"
    )
    bank = Bank([shipped_layer(), Layer("本县", tmp_path)])
    assert review("墙绘200㎡", bank=bank) == []
    [found] = review("复耕30市亩", bank=bank)
    assert mended("复耕30市亩", found) == "复耕30亩"


def test_every_message_fits():
    texts = [
        '修,路(1)"甲乙"３亩>=2㎡ 。。',
        "“甲",
        "①②④",
        "一是甲；一是乙",
        "二是甲；三是乙",
        "4-9月",
        "“甲“",
        "油 茶",
        "甲\u200b",
    ]
    found = [part for text in texts for part in review(text)]
    assert len({part.rule for part in found}) >= 9
    assert all(len(part.message) <= 60 and part.message.endswith("。") for part in found)


@pytest.mark.parametrize(
    "text",
    [
        mark * 8000
        for mark in (
            "，",
            "(",
            ")",
            '"',
            "“",
            " ",
            "．",
            "１",
            "1-",
            "①",
            "1、",
            "一是",
            "《》",
            "（1）",
            ">=",
            "\u200b",
            "1",
        )
    ],
)
def test_a_text_of_eight_thousand_odd_characters_is_judged(text):
    for found in review(text[:8000]):
        assert found.start is not None and found.excerpt is not None
        assert text.startswith(found.excerpt, found.start)
