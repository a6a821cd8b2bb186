"""Fixtures of the tests that drive the command line."""

from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.codec import declaration_json, render_json


@pytest.fixture
def shenbao(tmp_path, monkeypatch, capsys):
    """Run a command in an empty folder; returns (exit code, stdout, stderr)."""
    monkeypatch.chdir(tmp_path)

    def run(*argv: str) -> tuple[int, str, str]:
        try:
            code = main(argv)
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def answers(tmp_path, example) -> Path:
    """The example declaration as a.json in that folder."""
    path = tmp_path / "a.json"
    path.write_text(render_json(declaration_json(example)), encoding="utf-8")
    return path
