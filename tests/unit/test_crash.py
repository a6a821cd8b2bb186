"""The report of a crash: where it happened and nothing that a person typed."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant import crash
from assistant.errors import InputError, OutputError
from assistant.paths import crashes_folder, short
from assistant.wording import crash as say

MARK = "绝密标记"
AT = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)


def caught(act) -> BaseException:
    try:
        act()
    except BaseException as slip:
        return slip
    raise AssertionError("it did not fail")


def failing() -> None:
    held = f"{MARK} in a local"
    try:
        {}[held]
    except KeyError as slip:
        raise ValueError(f"{MARK} in a message", held) from slip


def endless() -> None:
    endless()


def reports() -> list[Path]:
    return sorted(crashes_folder().iterdir()) if crashes_folder().exists() else []


def test_neither_message_nor_local_nor_source_line_stands_in_the_report():
    text = crash.render_report(caught(failing), AT)
    assert MARK not in text
    assert "held" not in text and "raise" not in text
    assert "\nValueError\n" in text and "caused by: KeyError\n" in text and " failing" in text


def test_places_are_those_of_the_package_and_of_libraries_and_no_others(example):
    import jsonschema

    from assistant.codec import parse_declaration

    ours = crash.render_report(caught(lambda: parse_declaration({"filer": [MARK]})), AT)
    assert "  assistant/codec.py:" in ours
    library = crash.render_report(caught(lambda: jsonschema.validate({}, {"type": MARK})), AT)
    assert "  jsonschema/validators.py:" in library
    both = ours + library
    assert str(Path(__file__).parent) not in both and "site-packages" not in both and MARK not in both
    assert "  ?:" in both


def test_versions_and_what_ran_are_named():
    crash.note(verb="check", front_end="command line")
    text = crash.render_report(caught(failing), AT)
    lines = dict(line.split(": ", 1) for line in text.splitlines()[1:8])
    assert lines["at"] == "2027-01-02T03:04:05Z"
    assert lines["verb"] == "check"
    assert lines["front end"] == "command line"
    assert lines["python"].startswith("cpython 3.") or lines["python"]
    assert "textual 8." in lines["libraries"]
    assert text.startswith(say.REPORT_HEAD)


def test_what_stands_behind_an_exception_is_told_once_even_in_a_ring():
    first, second = ValueError(MARK), KeyError(MARK)
    first.__cause__, second.__cause__ = second, first
    assert crash.render_report(first, AT).count("Error\n") == 2


def test_a_cause_that_was_put_aside_is_not_told():
    def put_aside() -> None:
        try:
            {}[MARK]
        except KeyError:
            raise ValueError(MARK) from None

    assert "KeyError" not in crash.render_report(caught(put_aside), AT)


def test_the_parts_of_a_group_are_told():
    text = crash.render_report(ExceptionGroup(MARK, [ValueError(MARK), OSError(28, MARK, MARK)]), AT)
    assert "in the group: ValueError\n" in text and "in the group: OSError (errno 28)\n" in text
    assert MARK not in text


def test_an_errno_that_is_no_number_is_left_out():
    assert MARK not in crash.render_report(OSError(MARK, MARK), AT)


def test_of_an_endless_recursion_the_beginning_and_the_end_are_told():
    text = crash.render_report(caught(endless), AT)
    assert "RecursionError" in text
    assert "frames\n" in text
    assert len(text.splitlines()) < 90


def test_the_report_is_for_its_owner_only_and_named_by_time_and_process():
    said = crash.write_report(caught(failing))
    [path] = reports()
    assert said == short(path)
    assert path.stem.endswith(f"Z-{os.getpid()}")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert MARK not in path.read_text(encoding="utf-8")


def test_crashes_of_one_second_do_not_take_each_others_place():
    said = {crash.write_report(caught(failing)) for _ in range(5)}
    assert len(said) == len(reports()) == 5


def test_of_many_reports_the_latest_twenty_stay_and_nothing_else_goes():
    crashes_folder().mkdir(parents=True)
    for day in range(1, 26):
        (crashes_folder() / f"202601{day:02}T000000Z-9.txt").write_bytes(b"x")
    (crashes_folder() / "notes.txt").write_bytes(b"x")
    crash.write_report(caught(failing))
    names = [path.name for path in reports()]
    assert len(names) == 21
    assert "notes.txt" in names
    assert names[0] == "20260107T000000Z-9.txt"
    assert names[-2].startswith("2") and names[-2] > "20260125T000000Z-9.txt"


@pytest.mark.parametrize("slip", [OutputError(MARK), OSError(28, MARK), MemoryError(), RecursionError(MARK)])
def test_where_no_report_can_be_written_nothing_more_happens(monkeypatch, slip):
    def refuse(*_: object, **__: object) -> None:
        raise slip

    monkeypatch.setattr(crash, "write_whole", refuse)
    assert crash.write_report(caught(failing)) is None
    assert reports() == []


def test_a_file_in_the_place_of_the_folder_means_no_report(own_folders):
    crashes_folder().parent.mkdir(parents=True)
    crashes_folder().write_bytes(b"x")
    assert crash.write_report(caught(failing)) is None
    assert crashes_folder().read_bytes() == b"x"


def test_a_full_disk_leaves_no_half_report(monkeypatch):
    def full(_: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", full)
    assert crash.write_report(caught(failing)) is None
    assert reports() == []


def test_three_crashes_within_a_minute_are_too_many_and_slower_ones_are_not():
    now = iter([0.0, 40.0, 61.0, 90.0])
    crashes = crash.Crashes(lambda: next(now))
    seen = []
    for _ in range(4):
        crashes.meet(InputError(MARK))
        seen.append(crashes.too_many)
    assert seen == [False, False, False, True]


def test_a_path_is_said_with_the_home_folder_left_out(own_folders, monkeypatch):
    assert short(own_folders / "data" / "a") == "~/data/a"
    assert short(Path("/elsewhere/a")) == "/elsewhere/a"
    monkeypatch.setenv("HOME", "/")
    assert short(Path("/elsewhere/a")) == "/elsewhere/a"
