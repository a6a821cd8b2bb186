"""The first pass over an old form on the full screen: one key decides on a line and shows the next one."""

from __future__ import annotations

import pytest

from assistant.events import Source
from assistant.history import provenance
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.objective import ObjectiveScreen
from tests.support.lastyear import old_form
from tests.support.tui import enter, screen_lines, shown, until

WHOLE = (80, 24)
SIZES = [WHOLE, (40, 12)]


def begun(name: str = "own-vague", at: str = "目标1产出指标") -> Session:
    session = Session.new("a", ("去年.docx", old_form(name)), 2027)
    session.say(f"跳到 {at}")
    return session


def undecided(session: Session) -> frozenset[str]:
    return session.interview.state.undecided


async def listed(pilot) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, ObjectiveScreen))


def line_chosen(pilot) -> str:
    return next(line for line in screen_lines(pilot.app) if line.startswith(" >"))


@pytest.mark.parametrize("size", SIZES)
async def test_the_lines_of_an_objective_open_by_themselves_where_the_pass_comes_to_it(size):
    session = begun()
    async with ShenbaoApp(session).run_test(size=size) as pilot:
        await listed(pilot)
        assert f"全表已定 0/{len(undecided(session))}" in shown(pilot.app)
        assert line_chosen(pilot).rstrip().endswith("?")


async def test_escape_leaves_to_the_question_and_the_list_stays_away_until_the_next_objective():
    session = begun()
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        await pilot.press("escape")
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert "旧表的这一条：回车照样留" in shown(pilot.app)
        first = session.interview.place.item
        await enter(pilot, "")
        assert first not in undecided(session)
        assert isinstance(pilot.app.screen, InterviewScreen)
        await enter(pilot, "跳到 目标2产出指标")
        await listed(pilot)


@pytest.mark.parametrize(("key", "stands"), [("k", True), ("d", False)])
async def test_one_key_keeps_a_line_or_takes_it_out_and_the_mark_goes_to_the_next(key, stands):
    session = begun()
    first, second = (item.id for item in session.interview.state.objectives[0].outputs.items[:2])
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        await pilot.press(key)
        assert first not in undecided(session)
        assert (session.interview.state.list_of(first) is not None) is stands
        next_text = next(
            item.value.text for item in session.interview.state.objectives[0].outputs.items if item.id == second
        )
        assert next_text[:8] in line_chosen(pilot)
        await pilot.press("u")
        assert first in undecided(session)
        assert session.interview.state.list_of(first) is not None


async def test_a_phrase_of_the_bank_takes_a_lines_place_with_its_blanks_open():
    session = begun()
    first = session.interview.state.objectives[0].outputs.items[0].id
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        await pilot.press("b")
        assert "换成题库的说法" in shown(pilot.app)
        assert "现在" in shown(pilot.app)
        await pilot.press("escape")
        assert first in undecided(session)
        await pilot.press("b", "1")
        assert first not in undecided(session)
        assert provenance(session.interview.entries)[first].source is Source.BANK


async def test_f_mends_one_line_and_keeps_it():
    session = begun()
    fixable = [
        part for part in session.findings() if part.fix is not None and part.path.startswith("/objectives/0/outputs/")
    ]
    number = int(fixable[0].path.split("/")[4])
    line = session.interview.state.objectives[0].outputs.items[number]
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        await pilot.press(str(number + 1), "f")
        assert line.id not in undecided(session)
        now = next(item for item in session.interview.state.objectives[0].outputs.items if item.id == line.id)
        assert now.value.text != line.value.text
        await pilot.press("u")
        assert line.id in undecided(session)


async def test_f_on_a_line_without_a_certain_mend_says_what_can_be_done():
    session = begun("own-good")
    fixed = {part.path for part in session.findings() if part.fix is not None}
    items = session.interview.state.objectives[0].outputs.items
    number = next(n for n in range(len(items)) if f"/objectives/0/outputs/{n}/text" not in fixed)
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        await pilot.press(str(number + 1), "f")
        assert "没有现成的改法" in shown(pilot.app)
        assert items[number].id in undecided(session)


async def test_all_certain_mends_are_seen_first_and_those_unticked_stay_out():
    session = begun()
    count = sum(part.fix is not None for part in session.findings())
    before = session.declaration()
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        await pilot.press("F")
        assert f"勾了 {count}/{count}" in shown(pilot.app)
        assert session.declaration() == before
        await pilot.press("o", "enter")
        assert session.declaration() == before
        await pilot.press("F", "space", "enter")
        assert session.declaration() != before
        assert any(part.fix is not None for part in session.findings())


async def test_keeping_the_rest_tells_what_that_leaves_and_wants_the_key_twice():
    session = begun()
    left = undecided(session)
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        await pilot.press("s")
        assert f"还有 {len(left)} 条没定" in shown(pilot.app)
        assert undecided(session) == left
        await pilot.press("down", "s")
        assert undecided(session) == left
        await pilot.press("s")
        assert not undecided(session)
        await pilot.press("escape")
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert session.interview.place.item is None


async def test_the_lines_that_nothing_is_wrong_with_are_kept_by_two_keys():
    session = begun()
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        await pilot.press("s", "k")
        assert undecided(session)
        assert "必改?" in line_chosen(pilot)


async def test_the_last_line_of_an_objective_leads_to_the_next_one():
    session = begun()
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        objective = session.interview.state.objectives[0]
        for _ in (*objective.outputs.items, *objective.benefits.items):
            await pilot.press("k")
        assert "目标2" in screen_lines(pilot.app)[0]
        assert "定完了" in shown(pilot.app)


async def test_a_head_keeps_the_lines_of_its_list():
    session = begun()
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        await pilot.press("home", "k")
        state = session.interview.state
        assert not {item.id for item in state.objectives[0].outputs.items} & undecided(session)
        assert {item.id for item in state.objectives[0].benefits.items} <= undecided(session)


async def test_the_duties_are_kept_by_one_key_and_the_first_objective_follows():
    session = begun(at="部门职能职责概述")
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        await pilot.press("k")
        assert not {item.id for item in session.interview.state.duties.items} & undecided(session)
        assert "目标1" in screen_lines(pilot.app)[0]


async def test_what_last_year_had_stands_beside_the_open_blank():
    session = begun("own-good")
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        assert "去年" in shown(pilot.app)
        assert "→ 〔待填" in shown(pilot.app)


async def test_a_line_of_another_objective_is_offered_a_move():
    session = begun("own-long")
    moved = next(part for part in session.findings() if part.rule == "dimensions.objective")
    objective, part, number = moved.path.split("/")[2:5]
    session.say(f"跳到 目标{int(objective) + 1}{'产出' if part == 'outputs' else '效益'}指标")
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        item = getattr(session.interview.state.objectives[int(objective)], part).items[int(number)]
        for _ in range(40):
            if item.value.text[:6] in line_chosen(pilot):
                break
            await pilot.press("down")
        await pilot.pause(0.3)
        assert "按 m 移" in shown(pilot.app)
        await pilot.press("m", "enter")
        assert item.id not in undecided(session)


async def test_a_line_that_another_screen_sent_the_person_to_is_shown_and_not_its_list():
    session = begun(at="填报单位")
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await pilot.press("ctrl+f")
        await pilot.pause(0.2)
        finding = next(part for part in session.problems().all if part.finding.path.startswith("/objectives/1/"))
        await pilot.press(*str(finding.number), "enter")
        await pilot.pause(0.3)
        assert isinstance(pilot.app.screen, InterviewScreen)
        assert "回预审" in shown(pilot.app)


async def test_a_line_of_the_next_objective_is_changed_where_it_is_asked_and_the_list_comes_back():
    session = begun()
    async with ShenbaoApp(session).run_test(size=WHOLE) as pilot:
        await listed(pilot)
        await pilot.press("n", "enter")
        await pilot.pause(0.3)
        assert isinstance(pilot.app.screen, InterviewScreen)
        changed = session.interview.place.item
        await enter(pilot, "新修机耕路3公里，10月底前完工")
        await listed(pilot)
        assert changed not in undecided(session)
        assert "目标2" in screen_lines(pilot.app)[0]
