"""The command line under bad inputs, bad places and bad streams: one Chinese line, nothing half-written, nothing lost."""

import errno
import json
import os
import re
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from assistant.codec import parse_declaration
from assistant.paths import drafts_folder
from assistant.session import Session
from assistant.wording import cli as say


def is_one_mendable_line(text: str) -> bool:
    whole = text.count("\n") == 1 and text.endswith("\n") and bool(re.search("[\u4e00-\u9fff]", text))
    return whole and "程序自己出了错" not in text and not re.search("Error|Errno|Permission", text)


def with_total(path: Path, number: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'"total": [0-9.]+', f'"total": {number}', text, count=1), encoding="utf-8")


def verbs(file: str) -> list[list[str]]:
    return [
        ["check", file], ["import", file], ["import", file, "-o", "out.json"], ["new", "neu", "--from", file],
        ["write", file, "-o", "out.docx", "--proof"],
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["1e400", "1e5000", "1e999999999", "9" * 4000, "1e-999"])
def test_a_number_of_absurd_size_is_one_line_for_every_verb(shenbao, answers, number):
    with_total(answers, number)
    for argv in verbs("a.json"):
        code, out, err = shenbao(*argv)
        assert (code, out) == (2, "")
        assert is_one_mendable_line(err), err
    assert not drafts_folder().exists()


def test_an_amount_above_the_limit_is_a_finding_and_a_proof_is_still_written(shenbao, answers):
    with_total(answers, "1e30")
    code, out, err = shenbao("check", "a.json")
    assert (code, err) == (1, "")
    assert "资金总额不能大于 999999999" in out
    assert shenbao("write", "a.json", "-o", "a.docx")[0] == 1
    assert shenbao("write", "a.json", "-o", "a.docx", "--proof")[0] == 0


def test_an_amount_typed_or_imported_with_forty_digits_is_refused_in_words(shenbao):
    session = Session.new("a")
    for line in ("青禾县云溪乡人民政府", "", "2027"):
        session.say(line)
    for typed in ("9" * 40, "9" * 400, "0." + "1" * 20, "99." + "9" * 40):
        reply = session.say(typed)
        assert not reply.accepted
        assert "资金总额" in reply.messages[0].text
    Path("a.txt").write_text(f"填报单位：甲\n资金总额：{'1' + '0' * 39}万元\n", encoding="utf-8")
    code, out, err = shenbao("import", "a.txt")
    assert code == 0
    assert "total" not in out
    assert "不是金额" in err


def test_half_a_character_is_one_line_leaves_no_draft_and_is_a_finding_for_check(shenbao, answers):
    text = answers.read_text(encoding="utf-8").replace('"filer": "', '"filer": "\\ud800', 1)
    answers.write_text(text, encoding="utf-8")
    code, out, _ = shenbao("check", "a.json")
    assert code == 1
    assert "U+D800" in out
    for argv in verbs("a.json")[1:]:
        code, out, err = shenbao(*argv)
        assert (code, out) == (2, "")
        assert is_one_mendable_line(err), err
    assert not drafts_folder().exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deep.json", "[" * 500 + "]" * 500),
        ("many.json", json.dumps({"objectives": [{}] * 10_000})),
        ("keys.json", json.dumps({f"k{number}": 1 for number in range(100_000)})),
        ("key.json", json.dumps({"k" * 2_000_000: 1})),
        ("lines.txt", "填报单位：甲\n" * 200_000),
        ("tabs.txt", "填报单位：甲" + "\t" * 1_000_000),
        ("long.txt", (" " * 50 + "附件") * 100_000),
        ("line.txt", "填报单位：甲 资金总额：" * 2000),
        ("unknown.json", '{"schema_version": 1, "form": "nowhere-1999", "fillr": 1}'),
    ],
)
def test_what_is_larger_than_any_form_or_of_no_known_form_is_one_line_for_every_verb(shenbao, name, text):
    Path(name).write_text(text, encoding="utf-8")
    for argv in verbs(name):
        code, out, err = shenbao(*argv)
        assert (code, out) == (2, "")
        assert is_one_mendable_line(err), err
    assert sorted(path.name for path in Path().iterdir()) == [name]


def test_the_sentence_on_an_unknown_form_names_those_that_are_known(shenbao):
    Path("a.json").write_text('{"schema_version": 1, "form": "nowhere-1999"}', encoding="utf-8")
    for verb in ("check", "import"):
        assert "现有：suining-2021" in shenbao(verb, "a.json")[2]


def test_every_verb_goes_by_the_content_of_a_file_whatever_its_name(shenbao, answers):
    assert shenbao("write", "a.json", "-o", "real.docx")[0] == 0
    Path("word.json").write_bytes(Path("real.docx").read_bytes())
    Path("json.docx").write_bytes(answers.read_bytes())
    Path("json.txt").write_bytes(answers.read_bytes())
    for name in ("word.json", "json.docx", "json.txt"):
        assert shenbao("check", name) == (0, f"{say.counted(0, 0, 0)}\n", "")
        assert json.loads(shenbao("import", name)[1])["filer"] == "青禾县云溪乡人民政府"


def test_pasted_json_is_checked_as_it_stands(answers, tmp_path):
    answers.write_text(answers.read_text(encoding="utf-8").replace('"filer"', '"fillr"'), encoding="utf-8")
    done = run_process("check", "-", script="<a.json", folder=tmp_path)
    assert done.returncode == 1
    assert "是不是 filer" in done.stdout.decode()


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_document_packed_as_no_word_processor_does_is_one_line_damaged_or_not(shenbao, answers, method):
    shenbao("write", "a.json", "-o", "real.docx")
    with zipfile.ZipFile("real.docx") as old, zipfile.ZipFile("b.docx", "w", method) as new:
        for member in old.infolist():
            new.writestr(member.filename, old.read(member.filename))
    data = bytearray(Path("b.docx").read_bytes())
    for damaged in (False, True):
        if damaged:
            data[60:400] = bytes(340)
            Path("b.docx").write_bytes(data)
        code, out, err = shenbao("import", "b.docx")
        assert (code, out) == (2, "")
        assert is_one_mendable_line(err), err


def test_declaration_and_report_never_go_to_one_place(shenbao, answers):
    Path("link.json").symlink_to("s.json")
    for report in ("s.json", "./s.json", str(Path("s.json").resolve()), "link.json"):
        code, _, err = shenbao("import", "a.json", "-o", "s.json", "--report", report, "--force")
        assert code == 2
        assert is_one_mendable_line(err), err
        assert "同一个文件" in err
    assert not Path("s.json").exists()


def test_a_report_that_cannot_be_written_is_found_out_before_the_declaration_is(shenbao, answers):
    code, _, err = shenbao("import", "a.json", "-o", "s.json", "--report", "no/r.json")
    assert code == 2
    assert is_one_mendable_line(err), err
    assert not Path("s.json").exists()


def test_a_report_that_fails_all_the_same_says_what_was_written(shenbao, answers, monkeypatch):
    whole = os.fsync
    calls: list[int] = []

    def fail_later(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(handle)

    monkeypatch.setattr(os, "fsync", fail_later)
    code, _, err = shenbao("import", "a.json", "-o", "s.json", "--report", "r.json")
    assert code == 2
    assert "磁盘满了" in err
    assert "s.json 已写好" in err
    assert is_one_mendable_line(err), err
    assert Path("s.json").exists()
    assert not Path("r.json").exists()


SLY = "\u009b31m\u007f\u202e\u200b"


def test_json_on_stdout_holds_no_character_that_a_terminal_obeys_and_is_the_same_json(shenbao, answers):
    data = json.loads(answers.read_text(encoding="utf-8"))
    data["filer"] = SLY + data["filer"]
    data[SLY] = 1
    Path("b.json").write_text(json.dumps(data), encoding="utf-8")
    del data[SLY]
    Path("a.json").write_text(json.dumps(data), encoding="utf-8")
    Session.new("a", ("a.json", parse_declaration(data)))
    shown = [shenbao("import", "a.json")[1], shenbao("check", "b.json", "--json")[1], shenbao("list", "--json")[1]]
    for text in shown:
        assert not set(text) & set("\u009b\u007f\u202e\u200b")
    assert json.loads(shown[0]) == data
    assert json.loads(shown[2])[0]["filer"] == data["filer"]
    assert f"/{SLY}" in [part["path"] for part in json.loads(shown[1])["files"][0]["findings"]]


def test_a_line_feed_in_a_name_never_breaks_a_message_in_two(shenbao, answers):
    Path("c\nd.json").write_bytes(answers.read_bytes())
    assert "c\nd.json" not in shenbao("write", "c\nd.json", "-o", "e\nf.docx")[1]
    for argv in (["check", "no\nfile"], ["import", "a.json", "-o", "e\nf.docx"], ["new", "a\nb"], ["open", "a\nb"],
                 ["write", "a.json", "-o", "no\nfolder/a.docx"], ["check", "a.json", "no\nfile"]):  # fmt: skip
        code, _, err = shenbao(*argv)
        assert code == 2
        assert is_one_mendable_line(err), err


@pytest.mark.parametrize(
    ("out", "said"),
    [("nodir/", "nodir 不存在"), ("", "是空的"), ("-", "不能用 -"), ("x" * 300 + ".docx", "文件名太长")],
)
def test_an_output_that_names_no_file_is_refused(shenbao, answers, out, said):
    code, _, err = shenbao("write", "a.json", "-o", out)
    assert code == 2
    assert said in err
    assert is_one_mendable_line(err), err
    assert [path.name for path in Path().iterdir()] == ["a.json"]


def test_import_takes_a_dash_for_the_screen(shenbao, answers):
    assert shenbao("import", "a.json", "-o", "-") == shenbao("import", "a.json")
    assert shenbao("import", "a.json", "--report", "-")[0] == 2
    assert shenbao("import", "a.json", "-o", "")[0] == 2


def test_a_place_without_access_is_one_line_that_names_it(shenbao, answers, monkeypatch):
    Path("closed").mkdir()
    whole = Path.stat

    def guarded(path, **named):
        if "closed/" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return whole(path, **named)

    monkeypatch.setattr(Path, "stat", guarded)
    for argv in (["write", "a.json", "-o", "closed/x"], ["write", "a.json", "-o", "closed"], ["check", "closed/x"],
                 ["import", "a.json", "-o", "s.json", "--report", "closed/r"]):  # fmt: skip
        code, _, err = shenbao(*argv)
        assert code == 2
        assert "没有权限" in err
        assert is_one_mendable_line(err), err
    assert not Path("s.json").exists()


def test_a_home_without_access_is_one_line_for_every_verb_that_needs_it(shenbao, monkeypatch):
    def fail(path):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", fail)
    for argv in (["list"], ["list", "--json"], ["open"], ["new"], ["new", "a"], ["--plain"]):
        code, out, err = shenbao(*argv)
        assert (code, out) == (2, "")
        assert "没有权限" in err
        assert is_one_mendable_line(err), err


def test_the_home_of_nobody_is_said_in_the_interview(example):
    session = Session.new("a", ("x.json", example), 2027)
    reply = session.say("写出 ~no-such-account/x.docx")
    assert "~no-such-account 不存在" in reply.messages[0].text


def run_process(*argv: str, script: str = "", folder: Path, **changed: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own whose streams the shell `script` redirects and closes."""
    command = f'exec "$0" -m assistant "$@" {script}'
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONUNBUFFERED", "PYTHONIOENCODING")}
    return subprocess.run(
        ["sh", "-c", command, sys.executable, *argv],
        stdin=subprocess.DEVNULL, capture_output=True, env={**env, **changed}, cwd=folder, timeout=60, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)) if "full" in script else None,
    )  # fmt: skip


@pytest.mark.parametrize("changed", [{}, {"PYTHONUNBUFFERED": "1"}])
@pytest.mark.parametrize("script", [">&-", ">full"])
@pytest.mark.parametrize("argv", [["check", "a.json"], ["import", "a.json"], ["list"], ["--plain"], ["-h"]])
def test_a_closed_or_full_stdout_is_one_line_and_exit_code_2(answers, tmp_path, argv, script, changed):
    done = run_process(*argv, script=script, folder=tmp_path, **changed)
    assert done.returncode == 2
    assert is_one_mendable_line(done.stderr.decode()), done.stderr.decode()


@pytest.mark.parametrize("argv", [["new", "a"], ["open"], ["--plain"], ["check", "-"], ["import", "-"]])
def test_a_closed_stdin_is_one_line_and_begins_no_draft(tmp_path, argv):
    done = run_process(*argv, script="<&-", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert is_one_mendable_line(done.stderr.decode())
    assert not drafts_folder().exists()


@pytest.mark.parametrize("script", ["2>&-", "2>full"])
def test_a_closed_or_full_stderr_spoils_neither_stdout_nor_the_exit_code(answers, tmp_path, script):
    answers.write_bytes(answers.read_text(encoding="utf-8").encode("gb18030"))
    done = run_process("import", "a.json", script=script, folder=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["filer"] == "青禾县云溪乡人民政府"
    assert run_process("check", "nosuch", script=script, folder=tmp_path).returncode == 2


LOCALES = [
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
]


@pytest.mark.parametrize("changed", [*LOCALES, {"PYTHONIOENCODING": "gbk"}])
def test_json_on_stdout_is_whole_in_any_locale(answers, tmp_path, changed):
    text = answers.read_text(encoding="utf-8").replace("油茶", "油茶①≥\U00020000", 1)
    answers.write_text(text, encoding="utf-8")
    done = run_process("import", "a.json", folder=tmp_path, **changed)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8")) == json.loads(text)


@pytest.mark.parametrize("changed", LOCALES)
def test_messages_are_utf_8_where_the_locale_knows_no_chinese(answers, tmp_path, changed):
    done = run_process("write", "a.json", "-o", "表.docx", folder=tmp_path, **changed)
    assert done.stdout.decode("utf-8") == "已写好：表.docx\n"
    assert (tmp_path / "表.docx").exists()
    assert "找不到文件" in run_process("check", "nosuch", folder=tmp_path, **changed).stderr.decode("utf-8")
