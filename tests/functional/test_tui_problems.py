"""问题单 on the full screen: what must be mended first, one key goes there, one mends, one keeps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events

from assistant.draft import lock as locks
from assistant.draft.lock import LOCK, myself
from assistant.model import Absent, Severity
from assistant.paths import drafts_folder
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.problems import ProblemsScreen
from assistant.tui.widgets.problems import ProblemList
from assistant.wording import problem_list as say
from assistant.wording.problems import NOTHING
from tests.support.faulty import HALF_WIDTH, NO_FIX, OLD_NAME, TWICE, faulty
from tests.support.tui import TOWN, below_input, chosen, enter, field, open_list, screen_lines, settled, shown, until

WHOLE = (80, 24)
SIZES = [WHOLE, (40, 12)]


@pytest.fixture
def session(example) -> Session:
    return Session.new("a", ("旧表.docx", faulty(example)))


def rows(app: ShenbaoApp) -> list[str]:
    """The rows of the list without their marks."""
    lines = screen_lines(app)[1:]
    end = next(number for number, line in enumerate(lines) if line.startswith("--"))
    return [line[2:].strip() for line in lines[:end] if line.strip()]


def text_of(session: Session, objective: int, line: int) -> str:
    objectives = session.declaration().objectives
    assert not isinstance(objectives, Absent)
    outputs = objectives[objective].outputs
    assert not isinstance(outputs, Absent)
    return outputs[line].text


async def test_errors_are_open_and_the_rest_is_folded_with_counts(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f")
        assert screen_lines(pilot.app)[0].endswith("必被退回 6  建议改 5  提示 1")
        listed = rows(pilot.app)
        assert listed[0] == "-  必被退回  6 处"
        assert listed[7:] == ["+  类别和归属  建议改 4", "+  没有数、数不对  建议改 1", "+  标点和字面  提示 1"]
        assert "资金总额" in chosen(pilot.app)


async def test_the_chosen_finding_is_shown_in_full(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "4")
        below = shown(pilot.app).partition("\n-- 4 目标1产出1（第13题）")[2]
        assert "必改 “农合”自2016年1月起不再用，请改为城乡居民基本医疗保险。" in below
        assert "原文 …参保率不低于95%，【农合】经办点12月底前开到…" in below
        assert "改成 城乡居民基本医疗保险" in below
        assert "依据 " in below
        assert "（通行）" in below
        await pilot.press("1")
        await settled(pilot)
        assert "相关 公共财政拨款（第7题）" in shown(pilot.app)


async def test_enter_unfolds_a_family_and_folds_it_again(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "end", "enter")
        assert [row for row in rows(pilot.app) if "半角" in row]
        assert chosen(pilot.app).startswith(" >-")
        await pilot.press("down", "left")
        assert chosen(pilot.app).startswith(" >+  标点")
        await pilot.press("+", "-")
        assert not [row for row in rows(pilot.app) if "半角" in row]


async def test_a_number_finds_its_finding_in_a_folded_family(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "1", "2")
        assert "半角" in chosen(pilot.app)
        await pilot.press("down", "up", "9", "9")
        assert "第 9 处" not in shown(pilot.app)
        assert chosen(pilot.app).split()[1] == "9"
        await pilot.press("0")
        assert "没有第 990 处" not in shown(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_enter_goes_to_the_very_line_with_the_words_marked(session, size):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await open_list(pilot, "ctrl+f", "4", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        asked = session.view().asked
        assert (asked.topic_number, asked.number, asked.current) == (13, 1, TWICE)
        assert field(pilot.app).selected_text == "农合"
        assert field(pilot.app).caret == TWICE.rindex("农合")
        assert "自2016年1月起不再用" in "".join(below_input(pilot.app).split())
        await pilot.press(*"医保", "enter")
        assert text_of(session, 0, 0) == TWICE.replace("，农合", "，医保")


async def test_a_finding_on_an_amount_leads_to_its_question(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        assert session.view().asked.topic.id == "/budget/total"


async def test_f_mends_and_the_next_finding_is_chosen_and_u_takes_it_back(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "3", "f")
        assert text_of(session, 0, 0).startswith("城乡居民基本医疗保险参保率")
        assert "必被退回 5" in screen_lines(pilot.app)[0]
        assert "农合" in chosen(pilot.app)
        assert "已照改 1 处" in shown(pilot.app)
        await pilot.press("u")
        await settled(pilot)
        assert text_of(session, 0, 0) == TWICE
        assert "必被退回 6" in screen_lines(pilot.app)[0]
        assert "农合" in chosen(pilot.app)


async def test_f_says_so_where_nothing_is_certain(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "6", "f")
        assert say.NO_FIX in shown(pilot.app)
        assert text_of(session, 1, 0) == NO_FIX


async def test_a_whole_family_is_mended_only_when_it_is_asked_for_twice(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "3", "F")
        assert "有 3 处现成的改法" in shown(pilot.app)
        await pilot.press("down")
        await settled(pilot)
        assert "现成的改法" not in shown(pilot.app)
        await pilot.press("F")
        assert text_of(session, 0, 0) == TWICE
        await pilot.press("F")
        assert "农合" not in text_of(session, 0, 0)
        assert text_of(session, 0, 1) == OLD_NAME.replace("扫黑除恶专项行动", "扫黑除恶斗争")
        assert "已照改 3 处" in shown(pilot.app)
        await pilot.press("u")
        assert (text_of(session, 0, 0), text_of(session, 0, 1)) == (TWICE, OLD_NAME)
        assert "等 2 处" in shown(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_w_keeps_a_text_with_a_reason(session, size):
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await open_list(pilot, "ctrl+f", "6", "w")
        assert say.REASON_HINT[:12] in shown(pilot.app)
        await pilot.press(*"县里这么叫", "enter")
        await settled(pilot)
        assert [part.finding.excerpt for part in session.problems().kept] == ["疫情防控"]
        assert session.problems().kept[0].finding.kept == "县里这么叫"
        await pilot.press("end")
        await settled(pilot)
        assert chosen(pilot.app) == " >+  已保留  1 处"
        await pilot.press("enter", "down", "F")
        assert say.KEPT_STAYS[:8] in shown(pilot.app)
        await pilot.press("u")
        assert not session.problems().kept


async def test_esc_gives_up_the_reason_and_an_empty_one_is_asked_for(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "6", "w", "enter")
        assert "保留要写一句理由" in shown(pilot.app)
        await pilot.press(*"不", "escape")
        await settled(pilot)
        assert not session.problems().kept
        assert isinstance(pilot.app.screen, ProblemsScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, InterviewScreen)


async def test_a_reason_can_be_pasted(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "6", "w")
        pilot.app.post_message(events.Paste("县里通知\n就是这个叫法[/x]"))
        await pilot.press("enter")
        assert session.problems().kept[0].finding.kept == "县里通知 就是这个叫法[/x]"
        assert "[/x]" in shown(pilot.app)


async def test_keys_of_one_packet_keep_their_order(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        if not isinstance(pilot.app.screen, InterviewScreen):
            await pilot.press("escape")
        for key in ("ctrl+f", "6", "w", *"照县里的", "enter", "3", "f", "down", "escape", "甲"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen) and field(pilot.app).text == "甲")
        assert session.problems().kept[0].finding.kept == "照县里的"
        assert text_of(session, 0, 0).startswith("城乡居民基本医疗保险")


async def test_a_word_that_is_typed_belongs_to_the_input_and_a_letter_that_means_nothing_is_told(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "x")
        assert say.NO_SUCH_KEY[:6] in shown(pilot.app)
        for ch in "照改 3":
            pilot.app.post_message(events.Key(ch if ch != " " else "space", ch))
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen) and field(pilot.app).text == "照改 3")
        await pilot.press("enter")
        assert text_of(session, 0, 0) != TWICE


async def test_the_list_opens_near_what_was_mended_by_hand(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "5", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        await pilot.press(*"扫黑除恶斗争", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ProblemsScreen))
        await settled(pilot)
        assert "疫情防控" in chosen(pilot.app)


async def test_the_list_opens_where_it_was_left(session):
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "1", "2")
        await pilot.press("escape", "ctrl+f")
        await settled(pilot)
        assert "半角" in chosen(pilot.app)
        await pilot.press("escape")
        await enter(pilot, "预审 5")
        await settled(pilot)
        assert "扫黑除恶" in chosen(pilot.app)
        assert session.view().asked.typed == ""
        await pilot.press("escape")
        await enter(pilot, "预审 全部")
        assert len(pilot.app.screen.query_one(ProblemList)._rows) == len(session.problems().all) + 4


async def test_space_shows_the_whole_text(session):
    async with ShenbaoApp(session).run_test(size=(40, 12)) as pilot:
        await open_list(pilot, "ctrl+f", "1", "2", "space")
        assert HALF_WIDTH.replace("里,1", "【里,1】")[:12] in "".join(shown(pilot.app).split())
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ProblemsScreen)


async def test_with_nothing_to_mend_one_sentence_says_so(example):
    clean = Session.new("b", ("旧表.json", example))
    async with ShenbaoApp(clean).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f")
        assert "没有发现要改的" in shown(pilot.app)
        assert NOTHING[-10:] in "".join(shown(pilot.app).split())
        await pilot.press("down", "f", "F", "w", "space", "1", "left")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, InterviewScreen)


async def test_a_full_disk_is_said_and_the_list_goes_on(session, monkeypatch):
    from assistant.errors import OutputError

    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "3")

        def fail(*_: object) -> None:
            raise OutputError("磁盘满了，存不进去。")

        with monkeypatch.context() as full:
            full.setattr(session, "mend", fail)
            await pilot.press("f")
            assert "磁盘满了" in shown(pilot.app)
        await pilot.press("f")
        assert text_of(session, 0, 0) != TWICE


async def test_the_screen_fits_every_size(session):
    for size in ((40, 12), (80, 24), (120, 40), (30, 8)):
        async with ShenbaoApp(session).run_test(size=size) as pilot:
            await open_list(pilot, "ctrl+f", "end", "pageup", "pagedown", "home", "w")
            assert all(len(line) <= size[0] for line in screen_lines(pilot.app))
            await pilot.resize_terminal(80, 24)
            await settled(pilot)
            assert "必被退回" in shown(pilot.app)


async def test_marks_of_a_markup_language_are_shown_as_they_are(example):
    session = Session.new("b")
    for line in (TOWN, "[bold]云溪[/x]农合乡", "2027"):
        session.say(line)
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f")
        found = [part for part in session.problems().all if part.finding.severity is Severity.ERROR]
        assert found
        await pilot.press(*("down" for _ in found))
        assert isinstance(pilot.app.screen, ProblemsScreen)


def test_the_words_of_every_family_unfold_it():
    from assistant.wording.problems import FAMILY_NAMES, FAMILY_WORDS

    assert set(FAMILY_NAMES.values()) <= set(FAMILY_WORDS)


async def test_a_draft_that_is_open_elsewhere_can_be_looked_through_but_not_mended(session):
    session.close()
    holder = replace(myself(), host="another-server", token="f" * 16)
    (drafts_folder() / "a" / LOCK).write_bytes(locks._render(holder))
    other = Session.open("a")
    assert other.draft.read_only
    async with ShenbaoApp(other).run_test(size=WHOLE) as pilot:
        await open_list(pilot, "ctrl+f", "3", "f")
        assert text_of(session, 0, 0) == TWICE
        assert "只能看" in "".join(shown(pilot.app).split())
        await pilot.press("w", *"不改", "enter")
        assert "只能看" in "".join(shown(pilot.app).split())
        assert not other.problems().kept
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, InterviewScreen)
