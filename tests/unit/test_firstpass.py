"""The first pass over an old form: what is carried, what is still to be decided on, and what decides it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.events import CONTENT, Imported, LinesMarked, Source
from assistant.history import provenance
from assistant.lineup import lineup, objectives_left
from assistant.model import ABSENT, Severity
from assistant.rephrasing import phrases_like
from assistant.session import Session
from assistant.wording.lineup import Mark
from tests.support.lastyear import OWN, old_form

NEIGHBOUR = "湖南省青禾县云溪乡人民政府"


def begun(name: str, year: int | None = 2027) -> Session:
    return Session.new(None, ("去年.docx", old_form(name)), year)


def lines_of(session: Session) -> list[str]:
    state = session.interview.state
    return [item.id for _, held in state.lists() for item in held.items]


def texts(session: Session) -> str:
    state = session.interview.state
    return "\n".join(getattr(item.value, "text", item.value) for _, held in state.lists() for item in held.items)


def named(session: Session, item_id: str) -> Source:
    return provenance(session.interview.entries)[item_id].source


@pytest.mark.parametrize("name", OWN)
def test_a_form_of_an_earlier_year_is_carried_and_every_line_of_it_waits_for_a_decision(name):
    session = begun(name)
    assert session.interview.state.undecided == set(lines_of(session))
    assert session.interview.progress().undecided == len(lines_of(session))
    assert not any(path.startswith("/budget") for path in session.interview.state.fields)


def test_a_form_of_the_same_year_is_taken_as_it_is():
    session = begun("own-good", 2026)
    assert not session.interview.state.undecided
    assert session.interview.state.fields["/budget/total"] == old_form("own-good").budget.total


def test_the_year_answered_in_the_interview_carries_the_form_and_undo_brings_it_back():
    session = begun("own-good", None)
    before = texts(session)
    session.say("跳到 3")
    reply = session.say("2027")
    assert any("条等您定去留" in message.text for message in reply.messages)
    assert session.interview.state.undecided
    assert "2027年10月" in texts(session)
    assert "2026年10月" not in texts(session)
    session.say("撤销")
    assert (texts(session), session.interview.state.undecided) == (before, frozenset())


def test_a_year_that_was_wrong_brings_the_form_back_as_it_was():
    session, whole = begun("own-good"), begun("own-good", 2026)
    session.say("跳到 3")
    session.say("2026")
    assert not session.interview.state.undecided
    assert texts(session) == texts(whole)
    assert session.interview.state.fields == whole.interview.state.fields


def test_what_was_answered_by_hand_stays_when_the_year_changes_afterwards():
    session = begun("own-good", None)
    session.say("跳到 资金总额")
    session.say("1000")
    session.say("跳到 3")
    session.say("2027")
    assert session.interview.state.fields["/budget/total"] == Decimal(1000)


def test_last_years_amount_stands_beside_the_open_question():
    session = begun("own-good")
    session.say("跳到 资金总额")
    asked = session.view().asked
    assert (asked.current, asked.old) == (None, str(old_form("own-good").budget.total))


def test_a_line_that_is_kept_leaves_the_count_and_the_interview_goes_on_to_the_next_one():
    session = begun("own-good")
    session.say("跳到 部门职能职责概述")
    first = session.interview.place.item
    left = session.interview.progress().undecided
    session.say("")
    assert session.interview.progress().undecided == left - 1
    assert session.interview.place.item not in (None, first)
    session.say("撤销")
    assert session.interview.progress().undecided == left


def test_a_line_that_is_taken_out_leads_to_the_next_undecided_one():
    session = begun("own-good")
    session.say("跳到 部门职能职责概述")
    first = session.interview.place.item
    session.say("删")
    assert session.interview.place.item in session.interview.state.undecided - {first}


def test_a_line_without_a_number_behind_the_word_is_the_one_asked_about():
    session = begun("own-long")
    session.say("跳到 目标1产出指标")
    held = session.interview.place.item
    session.say("换题库 1 1")
    assert named(session, held) is Source.BANK
    assert held not in session.interview.state.undecided


def test_lines_are_kept_by_their_numbers():
    session = begun("own-good")
    session.say("跳到 部门职能职责概述")
    ids = [item.id for item in session.interview.state.duties.items]
    session.say("留 1-2")
    assert not {*ids[:2]} & session.interview.state.undecided
    assert {*ids[2:]} <= session.interview.state.undecided


def test_keeping_the_rest_says_how_many_findings_that_leaves():
    session = begun("own-vague")
    reply = session.say("其余全部保留")
    assert not session.interview.state.undecided
    assert any("必被退回" in message.text or "建议改" in message.text for message in reply.messages)


def test_keeping_what_is_sound_leaves_what_would_be_sent_back():
    session = begun("own-vague")
    session.say("没毛病的都留")
    state = session.interview.state
    assert state.undecided
    for number in objectives_left(session.interview):
        for listed in lineup(session.interview, number, session.findings()).lists:
            for line in listed.lines:
                errors = [part for part in line.findings
                          if part.severity is Severity.ERROR and not part.rule.startswith("blanks.")]  # fmt: skip
                assert line.undecided == bool(errors)


def test_a_mend_alone_decides_nothing_about_a_line():
    session = begun("own-vague")
    left = session.interview.state.undecided
    told = session.say("照改 全部")
    assert "先看一遍" in told.messages[0].text
    assert session.interview.state.undecided == left
    session.say("照改 全部")
    assert session.interview.state.undecided == left
    assert not any(part.fix for part in session.findings() if part.severity is Severity.ERROR)


def test_all_mends_are_told_anew_where_something_has_changed_since():
    session = begun("own-vague")
    session.say("照改 全部")
    session.say("跳到 目标1产出指标")
    session.say("删 1")
    told = session.say("照改 全部")
    assert "先看一遍" in told.messages[0].text


def test_where_a_line_comes_from_is_told_by_what_became_of_it():
    session = begun("own-vague")
    list_id = f"{session.interview.state.objectives[0].id}/outputs"
    file = next(entry.event for entry in session.interview.entries if isinstance(entry.event, Imported))
    was = {getattr(line, "text", line) for part in file.declaration.objectives for line in part.outputs}
    for item in session.interview.state.items(list_id).items:
        expected = Source.LAST_YEAR if item.value.text in was else Source.LAST_YEAR_CHANGED
        assert named(session, item.id) is expected
    first = session.interview.state.items(list_id).items[0].id
    session.say("跳到 目标1产出指标")
    session.say("改 1")
    session.say("新修机耕路3公里，10月底前完工")
    assert named(session, first) in (Source.LAST_YEAR_CHANGED, Source.BANK)


def test_a_neighbours_form_becomes_the_filers_own_with_every_number_open():
    session = begun("neighbour")
    session.say(NEIGHBOUR)
    state = session.interview.state
    assert state.undecided == set(lines_of(session))
    assert state.fields["/department"] == NEIGHBOUR
    assert state.fields.get("/division_code", ABSENT) is ABSENT
    assert old_form("neighbour").filer not in texts(session)
    assert {named(session, name) for name in lines_of(session)} == {Source.IMPORTED}


def test_a_neighbours_amounts_are_not_shown_as_last_years():
    session = begun("neighbour")
    session.say(NEIGHBOUR)
    session.say("跳到 资金总额")
    assert session.view().asked.old == ""


def test_the_filer_changed_back_brings_the_own_words_back_with_undo():
    session = begun("neighbour")
    before = texts(session)
    session.say(NEIGHBOUR)
    assert texts(session) != before
    session.say("撤销")
    assert texts(session) == before


def test_a_second_year_turns_what_nobody_has_decided_on_and_nothing_else():
    session = begun("own-good")
    session.say("跳到 目标1产出指标")
    first = session.interview.place.item
    list_id = session.interview.place.question
    session.say("新修机耕路3公里，2027年10月底前完工")
    session.say("跳到 3")
    session.say("2028")
    by_id = {item.id: item.value.text for item in session.interview.state.items(list_id).items}
    assert by_id[first] == "新修机耕路3公里，2027年10月底前完工"
    assert "2027年" not in "".join(text for name, text in by_id.items() if name != first)


def test_a_decision_is_on_disk_when_the_program_dies():
    session = begun("own-good")
    session.say("跳到 部门职能职责概述")
    session.say("")
    session.say("删")
    left, place = session.interview.state.undecided, session.interview.place
    again = Session.peek(session.draft.name)
    assert (again.interview.state.undecided, again.interview.place) == (left, place)


def test_the_list_of_an_objective_tells_what_last_year_had_and_what_is_left():
    session = begun("own-good")
    shown = lineup(session.interview, 1, session.findings())
    assert shown.standing.left == shown.standing.total == len(lines_of(session))
    opened = [line for listed in shown.lists for line in listed.lines if line.opened]
    assert opened, "some line of a good form has a number that is owed"
    for line in opened:
        assert line.old != line.text
        assert all("〔待填" in now for _, now in line.opened)


def test_a_line_with_nothing_against_it_is_offered_to_be_kept():
    session = begun("own-good")
    marks = {
        line.marks[0] for number in objectives_left(session.interview)
        for listed in lineup(session.interview, number, session.findings()).lists for line in listed.lines
    }  # fmt: skip
    assert Mark.KEEP in marks


def test_every_line_of_an_objective_is_offered_some_phrase_of_its_own_list():
    session = begun("own-vague")
    for objective in session.interview.state.objectives:
        for name, held in (("outputs", objective.outputs), ("benefits", objective.benefits)):
            for item in held.items:
                found = phrases_like(session.interview, item.id)
                assert found
                assert {phrase.is_benefit for phrase in found} == {name == "benefits"}


def test_the_duties_are_kept_with_one_word():
    session = begun("own-good")
    session.say("跳到 部门职能职责概述")
    session.say("保留全部")
    assert not {item.id for item in session.interview.state.duties.items} & session.interview.state.undecided
    assert session.interview.place.item in session.interview.state.undecided


def test_one_step_holds_the_year_and_all_that_follows_from_it():
    session = begun("own-good", None)
    session.say("跳到 3")
    session.say("2027")
    changes = [entry for entry in session.interview.entries if isinstance(entry.event, CONTENT)]
    [marked] = [entry for entry in changes if isinstance(entry.event, LinesMarked)]
    year = next(entry for entry in changes if getattr(entry.event, "path", "") == "/year")
    assert marked.step_number == year.step_number


def test_words_that_keep_nothing_say_so():
    session = begun("own-good", 2026)
    assert not session.say("留").accepted
    session.say("跳到 目标1产出指标")
    for words in ("换题库 99", "留 99", "留 2-99", "其余全部保留", "没毛病的都留"):
        before = texts(session)
        reply = session.say(words)
        assert not reply.accepted
        assert "没有" in reply.messages[0].text
        assert texts(session) == before


def test_the_review_names_what_is_left_of_the_places_of_a_neighbours_county():
    session = begun("neighbour")
    session.say("跳到 目标1产出指标")
    session.say("石牛寨镇三墩村、安定镇的农户参加联户经营12户")
    assert not [part for part in session.findings() if part.rule == "place.origin"]
    session.say("跳到 填报单位")
    session.say(NEIGHBOUR)
    found = [part.excerpt for part in session.findings() if part.rule in ("place.origin", "place.foreign")]
    assert any("安定" in (name or "") or "石牛寨" in (name or "") for name in found), found
    assert not any("云溪" in (name or "") for name in found)


def test_a_partner_of_the_neighbour_is_none_of_the_filers():
    session = begun("neighbour")
    session.say("跳到 目标1产出指标")
    session.say("与浏阳市社港镇联防联控，每季度会商1次")
    session.say("跳到 填报单位")
    session.say(NEIGHBOUR)
    assert any("社港" in (part.excerpt or "") for part in session.findings() if part.rule.startswith("place."))
