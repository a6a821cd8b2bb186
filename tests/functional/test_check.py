"""`shenbao check`: places in front, the words that are meant, last year's form, a draft's own findings."""

from __future__ import annotations

import json

import pytest

from assistant import plain
from assistant.codec import declaration_json, finding_json, render_json
from assistant.session import Session
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.interview import InterviewScreen
from assistant.tui.screens.problems import ProblemsScreen
from assistant.wording.problems import each
from tests.support.faulty import faulty


@pytest.fixture
def draft(example) -> Session:
    """A draft with objections of every weight, one of them kept."""
    session = Session.new("a", ("旧表.docx", faulty(example)))
    kept = next(part for part in session.findings() if part.excerpt == "疫情防控" and part.rule.startswith("terms."))
    session.keep(kept, "县里通知就是这个叫法")
    return session


@pytest.fixture
def faults(tmp_path, example) -> str:
    (tmp_path / "b.json").write_text(render_json(declaration_json(faulty(example))), encoding="utf-8")
    return "b.json"


def found(out: str) -> list[object]:
    (file,) = json.loads(out)["files"]
    findings: list[object] = file["findings"]
    return findings


def test_a_finding_names_its_place_its_words_and_what_they_are_to_become(shenbao, faults):
    code, out, _ = shenbao("check", faults)
    assert code == 1
    lines = out.split("\n")
    at = lines.index("必改：目标1第1条产出：“农合”自2016年1月起不再用，请改为城乡居民基本医疗保险。")
    assert lines[at + 1] == "  【农合】参保率不低于95… → 城乡居民基本医疗保险"
    assert "必改：资金总额 1329.6 ≠ 收入合计 1328.6，差 1 万元，请核对改正。" in lines
    assert lines[-2] == "必改 6 处，建议改 5 处，提示 1 处。"


def test_the_findings_stand_in_the_order_of_the_form(shenbao, faults):
    _, out, _ = shenbao("check", faults, "--json")
    paths = [part["path"] for part in found(out)]
    assert paths[0] == "/budget/total"
    assert paths == sorted(paths, key=lambda path: path.replace("outputs", "a").replace("benefits", "b"))


def test_a_drafts_findings_are_its_sessions_with_what_is_kept(shenbao, draft):
    code, out, _ = shenbao("check", "@a", "--json")
    assert code == 1
    assert found(out) == [json.loads(render_json(finding_json(part))) for part in draft.findings()]
    assert [part["kept"] for part in found(out) if part["kept"]] == ["县里通知就是这个叫法"]
    _, out, _ = shenbao("check", "@a")
    assert "（已保留：县里通知就是这个叫法）" in out
    assert "必改 5 处，建议改 5 处，提示 1 处，已保留 1 处。" in out


def test_what_is_kept_does_not_count(shenbao, example):
    session = Session.new("b", ("旧表.docx", example))
    assert shenbao("check", "@b", "--fail-on", "note")[0] == 0
    session.say("跳到 16")
    session.say("疫情防控物资12月20日前备足3个月的用量")
    assert shenbao("check", "@b")[0] == 1
    for part in session.findings():
        session.keep(part, "县里通知就是这个叫法")
    code, out, _ = shenbao("check", "@b", "--fail-on", "note")
    assert code == 0
    assert "没有发现要改的，已保留 2 处" in out


def test_last_years_form_is_compared_with(shenbao, answers, example, draft):
    assert "上年" not in shenbao("check", "a.json")[1]
    code, out, _ = shenbao("check", "a.json", "--last", "a.json", "--fail-on", "note")
    assert code == 1
    assert "上年" in out
    assert "上年" in shenbao("check", "@a", "--last", "a.json")[1]
    assert shenbao("check", "a.json", "--last", "nothing.json")[0] == 2


async def test_every_front_end_lists_the_same_findings(shenbao, draft, capsys):
    wanted = [finding_json(part) for part in draft.findings()]
    _, out, _ = shenbao("check", "@a", "--json")
    assert found(out) == [json.loads(render_json(part)) for part in wanted]
    problems = draft.problems()
    order = {part.number: finding_json(part.finding) for part in problems.all}
    assert sorted(map(str, order.values())) == sorted(map(str, wanted))

    lines = iter(["预审 全部"])
    plain.run(Session.peek("a"), lambda prompt: next(lines, None))
    said = capsys.readouterr().out
    for message in each(problems.all):
        for line in message.text.split("\n"):
            assert line in said

    async with ShenbaoApp(draft).run_test(size=(120, 60)) as pilot:
        if not isinstance(pilot.app.screen, InterviewScreen):
            await pilot.press("escape")
        await pilot.press("ctrl+f")
        screen = pilot.app.screen
        assert isinstance(screen, ProblemsScreen)
        screen._held.unfold("全部")
        listed = [finding_json(part.finding) for part in screen._held.rows if hasattr(part, "finding")]
        assert listed == list(order.values())
