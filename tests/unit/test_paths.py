"""The user's folders, and the words that start the program again."""

import sys
from pathlib import Path

import pytest

from assistant import paths


@pytest.fixture
def started(tmp_path, monkeypatch):
    """Pretend that the program was started as some words; an installed shenbao is on the PATH if asked for."""

    def start(*words: str, on_path: Path | None = None) -> str:
        monkeypatch.setattr(sys, "argv", [words[-1]])
        monkeypatch.setattr(sys, "orig_argv", list(words))
        monkeypatch.setenv("PATH", str(on_path or tmp_path / "nowhere"))
        return paths.program()

    return start


def installed(folder: Path) -> Path:
    folder.mkdir()
    script = folder / "shenbao"
    script.write_text("#!/bin/sh\n", encoding="utf-8")
    script.chmod(0o755)
    return script


def test_a_program_on_the_path_is_started_by_its_name(started, tmp_path):
    script = installed(tmp_path / "bin")
    assert started("python3", str(script), on_path=script.parent) == "shenbao"


def test_a_program_elsewhere_is_started_as_it_was_typed(started, tmp_path, monkeypatch):
    installed(tmp_path / "bin")
    monkeypatch.chdir(tmp_path)
    assert started("python3", "bin/shenbao") == "bin/shenbao"


def test_another_shenbao_on_the_path_is_not_mistaken_for_this_one(started, tmp_path):
    mine, other = installed(tmp_path / "mine"), installed(tmp_path / "other")
    assert started("python3", str(mine), on_path=other.parent) == str(mine)


def test_a_module_is_started_by_its_interpreter(started):
    main = str(Path(paths.__file__).parent / "__main__.py")
    assert started(".venv/bin/python", main) == ".venv/bin/python -m assistant"


def test_the_word_file_goes_home_unless_told_otherwise(monkeypatch, tmp_path):
    assert paths.output_folder().name == "out"
    monkeypatch.delenv("SHENBAO_OUT")
    assert paths.output_folder() == Path.home() / "申报"
