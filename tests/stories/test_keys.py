"""The example declaration, made from nothing by choosing what is offered and filling its blanks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from textual import events

from assistant import plain
from assistant.model import Declaration
from assistant.session import Session
from assistant.state import Item
from assistant.tui.app import ShenbaoApp
from tests.support.story_keys import Chosen, Typed, way_to
from tests.support.tui import enter, until

BASICS = "基本数据 村9 支部11 低保户186"
MOST_KEYS = 6


class Hands:
    """Two hands at the full screen that do not wait for it, and count the keys of one line."""

    def __init__(self, app: ShenbaoApp):
        self._app = app
        self.keys = 0

    def press(self, *keys: str) -> None:
        self.keys += len(keys)
        for key in keys:
            self._app.post_message(events.Key(key, {"enter": "\r", "tab": "\t"}.get(key, key)))

    def type(self, text: str) -> None:
        """Type a value, a name or a date, which does not count."""
        self._app.post_message(events.Paste(text))

    def choose(self, line: Chosen) -> None:
        at_once = line.letters and line.values  # what has no blank left would be an answer and waits for Enter
        self.press(*line.letters, str(line.digit), *(() if at_once else ("enter",)))
        for number, value in enumerate(line.values):
            if number:
                self.press("tab")
            self.type(value)
        if line.values:
            self.press("enter")


def held(session: Session) -> tuple[Item, ...]:
    """The lines of the list that is asked for."""
    return session.interview.state.items(session.interview.topic.id).items


async def full_screen(declaration: Declaration, pressed: Counter[str]) -> Declaration:
    session = Session.new("example")
    async with ShenbaoApp(session).run_test(size=(80, 24)) as pilot:
        for step in way_to(declaration, session, BASICS):
            if isinstance(step, Typed):
                await enter(pilot, step.text)
                continue
            hands, lines = Hands(pilot.app), len(held(session))
            hands.choose(step)
            await until(pilot, lambda lines=lines: len(held(session)) > lines)
            pressed[step.text] = hands.keys
        assert session.findings() == []
        return session.declaration()


def lines_of(step: Typed | Chosen) -> list[str]:
    return [step.text] if isinstance(step, Typed) else [f"{step.letters}{step.digit}", *step.values]


def headless(declaration: Declaration) -> Declaration:
    session = Session.new("example")
    for step in way_to(declaration, session, BASICS):
        first, *rest = lines_of(step)
        session.say(first)
        for line in rest:
            session.fill(line)
    return session.declaration()


def line_by_line(declaration: Declaration) -> Declaration:
    session = Session.new("example")
    lines: Iterator[str] = (line for step in way_to(declaration, session, BASICS) for line in lines_of(step))
    plain.run(session, partial(next_line, lines))
    return session.declaration()


def next_line(lines: Iterator[str], prompt: str) -> str | None:
    return next(lines, None)


def as_asked(example: Declaration) -> Declaration:
    """The example without what no question asks for: why an amount's line is empty."""
    return replace(example, not_applicable=())


async def test_no_line_of_the_example_takes_more_than_six_keys_besides_its_values(example, pressed):
    made = await full_screen(example, pressed)
    assert made == as_asked(example)
    indicators = [line.text for part in example.objectives for line in (*part.outputs, *part.benefits)]
    assert sorted(pressed) == sorted([*example.duties, *indicators])
    assert {text: keys for text, keys in pressed.items() if keys > MOST_KEYS} == {}


@pytest.mark.parametrize("play", [headless, line_by_line], ids=lambda play: play.__name__)
def test_the_same_choices_make_the_same_declaration_without_the_full_screen(
    play: Callable[[Declaration], Declaration], example
):
    assert play(example) == as_asked(example)
