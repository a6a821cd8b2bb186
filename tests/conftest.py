"""Fixtures that every kind of test shares."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.codec import parse_declaration, parse_json
from assistant.form import Form, load_form
from assistant.model import Declaration
from tests.support.real_form import real_form
from tests.support.talk import Talk

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has a home of its own for drafts and for the files it writes."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("SHENBAO_HOME", str(home / "data"))
    monkeypatch.setenv("SHENBAO_OUT", str(home / "out"))
    monkeypatch.setenv("HOME", str(home))
    for name in ("SHENBAO_BANK", "XDG_CONFIG_HOME"):  # a county's own folders belong to the tests that make them
        monkeypatch.delenv(name, raising=False)
    # Where drafts flee to when their own disk is full: no test may find those of another one.
    (home / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(home / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    return home


@pytest.fixture(scope="session")
def form() -> Form:
    return load_form()


@pytest.fixture(scope="session")
def example_path() -> Path:
    return CHECKOUT / "question_bank" / "examples" / "yunxi-2027.json"


@pytest.fixture(scope="session")
def example(example_path: Path) -> Declaration:
    """The repository's own complete declaration."""
    return parse_declaration(parse_json(example_path.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def seed() -> Path:
    """The one real filled form, as text; it lies beside the checkout, not in it."""
    return real_form()


@pytest.fixture
def talk(form: Form) -> Talk:
    return Talk(form)


SUMMARIES: list[tuple[str, list[str]]] = []
"""(heading, lines) to be told at the end of the run."""


@pytest.fixture(scope="session")
def summary() -> Callable[[str, list[str]], None]:
    """Tells something at the end of the run, whichever process it was found in."""
    return lambda heading, lines: SUMMARIES.append((heading, lines))


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["summaries"] = SUMMARIES


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    SUMMARIES.extend(map(tuple, getattr(node, "workeroutput", {}).get("summaries", [])))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for heading, lines in SUMMARIES:
        terminalreporter.section(heading)
        for line in lines:
            terminalreporter.write_line(line)
