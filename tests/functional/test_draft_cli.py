"""Whole drafts on the command line: bin, file and list, and a draft that is only read stays as it is."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from assistant.draft import JOURNAL, Holder, list_drafts
from assistant.draft.lock import LOCK, myself
from assistant.draft.trash import list_trash
from assistant.paths import drafts_folder, home_folder
from assistant.session import Session

TOWN = "青禾县云溪乡人民政府"
HARMFUL = {"\x1b", "\u202e", "\u200b", "\x00"}


def begin(name: str | None = "a", *lines: str) -> Session:
    session = Session.new(name)
    for line in lines or (TOWN,):
        session.say(line)
    session.close()
    return session


def names() -> list[str]:
    return sorted(info.name for info in list_drafts())


def everything() -> dict[str, tuple[int, int, bytes]]:
    """Every path below the home folder with its mode, its time and its bytes."""
    return {
        str(path): (path.lstat().st_mode, path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in [home_folder(), *home_folder().rglob("*")]
    }


# Bin


def test_deleting_says_how_to_undo_it_and_restoring_how_to_go_on(shenbao):
    begin()
    code, out, err = shenbao("draft", "delete", "a")
    assert (code, err, names()) == (0, "", [])
    assert "shenbao draft restore a" in out
    code, out, _ = shenbao("draft", "restore")
    assert (code, names()) == (0, ["a"])
    assert "shenbao open a" in out


def test_of_several_drafts_those_that_can_be_deleted_are(shenbao):
    begin("a")
    begin("乙")
    code, out, err = shenbao("draft", "delete", "a", "no", "@乙")
    assert code == 2
    assert len(out.splitlines()) == 2
    assert "没有叫“no”的草稿" in err
    assert [part.name for part in list_trash()] == ["乙", "a"]


def test_restoring_takes_a_name_a_key_or_the_last_one_and_says_a_new_name(shenbao):
    for name in ("a", "b", "c"):
        begin(name)
        shenbao("draft", "delete", name)
    assert shenbao("draft", "restore", "b")[0] == 0
    key = next(part.key for part in list_trash() if part.name == "a")
    assert shenbao("draft", "restore", key)[0] == 0
    begin("c")
    code, out, _ = shenbao("draft", "restore")
    assert code == 0
    assert "“c-1”拿回来了（原名“c”现在用不了" in out
    code, out, err = shenbao("draft", "restore")
    assert (code, out) == (2, "")
    assert "回收站是空的" in err


def test_the_bin_is_listed_for_people_and_for_programs(shenbao):
    assert shenbao("draft", "trash") == (0, "回收站是空的。\n", "")
    assert shenbao("draft", "trash", "--json") == (0, "[]\n", "")
    begin("a", TOWN, "", "2027")
    shenbao("draft", "delete", "a")
    assert f"a  {TOWN}  2027年度  已填3/29" in shenbao("draft", "trash")[1]
    [row] = json.loads(shenbao("draft", "trash", "--json")[1])
    assert (row["name"], row["filer"], row["year"], row["answered"]) == ("a", TOWN, 2027, 3)
    assert row["deleted"].endswith("Z")


def test_nothing_is_purged_without_being_told_twice(shenbao):
    begin("a")
    begin("b")
    shenbao("draft", "delete", "a", "b")
    code, out, err = shenbao("draft", "purge", "a")
    assert (code, out) == (2, "")
    assert "--force" in err
    code, out, err = shenbao("draft", "purge", "--all")
    assert (code, out) == (2, "")
    assert "b、a" in err
    assert len(list_trash()) == 2
    assert shenbao("draft", "purge", "a", "--force")[0] == 0
    assert [part.name for part in list_trash()] == ["b"]
    assert shenbao("draft", "purge", "--all", "--force")[0] == 0
    assert list_trash() == []
    assert shenbao("draft", "purge", "--all", "--force")[:2] == (0, "回收站是空的。\n")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["draft"], "export"),
        (["draft", "exprt"], "是不是 export"),
        (["draft", "delete"], "少了 NAME"),
        (["draft", "purge"], "--all"),
        (["draft", "purge", "a", "--all"], "不能一起用"),
        (["draft", "purge", "no", "--force"], "没有“no”"),
        (["draft", "restore", "no"], "没有“no”"),
        (["draft", "export", "no"], "没有叫“no”的草稿"),
        (["draft", "export", "a", "-o", "-"], "文件名"),
        (["draft", "export", "a", "-o", ""], "文件名"),
        (["draft", "export", "a", "-o", "no/x.shenbao"], "no"),
        (["draft", "export", "a", "-o", "."], "文件夹"),
        (["draft", "export", "../a"], "不能用"),
        (["draft", "import", "no.shenbao"], "找不到"),
        (["draft", "import", "."], "文件夹"),
        (["draft", "import", "a.json"], "new --from"),
        (["draft", "import", "a.shenbao", "../x"], "不能用"),
        (["draft", "import", "a.shenbao", "A"], "已经有叫"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(shenbao, answers, argv, said):
    begin()
    shenbao("draft", "export", "a")
    code, out, err = shenbao(*argv)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert names() == ["a"]


def test_a_draft_that_somebody_has_open_is_said_with_who_and_the_others_go(shenbao):
    begin("a")
    begin("b")
    me = myself()
    holder = Holder("wang", f"{me.host}-2", 7, "", "2026-11-25T04:00:00Z", "t" * 16)
    (drafts_folder() / "a" / LOCK).write_text(json.dumps(asdict(holder)), encoding="utf-8")
    code, _, err = shenbao("draft", "delete", "a", "b")
    assert (code, names()) == (2, ["a"])
    assert f"wang@{me.host}-2" in err


# One file


def test_a_draft_goes_into_one_file_and_comes_back_from_it(shenbao, tmp_path):
    begin("云溪", TOWN, "", "2027")
    code, out, err = shenbao("draft", "export", "@云溪")
    assert (code, err) == (0, "")
    assert "云溪.shenbao" in out
    assert (tmp_path / "云溪.shenbao").stat().st_mode & 0o777 == 0o600
    code, out, _ = shenbao("draft", "import", "云溪.shenbao")
    assert code == 0
    assert f"“云溪-1”（原名“云溪”现在用不了，改叫这个名字）：{TOWN} 2027年度 已填3/29" in out
    assert shenbao("draft", "import", "云溪.shenbao", "新的")[0] == 0
    assert names() == ["云溪", "云溪-1", "新的"]
    assert Session.peek("新的").declaration() == Session.peek("云溪").declaration()


def test_an_existing_file_is_overwritten_only_when_told(shenbao, tmp_path):
    begin()
    (tmp_path / "a.shenbao").write_text("mine", encoding="utf-8")
    assert shenbao("draft", "export", "a")[0] == 2
    assert (tmp_path / "a.shenbao").read_text(encoding="utf-8") == "mine"
    assert shenbao("draft", "export", "a", "--force")[0] == 0
    assert shenbao("draft", "import", "a.shenbao")[0] == 0


def test_a_damaged_file_is_one_line_and_nothing_is_written(shenbao, tmp_path):
    begin()
    shenbao("draft", "export", "a")
    before = everything()
    data = (tmp_path / "a.shenbao").read_bytes()
    for broken in (data[:-1], data.replace(b"FieldSet", b"FieldSat"), data + b"x"):
        (tmp_path / "a.shenbao").write_bytes(broken)
        code, out, err = shenbao("draft", "import", "a.shenbao")
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "重新导出" in err
    assert everything() == before


def test_an_import_from_a_pipe_or_a_device_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "socket"))
    for path in (tmp_path / "pipe", tmp_path / "socket", Path("/dev/zero")):
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "draft", "import", str(path)],
            capture_output=True, timeout=60, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    listening.close()


# List


def test_the_list_says_who_has_a_draft_open_what_is_half_typed_and_what_nobody_closed(shenbao):
    host = myself().host
    open_here = Session.new("开着")
    open_here.say(TOWN)
    begin("半句")
    session = Session.open("半句")
    session.keep_typed("青禾县云")
    session.close()
    dead = begin("断线").draft.folder
    holder = Holder("li", host, 2**22 + 1, "gone", "2026-11-25T04:00:00Z", "t" * 16)
    (dead / LOCK).write_text(json.dumps(asdict(holder)), encoding="utf-8")
    shown = {line.split("  ")[0]: line for line in shenbao("list")[1].splitlines()}
    assert f"@{host} 开着" in shown["开着"]
    assert "打到一半4字" in shown["半句"]
    assert "上次没有正常关闭" in shown["断线"]
    rows = {row["name"]: row for row in json.loads(shenbao("list", "--json")[1])}
    assert rows["开着"]["holder"].endswith(f"@{host}")
    assert {name: row["typed"] for name, row in rows.items()} == {"开着": 0, "半句": 4, "断线": 0}
    assert {name: row["closed"] for name, row in rows.items()} == {"开着": True, "半句": True, "断线": False}
    assert {row["elsewhere"] for row in rows.values()} == {None}
    open_here.close()


def test_the_list_shows_where_a_draft_lies_that_fled(shenbao, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    session = Session.new()
    refuge = tmp_path / f"shenbao-{os.getuid()}"
    session.draft.move_to(refuge)
    session.say(TOWN)
    session.close()
    [row] = json.loads(shenbao("list", "--json")[1])
    assert row["elsewhere"] == str(refuge / "drafts" / "caogao-1")
    assert str(refuge) in shenbao("list")[1]


def test_every_list_shows_foreign_names_harmless(shenbao):
    begin("a")
    hostile = "a\u202e\x1b[2J\nb\udc80"
    (drafts_folder() / "a").rename(drafts_folder() / hostile)
    for argv in (["list"], ["draft", "delete", hostile], ["draft", "trash"], ["draft", "purge", "--all"],
                 ["draft", "restore", "no"], ["draft", "restore"], ["list"]):  # fmt: skip
        _, out, err = shenbao(*argv)
        assert not HARMFUL & set(out + err), argv
        assert (out + err).count("\n") == 1, argv
    begin("a")
    (drafts_folder() / "a").rename(drafts_folder() / hostile)
    shenbao("draft", "delete", hostile)
    assert json.loads(shenbao("draft", "trash", "--json")[1])[0]["name"].startswith("a\u202e")


# A draft that is only read


@pytest.mark.parametrize(
    "damage", ["whole", "torn", "damaged", "open to all", "left by a dead process", "without journal"]
)
def test_a_draft_given_as_a_file_is_read_and_nothing_of_it_changes(shenbao, tmp_path, damage):
    folder = begin("a", TOWN, "", "2027").draft.folder
    journal = folder / JOURNAL
    if damage == "torn":
        journal.write_bytes(journal.read_bytes()[:-5])
    elif damage == "damaged":
        journal.write_bytes(journal.read_bytes().replace(b"/department", b"/departmemt"))
    elif damage == "open to all":
        journal.chmod(0o644)
        folder.chmod(0o755)
        (folder / ".shenbao-left").write_text("x", encoding="utf-8")
    elif damage == "left by a dead process":
        holder = Holder("li", myself().host, 2**22 + 1, "gone", "2026-11-25T04:00:00Z", "t" * 16)
        (folder / LOCK).write_text(json.dumps(asdict(holder)), encoding="utf-8")
    elif damage == "without journal":
        journal.unlink()
    before = everything()
    for argv in (["check", "@a", "--fail-on", "never"], ["write", "@a", "-o", "a.docx", "--proof"], ["diff", "@a", "@a"],
                 ["import", "@a"], ["list"], ["list", "--json"], ["draft", "export", "a", "--force"],
                 ["draft", "trash"]):  # fmt: skip
        code, _, err = shenbao(*argv)
        assert code == 0, (argv, err)
        assert everything() == before, argv
    assert (tmp_path / "a.docx").exists()


def test_a_draft_that_is_open_elsewhere_can_be_read_as_a_file(shenbao):
    session = Session.new("a")
    session.say(TOWN)
    before = everything()
    assert shenbao("check", "@a", "--fail-on", "never")[0] == 0
    assert everything() == before
    assert session.say("").accepted
    session.close()


def test_the_help_of_every_act_is_chinese(shenbao):
    code, out, _ = shenbao("draft", "-h")
    assert code == 0
    for act in ("export", "import", "delete", "restore", "trash", "purge"):
        assert act in out
        code, said, _ = shenbao("draft", act, "-h")
        assert (code, said.split("：")[0]) == (0, "用法")
        assert "usage" not in said
        assert "optional" not in said


# History


def test_the_history_of_a_draft_is_told_and_given_as_json(shenbao):
    begin("a", TOWN, "", "2027", "撤销", "2028")
    code, out, err = shenbao("draft", "history", "@a")
    assert (code, err) == (0, "")
    assert "2028" in out.splitlines()[1]
    assert "[已撤销]" in out
    code, out, _ = shenbao("draft", "history", "a", "--json")
    data = json.loads(out)
    assert [change["after"] for change in data["changes"]] == [TOWN, TOWN, "2027", "2028"]
    assert [change["undone"] for change in data["changes"]] == [False, False, True, False]
    assert {name: origin["source"] for name, origin in data["provenance"].items()} == dict.fromkeys(
        ("/filer", "/department", "/year"), "written"
    )


def test_the_history_of_no_draft_is_one_line(shenbao):
    code, out, err = shenbao("draft", "history", "no")
    assert (code, out, err.count("\n")) == (2, "", 1)
