"""The command line as a person types it: outputs, exit codes, one Chinese line for every bad input."""

import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from assistant.codec import parse_json
from assistant.session import Session
from assistant.wording import cli as say

NOTHING_FOUND = f"{say.counted(0, 0, 0)}\n"


def one_chinese_line(text: str) -> bool:
    return text.count("\n") == 1 and text.endswith("\n") and bool(re.search("[\u4e00-\u9fff]", text))


def test_import_check_write_and_import_again_end_where_they_began(shenbao, answers):
    assert shenbao("check", "a.json") == (0, NOTHING_FOUND, "")
    assert shenbao("write", "a.json", "-o", "a.docx")[0] == 0
    assert shenbao("import", "a.docx", "-o", "b.json")[0] == 0
    assert shenbao("write", "b.json", "-o", "b.docx")[0] == 0
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()


def test_import_without_an_output_prints_json_and_nothing_else(shenbao, answers):
    code, out, err = shenbao("import", "a.json")
    assert (code, err) == (0, "")
    assert json.loads(out)["filer"] == "青禾县云溪乡人民政府"


def test_a_declaration_with_findings_exits_1_unless_told_never_to(shenbao, answers):
    data = json.loads(answers.read_text(encoding="utf-8"))
    data["budget"]["total"] = 1
    answers.write_text(json.dumps(data), encoding="utf-8")
    code, out, err = shenbao("check", "a.json")
    assert (code, err) == (1, "")
    assert "必改：资金总额 1 ≠ 收入合计" in out
    assert shenbao("check", "a.json", "--fail-on", "never")[0] == 0


def test_check_as_json_is_one_value_with_every_file(shenbao, answers):
    Path("bad.json").write_text("{", encoding="utf-8")
    Path("gap.json").write_text('{"schema_version": 1, "form": "suining-2021", "fillr": "x"}', encoding="utf-8")
    code, out, _ = shenbao("check", "a.json", "bad.json", "gap.json", "--json")
    files = json.loads(out)["files"]
    assert code == 2
    assert files[0] == {"file": "a.json", "findings": []}
    assert set(files[1]) == {"file", "error"}
    first = next(part for part in files[2]["findings"] if part["path"] == "/fillr")
    assert first["rule"] == "schema.additionalProperties"
    assert set(first) == {
        "rule", "severity", "path", "start", "excerpt", "fix", "related", "message", "basis", "strength", "kept",
    }  # fmt: skip


def test_an_unknown_key_is_a_finding_for_check_and_unusable_for_the_rest(shenbao):
    Path("a.json").write_text('{"schema_version": 1, "form": "suining-2021", "fillr": "x"}', encoding="utf-8")
    code, out, _ = shenbao("check", "a.json")
    assert code == 1
    assert "不认识“fillr”这一项，是不是 filer？" in out
    for argv in (["write", "a.json", "-o", "a.docx"], ["import", "a.json"]):
        code, out, err = shenbao(*argv)
        assert (code, out) == (2, "")
        assert "filer" in err
        assert one_chinese_line(err)
    assert not Path("a.docx").exists()


def a_folder() -> None:
    Path("in.docx").mkdir()


def an_empty_file() -> None:
    Path("in.docx").touch()


def a_picture() -> None:
    Path("in.docx").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")


def no_zip() -> None:
    Path("in.docx").write_bytes(b"PK\x03\x04 but no more")


def a_zip_without_a_document() -> None:
    with zipfile.ZipFile("in.docx", "w") as archive:
        archive.writestr("a.txt", "甲")


def broken_json() -> None:
    Path("in.docx").write_text('{"form": ', encoding="utf-8")


def other_json() -> None:
    Path("in.docx").write_text("[1, 2]", encoding="utf-8")


def another_text() -> None:
    Path("in.docx").write_text("今天天气很好。\n", encoding="utf-8")


def an_old_word_file() -> None:
    Path("in.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def nothing() -> None:
    pass


BAD_INPUTS = [
    nothing, a_folder, an_empty_file, a_picture, no_zip, a_zip_without_a_document, broken_json, another_text,
    an_old_word_file, other_json,
]  # fmt: skip


@pytest.mark.parametrize("make", BAD_INPUTS)
@pytest.mark.parametrize("argv", [["import", "in.docx", "-o", "out.json"], ["write", "in.docx", "-o", "out.docx"]])
def test_a_bad_input_is_one_chinese_line_exit_code_2_and_no_output(shenbao, make, argv):
    make()
    code, out, err = shenbao(*argv)
    assert (code, out) == (2, "")
    assert one_chinese_line(err), err
    assert "in.docx" in err or "JSON" in err or "表" in err
    assert not Path(argv[-1]).exists()


@pytest.mark.parametrize("make", [part for part in BAD_INPUTS if part is not other_json])
def test_check_says_a_bad_input_in_one_line_too(shenbao, make):
    make()
    code, out, err = shenbao("check", "in.docx")
    assert (code, out) == (2, "")
    assert one_chinese_line(err), err


def test_json_of_another_shape_is_a_finding_for_check(shenbao):
    Path("a.json").write_text("[1, 2]", encoding="utf-8")
    code, out, _ = shenbao("check", "a.json")
    assert code == 1
    assert "申报表应当是一组项目" in out


def test_a_text_in_the_windows_code_page_is_read_and_said(shenbao, seed):
    Path("gbk.txt").write_bytes(seed.read_text(encoding="utf-8").encode("gb18030"))
    code, out, err = shenbao("import", "gbk.txt")
    assert code == 0
    assert "GBK" in err
    assert out == shenbao("import", str(seed))[1]


def test_an_existing_output_is_kept_without_force_and_replaced_with_it(shenbao, answers):
    Path("a.docx").write_bytes(b"old")
    code, _, err = shenbao("write", "a.json", "-o", "a.docx")
    assert code == 2
    assert "--force" in err
    assert one_chinese_line(err)
    assert Path("a.docx").read_bytes() == b"old"
    assert shenbao("write", "a.json", "-o", "a.docx", "--force")[0] == 0
    assert Path("a.docx").read_bytes()[:2] == b"PK"
    assert shenbao("import", "a.json", "-o", "a.json")[0] == 2


def test_an_output_folder_that_is_missing_is_named(shenbao, answers):
    for argv in (["write", "a.json", "-o", "no/a.docx"], ["import", "a.json", "-o", "no/b.json"]):
        code, _, err = shenbao(*argv)
        assert code == 2
        assert "不存在" in err
        assert one_chinese_line(err)


def test_an_output_folder_that_cannot_be_written_is_named(shenbao, answers, monkeypatch):

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", fail)
    code, _, err = shenbao("write", "a.json", "-o", "a.docx")
    assert code == 2
    assert "没有权限" in err
    assert one_chinese_line(err)


def test_the_final_file_is_refused_with_the_list_and_a_proof_is_written(shenbao, answers):
    text = answers.read_text(encoding="utf-8").replace("油茶林垦复改造300亩", "油茶林垦复改造〔待填：农业站〕亩")
    answers.write_text(text, encoding="utf-8")
    code, out, err = shenbao("write", "a.json", "-o", "a.docx")
    assert (code, out) == (1, "")
    assert "还有 1 处待填（农业站）" in err
    assert not Path("a.docx").exists()
    assert shenbao("write", "a.json", "-o", "a.docx", "--proof", "送审稿")[0] == 0
    assert shenbao("write", "a.json", "-o", "b.docx", "--proof", "定稿")[0] == 2


def test_several_inputs_go_to_a_folder_and_a_bad_one_does_not_stop_the_rest(shenbao, answers):
    Path("out").mkdir()
    Path("bad.json").write_text("{", encoding="utf-8")
    code, out, err = shenbao("write", "bad.json", "a.json", "-o", "out")
    assert code == 2
    assert "bad.json" in err
    assert out == "已写好：out/a.docx\n"
    assert shenbao("write", "a.json", "a.json", "-o", "a.docx")[0] == 2


def test_a_draft_is_a_file_argument_too(shenbao):
    Session.new("乙").say("青禾县云溪乡人民政府")
    code, out, _ = shenbao("check", "@乙")
    assert code == 1
    assert "部门名称还没有填" in out
    assert json.loads(shenbao("import", "@乙")[1])["filer"] == "青禾县云溪乡人民政府"
    assert shenbao("check", "@丙")[0] == 2


def test_drafts_are_listed_for_people_and_for_programs(shenbao):
    assert "还没有草稿" in shenbao("list")[1]
    assert json.loads(shenbao("list", "--json")[1]) == []
    Session.new("乙").say("青禾县云溪乡人民政府")
    assert "已填1/29" in shenbao("list")[1]
    assert json.loads(shenbao("list", "--json")[1])[0]["filer"] == "青禾县云溪乡人民政府"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["chekc", "a"], "是不是 check"),
        (["write", "a.json"], "少了 -o"),
        (["check"], "少了 FILE"),
        (["import", "a", "--quick"], "不认识 --quick"),
        (["new", "--year", "明年"], "要写整数"),
        (["new", "--year", "27"], "2000 到 2100"),
        (["check", "a", "--fail-on", "worst"], "可以用：error"),
        (["open", "没有这份"], "没有叫"),
        (["open"], "还没有草稿"),
    ],
)
def test_a_slip_on_the_command_line_is_one_chinese_line(shenbao, argv, said):
    code, out, err = shenbao(*argv)
    assert (code, out) == (2, "")
    assert said in err
    assert one_chinese_line(err)


@pytest.mark.parametrize("argv", [["-h"], ["check", "-h"], ["write", "--help"]])
def test_help_is_chinese_throughout(shenbao, argv):
    code, out, _ = shenbao(*argv)
    assert code == 0
    assert out.startswith("用法：")
    assert not re.search("usage|options|positional|show this|exit", out)


def test_the_version_comes_from_one_place(shenbao):
    from assistant import __version__

    assert shenbao("--version")[1] == f"shenbao {__version__}\n"


def run_process(*argv: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "assistant", *argv]
    return subprocess.run(command, input=given, capture_output=True, env=dict(os.environ), timeout=60, check=False)


@pytest.mark.parametrize("argv", [["--plain", "new", "a"], ["new", "a", "--plain"], ["--plain", "open"], ["--plain"]])
def test_plain_counts_before_the_verb_and_behind_it(argv):
    from assistant.cli import _parser

    assert _parser(argv).parse_args(argv).plain
    without = [part for part in argv if part != "--plain"]
    assert not _parser(without).parse_args(without).plain


def test_without_a_terminal_the_interview_is_plain_and_resumes():
    first = run_process(given="3\n青禾县云溪乡人民政府\n\n2027\n".encode())
    assert first.returncode == 0, first.stderr
    assert f"{sys.executable} -m assistant open caogao-1" in first.stdout.decode()
    second = run_process("open", given=b"1328.6\n")
    assert "资金总额" in second.stdout.decode().split("答 >")[0]
    data = parse_json(run_process("import", "@caogao-1").stdout.decode())
    assert (data["year"], data["department"]) == (2027, "青禾县云溪乡人民政府")
    assert str(data["budget"]["total"]) == "1328.6"


def test_with_a_draft_the_choice_may_come_from_a_pipe_as_well():
    assert run_process("new", "a", given="青禾县云溪乡人民政府\n".encode()).returncode == 0
    done = run_process(given=b"1\n\n2027\n")
    assert done.returncode == 0, done.stderr
    assert run_process("import", "@a").stdout.count(b'"year": 2027') == 1


def test_pasted_text_comes_from_standard_input(seed):
    done = run_process("import", "-", given=seed.read_bytes())
    assert done.returncode == 0
    assert json.loads(done.stdout)["year"] == 2021
    assert run_process("import", "-", given=b"").returncode == 2
    assert run_process("import", "-", given=b"\x00\x01\x02").returncode == 2


def test_a_fault_of_the_program_is_one_line_and_no_traceback(shenbao, answers, monkeypatch):
    from assistant.cli import check

    def fail(*_: object) -> None:
        raise LookupError("secret answer")

    monkeypatch.setattr(check, "check_data", fail)
    code, _, err = shenbao("check", "a.json")
    assert code == 2
    assert one_chinese_line(err)
    assert "secret" not in err
