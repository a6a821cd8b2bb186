"""The program's own faults: one line, a report without answers, and the work goes on."""

import signal
import threading
from collections.abc import Callable

import pytest

from assistant import beginnings, plain
from assistant.errors import CrashedError, HungUp
from assistant.paths import crashes_folder
from assistant.session import Session
from assistant.tui import app as tui_app
from assistant.tui.app import ShenbaoApp, hold
from assistant.tui.screens import home, import_file
from assistant.tui.screens.home import HomeScreen
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.widgets.prose import Prose
from tests.support.tui import TOWN, below_input, enter, field, shown, until

MARK = "绝密标记"
VERBS = {
    "check": "check",
    "write": "write",
    "import": "import_file",
    "diff": "diff",
    "list": "list_drafts",
    "new": "new",
    "open": "open_draft",
}


def fail(*_: object, **__: object) -> None:
    held = f"{MARK} in a local"
    raise LookupError(f"{MARK} in a message", held)


def recurse(*_: object) -> None:
    recurse()


def exhaust(*_: object) -> None:
    raise MemoryError(MARK)


def reports() -> list[str]:
    paths = sorted(crashes_folder().glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in paths]


def fails_on(words: str, act: Callable[..., None] = fail):
    """A Session.say that fails by its own fault on a line that begins so."""
    real = Session.say
    return lambda session, text: act(text) if text.startswith(words) else real(session, text)


# Commands


@pytest.mark.parametrize("verb", VERBS)
def test_a_command_that_fails_says_one_line_and_reports_nothing_of_what_it_worked_on(shenbao, monkeypatch, verb):
    monkeypatch.setattr(f"assistant.cli.{VERBS[verb]}.run", fail)
    words = {"write": [f"{MARK}.json", "-o", f"{MARK}.docx"], "diff": [f"{MARK}.json", f"@{MARK}"], "list": []}
    code, out, err = shenbao(verb, *words.get(verb, [MARK]))
    assert (code, out) == (2, "")
    assert err.startswith("程序自己出了错（LookupError）") and err.count("\n") == 1
    assert "~/data/crashes/" in err
    [report] = reports()
    assert f"verb: {verb}\nfront end: command line\n" in report and "\nLookupError\n" in report
    assert MARK not in report + err


@pytest.mark.parametrize(("act", "name"), [(recurse, "RecursionError"), (exhaust, "MemoryError")])
def test_a_command_without_room_to_go_on_fails_in_the_same_way(shenbao, monkeypatch, act, name):
    monkeypatch.setattr("assistant.cli.list_drafts.run", act)
    code, _, err = shenbao("list")
    assert code == 2
    assert name in err and err.count("\n") == 1
    assert name in reports()[0]


def test_what_fails_beside_the_command_is_reported_and_shows_no_stack(shenbao, monkeypatch):
    class Fragile:
        def __del__(self) -> None:
            fail()

    def beside(_: object) -> int:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        Fragile()
        return 0

    monkeypatch.setattr("assistant.cli.list_drafts.run", beside)
    assert shenbao("list") == (0, "", "")
    assert len(reports()) == 2 and MARK not in "".join(reports())


def test_where_no_report_can_be_written_the_line_is_said_all_the_same(shenbao, monkeypatch):
    crashes_folder().parent.mkdir(parents=True)
    crashes_folder().write_bytes(b"")
    monkeypatch.setattr("assistant.cli.list_drafts.run", fail)
    code, _, err = shenbao("list")
    assert code == 2
    assert err.startswith("程序自己出了错（LookupError）") and "报告" not in err and err.count("\n") == 1


def test_an_interruption_is_no_crash(shenbao, monkeypatch):
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.cli.list_drafts.run", interrupt)
    assert shenbao("list")[0] == 130
    assert reports() == []


def test_a_signal_to_end_is_no_crash(shenbao, monkeypatch):
    def end(_: object) -> None:
        raise HungUp(signal.SIGTERM)

    monkeypatch.setattr("assistant.cli.list_drafts.run", end)
    assert shenbao("list") == (143, "", "")
    assert reports() == []


def test_who_looks_for_a_fault_gets_its_stack(shenbao, monkeypatch):
    monkeypatch.setenv("SHENBAO_DEBUG", "1")
    monkeypatch.setattr("assistant.cli.list_drafts.run", fail)
    with pytest.raises(LookupError):
        shenbao("list")
    assert reports() == []


# Line by line


def reader(*lines: str):
    rest = iter(lines)
    return lambda prompt: next(rest, None)


def test_line_by_line_the_line_that_failed_is_said_not_to_be_stored_and_the_next_one_is(monkeypatch, capsys):
    monkeypatch.setattr(Session, "say", fails_on(MARK))
    assert plain.run(Session.new("a"), reader(f"{MARK}乡", TOWN, "退出")) == 0
    said = capsys.readouterr().out
    assert said.count("! 程序刚才自己出了错，刚打的这一行没有存") == 1
    assert f"上次打到：{MARK}乡" in said
    assert said.count(MARK) == 1
    assert Session.open("a").declaration().filer == TOWN
    [report] = reports()
    assert "front end: plain\n" in report and MARK not in report


def test_line_by_line_a_line_that_was_stored_before_the_fault_is_said_to_be(monkeypatch, capsys):
    real, failed = Session._ways, []

    def ways(session, findings):
        if session.interview.state.fields and not failed:
            failed.append(True)
            fail()
        return real(session, findings)

    monkeypatch.setattr(Session, "_ways", ways)
    assert plain.run(Session.new("a"), reader(TOWN, "退出")) == 0
    said = capsys.readouterr().out
    assert "刚打的这一行已经存了" in said
    assert "部门名称" in said
    assert Session.open("a").declaration().filer == TOWN


@pytest.mark.parametrize("act", [fail, recurse, exhaust])
def test_line_by_line_the_third_fault_within_a_minute_ends_it_with_the_way_back(monkeypatch, act):
    Session.new("a").say(TOWN)
    monkeypatch.setattr(Session, "say", fails_on("", act))
    with pytest.raises(CrashedError) as caught:
        plain.run(Session.open("a"), reader("甲", "乙", "丙", "丁"))
    assert "shenbao open a" in str(caught.value) and "\n" not in str(caught.value)
    assert caught.value.exit_code == 2
    assert len(reports()) == 3
    assert Session.open("a").view().asked.typed == "乙"


def test_line_by_line_a_fault_in_showing_a_question_ends_too(monkeypatch, capsys):
    monkeypatch.setattr(plain, "_show", fail)
    with pytest.raises(CrashedError):
        plain.run(Session.new("a"), reader(TOWN))
    assert "已接着这一题" in capsys.readouterr().out


def test_line_by_line_what_stdout_refuses_is_no_fault_of_the_program(monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(plain, "_show", refuse)
    with pytest.raises(OSError, match="full"):
        plain.run(Session.new("a"), reader(TOWN))
    assert reports() == []


def test_what_cannot_be_kept_by_a_fault_is_reported_once_and_typing_goes_on(monkeypatch):
    monkeypatch.setattr(Session, "keep_typed", fail)
    talk = plain._Talk(Session.new("a"), reader(), None)
    talk._keep("甲")
    talk._keep("甲乙")
    assert len(reports()) == 1


# Full screen


class Runs:
    """Runs each application that is made with the next script, without a terminal."""

    def __init__(self, *scripts):
        self._scripts = list(scripts)

    def __call__(self, app: ShenbaoApp) -> None:
        script = self._scripts.pop(0)
        app.run(headless=True, size=(80, 24), auto_pilot=script)

    @property
    def all_done(self) -> bool:
        return not self._scripts


def ends(*lines: str):
    """A script that gives lines in, the last of which ends the application."""

    async def script(pilot) -> None:
        await enter(pilot, *lines)
        await until(pilot, lambda: pilot.app.leaving)

    return script


@pytest.mark.parametrize("act", [fail, recurse, exhaust])
def test_on_the_full_screen_the_same_question_stands_again_with_what_was_typed_and_one_line(monkeypatch, capfd, act):
    session = Session.new("a")
    monkeypatch.setattr(Session, "say", fails_on("出错", act))
    seen = []

    async def after(pilot) -> None:
        await until(pilot, lambda: "程序刚才" in below_input(pilot.app))
        seen.append((field(pilot.app).text, shown(pilot.app), below_input(pilot.app)))
        await pilot.press("ctrl+u")
        await enter(pilot, TOWN)
        pilot.app.exit(0)

    runs = Runs(ends(TOWN, "出错的一行"), after)
    assert hold(session, runs) == 0
    [(text, screen, said)] = seen
    assert text == "出错的一行"
    assert "部门名称写什么" in screen
    assert said.startswith("程序刚才出了错，已接着这一题") and "~/data/crashes/" in said
    assert (Session.open("a").declaration().filer, Session.open("a").declaration().department) == (TOWN, TOWN)
    out, err = capfd.readouterr()
    assert "Traceback" not in out + err and MARK not in out + err + screen
    [report] = reports()
    assert "front end: full screen\n" in report and MARK not in report and "出错的一行" not in report


def test_what_is_said_of_a_fault_goes_with_the_next_key(monkeypatch):
    monkeypatch.setattr(Session, "say", fails_on("出错"))
    seen = []

    async def after(pilot) -> None:
        await until(pilot, lambda: "程序刚才" in below_input(pilot.app))
        await pilot.press("x")
        await pilot.pause()
        seen.append(below_input(pilot.app))
        pilot.app.exit(0)

    hold(Session.new("a"), Runs(ends("出错"), after))
    assert seen == [""]


def test_a_fault_in_drawing_and_a_fault_in_a_timer_end_in_the_same_way(monkeypatch):
    async def drawing(pilot) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Prose, "render_line", fail)
            pilot.app.screen.query_one("#notice").refresh()
            await until(pilot, lambda: pilot.app.fault is not None)

    async def timer(pilot) -> None:
        pilot.app.set_timer(0.01, fail)
        await until(pilot, lambda: pilot.app.fault is not None)

    async def quits(pilot) -> None:
        pilot.app.exit(0)

    for script in (drawing, timer):
        runs = Runs(script, quits)
        assert hold(Session.new(), runs) == 0
        assert runs.all_done
    assert all("\nLookupError\n" in report and MARK not in report for report in reports())
    assert len(reports()) == 2


def test_a_fault_in_a_conversion_leads_back_to_the_first_screen(monkeypatch, tmp_path):
    (tmp_path / f"{MARK}.doc").write_bytes(b"x")
    monkeypatch.setattr(beginnings, "import_file", fail)
    seen = []

    async def imports(pilot) -> None:
        await pilot.press("1")
        await until(pilot, lambda: isinstance(pilot.app.screen, import_file.ImportScreen))
        await enter(pilot, str(tmp_path / f"{MARK}.doc"))
        await until(pilot, lambda: pilot.app.fault is not None)

    async def after(pilot) -> None:
        await until(pilot, lambda: "程序刚才" in below_input(pilot.app))
        seen.append((type(pilot.app.screen), below_input(pilot.app)))
        pilot.app.exit(0)

    assert hold(None, Runs(imports, after)) == 0
    [(screen, said)] = seen
    assert screen is HomeScreen
    assert "已回到开头" in said
    [report] = reports()
    assert "\nLookupError\n" in report and MARK not in report


def test_a_draft_that_cannot_even_be_shown_leads_back_to_the_first_screen(monkeypatch):
    Session.new("a").say(TOWN)
    monkeypatch.setattr(home, "InterviewScreen", fail)

    async def opens(pilot) -> None:
        await pilot.press("1")
        await until(pilot, lambda: pilot.app.fault is not None)

    async def quits(pilot) -> None:
        assert isinstance(pilot.app.screen, HomeScreen)
        pilot.app.exit(0)

    assert hold(None, Runs(opens, quits)) == 0


def test_from_the_list_of_drafts_a_fault_in_the_interview_leads_back_into_it(monkeypatch):
    Session.new("a").say(TOWN)
    monkeypatch.setattr(Session, "say", fails_on("出错"))
    seen = []

    async def opens(pilot) -> None:
        await pilot.press("1")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        await enter(pilot, "出错")
        await until(pilot, lambda: pilot.app.fault is not None)

    async def after(pilot) -> None:
        seen.append(pilot.app.screen.session.view().asked.topic.id)
        pilot.app.exit(0)

    assert hold(None, Runs(opens, after)) == 0
    assert seen == ["/department"]


def test_the_third_fault_within_a_minute_gives_up_and_names_the_way_back(monkeypatch):
    Session.new("a").say(TOWN)
    monkeypatch.setattr(Session, "say", fails_on("出错"))
    runs = Runs(*[ends("出错")] * 3)
    with pytest.raises(CrashedError) as caught:
        hold(Session.open("a"), runs)
    assert runs.all_done
    assert "shenbao open a" in str(caught.value) and "\n" not in str(caught.value)
    assert len(reports()) == 3


def test_what_a_lasting_fault_kept_from_the_disk_is_not_said_to_be_there(monkeypatch):
    Session.new("a").say(TOWN)
    monkeypatch.setattr(Session, "keep_typed", fail)

    async def types(pilot) -> None:
        await pilot.press("甲", "ctrl+s")
        await until(pilot, lambda: pilot.app.fault is not None)

    with pytest.raises(CrashedError) as caught:
        hold(Session.open("a"), Runs(types, types, types))
    assert "都存好了" not in str(caught.value)
    assert "最后打的一句没有存上" in str(caught.value)


def test_an_application_that_cannot_even_begin_gives_up(monkeypatch):
    monkeypatch.setattr(tui_app, "InterviewScreen", fail)

    async def nothing(pilot) -> None:
        pass

    with pytest.raises(CrashedError) as caught:
        hold(Session.new(), Runs(nothing, nothing, nothing))
    assert "要填的时候再打 shenbao 。" in str(caught.value)


def test_half_typed_text_that_a_fault_keeps_from_the_disk_stands_in_the_input_again(monkeypatch):
    monkeypatch.setattr(Session, "keep_typed", fail)

    async def types(pilot) -> None:
        await pilot.press("甲", "ctrl+s")
        await until(pilot, lambda: pilot.app.fault is not None)

    seen = []

    async def after(pilot) -> None:
        await until(pilot, lambda: "程序刚才" in below_input(pilot.app))
        seen.append(field(pilot.app).text)
        pilot.app.exit(0)

    assert hold(Session.new("a"), Runs(types, after)) == 0
    assert seen == ["甲"]


def test_answers_that_could_not_be_put_on_disk_outlive_a_fault_in_memory(monkeypatch):
    session = Session.new("a")
    session.say(TOWN)
    entries = list(session.interview.entries)
    session.interview.state = None
    assert session.renewed().interview.entries == entries
    assert session.renewed().view().filer == TOWN


def test_a_session_that_is_renewed_goes_on_writing(monkeypatch):
    session = Session.new("a").renewed()
    session.say(TOWN)
    session = session.renewed()
    session.say("")
    assert Session.open("a").declaration().department == TOWN


def test_nothing_but_the_screen_shows_what_was_typed(capfd, monkeypatch):
    monkeypatch.setattr(Session, "say", fails_on(MARK))
    with pytest.raises(CrashedError) as caught:
        hold(Session.new("a"), Runs(*[ends(f"{MARK}乡")] * 3))
    out, err = capfd.readouterr()
    assert MARK not in out + err + str(caught.value) + "".join(reports())
