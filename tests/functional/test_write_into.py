"""`shenbao write --into` and `--ascii-name`, as a person types them."""

import json
from pathlib import Path

import docx
import pytest

from assistant.codec import declaration_json, render_json
from assistant.paths import output_folder
from assistant.session import Session
from tests.support.blanks import BLANKS


@pytest.fixture
def blank(answers, monkeypatch) -> Path:
    monkeypatch.chdir(answers.parent)
    path = Path("空表.docx")
    path.write_bytes(BLANKS["usual"]())
    return path


def test_the_blank_is_filled_and_stays_as_it_was(shenbao, blank):
    before = blank.read_bytes()
    assert shenbao("write", "a.json", "--into", str(blank), "-o", "申报表.docx")[0] == 0
    assert blank.read_bytes() == before
    assert docx.Document("申报表.docx").paragraphs[0].text == "附件３"
    assert shenbao("import", "申报表.docx", "-o", "b.json")[0] == 0
    first, second = (json.loads(Path(name).read_text(encoding="utf-8")) for name in ("a.json", "b.json"))
    assert first["budget"] == second["budget"]
    assert [o["title"] for o in first["objectives"]] == [o["title"] for o in second["objectives"]]


@pytest.mark.parametrize("argv", [[], ["--force"]])
def test_the_blank_itself_is_never_the_output(shenbao, blank, argv):
    before = blank.read_bytes()
    code, _, err = shenbao("write", "a.json", "--into", str(blank), "-o", str(blank), *argv)
    assert code == 2
    assert len(err.splitlines()) == 1
    assert blank.read_bytes() == before


def test_what_the_blank_has_no_place_for_stops_it_with_a_list(shenbao, blank, example):
    data = {**declaration_json(example), "year": 2028}
    document = docx.Document(blank)
    for paragraph in document.paragraphs:
        if "年度" in paragraph.text:
            paragraph.text = "（2027年度）"
    document.save(blank)
    Path("c.json").write_text(render_json(data), encoding="utf-8")
    code, out, err = shenbao("write", "c.json", "--into", str(blank), "-o", "申报表.docx")
    assert (code, out) == (2, "")
    assert "2027" in err.splitlines()[0]
    assert "没有写出文件" in err.splitlines()[-1]
    assert not Path("申报表.docx").exists()


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("空表.txt", "附件2\n部门名称\n".encode(), "另存为 .docx"),
        ("空表.docx", b"PK\x03\x04 broken", "损坏"),
        ("没有.docx", None, "找不到"),
    ],
)
def test_a_blank_that_cannot_be_used_ends_in_one_line(shenbao, answers, name, data, word):
    if data is not None:
        Path(name).write_bytes(data)
    code, out, err = shenbao("write", "a.json", "--into", name, "-o", "申报表.docx")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert word in err


def test_a_proof_into_the_blank_carries_its_word(shenbao, blank):
    assert shenbao("write", "a.json", "--into", str(blank), "--proof", "征求意见稿", "-o", "送.docx")[0] == 0
    assert docx.Document("送.docx").sections[0].header.paragraphs[0].text == "征求意见稿"


def test_several_inputs_go_into_one_blank(shenbao, blank):
    Path("b.json").write_bytes(Path("a.json").read_bytes())
    Path("out").mkdir()
    assert shenbao("write", "a.json", "b.json", "--into", str(blank), "-o", "out")[0] == 0
    assert Path("out/a.docx").read_bytes() == Path("out/b.docx").read_bytes()


def test_the_blank_is_read_back_and_nothing_is_said_where_all_is_well(shenbao, blank):
    assert shenbao("write", "a.json", "--into", str(blank), "-o", "申报表.docx")[2] == ""


def test_what_reads_otherwise_in_the_filled_blank_is_told(shenbao, blank, example):
    # A reader takes the second half for the person who filled the form in.
    data = {**declaration_json(example), "filer": "青禾县云溪乡人民政府 填报人：李某"}
    Path("c.json").write_text(render_json(data), encoding="utf-8")
    code, _, err = shenbao("write", "c.json", "--into", str(blank), "-o", "申报表.docx")
    assert code == 0
    assert "读回来" in err
    assert "填报单位" in err


# From the interview


def test_the_interview_fills_a_blank_beside_its_other_files(blank, example):
    session = Session.new("a", ("去年.docx", example))
    before = blank.read_bytes()
    reply = session.say(f"空表 {blank}")
    [path] = output_folder().glob("2027年*.docx")
    assert str(path) in reply.messages[0].text
    assert docx.Document(path).paragraphs[0].text == "附件３"
    assert blank.read_bytes() == before


def test_a_blank_in_the_output_folder_needs_no_path(blank, example):
    session = Session.new("a", ("去年.docx", example))
    session.say("写出")
    blank.rename(output_folder() / "县里空表.docx")
    assert "已写好" in session.say("空表 县里空表.docx").messages[0].text
    assert len(list(output_folder().glob("2027*.docx"))) == 4


def test_the_word_alone_says_how(example):
    [message] = Session.new("a", ("去年.docx", example)).say("空表").messages
    assert "空表 " in message.text


def test_a_blank_is_not_filled_while_something_must_be_mended(blank):
    assert [m.text for m in Session.new("a").say(f"空表 {blank}").messages if "必改" in m.text]
    assert not output_folder().exists() or not list(output_folder().iterdir())


def test_what_a_blank_lacks_is_said_in_the_interview_too(blank, example):
    document = docx.Document(blank)
    for paragraph in document.paragraphs:
        if "年度" in paragraph.text:
            paragraph.text = "（2021年度）"
    document.save(blank)
    texts = [message.text for message in Session.new("a", ("去年.docx", example)).say(f"空表 {blank}").messages]
    assert "2021" in texts[0]
    assert "没有写出文件" in texts[-1]


@pytest.mark.parametrize("typed", ["空表 没有.docx", "空表 ./a.json"])
def test_a_blank_that_cannot_be_used_is_said_in_the_interview_too(blank, example, typed):
    reply = Session.new("a", ("去年.docx", example)).say(typed)
    assert len(reply.messages) == 1
    assert "\n" not in reply.messages[0].text


# A second copy with a name that every program can carry


def test_a_second_copy_has_an_ascii_name_and_the_same_bytes(shenbao, answers):
    code, out, _ = shenbao("write", "a.json", "-o", "申报表.docx", "--ascii-name")
    assert code == 0
    assert out.splitlines() == ["已写好：申报表.docx", "已写好：shenbao-2027.docx"]
    assert Path("申报表.docx").read_bytes() == Path("shenbao-2027.docx").read_bytes()


def test_a_name_that_is_ascii_already_needs_no_copy(shenbao, answers):
    code, out, err = shenbao("write", "a.json", "-o", "a.docx", "--ascii-name")
    assert code == 0
    assert out.splitlines() == ["已写好：a.docx"]
    assert "a.docx" in err


def test_nothing_is_written_where_the_second_copy_would_replace_a_file(shenbao, answers):
    Path("shenbao-2027.docx").write_bytes(b"old")
    code, out, err = shenbao("write", "a.json", "-o", "申报表.docx", "--ascii-name")
    assert (code, out) == (2, "")
    assert "shenbao-2027.docx" in err
    assert not Path("申报表.docx").exists()
    assert Path("shenbao-2027.docx").read_bytes() == b"old"


def test_copies_of_several_files_get_numbers(shenbao, answers):
    for name in ("甲.json", "乙.json"):
        Path(name).write_bytes(Path("a.json").read_bytes())
    Path("out").mkdir()
    assert shenbao("write", "甲.json", "乙.json", "-o", "out", "--ascii-name")[0] == 0
    names = {path.name for path in Path("out").iterdir()}
    assert names == {"甲.docx", "乙.docx", "shenbao-2027.docx", "shenbao-2027-2.docx"}


def test_the_townships_code_stands_in_the_ascii_name_where_it_is_known(shenbao, answers):
    data = json.loads(Path("a.json").read_text(encoding="utf-8"))
    Path("a.json").write_text(json.dumps({**data, "division_code": "430527212"}), encoding="utf-8")
    assert shenbao("write", "a.json", "-o", "申报表.docx", "--ascii-name")[0] == 0
    assert Path("shenbao-430527212-2027.docx").exists()
