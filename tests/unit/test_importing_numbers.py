"""A number with a point and a digit behind it: an item's number or a decimal."""

from pathlib import Path

import pytest

from tests.support.importing_samples import layouts, outputs


@pytest.mark.parametrize(
    "text",
    [
        "1.硬化通组路。\n2.改造茶园。\n3.2026年底前验收。",
        "1.2026年6月前硬化。\n2.改造茶园。\n3.亮化。",
        "1.硬化通组路。\n2.10个站所改造。\n3.服务群众。",
        "1．硬化通组路。\n2．改造茶园。\n3．24小时值班。\n4．亮化。",
        "1.硬化通组路。\n2.改造茶园。\n3.1个综治中心建成。",
        "1.1.5公里路硬化。\n2.3.2万元用于亮化。\n3.2026年底前验收。\n4.10个村保洁。",
        "1.硬化通组路。\n2.5公里路亮化。\n3.清淤。",
    ],
)
def test_a_figure_behind_the_next_number_belongs_to_the_item(tmp_path: Path, text: str) -> None:
    expected = [line.partition("." if "." in line[:2] else "．")[2] for line in text.split("\n")]
    for result in layouts(tmp_path, outputs=text):
        assert outputs(result) == expected
        assert result.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "1、硬化以下道路：\n1.5公里通组路；\n2.5公里主干道。\n2、清淤。",
        "1.硬化以下道路：\n2.5公里由村自筹。\n2.清淤。",
        "1、硬化。\n2、改造。\n3.2万元用于补植。\n3、亮化。",
    ],
)
def test_a_decimal_at_a_lines_start_is_text(tmp_path: Path, text: str) -> None:
    for result in layouts(tmp_path, outputs=text):
        assert "\n".join(outputs(result)).count("公里") == text.count("公里")
        assert len(outputs(result)) == max(
            int(line[0]) for line in text.split("\n") if line[1] != "." or not line[2].isdigit()
        )
        assert result.notes == ()


@pytest.mark.parametrize("line", ["3.8妇女节开展慰问。", "3.5天内办结。", "3.15消费者权益日宣传。\n4.清淤。"])
def test_a_decimal_that_could_be_the_next_number_stays_text_and_it_is_said(tmp_path: Path, line: str) -> None:
    first, _, more = line.partition("\n4.")
    for result in layouts(tmp_path, outputs=f"1.硬化。\n2.改造。\n{line}"):
        assert outputs(result) == ["硬化。", f"改造。\n{first}", *([more] if more else [])]
        assert any(first[:6] in note for note in result.notes)


@pytest.mark.parametrize(
    "text",
    [
        "1、对石桥、双岭、\n2、3组的道路硬化。\n2、改造茶园。",
        "1、修建水渠。\n一、二组道路硬化。\n2、改造茶园。",
    ],
)
def test_figures_that_follow_each_other_in_a_sentence_are_no_numbers(tmp_path: Path, text: str) -> None:
    for result in layouts(tmp_path, outputs=text):
        assert outputs(result) == [text[2:].partition("\n2、改")[0], "改造茶园。"]
        assert result.notes == ()


def test_an_unnumbered_list_keeps_figures_at_its_lines_starts(tmp_path: Path) -> None:
    lines = ["修建水渠。", "一、二组道路硬化。", "三、四组亮化。"]
    for result in layouts(tmp_path, outputs="\n".join(lines)):
        assert outputs(result) == lines
