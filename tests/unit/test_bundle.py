"""A whole draft as one file: everything comes along, and what does not check to the last byte is refused."""

import os
import stat
import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.draft import JOURNAL, list_drafts, open_draft
from assistant.draft import bundle as bundle_module
from assistant.draft.bundle import MOST_ENTRIES, MOST_THINGS, read_bundle
from assistant.draft.lines import Header, parse_line, render_entry, render_header
from assistant.draft.migration import VERSION
from assistant.draft.snapshots import render_snapshot
from assistant.errors import DraftError, InputError, OutputError, ShenbaoError
from assistant.events import CONTENT, Entry, FieldSet, ItemSet, Place, Redone, Started, Typed, Undone
from assistant.files import MOST_MEGABYTES
from assistant.handover import export_draft, import_draft
from assistant.model import Declaration
from assistant.paths import drafts_folder, home_folder
from assistant.session import Session

TOWN = "青禾县云溪乡人民政府"
OTHER = "青禾县石桥镇人民政府"
AT = "2026-11-25T04:00:00Z"
BEGUN = Started("suining-2021", (("o1", "economy", "乡镇经济发展"),))


def talked(name: str, lines: Iterable[str]) -> Session:
    session = Session.new(name)
    for line in lines:
        session.say(line)
    return session


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A short draft with an undone change and half-typed text, as one file."""
    session = talked("a", [TOWN, "", "2027", "跳到 1", OTHER, "撤销"])
    session.keep_typed("资金总额是", 2)
    session.close()
    path = tmp_path / "云溪.shenbao"
    export_draft("a", path)
    return path


def names() -> list[str]:
    return sorted(info.name for info in list_drafts())


def entries(*events: object) -> list[Entry]:
    return [Entry(number, AT, "wang", event) for number, event in enumerate((BEGUN, *events), 1)]


def write(path: Path, held: list[Entry], header: Header | None = None) -> Path:
    path.write_bytes(render_snapshot(header or Header("f" * 16, name="乙"), held))
    return path


def test_everything_comes_along_the_half_typed_text_the_undo_and_who_did_it_when(file):
    taken = import_draft(file, "b")
    original, copy = Session.peek("a"), Session.open("b")
    assert copy.view() == replace(original.view(), draft="b", read_only=False)
    assert copy.declaration() == original.declaration()
    assert copy.interview.state == original.interview.state
    assert (taken.name, taken.view.filer) == ("b", TOWN)
    kept = [
        [(entry.at, entry.by, entry.event) for entry in session.draft.entries if isinstance(entry.event, CONTENT)]
        for session in (original, copy)
    ]
    assert kept[0] == kept[1] != []
    copy.say("重做")
    assert copy.declaration().filer == OTHER


def test_the_copy_is_whole_from_the_first_opening_on_and_never_joined_with_the_original(file):
    import_draft(file, "b")
    for found in (open_draft("b").found, Session.open("b").draft.found, open_draft("b").found):
        assert found is not None
        assert (found.whole, found.losses, found.regained, found.torn) == (True, (), 0, False)
    assert open_draft("b").found.id != open_draft("a").found.id
    import_draft(file, "c")
    assert open_draft("c").found.id != open_draft("b").found.id


def test_the_copy_of_a_copy_is_the_same_draft(file, tmp_path):
    for _ in range(3):
        name = import_draft(file).name
        export_draft(name, file, force=True)
    assert Session.peek(name).declaration() == Session.peek("a").declaration()
    assert names() == ["a", "a-1", "a-1-1", "a-1-1-1"]


def test_a_draft_is_read_back_from_a_long_talk_with_snapshots_and_all(example, tmp_path):
    session = Session.new("a", ("去年.docx", example), 2027)
    for number in range(150):
        session.keep_typed("字" * number)
        session.say(str(900 + number) if session.say("跳到 4").accepted else "")
    session.close()
    export_draft("a", tmp_path / "a.shenbao")
    import_draft(tmp_path / "a.shenbao", "b")
    assert Session.open("b").interview.state == Session.peek("a").interview.state


def test_the_file_is_for_its_owner_only_and_written_whole_or_not_at_all(file, tmp_path):
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    with pytest.raises(OutputError, match="已经有了"):
        export_draft("a", file)
    assert file.read_bytes() == before
    export_draft("a", file, force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [file.name]


def test_exporting_changes_nothing_of_the_draft(file, tmp_path):
    before = {path: (path.stat().st_mtime_ns, path.is_dir()) for path in home_folder().rglob("*")}
    export_draft("a", tmp_path / "again.shenbao")
    assert {path: (path.stat().st_mtime_ns, path.is_dir()) for path in home_folder().rglob("*")} == before


@pytest.mark.parametrize("inside", ["x.shenbao", "drafts/a/journal.jsonl", "drafts/a/x.shenbao", "drafts/x.shenbao"])
def test_no_file_is_written_among_the_drafts_themselves(file, inside):
    before = (drafts_folder() / "a" / JOURNAL).read_bytes()
    with pytest.raises(OutputError, match="别的文件夹"):
        export_draft("a", home_folder() / inside, force=True)
    assert (drafts_folder() / "a" / JOURNAL).read_bytes() == before


def test_what_a_damaged_draft_lost_is_said_when_it_is_exported(file, tmp_path):
    journal = drafts_folder() / "a" / JOURNAL
    for old in (drafts_folder() / "a" / "snapshots").iterdir():
        old.unlink()
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:3], b"?" + lines[3], *lines[4:]]))
    before = journal.read_bytes()
    _, notes = export_draft("a", tmp_path / "b.shenbao")
    assert any("1 笔记录损坏" in note for note in notes)
    assert import_draft(tmp_path / "b.shenbao", "b").view.filer == Session.peek("a").view().filer
    assert journal.read_bytes() == before


# Damage


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        import_draft(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_file_cut_off_anywhere_is_refused(file):
    data = file.read_bytes()
    before = names()
    for length in range(len(data)):
        file.write_bytes(data[:length])
        refused(file)
    assert names() == before


def test_a_file_with_any_byte_changed_is_refused(file):
    data = file.read_bytes()
    before = names()
    for place in range(len(data)):
        for change in (0x01, 0x20, 0x80):
            file.write_bytes(data[:place] + bytes([data[place] ^ change]) + data[place + 1 :])
            refused(file)
    assert names() == before


@pytest.mark.parametrize("more", [b"\n", b" ", b"x", b"{}\n", b"\x00"])
def test_a_file_with_anything_behind_its_end_is_refused(file, more):
    file.write_bytes(file.read_bytes() + more)
    assert "坏了或不完整" in refused(file)


def test_a_file_that_lacks_a_line_or_has_one_twice_or_two_swapped_is_refused(file):
    lines = file.read_bytes().splitlines(keepends=True)
    for number in range(len(lines)):
        file.write_bytes(b"".join(lines[:number] + lines[number + 1 :]))
        refused(file)
        file.write_bytes(b"".join(lines[: number + 1] + lines[number:]))
        refused(file)
    file.write_bytes(b"".join([lines[0], lines[2], lines[1], *lines[3:]]))
    refused(file)
    file.write_bytes(b"".join(lines) * 2)
    refused(file)


def test_the_sentence_names_the_first_line_that_is_off(file):
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:2], lines[2].replace(b"FieldSet", b"FieldGet"), *lines[3:]]))
    assert "第 3 行" in refused(file)


# Files that are something else


@pytest.mark.parametrize("content", [b"hello\n", b"{}", b"\x00" * 100, b"PK\x03\x04", "申报表\n".encode("gb18030")])
def test_a_file_that_is_no_draft_is_refused_with_the_way_for_other_files(tmp_path, content):
    (tmp_path / "x").write_bytes(content)
    assert "new --from" in refused(tmp_path / "x")


def test_a_journal_is_not_a_handed_on_draft(file):
    assert "坏了或不完整" in refused(drafts_folder() / "a" / JOURNAL)


def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").touch()
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero"), tmp_path / "none", tmp_path / "empty"):
        refused(path)


def test_a_file_larger_than_any_draft_is_refused_unread(tmp_path):
    with (tmp_path / "big").open("wb") as stream:
        stream.truncate(MOST_MEGABYTES * 2**20 + 1)
    assert "MB" in refused(tmp_path / "big")


def test_ten_megabytes_of_lines_are_refused_before_they_are_read(tmp_path, monkeypatch):
    line = (render_entry(entries(FieldSet("/filer", TOWN))[1]) + "\n").encode()
    head = (render_header(Header("f" * 16, through=9)) + "\n").encode()
    (tmp_path / "x").write_bytes(head + line * (10 * 2**20 // len(line)))
    monkeypatch.setattr(bundle_module, "read_lines", lambda data: pytest.fail("read all the same"))
    assert "比任何一份草稿都多" in refused(tmp_path / "x")


def test_more_lines_and_places_than_any_form_has_are_refused(tmp_path):
    held = entries(*(ItemSet(f"i{number}", "/duties", "字") for number in range(1, MOST_THINGS + 2)))
    assert "比任何一份草稿都多" in refused(write(tmp_path / "x", held))
    held = entries(*(Typed(Place("/duties", f"i{number}"), "字") for number in range(1, MOST_THINGS + 2)))
    assert "比任何一份草稿都多" in refused(write(tmp_path / "x", held))


def test_what_would_not_be_taken_back_in_is_not_exported(monkeypatch, file, tmp_path):
    monkeypatch.setattr(bundle_module, "MOST_THINGS", 2)
    with pytest.raises(DraftError, match="太大"):
        export_draft("a", tmp_path / "b.shenbao")
    assert not (tmp_path / "b.shenbao").exists()


def test_a_draft_of_a_year_is_well_below_what_is_taken(tmp_path):
    held = entries(*(FieldSet("/budget/total", number) for number in range(MOST_ENTRIES // 2)))
    assert len(read_bundle(write(tmp_path / "x", held)).entries) == len(held)


# Hostile content with right checksums


def lines(*members: dict[str, object]) -> bytes:
    """A file of any members, with all checksums right."""
    from assistant.draft.lines import _summed

    data = "".join(f"{_summed(part)}\n" for part in members).encode()
    return data + (_summed({"end": len(members) - 1, "check": zlib.crc32(data)}) + "\n").encode()


def head(**changed: object) -> dict[str, object]:
    header = {"shenbao": "draft", "schema_version": VERSION, "id": "f" * 16, "through": 2, "length": 0, "check": 0}
    return {**header, "name": "乙", **changed}


def entry(seq: object, event: object) -> dict[str, object]:
    return {"seq": seq, "at": AT, "by": "wang", "event": event}


FIRST = entry(1, {"type": "Started", "form": "suining-2021", "objectives": [["o1", "economy", "乡镇经济发展"]]})
SECOND = entry(2, {"type": "FieldSet", "path": "/filer", "value": TOWN, "source": "written"})


def test_the_members_used_below_are_a_draft_when_nothing_is_wrong_with_them(tmp_path):
    (tmp_path / "x").write_bytes(lines(head(), FIRST, SECOND))
    assert import_draft(tmp_path / "x").name == "乙"
    assert Session.open("乙").declaration().filer == TOWN


@pytest.mark.parametrize(
    "members",
    [
        (head(), FIRST),
        (head(through=3), FIRST, SECOND),
        (head(), SECOND),
        (head(), SECOND, FIRST),
        (head(), FIRST, FIRST),
        (head(), head(), FIRST, SECOND),
        (head(schema_version=0), FIRST, SECOND),
        (head(schema_version=True), FIRST, SECOND),
        (head(schema_version="2"), FIRST, SECOND),
        (head(id=7), FIRST, SECOND),
        (head(name=["乙"]), FIRST, SECOND),
        (head(), FIRST, entry("2", SECOND["event"])),
        (head(), FIRST, entry(True, SECOND["event"])),
        (head(), FIRST, entry(2, None)),
        (head(), FIRST, entry(2, [])),
        (head(), FIRST, entry(2, {})),
        (head(), FIRST, entry(2, {"type": ["FieldSet"]})),
        (head(), FIRST, entry(2, {"type": "FieldSet"})),
        (head(), FIRST, entry(2, {"type": "Started", "form": "no-such-form", "objectives": 3})),
        (head(), entry(1, {**FIRST["event"], "form": "no-such-form"}), SECOND),
        (head(), entry(1, {**FIRST["event"], "form": "../../etc/passwd"}), SECOND),
        (head(), FIRST, {**SECOND, "more": 1}),
        (head(), FIRST, {"end": 1, "check": 0}, SECOND),
        (head(),),
    ],
)
def test_a_file_with_right_checksums_and_wrong_content_is_refused_and_nothing_is_written(tmp_path, members):
    (tmp_path / "x").write_bytes(lines(*members))
    with pytest.raises(ShenbaoError) as caught:
        import_draft(tmp_path / "x")
    assert "\n" not in str(caught.value)
    assert not home_folder().exists()


def test_a_newer_file_is_refused_and_the_way_out_named(tmp_path):
    (tmp_path / "x").write_bytes(lines(head(schema_version=VERSION + 1), {"anything": 1}))
    assert "升级" in refused(tmp_path / "x")
    (tmp_path / "x").write_bytes(lines(head(), FIRST, entry(2, {"type": "Dreamt", "of": "x"})))
    assert "升级" in refused(tmp_path / "x")


def test_an_older_file_is_migrated(tmp_path):
    (tmp_path / "x").write_bytes(lines(head(schema_version=1), FIRST, SECOND))
    import_draft(tmp_path / "x", "b")
    assert open_draft("b").found.version == VERSION
    assert Session.open("b").declaration().filer == TOWN


def test_a_newer_draft_is_not_exported_by_a_program_that_would_drop_what_it_does_not_know(tmp_path):
    talked("a", [TOWN]).close()
    journal = drafts_folder() / "a" / JOURNAL
    rest = journal.read_bytes().partition(b"\n")[2]
    members = {**parse_line(journal.read_bytes().partition(b"\n")[0]), "schema_version": VERSION + 1}
    journal.write_bytes(lines(members).splitlines(keepends=True)[0] + rest)
    with pytest.raises(DraftError, match="新版"):
        export_draft("a", tmp_path / "a.shenbao")


def test_undoing_what_is_not_there_does_no_harm(tmp_path):
    held = entries(Undone(77), FieldSet("/filer", TOWN), Redone(66), Undone(4), FieldSet("/filer", OTHER), Undone(3))
    numbered = [replace(part, seq=part.seq * 10) for part in held[:2]] + [replace(p, seq=p.seq * 10) for p in held[2:]]
    import_draft(write(tmp_path / "x", numbered), "b")
    session = Session.open("b")
    assert [part.seq for part in session.draft.entries] == list(range(1, len(session.draft.entries) + 1))
    assert session.declaration().filer == OTHER
    for word in ("撤销", "撤销", "撤销", "重做", "重做", "重做"):
        session.say(word)
    assert isinstance(session.declaration(), Declaration)


def test_gaps_in_the_numbers_are_closed_and_what_was_undone_stays_undone(tmp_path):
    held = [Entry(3, AT, "w", BEGUN), Entry(7, AT, "w", FieldSet("/filer", TOWN)),
            Entry(70, AT, "w", FieldSet("/filer", OTHER)), Entry(700, AT, "w", Undone(70))]  # fmt: skip
    import_draft(write(tmp_path / "x", held), "b")
    session = Session.open("b")
    assert session.declaration().filer == TOWN
    assert [part.event for part in session.draft.entries][-1] == Undone(3)
    assert not session.draft.found.losses


# Names


@pytest.mark.parametrize("name", ["../../x", "/tmp/x", "a\x1b[2J", "..", "", "x" * 5000, "a\nb", "-rf", "\u202eb"])
def test_a_name_in_the_file_never_leads_anywhere_and_is_shown_harmless(tmp_path, name):
    taken = import_draft(
        write(tmp_path / "云溪.shenbao", entries(FieldSet("/filer", TOWN)), Header("f" * 16, name=name))
    )
    assert taken.name == "云溪"
    assert [path.name for path in drafts_folder().iterdir()] == ["云溪"]


def test_it_gets_the_name_it_had_whatever_its_file_is_called_and_the_next_free_one_where_that_is_taken(file):
    taken = import_draft(file)
    assert (taken.name, taken.was) == ("a-1", "a")
    (drafts_folder() / "a").rename(drafts_folder() / "z")
    assert import_draft(file).name == "a"


def test_a_name_that_is_asked_for_is_given_or_refused(file):
    assert import_draft(file, "丙").name == "丙"
    for name in ("丙", "A", "../x"):
        with pytest.raises(DraftError):
            import_draft(file, name)
    assert names() == ["a", "丙"]


def test_a_draft_whose_folder_no_code_page_knows_is_handed_on_under_a_name_that_all_know(tmp_path):
    talked("a", [TOWN]).close()
    (drafts_folder() / "a").rename(drafts_folder() / "a\udc80")
    export_draft("a\udc80", tmp_path / "b.shenbao")
    assert import_draft(tmp_path / "b.shenbao").name == "a?"


def test_a_disk_that_refuses_leaves_no_half_draft(file, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise OutputError("磁盘满了")

    monkeypatch.setattr(bundle_module, "write_whole", refuse)
    with pytest.raises(OutputError):
        import_draft(file, "b")
    assert sorted(path.name for path in drafts_folder().iterdir()) == ["a"]


def test_two_imports_at_the_same_time_do_not_overrun_each_other(file, monkeypatch):
    monkeypatch.setattr("assistant.handover.name_for", lambda *_: "b")
    import_draft(file)
    before = (drafts_folder() / "b" / JOURNAL).read_bytes()
    with pytest.raises(OutputError):
        import_draft(file)
    assert (drafts_folder() / "b" / JOURNAL).read_bytes() == before
