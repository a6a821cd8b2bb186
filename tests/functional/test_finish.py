"""完成 on the full screen and line by line: every key and word, and the same sentences."""

import pytest
from textual import events

from assistant import plain
from assistant.commands import Command, Verb
from assistant.paths import output_folder
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens import finish, openings
from assistant.tui.screens.finish import FinishScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.outline import OutlineScreen
from assistant.tui.screens.reader import ReaderScreen
from assistant.tui.widgets.bars import KeyBar
from assistant.tui.widgets.pager import Pager
from tests.support.tui import below_input, enter, field, screen_lines, shown, until

SIZES = [(80, 24), (40, 12)]
NAME = "2027年乡镇部门整体支出绩效目标申报表"


@pytest.fixture
def full(example) -> Session:
    session = Session.new("a", ("旧表.docx", example))
    session.say("跳到 写出")
    return session


@pytest.fixture
def by_ssh(monkeypatch, tmp_path):
    """The person sits elsewhere, and this machine has lrzsz."""
    monkeypatch.setenv("SSH_CONNECTION", "10.1.2.3 50000 10.9.8.7 22")
    program = tmp_path / "bin" / "sz"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")


def read_from(*lines: str):
    rest = iter(lines)
    return lambda prompt: next(rest, None)


def told(app: ShenbaoApp) -> str:
    """All that the screen in front has to say, whatever of it is in sight."""
    return "\n".join(part.text for part in app.screen.query_one(Pager)._parts)


def files() -> list[str]:
    return sorted(path.name for path in output_folder().iterdir())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("word", "kind"), [("写出", "正式稿"), ("送审稿", "送审稿"), ("/xc", "正式稿")])
@pytest.mark.usefixtures("by_ssh")
async def test_a_written_file_opens_the_screen_and_esc_comes_back(full, size, word, kind):
    async with ShenbaoApp(full).run_test(size=size) as pilot:
        await enter(pilot, word)
        await until(pilot, lambda: isinstance(pilot.app.screen, FinishScreen))
        assert screen_lines(pilot.app)[0].rstrip().endswith(kind)
        assert f"已写好（{kind}）" in "".join(shown(pilot.app).split())
        for part in ("ztzc", "@10.9.8.7:", "发送", "Xftp", "仿宋_GB2312", "盖章"):
            assert part in told(pilot.app)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert "已写好" in shown(pilot.app)
        assert "直接回车就退出" in shown(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_can_be_reached_by_keys_and_the_keys_stay_in_sight(full, size):
    async with ShenbaoApp(full).run_test(size=size) as pilot:
        await enter(pilot, "写出")
        await pilot.pause()
        await pilot.press("end")
        assert "不动。" in shown(pilot.app)
        assert pilot.app.screen.query_one(KeyBar).region.bottom == size[1]
        await pilot.press("home", "down", "up")
        assert "已写好" in shown(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_r_writes_a_proof_beside_it(full, size):
    async with ShenbaoApp(full).run_test(size=size) as pilot:
        await enter(pilot, "写出")
        await pilot.pause()
        await pilot.press("r")
        await until(pilot, lambda: "送审稿" in screen_lines(pilot.app)[0])
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, InterviewScreen)
    assert files() == sorted(["2027-ztzc-ssg.docx", "2027-ztzc.docx", f"{NAME}.docx", f"{NAME}（送审稿）.docx"])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("slash", ["", "/"])
async def test_o_writes_it_elsewhere_under_its_own_name(full, size, slash, tmp_path):
    folder = tmp_path / "桌 面"
    folder.mkdir()
    async with ShenbaoApp(full).run_test(size=size) as pilot:
        await enter(pilot, "写出")
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        await enter(pilot, f"{folder}{slash}")
        await until(pilot, lambda: (folder / f"{NAME}.docx").exists())
        await pilot.pause()
        assert str(folder) in told(pilot.app)
        assert isinstance(pilot.app.screen, FinishScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, InterviewScreen)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("typed", ["", "/没有/这里", "甲 乙", "~nobody-of-that-name/"])
async def test_a_place_that_is_none_is_said_and_asked_again_and_esc_gives_it_up(full, size, typed):
    before = full.declaration()
    async with ShenbaoApp(full).run_test(size=size) as pilot:
        await enter(pilot, "写出")
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        await enter(pilot, typed)
        await pilot.pause()
        assert below_input(pilot.app)
        assert field(pilot.app).text == typed
        assert field(pilot.app).region.bottom <= size[1] - 3
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FinishScreen)
        assert "存到 >" not in shown(pilot.app)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, InterviewScreen)
    assert len(files()) == 2
    assert full.declaration() == before


@pytest.mark.usefixtures("by_ssh")
async def test_s_sends_only_where_there_is_a_terminal_to_give_over(full):
    async with ShenbaoApp(full).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "写出")
        await pilot.pause()
        assert "s 发送" in shown(pilot.app)
        await pilot.press("s")
        await pilot.pause()
        assert "这里不是终端" in below_input(pilot.app)


async def test_without_lrzsz_the_key_is_not_offered_and_says_so(full, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    async with ShenbaoApp(full).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "写出")
        await pilot.pause()
        assert "s 发送" not in shown(pilot.app)
        await pilot.press("s")
        await pilot.pause()
        assert "没有装 sz" in below_input(pilot.app)


async def test_p_opens_the_paper_where_there_is_such_a_command_and_comes_back_here(full, monkeypatch):
    def parse(text: str) -> Command | None:
        return Command(Verb.SAMPLE) if text == "纸样" else None

    async with ShenbaoApp(full).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "写出")
        await pilot.pause()
        monkeypatch.setattr(finish, "parse_command", parse)
        monkeypatch.setitem(openings._OPENINGS, Verb.SAMPLE, lambda *_: ReaderScreen("纸样", ()))
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReaderScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, FinishScreen)


async def test_a_word_that_is_begun_goes_to_the_input(full):
    async with ShenbaoApp(full).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "写出")
        await pilot.pause()
        await pilot.press(*"目录", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, OutlineScreen)
        await pilot.press("escape")
        await enter(pilot, "送审稿")
        await pilot.pause()
        pilot.app.post_message(events.Paste("退出"))
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen) and field(pilot.app).text)
        assert field(pilot.app).text == "退出"


async def test_ctrl_c_stays_and_ctrl_q_leaves_with_the_place_on_the_terminal(full):
    async with ShenbaoApp(full).run_test(size=(80, 24)) as pilot:
        await enter(pilot, "写出")
        await pilot.pause()
        await pilot.press("ctrl+c")
        assert "不会退出" in below_input(pilot.app)
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert pilot.app.return_code == 0


@pytest.mark.parametrize("size", SIZES)
async def test_enter_alone_goes_to_what_stands_against_the_file(size):
    session = Session.new("a")
    session.say("青禾县云溪乡人民政府")
    session.say("跳到 写出")
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        assert "去第一处" in "".join(shown(pilot.app).split())
        await enter(pilot, "写出")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, FinishScreen)
        if isinstance(pilot.app.screen, ReaderScreen):
            await pilot.press("escape")
        await pilot.press("enter")
        await pilot.pause()
        assert session.view().asked.topic.id == "/department"
    assert not output_folder().exists()


@pytest.mark.usefixtures("by_ssh")
def test_line_by_line_the_same_sentences_are_said(full, capsys):
    plain.run(full, read_from("", "退出"))
    said = capsys.readouterr().out
    assert "直接回车就写出 Word 文件" in said
    for part in (
        "已写好（正式稿）",
        "2027-ztzc.docx",
        "@10.9.8.7:",
        "打 发送",
        "Xftp、WinSCP",
        "盖章",
        "这里不会替您报送",
    ):
        assert part in said


def test_line_by_line_enter_writes_then_leaves(full):
    read = read_from("", "", "这一行没有人读")
    assert plain.run(full, read) == 0
    assert read("") == "这一行没有人读"
    assert files() == sorted(["2027-ztzc.docx", f"{NAME}.docx"])


def test_line_by_line_enter_goes_to_what_stands_against_the_file(capsys):
    session = Session.new("a")
    plain.run(session, read_from("青禾县云溪乡人民政府", "跳到 写出", "", "退出"))
    assert session.view().asked.topic.id == "/department"
    assert "直接回车就去第一处" in capsys.readouterr().out


@pytest.mark.usefixtures("by_ssh")
def test_line_by_line_nothing_is_sent_into_a_pipe(full, capsys):
    plain.run(full, read_from("写出", "发送", "退出"))
    assert "这里不是终端" in capsys.readouterr().out
