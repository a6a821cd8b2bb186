"""What a new draft offers from the account's earlier ones, and for the time of the year: offered, never set."""

from datetime import date
from decimal import Decimal

import pytest

from assistant import habits
from assistant.declared import declaration_of
from assistant.model import ABSENT
from assistant.session import Session

TOWN = "青禾县云溪乡人民政府"
OTHER = "青禾县石桥镇人民政府"


def fill(name: str, *lines: str) -> None:
    session = Session.new(name)
    for line in lines:
        session.say(line)
    session.close()


@pytest.fixture
def in_november(monkeypatch):
    monkeypatch.setattr(habits, "today", lambda: date(2026, 11, 27))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 1, 1), 2026),
        (date(2026, 9, 30), 2026),
        (date(2026, 10, 1), 2027),
        (date(2026, 12, 31), 2027),
        (date(2028, 2, 29), 2028),
    ],
)
def test_from_october_on_forms_are_for_the_next_year(day, year):
    assert habits.year_wanted(day) == year


@pytest.mark.usefixtures("in_november")
def test_a_first_draft_offers_no_filer_and_says_what_to_lay_ready():
    session = Session.new("a")
    assert session.view().asked.offer is None
    assert "三定或履职事项清单" in session.greeting()[0].text


@pytest.mark.usefixtures("in_november")
def test_enter_takes_the_filer_the_department_and_the_year_that_are_offered():
    fill("a", TOWN, "青禾县云溪乡")
    session = Session.new("b")
    assert session.declaration().filer is ABSENT
    offered = []
    for _ in range(3):
        offered.append(session.view().asked.offer)
        assert session.say("").accepted
    held = session.declaration()
    assert offered == [TOWN, "青禾县云溪乡", "2027"]
    assert (held.filer, held.department, held.year) == (TOWN, "青禾县云溪乡", 2027)
    assert "三定" not in session.greeting()[0].text


@pytest.mark.usefixtures("in_november")
def test_whatever_is_typed_goes_before_what_is_offered():
    fill("a", TOWN, "青禾县云溪乡", "2026")
    session = Session.new("b")
    for line in (OTHER, "", "2028"):
        session.say(line)
    held = session.declaration()
    assert (held.filer, held.department, held.year, held.division_code) == (OTHER, OTHER, 2028, None)


def test_the_code_of_the_division_comes_with_the_filer_and_leaves_with_an_undo(example):
    Session.new("a", ("旧表.docx", example)).close()
    session = Session.new("b")
    assert session.say("").accepted
    assert session.declaration().division_code == example.division_code
    session.say("撤销")
    session.say("撤销")
    assert (session.declaration().filer, session.declaration().division_code) == (ABSENT, None)


def test_several_filers_are_offered_by_number_and_the_latest_by_enter():
    fill("a", TOWN)
    fill("b", OTHER)
    session = Session.new("c")
    view = session.view()
    assert {offer.sentence for offer in view.offers} == {TOWN, OTHER}
    assert view.asked.offer == view.offers[0].sentence
    session.say("2")
    assert session.declaration().filer == view.offers[1].sentence


def test_one_filer_alone_makes_no_list_and_a_search_finds_as_ever():
    fill("a", TOWN)
    session = Session.new("b")
    assert session.view().offers == ()
    session.say("绥宁河口")
    assert any("河口" in offer.sentence for offer in session.view().offers)


def test_a_draft_that_cannot_be_read_and_a_filer_left_open_offer_nothing(own_folders):
    fill("a", "待填")
    (own_folders / "data" / "drafts" / "bad").mkdir(parents=True)
    (own_folders / "data" / "drafts" / "bad" / "journal.jsonl").write_bytes(b"?\n")
    assert Session.new("c").view().asked.offer is None


def test_what_was_brought_by_a_file_is_not_offered_over(example):
    fill("a", OTHER)
    session = Session.new("b", ("旧表.docx", example))
    assert session.view().asked.offer is None
    assert session.say("").accepted
    assert session.declaration().filer == example.filer


def test_the_interview_alone_recalls_nothing(talk):
    assert talk.interview.asked().offer is None
    talk.say(TOWN, "")
    assert talk.interview.asked().offer is None
    assert declaration_of(talk.interview.state).department == TOWN


def test_an_amount_is_offered_nothing():
    fill("a", TOWN, "", "2027", "100")
    session = Session.new("b")
    for line in ("", "", "2027"):
        session.say(line)
    assert session.view().asked.offer is None
    session.say("100")
    assert session.declaration().budget.total == Decimal(100)


@pytest.mark.parametrize(
    ("word", "told"), [("材料", "考核细则"), ("/cl", "考核细则"), ("样表", "不会进您的草稿"), ("/yb", "目标9")]
)
def test_papers_and_sample_are_told_at_any_question_and_answer_nothing(word, told):
    session = Session.new("a")
    before = session.declaration()
    assert told in "\n".join(message.text for message in session.say(word).messages)
    assert session.declaration() == before
