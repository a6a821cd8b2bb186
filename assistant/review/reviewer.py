"""A review that remembers: a line is judged again only when it, or what the rules know besides it, has changed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from types import ModuleType
from typing import Final

from assistant.codec import Json, declaration_json
from assistant.model import Absent, Declaration, Finding, Objective
from assistant.review.context import Context
from assistant.review.county import own_wording, without_own_wording
from assistant.review.lines import Line, lines_of
from assistant.validation import check_schema, check_value

_SOUND: Final = {"title": "改善民生", "outputs": [], "benefits": []}
"""An objective that the schema has nothing against: it stands for the others while the rest is checked."""
_SOUND_LINES: Final = {"outputs": {"text": "甲"}, "benefits": {"text": "甲", "category": "social"}}
"""The same for the lines of an objective."""
MOST_REMEMBERED = 2_000
"""Lines; a form has a hundred."""


def _rules() -> ModuleType:
    # Their patterns take a quarter of a second to make: nothing before the first review needs them.
    from assistant.review import rules

    return rules


class Reviewer:
    """The review of one declaration, again and again while it changes."""

    def __init__(self) -> None:
        self._context: Context | None = None
        self._known: dict[Line, list[Finding]] = {}
        self._own_wording: tuple[str, ...] = ()
        self._rest: tuple[str, tuple[Finding, ...]] = ("", ())
        self._objectives: dict[tuple[int, Objective], list[Finding]] = {}
        self._sound: dict[Hashable, bool] = {}

    def check_schema(self, declaration: Declaration) -> list[Finding]:
        """Return what the schema objects to; an objective is checked again only when it has changed."""
        data, objectives = declaration_json(declaration), declaration.objectives
        if isinstance(objectives, Absent) or not isinstance(data, dict):
            return check_schema(data)
        rest = {**data, "objectives": [_SOUND] * len(objectives)}
        if (key := repr(rest)) != self._rest[0]:
            self._rest = key, tuple(check_schema(rest))
        found = list(self._rest[1])
        for index, (objective, value) in enumerate(zip(objectives, data["objectives"], strict=True)):
            judged = self._objectives.get((index, objective))
            if judged is None:
                judged = [] if self._is_sound(objective, value) else check_value(f"/objectives/{index}", value)
                self._objectives[index, objective] = judged
            found += judged
        return found

    def _is_sound(self, objective: Objective, value: dict[str, Json]) -> bool:
        """Return whether the schema has nothing against an objective; of its lines the new ones are checked."""
        frame = dict(value)
        for name, lines in (("outputs", objective.outputs), ("benefits", objective.benefits)):
            if isinstance(lines, Absent):
                continue
            frame[name] = [_SOUND_LINES[name]] * len(lines)
            for line, part in zip(lines, value[name], strict=True):
                if not self._passes((name, line), f"/objectives/0/{name}/0", part):
                    return False
        return self._passes(repr(frame), "/objectives/0", frame)

    def _passes(self, key: Hashable, path: str, value: Json) -> bool:
        """Return whether the schema has nothing against a value as that member, which `key` stands for."""
        if key not in self._sound:
            self._sound[key] = not check_value(path, value)
        return self._sound[key]

    def check(self, declaration: Declaration, context: Context) -> list[Finding]:
        """Return the findings of every rule, those of single lines first."""
        lines = list(lines_of(declaration, context.form))
        with context.bank.one_review_at_a_time:
            self._renew(context)
            self._judge(lines, context)
            found = [finding for line in lines for finding in self._of_line(line)]
            for rule in _rules().FORM_RULES:
                found.extend(rule(lines, declaration, context))
        return found

    def check_line(self, line: Line, context: Context) -> list[Finding]:
        """Return what the rules for single lines find in one line."""
        with context.bank.one_review_at_a_time:
            self._renew(context)
            self._judge([line], context)
            return self._of_line(line)

    def _renew(self, context: Context) -> None:
        """Forget what was judged by another context."""
        if context != self._context or len(self._known) > MOST_REMEMBERED:
            self._context, self._known, self._objectives, self._sound = context, {}, {}, {}
            self._own_wording = own_wording(context)

    def _judge(self, lines: Sequence[Line], context: Context) -> None:
        """Judge the lines that are new; rule by rule, since a rule is much quicker when its words are at hand."""
        new: dict[Line, list[Finding]] = {line: [] for line in lines if line not in self._known}
        for rule in _rules().LINE_RULES:
            for line, found in new.items():
                found.extend(rule(line, context))
        for line, found in new.items():
            self._known[line] = without_own_wording(found, self._own_wording)

    def _of_line(self, line: Line) -> list[Finding]:
        """Return the findings of a line that has been judged, maybe in another place."""
        found = self._known[line]
        if found and found[0].path != line.path:
            found = self._known[line] = [finding.at(line.path) for finding in found]
        return found
