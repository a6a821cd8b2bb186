"""Word files that mean harm, through every verb that reads one: one Chinese line, no trace, little memory."""

import sys
from pathlib import Path

import pytest

from assistant.paths import drafts_folder
from tests.functional.test_cli_hostile import is_one_mendable_line
from tests.support.hostile import READ, REFUSED
from tests.support.measured import run_measured

MOST_MEMORY = 200 * 2**20


def verbs(file: str) -> list[list[str]]:
    return [
        ["import", file, "-o", "out.json"],
        ["check", file],
        ["write", file, "-o", "out.docx", "--proof"],
        ["new", "neu", "--from", file, "--plain"],
    ]


# What takes most memory; the rest differs in nothing that only a process of its own shows.
LARGE_REFUSED = [
    "bomb of one part",
    "bomb in the document",
    "hundred thousand members",
    "ten thousand rows",
    "ten thousand blank rows",
    "one run of five megabytes in Chinese",
    "two million private characters",
    "half a million attributes",
    "tags without end in every part",
]
LARGE_READ = ["two hundred thousand namespaces", "as many tags and attributes as are read"]


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_one_line_for_every_verb_and_leaves_nothing(shenbao, monkeypatch, name):
    monkeypatch.setenv("SHENBAO_SOFFICE", "")
    Path("表.docx").write_bytes(REFUSED[name]())
    said = set()
    for argv in verbs("表.docx"):
        code, out, err = shenbao(*argv)
        assert (code, out) == (2, "")
        assert is_one_mendable_line(err), err
        said.add(err)
    assert len(said) == 1
    assert [path.name for path in Path().iterdir()] == ["表.docx"]
    assert not drafts_folder().exists()


@pytest.mark.parametrize("name", READ)
def test_a_file_that_means_harm_and_is_the_form_is_read_like_any_other(shenbao, name):
    Path("表.docx").write_bytes(READ[name]())
    code, out, err = shenbao("import", "表.docx")
    assert code == 0
    assert '"department": "青禾县云溪乡人民政府"' in out
    assert len(err.splitlines()) <= 102
    assert not Path("/tmp/shenbao-outside").exists()


@pytest.mark.parametrize("name", LARGE_REFUSED)
def test_a_hostile_file_takes_little_memory(tmp_path, name):
    (tmp_path / "表.docx").write_bytes(REFUSED[name]())
    [done] = run_measured([[sys.executable, "-m", "assistant", "import", "表.docx"]], tmp_path)
    assert done.code == 2
    assert is_one_mendable_line(done.said), done.said
    assert done.memory < MOST_MEMORY


@pytest.mark.parametrize("name", LARGE_READ)
def test_a_file_at_the_limits_takes_little_memory_for_every_verb(tmp_path, name):
    (tmp_path / "表.docx").write_bytes(READ[name]())
    done = run_measured([[sys.executable, "-m", "assistant", *argv] for argv in verbs("表.docx")], tmp_path)
    assert [part.code for part in done] == [0, 1, 0, 0]
    assert max(part.memory for part in done) < MOST_MEMORY
    assert not any("Traceback" in part.said for part in done)


@pytest.mark.parametrize("name", [*REFUSED, *READ])
def test_a_hostile_blank_is_filled_or_refused_and_nothing_else(shenbao, answers, name):
    Path("空表.docx").write_bytes({**REFUSED, **READ}[name]())
    code, out, err = shenbao("write", "a.json", "--into", "空表.docx", "-o", "out.docx")
    assert (code, out) == (2, "")  # none of them has room for a whole declaration
    assert "没有写出文件" in err or is_one_mendable_line(err), err
    assert {path.name for path in Path().iterdir()} == {"空表.docx", "a.json"}
