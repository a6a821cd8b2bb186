"""The watched line editor: what is handed on, when, and which signal is heard after which."""

import signal
from types import ModuleType, SimpleNamespace

import pytest

from assistant import lineedit
from assistant.errors import HungUp
from assistant.lineedit import Editor, load_editor


class Library(ModuleType):
    """Stands in the place of readline."""

    def __init__(self) -> None:
        super().__init__("library")
        self.buffer = "the line before"
        self.hook = None

    def get_line_buffer(self) -> str:
        return self.buffer

    def insert_text(self, text: str) -> None:
        self.buffer += text

    def set_startup_hook(self, hook) -> None:
        self.hook = hook

    def begin(self) -> None:
        """What readline does when it begins to read a line."""
        self.buffer = ""
        self.hook()


class Line:
    """One line being typed, and what was handed on of it."""

    def __init__(self) -> None:
        self.library = Library()
        self.editor = Editor(self.library)
        self.kept: list[str] = []

    def type(self, text: str) -> None:
        self.library.buffer = text
        signal.raise_signal(signal.SIGALRM)


@pytest.fixture
def line() -> Line:
    return Line()


def test_what_changed_is_handed_on_once(line):
    with line.editor.watching(line.kept.append):
        line.library.begin()
        for text in ("", "青", "青", "青禾", ""):
            line.type(text)
    assert line.kept == ["青", "青禾", ""]


def test_the_line_before_is_not_taken_for_this_one(line):
    with line.editor.watching(line.kept.append):
        signal.raise_signal(signal.SIGALRM)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert line.kept == []


def test_what_stands_in_the_line_from_the_start_is_no_change(line):
    with line.editor.watching(line.kept.append, "青禾"):
        line.library.begin()
        assert line.library.buffer == "青禾"
        signal.raise_signal(signal.SIGALRM)
        line.type("青禾县")
    assert line.kept == ["青禾县"]


@pytest.mark.parametrize(
    ("number", "slip"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGHUP, HungUp), (signal.SIGTERM, HungUp)]
)
def test_a_signal_to_end_hands_the_line_on_first(line, number, slip):
    with pytest.raises(slip), line.editor.watching(line.kept.append):
        line.library.begin()
        line.library.buffer = "青禾"
        signal.raise_signal(number)
    assert line.kept == ["青禾"]


def test_what_is_being_kept_is_interrupted_by_nothing_and_the_signal_is_heard_afterwards(line):
    def keep(text: str) -> None:
        for number in (signal.SIGALRM, signal.SIGINT, signal.SIGALRM):
            signal.raise_signal(number)
        line.kept.append(text)

    with pytest.raises(KeyboardInterrupt), line.editor.watching(keep):
        line.library.begin()
        line.type("青禾")
    assert line.kept == ["青禾"]


@pytest.mark.parametrize("order", [(signal.SIGINT, signal.SIGHUP), (signal.SIGHUP, signal.SIGINT)])
def test_of_two_signals_the_one_that_ends_the_program_counts(line, order):
    def keep(text: str) -> None:
        for number in order:
            signal.raise_signal(number)

    with pytest.raises(HungUp) as caught, line.editor.watching(keep):
        line.library.begin()
        line.type("青禾")
    assert caught.value.number == signal.SIGHUP


def test_half_a_character_of_another_code_page_is_not_handed_on(line):
    with line.editor.watching(line.kept.append):
        line.library.begin()
        line.type("青\udcc7")
        line.type("青禾")
    assert line.kept == ["青禾"]


def test_afterwards_everything_is_as_it_was(line):
    numbers = (signal.SIGALRM, signal.SIGINT, signal.SIGHUP, signal.SIGTERM)
    before = [signal.getsignal(number) for number in numbers]
    with line.editor.watching(line.kept.append):
        line.library.begin()
        assert signal.getitimer(signal.ITIMER_REAL)[1] > 0
    assert [signal.getsignal(number) for number in numbers] == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert line.library.hook is None


def test_nothing_ticks_before_the_editor_reads(line):
    with line.editor.watching(line.kept.append):
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_signal_that_is_ignored_stays_ignored(line):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with line.editor.watching(line.kept.append):
            line.library.begin()
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_an_editor_that_lacks_what_is_needed_is_none(monkeypatch):
    monkeypatch.setattr(lineedit, "importlib", SimpleNamespace(import_module=lambda _: ModuleType("bare")))
    assert load_editor() is None


def test_a_python_without_an_editor_has_none(monkeypatch):
    def missing(_: str) -> ModuleType:
        raise ImportError

    monkeypatch.setattr(lineedit, "importlib", SimpleNamespace(import_module=missing))
    assert load_editor() is None
