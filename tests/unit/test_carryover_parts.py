"""What an old sentence measures is read from it where it can be, and left alone where it cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.bank import load_bank
from assistant.carryover import carry
from assistant.carryover.parts import with_parts
from assistant.form import load_form
from assistant.model import Absent, Indicator, Operator, Target
from assistant.session import Session
from tests.support.lastyear import OWN, old_form


@pytest.mark.parametrize(
    ("text", "targets", "deadline"),
    [
        ("信访事项按期办结率不低于95%", [("信访事项按期办结率", Operator.GE, "95", "%")], None),
        ("6月底前走访选民6轮，召开座谈会3场", [("走访选民", Operator.EQ, "6", "轮"), ("召开座谈会", Operator.EQ, "3", "场")],
         "2026-06-30"),
        ("2026年完工的道路验收合格率100%", [("完工的道路验收合格率", Operator.EQ, "100", "%")], None),
        ("生产安全事故为0起", [("生产安全事故", Operator.EQ, "0", "起")], None),
        ("全面提升产业发展水平", [], None),
        ("走访群众约300户", [], None),
    ],
)  # fmt: skip
def test_figures_say_what_is_measured_how_it_binds_and_by_when(text, targets, deadline):
    made = with_parts(Indicator(text), None, 2026)
    assert list(made.targets) == [Target(*part) for part in targets]
    assert made.deadline == deadline


def test_parts_that_are_there_already_stay():
    held = Indicator("办班3期", targets=(Target("培训期数", Operator.GE, "3", "期"),))
    assert with_parts(held, None, 2026).targets == held.targets


def test_a_text_that_says_many_things_is_left_alone():
    assert with_parts(Indicator("修路3公里，架桥2座，建厕5个，植树600亩"), None, 2026).targets == ()
    assert with_parts(Indicator("认真抓好各项工作，" * 12 + "完成率100%"), None, 2026).targets == ()


@pytest.mark.parametrize("name", OWN)
def test_what_is_read_from_a_good_sentence_brings_no_objection_that_was_not_there(name):
    file, form = old_form(name), load_form()
    assert not isinstance(file.objectives, Absent)

    def bare(lines: tuple[Indicator, ...] | Absent) -> tuple[Indicator, ...] | Absent:
        return lines if isinstance(lines, Absent) else tuple(replace(line, targets=(), deadline=None) for line in lines)

    objectives = tuple(
        replace(part, outputs=bare(part.outputs), benefits=bare(part.benefits)) for part in file.objectives
    )
    file = replace(file, objectives=objectives)
    carried = carry(file, 2027, str(file.filer), load_bank(), form)
    assert not isinstance(carried.objectives, Absent)
    without = replace(
        carried,
        objectives=tuple(
            replace(part, outputs=bare(part.outputs), benefits=bare(part.benefits)) for part in carried.objectives
        ),
    )

    def weighty(number: int, declaration) -> set[tuple[str, str, str | None]]:
        session = Session.new(f"a{number}", ("旧.docx", declaration))
        return {(part.rule, part.path, part.excerpt) for part in session.findings() if part.severity != "note"}

    assert weighty(1, carried) <= weighty(2, without)
