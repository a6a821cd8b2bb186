"""The first list: what stands in it, and the words, initials and names that choose."""

import pytest

from assistant.draft import list_drafts
from assistant.draft.trash import delete_draft
from assistant.home import Act, Home
from assistant.sample import sample
from assistant.session import Session
from assistant.wording import beginning as say

TOWN = "青禾县云溪乡人民政府"
FIRST = [Act.IMPORT, Act.PASTE, Act.NEW, Act.SAMPLE, Act.QUIT]
AGAIN = [Act.OPEN, Act.NEW, Act.IMPORT, Act.PASTE, Act.SAMPLE, Act.QUIT]


def begin(name: str, filer: str = TOWN) -> None:
    session = Session.new(name)
    session.say(filer)
    session.close()


def acts() -> list[Act]:
    return [entry.act for entry in Home().entries]


def test_without_drafts_last_years_form_comes_first_and_with_drafts_they_do():
    assert acts() == FIRST
    begin("a")
    assert acts() == AGAIN


def test_the_bin_can_be_chosen_only_where_something_is_in_it():
    begin("a")
    delete_draft("a")
    assert acts() == [*FIRST[:-1], Act.BIN, Act.QUIT]
    assert "1 份" in say.entry(Act.BIN, False, 1)


@pytest.mark.parametrize(
    ("typed", "act"),
    [
        ("新建", Act.NEW), ("xj", Act.NEW), ("/XJ", Act.NEW), ("打 新建", Act.NEW), ("旧表", Act.IMPORT), ("jb", Act.IMPORT),
        ("去年。", Act.IMPORT), ("粘贴", Act.PASTE), ("zt", Act.PASTE), ("样表", Act.SAMPLE), ("ｙｂ", Act.SAMPLE),
        ("材料", Act.PAPERS), ("/cl", Act.PAPERS), ("退出", Act.QUIT), ("tc", Act.QUIT), ("q", Act.QUIT), ("3", Act.NEW),
    ],
)  # fmt: skip
def test_a_word_its_initials_or_a_number_choose(typed, act):
    reply = Home().say(typed)
    assert reply is not None and reply.chosen is not None
    assert reply.chosen.act is act


@pytest.mark.parametrize("typed", ["石桥", "shiqiao", "sqz", "b", "乙 稿"])
def test_a_draft_is_chosen_by_its_filer_or_name_in_characters_or_letters(typed):
    begin("a")
    begin("b" if typed != "乙 稿" else "乙 稿", "青禾县石桥镇人民政府")
    chosen = Home().say(typed).chosen
    assert chosen.act is Act.OPEN
    assert chosen.row.filer == "青禾县石桥镇人民政府"


def test_what_fits_several_drafts_opens_none_and_says_their_numbers():
    begin("a")
    begin("b")
    reply = Home().say("云溪")
    assert reply.chosen is None
    assert "有好几份：1、2" in reply.messages[0].text


@pytest.mark.parametrize("typed", ["", "a1", "9", "乡x政", "00", "石桥", "打"])
def test_what_names_nothing_chooses_nothing(typed):
    begin("a")
    assert Home().say(typed) is None


def test_a_fixed_word_goes_before_a_draft_of_that_name():
    begin("xj")
    assert Home().say("xj").chosen.act is Act.NEW


def test_the_sample_is_a_whole_form_and_no_draft_comes_of_it(example):
    head, whole = sample()
    assert "不会进您的草稿" in head.text
    for part in example.objectives:
        assert part.title in whole.text
        texts = [paragraph for line in (*part.outputs, *part.benefits) for paragraph in line.text.split("\n")]
        assert all(text in whole.text for text in texts)
    assert list_drafts() == []


def test_the_papers_name_every_one_to_collect():
    for paper in ("通知和空表", "去年的表", "控制数", "三定或履职事项清单", "考核细则"):
        assert paper in say.PAPERS
        assert paper in say.PAPERS_FOLDED
