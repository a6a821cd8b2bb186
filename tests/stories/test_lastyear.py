"""From an old form to this year's draft: the walk over its lines, in the full screen and line by line."""

from __future__ import annotations

import difflib
import re
import signal
from collections import Counter
from collections.abc import Callable

import pytest

from assistant.contrast import contrast
from assistant.diff.page import page_rows
from assistant.events import Place
from assistant.form import load_form
from assistant.importing import import_file
from assistant.lineup import lineup
from assistant.model import Declaration, Finding, Severity
from assistant.review.place.strangers import foreign_places
from assistant.session import Session
from assistant.text import BLANK
from assistant.tui.app import ShenbaoApp
from assistant.tui.screens.objective import ObjectiveScreen
from tests.support.lastyear import NAMES, OWN, old_form, texts_of
from tests.support.real_form import real_form
from tests.support.tui import shown, until
from tests.terminal.test_tui_pty import shenbao

OTHER = "湖南省青禾县云溪乡人民政府"
TWO_SHEETS = 2 * 66
"""Rows of print on two sheets of A4: what a chief reads before signing."""
FAMILIES = ("place", "time", "terms")
Summary = Callable[[str, list[str]], None]


def form_of(name: str) -> Declaration:
    return import_file(real_form(), load_form()).declaration if name == "seed" else old_form(name)


def begun(name: str, year: int, draft: str = "a") -> Session:
    return Session.new(draft, ("去年.docx", form_of(name)), year)


def errors(session: Session) -> list[Finding]:
    held = [part for part in session.findings() if part.severity is Severity.ERROR and part.kept is None]
    return [part for part in held if part.rule.split(".")[0] in FAMILIES]


def mend_all(session: Session) -> None:
    """Have everything mended that can be; a mend may bring another one to light."""
    for _ in range(4):
        session.say("照改 全部")
        if not session.say("照改 全部").accepted:
            break


@pytest.mark.parametrize(("name", "year"), [("seed", 2022), ("seed", 2027), *((name, 2027) for name in NAMES)])
def test_after_all_safe_mends_and_keeping_the_rest_no_certain_fix_is_left(name, year):
    session = begun(name, year)
    mend_all(session)
    session.say("其余全部保留")
    assert not session.interview.state.undecided
    assert [part for part in errors(session) if part.fix is not None] == []


@pytest.mark.parametrize("name", ["seed", *OWN])
def test_no_amount_and_no_number_that_others_owe_is_carried_as_an_answer(name):
    session = begun(name, 2027)
    assert not [path for path in session.interview.state.fields if path.startswith("/budget")]
    for number in range(1, len(session.interview.state.objectives) + 1):
        for listed in lineup(session.interview, number, ()).lists:
            assert all("〔待填" in now for line in listed.lines for _, now in line.opened if now)


async def walked(session: Session) -> int:
    """Walk over the lines of an old form in the full screen as a clerk does; returns the keys pressed.

    Everything certain is mended at once, what is sound is kept at once; of the rest each line is replaced by the
    phrase that is offered first.
    """
    keys = 0
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:

        async def press(*names: str) -> None:
            nonlocal keys
            for name in names:
                keys += 1
                await pilot.press(name)

        await until(pilot, lambda: isinstance(pilot.app.screen, ObjectiveScreen))
        await press("k")
        for _ in range(4):  # a mend may bring another one to light
            if any(part.fix is not None for part in session.findings()):
                await press("F", "enter")
                await pilot.pause()
        await press("s", "k")
        await pilot.pause()
        while session.interview.state.undecided:
            left = len(session.interview.state.undecided)
            await press("b", "1")
            await pilot.pause()
            assert len(session.interview.state.undecided) < left, shown(pilot.app)
    return keys


@pytest.mark.parametrize("name", ["seed", "own-vague"])
async def test_the_walk_takes_at_most_a_key_for_each_line_and_leaves_no_error(name, summary: Summary):
    session = begun(name, 2027)
    session.say(OTHER if name == "seed" else "")
    carried = len(session.interview.state.undecided)
    session.say("跳到 部门职能职责概述")
    keys = await walked(session)
    left = Counter(part.rule.split(".")[0] for part in session.findings() if part.kept is None)
    summary("last year's form", [f"{name}: {carried} lines, {keys} keys; findings left {dict(sorted(left.items()))}"])
    assert keys <= carried
    assert errors(session) == []
    sheet = contrast(session.interview)
    assert sheet is not None
    page = page_rows(sheet, 80, "打 对照 全部 全列")
    summary("last year's form", [f"{name}: the two compared on {len(page)} rows"])
    assert len(page) <= TWO_SHEETS


def lines_of(session: Session) -> dict[str, tuple[str, str]]:
    """Return the text of every line by its id, with the list that it stands in."""
    held = [(name, item) for name, lines in session.interview.state.lists() for item in lines.items]
    return {item.id: (name, getattr(item.value, "text", item.value)) for name, item in held}


def test_a_neighbours_form_keeps_its_sentences_and_no_foreign_name_once_each_is_decided_on():
    session = begun("neighbour", 2027)
    theirs = form_of("neighbour").filer
    before = list(texts_of(form_of("neighbour")))
    session.say(OTHER)
    mend_all(session)
    bank = session.interview.bank

    def strange(text: str) -> tuple[str, ...]:
        return foreign_places(text, OTHER, bank, theirs)

    for name, (list_id, text) in lines_of(session).items():
        if names := strange(text):
            for found in names:
                text = text.replace(found, "〔待填〕")
            session.stand_at(Place(list_id, name))
            assert session.answer(text, sure=True).accepted, text
    session.say("其余全部保留")
    after = [text for _, text in lines_of(session).values()]
    assert [text for text in after if strange(text)] == []
    assert [part for part in errors(session) if part.rule.startswith("place")] == []
    assert theirs not in str(session.declaration())
    assert len(after) == len(before)
    shares = [kept_share(*pair) for pair in zip(before, after, strict=True)]
    # The lowest is a line that was little more than a list of cooperatives.
    assert min(shares) >= 0.4
    assert sum(shares) / len(shares) >= 0.8


def kept_share(before: str, after: str) -> float:
    """Return how much of a sentence's words is left; its figures, and the blanks put in, do not count."""
    words = re.sub(r"[0-9.]+|[^\u4e00-\u9fff]", "", before)
    left = BLANK.sub("", after)
    blocks = difflib.SequenceMatcher(None, words, left, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(words)


def test_every_decision_survives_a_kill_and_the_next_line_is_asked_again():
    session = begun("own-good", 2027)
    session.say("跳到 目标1产出指标")
    session.close()
    total = len(session.interview.state.undecided)
    with shenbao("open", "a") as terminal:
        terminal.until_text("本页未定")
        terminal.write("kdk")
        terminal.until_text(f"全表已定3/{total}")
        terminal.kill(signal.SIGKILL)
    again = Session.peek("a")
    assert len(again.interview.state.undecided) == total - 3
    place = again.interview.place
    assert place.item in again.interview.state.undecided
    with shenbao("open", "a") as terminal:
        terminal.until_text(f"全表已定3/{total}")
        terminal.write("k")
        terminal.until_text(f"全表已定4/{total}")
        terminal.kill(signal.SIGKILL)


def test_line_by_line_the_same_words_decide_the_same():
    one, other = begun("own-vague", 2027, "a"), begun("own-vague", 2027, "b")
    for word in ("照改 全部", "照改 全部", "没毛病的都留"):
        one.say(word)
    with_screen_words = one.interview.state
    for word in ("/zg 全部", "/zg 全部", "/mmbdl"):
        other.say(word)
    assert other.interview.state.undecided == with_screen_words.undecided
    assert other.declaration() == one.declaration()
