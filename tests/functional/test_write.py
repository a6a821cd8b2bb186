"""Files that the program writes: final and proof, several at once, and the words that decide what is written."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.cli.frontend import wants_plain
from assistant.codec import declaration_json, render_json
from assistant.model import Finding, Severity
from assistant.paths import output_folder
from assistant.session import Session
from tests.support.importing_samples import tabbed


def header(path: Path) -> str | None:
    """The text of the header, None where there is none."""
    with zipfile.ZipFile(path) as archive:
        if "word/header.xml" not in archive.namelist():
            return None
        return "".join(ElementTree.fromstring(archive.read("word/header.xml")).itertext())


# From the interview


def test_a_proof_from_the_interview_carries_its_word_on_every_page(example):
    session = Session.new("a", ("去年.docx", example))
    assert session.say("送审稿").messages
    [path] = output_folder().glob("*送审稿*")
    assert header(path) == "送审稿"


def test_a_proof_to_a_named_place_carries_its_word_too(tmp_path):
    Session.new("a").say(f"送审稿 {tmp_path / '送.docx'}")
    assert header(tmp_path / "送.docx") == "送审稿"


def test_the_final_file_from_the_interview_carries_no_word(example, tmp_path):
    Session.new("a", ("去年.docx", example)).say(f"写出 {tmp_path / '正.docx'}")
    assert header(tmp_path / "正.docx") is None


def test_a_file_that_exists_is_not_replaced_from_the_interview(example, tmp_path):
    (tmp_path / "正.docx").write_bytes(b"old")
    reply = Session.new("a", ("去年.docx", example)).say(f"写出 {tmp_path / '正.docx'}")
    assert not reply.accepted
    assert (tmp_path / "正.docx").read_bytes() == b"old"


# shenbao write


@pytest.mark.parametrize(
    ("argv", "word"), [([], None), (["--proof"], "草稿"), (["--proof", "征求意见稿"], "征求意见稿")]
)
def test_the_word_asked_for_stands_in_the_header(shenbao, answers, argv, word):
    assert shenbao("write", "a.json", "-o", "a.docx", *argv)[0] == 0
    assert header(Path("a.docx")) == word


def finding(severity: Severity, rule: str = "style.word") -> Finding:
    return Finding(rule, severity, "/filer", "换个说法，请改。")


@pytest.mark.parametrize(
    ("severity", "argv", "code"),
    [
        (Severity.ERROR, [], 0),
        (Severity.ERROR, ["--strict"], 1),
        (Severity.WARNING, ["--strict"], 0),
        (Severity.NOTE, ["--strict"], 0),
        (Severity.ERROR, ["--strict", "--proof", "草稿"], 0),
    ],
)
def test_strict_refuses_the_final_file_for_errors_that_else_are_only_said(
    shenbao, answers, monkeypatch, severity, argv, code
):
    monkeypatch.setattr("assistant.cli.write.check_declaration", lambda *_: [finding(severity)])
    assert shenbao("write", "a.json", "-o", "a.docx", *argv)[0] == code
    assert Path("a.docx").exists() is (code == 0)


@pytest.mark.parametrize("argv", [[], ["--force"]])
def test_two_inputs_of_one_name_are_not_written_over_each_other(shenbao, answers, example, argv):
    for name, filer in (("x", "甲乡人民政府"), ("y", "乙乡人民政府")):
        Path(name).mkdir()
        data = {**declaration_json(example), "filer": filer}
        Path(name, "表.json").write_text(render_json(data), encoding="utf-8")
    Path("out").mkdir()
    code, out, err = shenbao("write", "x/表.json", "y/表.json", "-o", "out", *argv)
    assert code == 2
    assert out.splitlines() == ["已写好：out/表.docx"]
    assert "y/表.json" in err
    assert json.loads(shenbao("import", "out/表.docx")[1])["filer"] == "甲乡人民政府"


def test_one_input_may_go_to_a_folder_too(shenbao, answers):
    Path("out").mkdir()
    assert shenbao("write", "a.json", "-o", "out")[0] == 0
    assert Path("out/a.docx").exists()


def test_in_a_folder_a_file_is_named_after_the_whole_draft_and_pasted_text_after_where_it_came_from(
    shenbao, answers, example, monkeypatch
):
    for name in ("云溪.初稿", "云溪.二稿"):
        Session.new(name, ("去年.docx", example))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(answers.read_bytes()), encoding="utf-8"))
    Path("out").mkdir()
    assert shenbao("write", "@云溪.初稿", "@云溪.二稿", "-", "-o", "out")[0] == 0
    assert {path.name for path in Path("out").iterdir()} == {"云溪.初稿.docx", "云溪.二稿.docx", "标准输入.docx"}


@pytest.mark.parametrize("name", ["申报表.doc", "申报表.wps", "申报表"])
def test_a_word_file_is_written_under_no_other_name(shenbao, answers, name):
    code, _, err = shenbao("write", "a.json", "-o", name)
    assert code == 2
    assert ".docx" in err
    assert not Path(name).exists()


@pytest.mark.parametrize("name", ["申报表.docx", "申报表.DOC"])
@pytest.mark.parametrize("argv", [["-o"], ["-o", "b.json", "--report"]])
def test_what_was_read_is_not_written_under_the_name_of_a_word_file(shenbao, answers, argv, name):
    code, _, err = shenbao("import", "a.json", *argv, name)
    assert code == 2
    assert ".json" in err
    assert [path.name for path in Path().iterdir()] == ["a.json"]


@pytest.mark.parametrize("verb", ["write", "import"])
def test_nothing_is_written_over_what_it_is_made_of_even_by_force(shenbao, answers, verb):
    assert shenbao("write", "a.json", "-o", "b.docx")[0] == 0
    name = {"write": "b.docx", "import": "a.json"}[verb]
    before = Path(name).read_bytes()
    code, _, err = shenbao(verb, name, "-o", f"./{name}", "--force")
    assert code == 2
    assert name in err
    assert Path(name).read_bytes() == before


@pytest.mark.parametrize(
    "argv",
    [
        ["write", "missing.json", "-o", "taken"],
        ["import", "missing.json", "-o", "taken"],
        ["import", "missing.json", "--report", "taken"],
    ],
)
def test_where_the_output_goes_is_looked_at_before_anything_is_read(shenbao, argv):
    Path("taken").write_bytes(b"old")
    code, _, err = shenbao(*argv)
    assert code == 2
    assert "--force" in err
    assert "missing" not in err


def test_a_report_that_cannot_be_written_keeps_the_data_from_being_half_done(shenbao, answers):
    code, out, err = shenbao("import", "a.json", "-o", "b.json", "--report", "no/r.json")
    assert (code, out) == (2, "")
    assert "不存在" in err
    assert not Path("b.json").exists()


def test_what_an_import_could_not_place_is_written_to_the_report(shenbao):
    Path("表.txt").write_text(tabbed() + "\n此件由农业站提供。\n", encoding="utf-8")
    code, _, err = shenbao("import", "表.txt", "-o", "b.json", "--report", "r.json")
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert code == 0
    assert [part["text"] for part in report["unplaced"]] == ["此件由农业站提供。"]
    assert set(report) == {"unplaced", "notes", "guessed"}
    assert "此件由农业站提供。" in err


# shenbao check

ORDER = ["error", "warning", "note"]


@pytest.mark.parametrize("level", [*ORDER, "never"])
@pytest.mark.parametrize("severity", ORDER)
def test_check_fails_on_what_is_as_heavy_as_asked_or_heavier(shenbao, answers, monkeypatch, severity, level):
    monkeypatch.setattr("assistant.cli.check.check_data", lambda *_: [finding(Severity(severity))])
    fails = level != "never" and ORDER.index(severity) <= ORDER.index(level)
    assert shenbao("check", "a.json", "--fail-on", level)[0] == int(fails)


@pytest.mark.parametrize("severity", ORDER)
def test_check_fails_on_errors_only_unless_told(shenbao, answers, monkeypatch, severity):
    monkeypatch.setattr("assistant.cli.check.check_data", lambda *_: [finding(Severity(severity))])
    assert shenbao("check", "a.json")[0] == int(severity == "error")


def test_a_file_with_findings_counts_beside_one_without(shenbao, answers):
    shutil.copy("a.json", "b.json")
    data = json.loads(Path("b.json").read_text(encoding="utf-8"))
    data["budget"]["total"] = 1
    Path("b.json").write_text(json.dumps(data), encoding="utf-8")
    assert shenbao("check", "b.json", "a.json")[0] == 1
    assert shenbao("check", "a.json", "a.json")[0] == 0


# The process


@pytest.mark.parametrize(
    "argv", [["import", "a.json"], ["list"], ["check", "a.json", "--json"], ["write", "a.json", "-o", "a.docx"]]
)
def test_a_reader_that_has_gone_ends_it_without_a_word(answers, argv):
    given, taken = os.pipe()
    os.close(given)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "assistant", *argv],
            cwd=answers.parent,
            stdin=subprocess.DEVNULL,
            stdout=taken,
            stderr=subprocess.PIPE,
            env=process_environment(),
            timeout=60,
            check=False,
        )
    finally:
        os.close(taken)
    assert done.stderr == b""
    assert done.returncode == 141


def process_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}


def test_what_the_terminal_cannot_show_is_replaced_and_ends_nothing(answers):
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "import", "a.json"],
        cwd=answers.parent,
        capture_output=True,
        env={**process_environment(), "PYTHONIOENCODING": "ascii"},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["year"] == 2027


@pytest.mark.parametrize(
    ("asked_for", "terminals", "term", "plain"),
    [
        (False, (True, True), "xterm-256color", False),
        (True, (True, True), "xterm-256color", True),
        (False, (True, True), "dumb", True),
        (False, (True, True), "", True),
        (False, (False, True), "xterm-256color", True),
        (False, (True, False), "xterm-256color", True),
    ],
)
def test_the_full_screen_is_for_terminals_that_can_show_it(monkeypatch, asked_for, terminals, term, plain):
    for name, terminal in zip(("stdin", "stdout"), terminals, strict=True):
        stream = io.StringIO()
        stream.isatty = lambda terminal=terminal: terminal
        monkeypatch.setattr(sys, name, stream)
    monkeypatch.setenv("TERM", term)
    assert wants_plain(asked_for) is plain
