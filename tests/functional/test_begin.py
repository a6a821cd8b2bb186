"""Beginning on the full screen and line by line: the same numbers and words lead to the same drafts."""

import io

import pytest
from docx import Document
from textual import events

from assistant import plain
from assistant.draft import list_drafts
from assistant.draft.trash import delete_draft
from assistant.exporting.docx import render_docx
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.bin import BinScreen
from assistant.tui.screens.home import HomeScreen
from assistant.tui.screens.import_file import ImportScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.paste import PasteScreen
from assistant.tui.screens.reader import ReaderScreen
from tests.support.pasted import pasted
from tests.support.tui import TOWN, below_input, screen_lines, shown, until

SIZES = [(80, 24), (40, 12)]


@pytest.fixture
def copied(example, form) -> str:
    """The example's Word file as select all and copy give it."""
    return pasted(Document(io.BytesIO(render_docx(example, form, None))))


def read_from(lines):
    rest = iter(lines)
    return lambda prompt: next(rest, None)


def entries_shown(lines: list[str]) -> list[str]:
    """What stands behind the numbers of a list, without what a narrow screen cuts off."""
    rows = [line.replace(">", " ").split() for line in lines]
    return ["".join(row[1:])[:8] for row in rows if row and row[0].isdigit() and len(row) > 1]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("keys", "screen"),
    [
        (["1"], ImportScreen), (["2"], PasteScreen), (["3"], InterviewScreen), (["4"], ReaderScreen),
        (["down", "enter"], PasteScreen), ([*"zt", "enter"], PasteScreen), ([*"样表", "enter"], ReaderScreen),
        ([*"cl", "enter"], ReaderScreen), ([*"材料", "enter"], ReaderScreen), ([*"新建", "enter"], InterviewScreen),
    ],
)  # fmt: skip
async def test_each_entry_opens_its_screen_and_esc_comes_back(size, keys, screen):
    async with ShenbaoApp().run_test(size=size) as pilot:
        assert entries_shown(screen_lines(pilot.app))[:3] == ["有，从去年的Wo", "有，WPS里全选", "没有，一题一题填"]
        await pilot.press(*keys)
        await pilot.pause()
        assert type(pilot.app.screen) is screen
        if screen is not InterviewScreen:
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(pilot.app.screen, HomeScreen)
    assert list_drafts() == []


@pytest.mark.parametrize("size", SIZES)
async def test_the_bin_is_an_entry_of_the_list(size):
    Session.new("a").say(TOWN)
    delete_draft("a")
    async with ShenbaoApp().run_test(size=size) as pilot:
        await pilot.press("5")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BinScreen)
        await pilot.press(*"样表", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BinScreen)
        assert "不在里面" in below_input(pilot.app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("send", [["ctrl+d"], ["enter", ".", "enter"]])
async def test_a_pasted_form_becomes_a_draft(size, send, copied, example):
    async with ShenbaoApp().run_test(size=size) as pilot:
        await pilot.press("2")
        await pilot.pause()
        pilot.app.post_message(events.Paste(copied))
        await until(pilot, lambda: "收到" in shown(pilot.app))
        await pilot.press(*send)
        await until(pilot, lambda: not isinstance(pilot.app.screen, PasteScreen))
        assert "已读入" in shown(pilot.app)
    [info] = list_drafts()
    held = Session.peek(info.name).declaration()
    assert (held.filer, held.budget) == (example.filer, example.budget)
    assert [len(part.outputs) for part in held.objectives] == [len(part.outputs) for part in example.objectives]


async def test_a_paste_that_comes_as_keys_keeps_its_tabs_and_lines():
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        await pilot.press("2", *"部门名称", "tab", *"云溪乡", "enter", *"资金")
        assert pilot.app.screen.text == "部门名称\t云溪乡\n资金"
        pilot.app.post_message(events.Key("ideographic_space", "\u3000"))
        await until(pilot, lambda: pilot.app.screen.text.endswith("\u3000"))
        await pilot.press("backspace")
        await pilot.press("backspace")
        assert pilot.app.screen.text.endswith("\n资")
        await pilot.press("ctrl+u")
        assert pilot.app.screen.text == ""


@pytest.mark.parametrize(("text", "said"), [("", "还没有粘贴"), ("会议通知\n请于明日到会。", "不像这张表")])
async def test_a_paste_that_is_no_form_is_said_and_stays(text, said):
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        pilot.app.post_message(events.Paste(text))
        await pilot.pause()
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert said in below_input(pilot.app)
        assert pilot.app.screen.text == text
    assert list_drafts() == []


async def test_control_sequences_in_a_paste_are_shown_harmless():
    async with ShenbaoApp().run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        pilot.app.post_message(events.Paste("甲\x07乙[/x]\u202e"))
        await until(pilot, lambda: "收到 1 行" in shown(pilot.app))
        assert "甲‹U+0007›乙[/x]‹U+202E›" in shown(pilot.app)


def test_line_by_line_the_list_has_the_same_numbers_and_entries(capsys):
    plain.run_home(read_from([]))
    lines = capsys.readouterr().out.splitlines()
    assert entries_shown(lines) == ["有，从去年的Wo", "有，WPS里全选", "没有，一题一题填", "先看一份填好的样", "退出"]


@pytest.mark.parametrize(
    ("word", "seen"),
    [("4", "不会进您的草稿"), ("样表", "不会进您的草稿"), ("材料", "县财政局绩效股"), ("cl", "考核细则")],
)
def test_line_by_line_sample_and_papers_are_told_and_the_list_goes_on(word, seen, capsys):
    assert plain.run_home(read_from([word, "退出"])) == 0
    assert seen in capsys.readouterr().out
    assert list_drafts() == []


def test_line_by_line_a_pasted_form_becomes_a_draft(copied, example, capsys):
    assert plain.run_home(read_from(["2", *copied.split("\n"), ".", "退出"])) == 0
    [info] = list_drafts()
    assert Session.peek(info.name).declaration().budget == example.budget
    assert "已读入" in capsys.readouterr().out


def test_line_by_line_a_file_is_asked_for_until_one_can_be_read(example_path, example, capsys):
    assert plain.run_home(read_from(["1", "/没有.docx", "", str(example_path), "退出"])) == 0
    [info] = list_drafts()
    assert Session.peek(info.name).declaration().budget == example.budget
    said = capsys.readouterr().out
    assert "/没有.docx" in said
    assert "还没写" in said


@pytest.mark.parametrize("leave", [["1", "上一题"], ["2", "会议通知", "."], ["2"]])
def test_line_by_line_a_way_that_leads_nowhere_comes_back_to_the_list(leave, capsys):
    assert plain.run_home(read_from([*leave, "退出"])) == 0
    assert capsys.readouterr().out.count("手边有去年的申报表吗") == 1 + (len(leave) > 1 or leave == ["2"])
    assert list_drafts() == []
