"""A review that remembers: a line is judged again only when it, or what the rules know besides it, has changed."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType
from typing import Final

from assistant.codec import declaration_json
from assistant.model import Absent, Declaration, Finding, Objective
from assistant.review.context import Context
from assistant.review.county import without_own_wording
from assistant.review.lines import Line, lines_of
from assistant.validation import check_schema, check_value

_SOUND: Final = {"title": "改善民生", "outputs": [], "benefits": []}
"""An objective that the schema has nothing against: it stands for the others while the rest is checked."""
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
        self._known: dict[Line, tuple[Finding, ...]] = {}
        self._rest: tuple[str, tuple[Finding, ...]] = ("", ())
        self._sound: dict[tuple[int, Objective], tuple[Finding, ...]] = {}

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
            if (index, objective) not in self._sound:
                self._sound[index, objective] = tuple(check_value(f"/objectives/{index}", value))
            found += self._sound[index, objective]
        return found

    def check(self, declaration: Declaration, context: Context) -> list[Finding]:
        """Return the findings of every rule, those of single lines first."""
        if context != self._context or len(self._known) > MOST_REMEMBERED:
            self._context, self._known, self._sound = context, {}, {}
        lines = list(lines_of(declaration, context.form))
        found = [finding for line in lines for finding in self._of_line(line, context)]
        for rule in _rules().FORM_RULES:
            found.extend(rule(lines, declaration, context))
        return found

    def _of_line(self, line: Line, context: Context) -> list[Finding]:
        bare = replace(line, path="")
        if bare not in self._known:
            found = (finding for rule in _rules().LINE_RULES for finding in rule(bare, context))
            self._known[bare] = tuple(without_own_wording(found, context))
        return [finding.at(line.path) for finding in self._known[bare]]
