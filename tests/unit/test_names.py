"""Names of drafts: they lead nowhere else, are told apart as people tell them apart, and fit whatever is made of them."""

import os
import unicodedata

import pytest

from assistant.draft import list_drafts
from assistant.draft.bundle import Bundle, name_for
from assistant.draft.names import MOST_BYTES, check_name, comparable, free_name, is_folder_name, shortened, taken_as
from assistant.draft.trash import delete_draft, list_trash, restore_draft
from assistant.errors import DraftError
from assistant.handover import export_draft, import_draft
from assistant.paths import drafts_folder, home_folder, trash_under
from assistant.session import Session

TOWN = "青禾县云溪乡人民政府"

ELSEWHERE = ["..", ".", "../x", "a/b", "/etc/passwd", "a\\b", "..\\x", "", " ", "　", ".hidden", "a/", "./a"]
UNSEEN = ["a\nb", "a\x00b", "a\x1b[2J", "a\x7f", "a\x85", "a\u200bb", "a\u202eb", "a\ufeff", "a\u2028b", "a\u00adb",
          "a\ue000", "a\ufdd0", "a\ufffe", "\ud800", "a\udc80", "a\ufe0f", "a\u3164", "a\u115f", "a\u2800", "a\u034f",
          "a\U000e0101", "a\u180e", "a\u2066b"]  # fmt: skip
MISTAKEN = ["-x", "--force", "~", "~root", "@a", "a ", " a", "a　", "\ta"]
LONG = ["字" * 67, "a" * 201, "😀" * 51, "a" * 4096]
GOOD = ["a", "草稿", "云溪乡2027", "con", "nul.txt", "a.b", "a b", "a~b", "a@b", "a-1", "😀", "字" * 66, "a" * 200,
        "é", "e\u0301", "ＡＢ", "a;rm -rf", "$HOME", "a*b", "a'b", 'a"b', "a&b", "‰", "#a", "!a", "%s", "{a}"]  # fmt: skip


@pytest.mark.parametrize("name", [*ELSEWHERE, *UNSEEN, *MISTAKEN, *LONG])
def test_a_name_that_is_not_safe_is_refused_on_one_harmless_line(name):
    for call in (check_name, Session.new):
        with pytest.raises(DraftError) as caught:
            call(name)
        said = str(caught.value)
        assert "\n" not in said
        assert "\x1b" not in said
        assert len(said) < 200
    assert not home_folder().exists()


@pytest.mark.parametrize("name", GOOD)
def test_a_good_name_goes_the_whole_way_through_bin_and_file_and_back(name, tmp_path):
    session = Session.new(name)
    session.say(TOWN)
    session.close()
    assert [info.name for info in list_drafts()] == [name]
    export_draft(name, tmp_path / "x.shenbao")
    assert restore_draft(delete_draft(name)) == name
    delete_draft(name)
    assert import_draft(tmp_path / "x.shenbao").name == name
    assert Session.peek(name).declaration().filer == TOWN
    again = restore_draft(list_trash()[0])
    assert again not in (name, "")
    assert check_name(again) == again
    assert Session.peek(again).declaration().filer == TOWN
    assert {path.name for path in home_folder().iterdir()} == {"drafts", "trash"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CaoGao", "caogao"), ("é", "e\u0301"), ("ＡＢ", "ab"), ("straße", "STRASSE"), ("ﬁ", "fi"), ("①", "1"),
        ("a b", "a　b"), ("a b", "a\u00a0b"), ("가", "\u1100\u1161"), ("ſ", "S"), ("Å", "Å"), ("２０２７", "2027"),
        ("\u1fb3", "\u0391\u0345"),
    ],
)  # fmt: skip
def test_two_names_that_a_file_system_or_a_person_takes_for_one_do_not_stand_side_by_side(one, other):
    assert comparable(one) == comparable(other)
    Session.new(one)
    with pytest.raises(DraftError, match="已经有叫"):
        Session.new(other)
    assert name_for(Bundle(other, ()), drafts_folder()) == f"{other}-1"


@pytest.mark.parametrize(
    ("one", "other"), [("a", "b"), ("云溪", "云溪乡"), ("i", "İ"), ("i", "ı"), ("a-1", "a-2"), ("a", "а")]
)
def test_two_names_that_differ_for_a_person_stand_side_by_side(one, other):
    Session.new(one).close()
    Session.new(other).close()
    assert {info.name for info in list_drafts()} == {one, other}


def test_a_name_that_is_compared_twice_is_compared_the_same():
    for code in range(0x20, 0x3000):
        once = comparable(chr(code))
        assert comparable(once) == once, hex(code)


@pytest.mark.parametrize("name", [*ELSEWHERE, *UNSEEN, *MISTAKEN, *LONG])
def test_opening_and_deleting_a_name_that_cannot_be_says_so_and_touches_nothing(name, tmp_path):
    Session.new("a").close()
    before = sorted(path.name for path in home_folder().parent.rglob("*"))
    for call in (Session.open, Session.peek, delete_draft):
        with pytest.raises(DraftError) as caught:
            call(name)
        assert "\n" not in str(caught.value)
    assert sorted(path.name for path in home_folder().parent.rglob("*")) == before


@pytest.mark.parametrize("name", [*ELSEWHERE, *UNSEEN, *MISTAKEN, *LONG])
def test_a_file_that_brings_an_unsafe_name_gets_its_own_files_name(name, tmp_path):
    assert name_for(Bundle(name, ()), tmp_path / "云溪.shenbao") == "云溪"
    assert name_for(Bundle(name, ()), tmp_path / "-x.shenbao") == "caogao-1"
    with pytest.raises(DraftError):
        name_for(Bundle("a", ()), tmp_path / "x.shenbao", name)


@pytest.mark.parametrize("name", ["..", ".hidden", "a\nb", "a\\b", " a"])
def test_what_lies_in_the_bin_under_an_unsafe_name_comes_back_under_a_safe_one(name):
    Session.new("a").close()
    place = trash_under(home_folder())
    place.mkdir()
    (drafts_folder() / "a").rename(place / f"{name}~20261125T043841Z")
    assert restore_draft(list_trash()[0]) == "caogao-1"
    assert [info.name for info in list_drafts()] == ["caogao-1"]


def test_a_folder_with_the_longest_name_that_a_file_system_takes_is_deleted_and_brought_back_shorter():
    session = Session.new("a")
    session.say(TOWN)
    session.close()
    for name in ("x" * 255, "字" * 85):
        (drafts_folder() / "a").rename(drafts_folder() / name)
        binned = delete_draft(name)
        assert len(os.fsencode(binned.key)) <= 255
        assert name.startswith(binned.name)
        back = restore_draft(binned)
        assert Session.open(back).declaration().filer == TOWN
        (drafts_folder() / back).rename(drafts_folder() / "a")


@pytest.mark.parametrize("stem", ["a" * 200, "字" * 66, "😀" * 50, "a", "é" * 100])
def test_the_next_free_name_is_never_longer_than_a_name_may_be(stem):
    names = [stem]
    for _ in range(12):
        names.append(free_name(names, stem))
        assert check_name(names[-1]) == names[-1]
    assert len({comparable(name) for name in names}) == len(names)


def test_a_name_is_cut_between_two_characters():
    assert shortened("字字字", 8) == "字字"
    assert shortened("字字字", 9) == "字字字"
    assert shortened("a\udc80\udc81", 2) == "a\udc80"


def test_the_free_name_avoids_what_only_looks_different():
    assert free_name(["CAOGAO-1", "ｃaogao-2"]) == "caogao-3"
    assert taken_as("草稿", ["别的"]) is None


@pytest.mark.parametrize("name", ["a", "草稿", "~", "-x", "@a", "a\u200b", "a\udc80"])
def test_a_folder_that_came_about_elsewhere_may_be_called_what_no_new_draft_may(name):
    assert is_folder_name(name)


@pytest.mark.parametrize("name", ["..", ".", "", "a/b", "a\\b", "a\n", "\x00", "/", " a"])
def test_no_folders_name_leads_elsewhere(name):
    assert not is_folder_name(name)


def test_the_longest_name_is_short_enough_for_the_time_behind_it():
    assert MOST_BYTES + len("~20261125T043841Z-9999") <= 255
    assert unicodedata.category("\u2800") == "So"  # seen by nobody, yet no mark that is counted as unseen
