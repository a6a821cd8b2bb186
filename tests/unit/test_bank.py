"""bank.py: reading the questions, and saying where a file is off."""

import operator
from dataclasses import FrozenInstanceError, fields
from pathlib import Path
from typing import cast

import pytest

from assistant.bank import Question, load_questions, question, read_questions
from assistant.errors import ResourceError

PARTS = [part.name for part in fields(Question)]


def table(question_id: str = "filer", **changed: str | None) -> str:
    """Return a question in TOML; a part set to None is left out."""
    parts = {name: f"{name} 的内容" for name in PARTS} | {"id": question_id} | changed
    lines = [f'{name} = "{value}"' for name, value in parts.items() if value is not None]
    return "\n".join(["[[questions]]", *lines, ""])


def refusal(folder: Path) -> str:
    """Return the line with which `folder` is refused."""
    with pytest.raises(ResourceError) as caught:
        read_questions(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_questions_of_several_files_come_together(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(table("filer") + table("year"), encoding="utf-8")
    (tmp_path / "b.toml").write_text(table("duties", good="管粮油生产"), encoding="utf-8")
    found = read_questions(tmp_path)
    assert list(found) == ["filer", "year", "duties"]
    assert found["duties"].good == "管粮油生产"


def test_a_file_that_is_no_toml_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(table(), encoding="utf-8")
    (tmp_path / "a.toml.bak").write_text("???", encoding="utf-8")
    assert list(read_questions(tmp_path)) == ["filer"]


@pytest.mark.parametrize("part", [name for name in PARTS if name != "id"])
def test_a_missing_part_is_named_with_its_file_and_question(tmp_path: Path, part: str) -> None:
    (tmp_path / "head.toml").write_text(table("filer", **{part: None}), encoding="utf-8")
    line = refusal(tmp_path)
    assert "head.toml" in line
    assert "“filer”" in line
    assert f"缺 {part}，" in line


def test_an_empty_part_counts_as_missing(tmp_path: Path) -> None:
    (tmp_path / "head.toml").write_text(table(why="  "), encoding="utf-8")
    assert "缺 why" in refusal(tmp_path)


def test_a_part_that_is_no_text_counts_as_missing(tmp_path: Path) -> None:
    (tmp_path / "head.toml").write_text(table(good=None) + "good = 2027\n", encoding="utf-8")
    assert "缺 good" in refusal(tmp_path)


def test_a_question_without_id_is_named_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "head.toml").write_text(table() + table(id=None), encoding="utf-8")
    line = refusal(tmp_path)
    assert "第 2 题" in line
    assert "缺 id" in line


def test_a_misspelt_part_is_named(tmp_path: Path) -> None:
    (tmp_path / "head.toml").write_text(table(hint=None) + 'hnit = "x"\n', encoding="utf-8")
    line = refusal(tmp_path)
    assert "head.toml" in line
    assert "多出 hnit" in line


def test_an_id_in_two_files_is_refused_and_both_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(table("year"), encoding="utf-8")
    (tmp_path / "b.toml").write_text(table("year"), encoding="utf-8")
    line = refusal(tmp_path)
    assert "“year”" in line
    assert "a.toml" in line
    assert "b.toml" in line


def test_an_id_twice_in_one_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(table("year") + table("year"), encoding="utf-8")
    assert "“year”" in refusal(tmp_path)


@pytest.mark.parametrize("content", ["", 'title = "x"\n', "questions = 3\n", 'questions = ["x"]\n'])
def test_a_file_without_questions_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.toml").write_text(content, encoding="utf-8")
    assert "a.toml 里没有题目" in refusal(tmp_path)


def test_a_table_beside_the_questions_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(table() + "[notes]\n", encoding="utf-8")
    assert "a.toml" in refusal(tmp_path)


def test_a_malformed_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[[questions]\n", encoding="utf-8")
    assert "a.toml" in refusal(tmp_path)


def test_an_objective_has_its_own_question() -> None:
    assert question("objective.culture.outputs").id == "objective.culture.outputs"


@pytest.mark.parametrize("part", ["outputs", "benefits"])
def test_an_objective_that_a_county_adds_falls_back_to_the_general_question(part: str) -> None:
    assert question(f"objective.tourism.{part}").id == f"objective.{part}"


@pytest.mark.parametrize("key", ["", "nonsense", "objective.culture.title", "budget.income.lottery", "objective"])
def test_an_unknown_question_is_named_and_not_guessed(key: str) -> None:
    with pytest.raises(ResourceError, match=f"“{key}”"):
        question(key)


def test_the_questions_are_read_once_and_cannot_be_changed() -> None:
    known = load_questions()
    assert load_questions() is known
    with pytest.raises(TypeError):
        operator.setitem(cast(dict[str, Question], known), "filer", known["year"])
    with pytest.raises(FrozenInstanceError):
        known["filer"].__setattr__("prompt", "?")
