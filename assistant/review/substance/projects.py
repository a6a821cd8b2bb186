"""Projects of the worksheet that no indicator speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.model import Declaration, Finding, Severity, Strength
from assistant.review.context import Context, found
from assistant.review.lines import Line, Role
from assistant.wording.review import substance as say

_COMMON: Final = re.compile(
    r"20\d\d年(?:度)?|[（(][^（）()]*[）)]|项目|工程|资金|经费|补助|补贴|专项|支出|年度|本级|中央|省级|市级|县级|财政|衔接|第?[一二三四]批|[乡镇村]|建设|实施|[\s，、。“”]"
)
_LEAST_SHARE: Final = 0.5
"""Of a name's pairs of characters that a line must hold to be about it."""


def projects_without_indicator(lines: Sequence[Line], declaration: Declaration, context: Context) -> Iterator[Finding]:
    """Find projects of which no output or benefit speaks."""
    if not context.projects:
        return
    texts = [_COMMON.sub("", line.text) for line in lines if line.is_indicator]
    for name, _ in context.projects:
        core = _COMMON.sub("", name)
        pairs = {core[at : at + 2] for at in range(len(core) - 1)}
        if pairs and not any(sum(pair in text for pair in pairs) >= _LEAST_SHARE * len(pairs) for text in texts):
            yield found(
                "substance.project",
                Severity.WARNING,
                Line(Role.TITLE, "", path="/objectives"),
                say.project_without_indicator(name),
                basis=say.BASIS_PROJECTS,
                strength=Strength.LOCAL,
                related=("/budget/expenditure/project",),
            )
