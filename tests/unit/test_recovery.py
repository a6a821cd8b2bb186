"""Whatever happens to a draft's files, what still checks comes back, what is lost is said, and nothing wrong is taken."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.draft import JOURNAL, open_draft
from assistant.draft.journal import ASIDE
from assistant.draft.lines import Header, parse_line, read_lines, render_entry, render_header
from assistant.draft.migration import STEPS, VERSION, migrate
from assistant.draft.recovery import read_folder
from assistant.draft.snapshots import KEPT, compacted, snapshot_files
from assistant.errors import DraftError
from assistant.events import Entry, FieldSet, Place, Typed
from assistant.folding import fold
from assistant.model import ABSENT
from assistant.paths import drafts_folder
from assistant.session import Session

TOWN = "青禾县云溪乡人民政府"
LINES = (
    TOWN,
    "",
    "2027",
    "1000",
    "600",
    "跳到 11",
    "统筹经济发展",
    "改 1",
    "统筹本乡经济发展",
    "撤销",
    "跳到 4",
    "2000",
)


def folder(name: str = "a") -> Path:
    return drafts_folder() / name


def short_session() -> Session:
    """A session with answers, a changed one, an undone one and a half-typed one, as a killed process leaves it."""
    session = Session.new("a", year=2026)
    for line in LINES:
        session.say(line)
    session.keep_typed("半截", 1)
    session.draft.lock.release()
    return session


@pytest.fixture(params=["with its snapshot", "without a snapshot"])
def killed(request: pytest.FixtureRequest) -> Session:
    session = short_session()
    if request.param == "without a snapshot":
        shutil.rmtree(folder() / "snapshots")
    return session


def values_given(session: Session) -> set[object]:
    """Every value that an answer ever had in the session."""
    given: set[object] = {None, ABSENT}
    for number in range(len(session.draft.entries) + 1):
        state = fold(session.draft.entries[:number])
        given |= {*state.fields.values(), *(item.value for _, held in state.lists() for item in held.items)}
    return given


def values_held(session: Session) -> set[object]:
    state = session.interview.state
    return {*state.fields.values(), *(item.value for _, held in state.lists() for item in held.items)}


def damaged_journals(whole: bytes, how: str, step: int = 1) -> Iterator[bytes]:
    for place in range(0, len(whole), step):
        if how == "cut off":
            yield whole[:place]
        else:
            yield bytes([*whole[:place], whole[place] ^ (1 << place % 8), *whole[place + 1 :]])


@pytest.mark.parametrize("how", ["cut off", "with a bit turned"])
@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.full)])
def test_a_journal_damaged_at_any_byte_never_gives_a_wrong_answer_and_says_what_is_lost(killed, how, step):
    whole, given = (folder() / JOURNAL).read_bytes(), values_given(killed)
    ends = {len(whole[: place + 1]) for place, byte in enumerate(whole) if byte == 10} | {0}
    for data in damaged_journals(whole, how, step):
        (folder() / JOURNAL).write_bytes(data)
        try:
            session = Session.peek("a")
        except DraftError:
            # Only where not even the first answer's line is left is there nothing to open.
            assert not snapshot_files(folder())
            assert how == "cut off"
            assert len(data) <= sorted(ends)[2]
            continue
        assert values_held(session) <= given
        found = session.draft.found
        same = session.interview.state == killed.interview.state
        said = found.losses or found.torn or found.gone or session.draft.begun_anew
        # A cut between two lines looks like a draft that was left there.
        assert same or said or (how == "cut off" and {len(data), len(data) + 1} & ends)


@pytest.mark.full
@pytest.mark.parametrize("how", ["cut off", "with a bit turned"])
def test_a_draft_damaged_at_any_byte_is_mended_by_opening_it(killed, how):
    keep = folder().parent.parent / "kept"
    shutil.copytree(folder(), keep)
    for data in damaged_journals((keep / JOURNAL).read_bytes(), how):
        shutil.rmtree(folder())
        shutil.copytree(keep, folder())
        (folder() / JOURNAL).write_bytes(data)
        try:
            session = Session.open("a")
        except DraftError:
            continue
        session.close()
        again = Session.open("a")
        assert again.draft.found.whole
        assert again.interview.state == session.interview.state
        again.close()


def damage(line: int, name: str = "a") -> bytes:
    """Turn a byte in the middle of a line of the journal; returns the journal as it is then."""
    lines = (folder(name) / JOURNAL).read_bytes().splitlines(keepends=True)
    middle = len(lines[line]) // 2
    lines[line] = lines[line][:middle] + b"#" + lines[line][middle + 1 :]
    data = b"".join(lines)
    (folder(name) / JOURNAL).write_bytes(data)
    return data


def said(session: Session) -> str:
    return "\n".join(message.text for message in session.greeting())


def test_damage_in_the_middle_costs_one_entry_and_names_its_question():
    short_session()
    number = next(n for n, line in enumerate((folder() / JOURNAL).read_text().splitlines()) if "/budget/total" in line)
    damage(number + 1)
    session = Session.open("a")
    assert [loss.place for loss in session.draft.found.losses] == [Place("/budget/total")]
    assert "第 4 题" in said(session)
    assert session.declaration().filer == TOWN


def test_what_can_be_read_of_a_damaged_answer_is_shown_and_not_taken():
    session = Session.new("a")
    session.say(TOWN)
    session.draft.lock.release()
    path = folder() / JOURNAL
    path.write_bytes(path.read_bytes().replace(b'"written"', b'"writtem"'))
    again = Session.open("a")
    assert again.declaration().filer is ABSENT
    assert TOWN in said(again)
    assert "没有采用" in said(again)


def test_the_damaged_original_is_set_aside_as_it_was_found():
    short_session()
    data = damage(4)
    Session.open("a").close()
    assert [path.read_bytes() for path in (folder() / ASIDE).iterdir()] == [data]
    Session.open("a").close()
    assert len(list((folder() / ASIDE).iterdir())) == 1
    assert read_folder(folder()).whole


def test_a_loss_is_said_once_and_not_at_every_opening():
    short_session()
    damage(5)
    session = Session.open("a")
    assert "损坏" in said(session)
    session.close()
    assert "损坏" not in said(Session.open("a"))


def test_a_torn_last_line_is_left_out_and_said_once():
    session = short_session()
    path = folder() / JOURNAL
    path.write_bytes(path.read_bytes() + render_entry(Entry(99, "", "", FieldSet("/year", 2030))).encode()[:-9])
    again = Session.open("a")
    assert "最后一笔没有写完" in said(again)
    assert again.declaration() == session.declaration()
    again.close()
    assert "最后一笔" not in said(Session.open("a"))


def test_a_last_line_that_lacks_only_its_line_feed_counts():
    session = short_session()
    path = folder() / JOURNAL
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    again = Session.open("a")
    assert not again.draft.found.torn
    assert again.view().asked.typed == "半截"
    assert again.say("3000").accepted
    assert Session.peek("a").declaration().budget.expenditure["basic"] == 3000
    assert session.declaration().filer == again.declaration().filer


def test_an_end_full_of_nulls_as_after_a_power_cut_is_left_out():
    session = short_session()
    path = folder() / JOURNAL
    path.write_bytes(path.read_bytes() + b"\0" * 300)
    again = Session.open("a")
    assert again.declaration() == session.declaration()
    assert again.draft.found.torn


@pytest.mark.parametrize("junk", [b"", b"\0" * 5000, b"\n\n\n", b"hello\n", b"\xff\xfe\n" * 9])
def test_a_journal_that_is_gone_comes_back_from_the_snapshot_with_a_word(junk):
    session = short_session()
    session.close()
    (folder() / JOURNAL).write_bytes(junk) if junk else (folder() / JOURNAL).unlink()
    again = Session.open("a")
    assert again.interview.state == session.interview.state
    assert "备份" in said(again)
    assert again.say("3000").accepted
    assert Session.peek("a").declaration().budget.expenditure["basic"] == 3000


def test_a_snapshot_of_another_draft_is_never_taken():
    Session.new("b").say("青禾县石门乡人民政府")
    session = short_session()
    for path in snapshot_files(folder()):
        path.unlink()
    shutil.copytree(folder("b") / "snapshots", folder() / "snapshots", dirs_exist_ok=True)
    damage(4)
    again = Session.open("a")
    assert again.declaration().filer in (TOWN, ABSENT)
    assert "石门" not in said(again)
    assert session.declaration().department == TOWN


def test_a_damaged_snapshot_is_passed_over_for_the_journal():
    session = short_session()
    for path in snapshot_files(folder()):
        path.write_bytes(b"?" + path.read_bytes()[1:])
    again = Session.open("a")
    assert again.interview.state == session.interview.state
    assert again.draft.found.losses == ()


def test_opening_from_the_snapshot_gives_what_the_whole_journal_gives(form, example):
    from tests.support.script import typeable, typed_lines

    session = Session.new("a")
    for line in typed_lines(typeable(example), form, session.interview.state):
        session.say(line)
    session.close()
    assert folder().joinpath("snapshots").exists()
    quick = open_draft("a")
    assert len(quick.entries) < len(session.draft.entries)  # it was opened from the snapshot
    assert fold(quick.entries) == session.interview.state
    shutil.rmtree(folder() / "snapshots")
    assert open_draft("a").entries == session.draft.entries


def test_undo_goes_back_beyond_the_snapshot():
    session = Session.new("a")
    session.say(TOWN)
    session.say("")
    session.close()
    again = Session.open("a")
    again.say("撤销")
    assert (again.declaration().department, again.declaration().filer) == (ABSENT, TOWN)
    again.say("撤销")
    assert again.declaration().filer is ABSENT


def test_the_newest_snapshot_and_ten_older_ones_are_kept():
    session = Session.new("a")
    for number in range(15):
        session.say(f"青禾县云溪{number}乡人民政府")
        session.close()
        session = Session.open("a")
        session.say("跳到 1")
    session.say(TOWN)
    session.close()
    names = [path.name for path in snapshot_files(folder())]
    assert len(names) == KEPT == 11
    assert names == sorted(names, reverse=True)
    assert read_lines(snapshot_files(folder())[0].read_bytes()).header.through == session.draft.entries[-1].seq


def test_a_snapshot_leaves_out_typing_that_later_typing_made_superfluous():
    session = Session.new("a")
    for length in range(1, 9):
        session.keep_typed(TOWN[:length], length - 1)
    kept = compacted(session.draft.entries)
    assert sum(isinstance(entry.event, Typed) for entry in kept) == 1
    assert fold(kept) == session.interview.state


# Versions


def as_version_1(name: str = "a") -> None:
    """Turn a draft into one that the first version left: no header, no snapshots."""
    lines = (folder(name) / JOURNAL).read_bytes().splitlines(keepends=True)
    (folder(name) / JOURNAL).write_bytes(b"".join(lines[1:]))
    shutil.rmtree(folder(name) / "snapshots")


def test_every_older_version_has_a_step_to_the_next_one():
    assert sorted(STEPS) == list(range(1, VERSION))
    for version in range(1, VERSION + 1):
        assert migrate([], version) == []


def test_an_older_draft_is_migrated_on_a_copy():
    session = short_session()
    as_version_1()
    before = (folder() / JOURNAL).read_bytes()
    assert Session.peek("a").interview.state == session.interview.state
    assert (folder() / JOURNAL).read_bytes() == before
    again = Session.open("a")
    assert again.interview.state == session.interview.state
    assert "损坏" not in said(again)
    assert [path.read_bytes() for path in (folder() / ASIDE).iterdir()] == [before]
    first = (folder() / JOURNAL).read_bytes().split(b"\n")[0]
    assert parse_line(first)["schema_version"] == VERSION


def test_a_newer_draft_is_shown_and_not_written_to():
    session = short_session()
    lines = (folder() / JOURNAL).read_bytes().splitlines(keepends=True)
    new = render_header(Header("0" * 16, VERSION + 1)).encode() + b"\n"
    strange = json.dumps({"type": "Voted", "x": 1})
    line = f'{{"seq":99,"at":"","by":"","event":{strange}}}'.encode()
    from zlib import crc32

    unknown = line[:-1] + f',"sum":"{crc32(line):08x}"}}\n'.encode()
    shutil.rmtree(folder() / "snapshots")
    (folder() / JOURNAL).write_bytes(b"".join([new, *lines[1:], unknown]))
    before = {path: path.read_bytes() for path in folder().rglob("*") if path.is_file()}
    again = Session.open("a")
    assert "新版程序" in said(again)
    assert again.declaration() == session.declaration()
    reply = again.say("3000")
    assert not reply.accepted
    assert "升级" in reply.messages[0].text
    assert not again.say("撤销").accepted
    again.close()
    after = {path: path.read_bytes() for path in folder().rglob("*") if path.is_file()}
    assert after == before


# Steps of several entries


@pytest.mark.parametrize("lines", [1, 2])
def test_a_pasted_list_torn_in_its_middle_is_typed_still(lines):
    pasted = "1、完成甲\n2、完成乙\n3、完成丙"
    session = Session.new("a")
    session.say("跳到 13")
    session.keep_typed(pasted)
    before = (folder() / JOURNAL).read_bytes()
    session.say(pasted)
    step = (folder() / JOURNAL).read_bytes().removeprefix(before).split(b"\n")
    session.draft.lock.release()
    (folder() / JOURNAL).write_bytes(before + b"\n".join([*step[:lines], step[lines][:20]]))
    again = Session.open("a")
    assert again.interview.state.items("o1/outputs").items == ()
    assert again.view().asked.typed == pasted
    assert "最后一笔没有写完" in said(again)
    again.say(pasted)
    assert len(Session.peek("a").interview.state.items("o1/outputs").items) == 3


def test_a_step_whose_last_line_is_damaged_and_not_torn_keeps_its_other_lines():
    session = Session.new("a")
    session.say("跳到 13")
    session.say("1、完成甲\n2、完成乙\n3、完成丙")
    session.draft.lock.release()
    damage(-1)
    assert len(Session.open("a").interview.state.items("o1/outputs").items) == 3


def test_a_journal_written_anew_from_a_snapshot_reports_no_loss_when_the_snapshot_is_gone():
    session = short_session()
    session.close()
    again = Session.open("a")
    again.draft.move_to(folder().parent.parent / "elsewhere")
    place = again.draft.folder
    again.say("3000")
    again.draft.lock.release()
    shutil.rmtree(place / "snapshots")
    found = read_folder(place)
    assert (found.whole, found.losses, found.regained) == (True, (), 0)
    assert fold(found.entries) == again.interview.state


def test_a_line_lost_of_a_journal_that_was_written_anew_is_still_a_loss():
    session = short_session()
    session.close()
    (folder() / JOURNAL).unlink()
    Session.open("a").close()
    shutil.rmtree(folder() / "snapshots")
    damage(-3)
    assert len(read_folder(folder()).losses) == 1
