"""Lists that are grouped under category heads, and paragraphs that hold several items."""

import re
from pathlib import Path

import pytest

from tests.support.importing_samples import benefits, layouts, outputs, read_text, tabbed

GROUPS = [
    "经济效益指标：\n1、户均增收800元。\n2、村集体增收10万元。\n社会效益指标：\n3、就业120人。",
    "经济效益指标：\n1、户均增收800元。\n2、村集体增收10万元。\n社会效益指标：\n1、就业120人。",
    "一、经济效益指标：\n1、户均增收800元。\n2、村集体增收10万元。\n二、社会效益指标：\n1、就业120人。",
    "（一）经济效益指标\n1、户均增收800元。\n2、村集体增收10万元。\n（二）社会效益指标\n1、就业120人。",
    "经济效益指标：1、户均增收800元。\n2、村集体增收10万元。\n社会效益指标：1、就业120人。",
    "经济效益指标：1、户均增收800元。\n2、村集体增收10万元。\n社会效益指标：3、就业120人。",
    "经济效益指标\n（1）户均增收800元。\n（2）村集体增收10万元。\n社会效益指标\n（1）就业120人。",
]
GROUPED = [("economic", "户均增收800元。"), ("economic", "村集体增收10万元。"), ("social", "就业120人。")]


@pytest.mark.parametrize("text", GROUPS)
def test_every_benefit_below_a_head_has_its_category_and_the_head_is_no_benefit(tmp_path: Path, text: str) -> None:
    for result in layouts(tmp_path, benefits=text):
        assert benefits(result) == GROUPED
        assert result.unplaced == () and result.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "数量指标：\n1、修路3公里。\n2、建桥1座。\n质量指标：\n3、合格率100%。",
        "数量指标:1、修路3公里。\n2、建桥1座。\n质量指标:1、合格率100%。",
        "（一）数量指标\n1、修路3公里。\n2、建桥1座。\n（二）质量指标\n1、合格率100%。",
    ],
)
def test_the_head_of_a_group_of_outputs_is_a_label_and_no_text(tmp_path: Path, text: str) -> None:
    for result in layouts(tmp_path, outputs=text):
        assert outputs(result) == ["修路3公里。", "建桥1座。", "合格率100%。"]
        found = (result.declaration.objectives or ())[0].outputs or ()
        assert [part.category and part.category.value for part in found] == ["quantity", "quantity", "quality"]


def test_heads_above_outputs_without_numbers_are_labels(tmp_path: Path) -> None:
    for result in layouts(tmp_path, outputs="数量指标：\n修路3公里。\n建桥1座。\n质量指标\n合格率100%。"):
        assert outputs(result) == ["修路3公里。", "建桥1座。", "合格率100%。"]
        found = (result.declaration.objectives or ())[0].outputs or ()
        assert [part.category and part.category.value for part in found] == ["quantity", "quantity", "quality"]


@pytest.mark.parametrize(
    "text",
    [
        "1、经济效益指标：\n（1）户均增收800元。\n（2）村集体增收10万元。\n2、社会效益指标：\n（1）就业120人。",
        "1、经济效益指标：户均增收800元。社会效益明显，生态效益：初步显现。\n2、社会效益指标：就业120人。",
    ],
)
def test_what_stands_inside_a_numbered_benefit_stays_in_it(tmp_path: Path, text: str) -> None:
    for result in layouts(tmp_path, benefits=text):
        assert [category for category, _ in benefits(result)] == ["economic", "social"]


@pytest.mark.parametrize(
    "text",
    [
        "1、经济效益指标：户均增收800元；社会效益指标：就业120人。满意度指标：≥92%。",
        "经济效益指标：户均增收800元；社会效益指标：就业120人。满意度指标：≥92%。",
        "1、经济效益指标：户均增收800元；\n2、社会效益指标：就业120人。满意度指标：≥92%。",
    ],
)
def test_labels_that_begin_sentences_of_one_paragraph_separate_benefits_and_it_is_said(
    tmp_path: Path, text: str
) -> None:
    expected = [("economic", "户均增收800元；"), ("social", "就业120人。"), ("satisfaction", "≥92%。")]
    for result in layouts(tmp_path, benefits=text):
        assert benefits(result) == expected
        assert any("按类别分成几条" in note for note in result.notes)


@pytest.mark.parametrize(
    "text",
    [
        "1、硬化3公里。2、改造560亩。3、亮化2个村。",
        "1.硬化3公里；2.改造560亩。\n3.亮化2个村。",
        "①硬化3公里。②改造560亩。③亮化2个村。",
    ],
)
def test_numbers_that_run_on_inside_a_paragraph_separate_items_and_it_is_said(tmp_path: Path, text: str) -> None:
    for result in layouts(tmp_path, outputs=text):
        assert [part.rstrip("。；") for part in outputs(result)] == ["硬化3公里", "改造560亩", "亮化2个村"]
        assert any("按序号分成几条" in note for note in result.notes)


@pytest.mark.parametrize(
    "text",
    [
        "1、全年抓好三件事：1、防汛；2、防火；3、防疫。\n2、改造560亩。",
        "1、全年抓好1、防汛；2、防火；3、防疫三项工作。",
        "1、硬化3公里；（1）东线；（2）西线。",
        "1、硬化3公里：\n（1）东线；（2）西线。\n2、清淤。",
        "1、硬化3公里：\n一是东线；二是西线。\n2、清淤。",
        "1、硬化3公里。2、亮化。\n（1）东线。\n2、清淤。",
        "1、硬化3公里。3、改造560亩。",
    ],
)
def test_numbers_inside_a_sentence_that_allow_another_reading_separate_nothing(tmp_path: Path, text: str) -> None:
    for result in layouts(tmp_path, outputs=text):
        items = re.split(r"\n(?=2、)", text)
        assert outputs(result) == [re.sub(r"^[12]、", "", item) for item in items]
        assert result.notes == ()


@pytest.mark.parametrize(
    ("benefit", "category"),
    [
        ("经济效益——户均增收。", "economic"),
        ("经济效益指标1：户均增收。", "economic"),
        ("“经济效益”指标：户均增收。", "economic"),
        ("经济效益指标︰户均增收。", "economic"),
        ("受益群众满意度指标：户均增收。", "satisfaction"),
        ("服务对象满意度（%）：户均增收。", "satisfaction"),
        ("可持续发展影响指标：户均增收。", "sustainability"),
        ("社会公众或服务对象\n满意度指标：户均增收。", "satisfaction"),
        ("经济效益\n指标：户均增收。", "economic"),
        ("经济效益指标\n户均增收。", "economic"),
    ],
)
@pytest.mark.parametrize("number", ["1、", "", "⑴", "⒈", "1："])
def test_a_category_label_is_known_however_it_is_written(
    tmp_path: Path, benefit: str, category: str, number: str
) -> None:
    for result in layouts(tmp_path, benefits=number + benefit):
        assert benefits(result) == [(category, "户均增收。")]


@pytest.mark.parametrize("text", ["1、经济效益，社会效益同步提升。", "1、满意度 明显提升。", "1、经济效益"])
def test_words_of_a_label_without_its_mark_are_text(text: str) -> None:
    assert benefits(read_text(tabbed(objectives=(("社会管理", "1、甲。", text),)))) == [(None, text[2:])]


@pytest.mark.parametrize(
    "text",
    [
        "1、三件事：\n1、甲\n2、乙",
        "1、抓产业。\n1.补植。\n2.低改。\n2、抓基础。\n1.修路。\n2.架桥。\n3.亮化。\n3、抓民生。",
    ],
)
def test_a_list_inside_an_item_stays_in_it_without_a_word(tmp_path: Path, text: str) -> None:
    for result in layouts(tmp_path, outputs=text):
        assert len(outputs(result)) == max(text.count("、抓"), 1)
        assert result.notes == ()


def test_a_number_one_between_two_items_is_said(tmp_path: Path) -> None:
    for result in layouts(tmp_path, outputs="1、硬化。\n1、亮化。\n2、清淤。"):
        assert outputs(result) == ["硬化。\n1、亮化。", "清淤。"]
        assert any("“1、亮化。”起" in note for note in result.notes)


def test_numbers_that_begin_again_without_a_head_stay_together_and_it_is_said(tmp_path: Path) -> None:
    for result in layouts(tmp_path, outputs="1、硬化。\n2、改造。\n1、亮化。\n2、清淤。"):
        assert outputs(result) == ["硬化。", "改造。\n1、亮化。\n2、清淤。"]
        assert any("又从 1 数起" in note for note in result.notes)


def test_lines_that_all_bear_the_number_one_are_items_and_it_is_said(tmp_path: Path) -> None:
    for result in layouts(tmp_path, outputs="1、硬化。\n1、改造。\n1、亮化。"):
        assert outputs(result) == ["硬化。", "改造。", "亮化。"]
        assert any("1 之后是 1" in note for note in result.notes)


def test_figures_behind_a_groups_word_are_no_number(tmp_path: Path) -> None:
    for result in layouts(tmp_path, outputs="1、硬化道路。\n其他：2、3组便道。\n2、清淤。"):
        assert outputs(result) == ["硬化道路。\n其他：2、3组便道。", "清淤。"]
