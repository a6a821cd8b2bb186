"""A review that remembers says the same as one that begins anew."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.form import load_form
from assistant.model import Category, Declaration, Indicator, Objective
from assistant.review import check_declaration
from assistant.review.reviewer import Reviewer

FORM = load_form()
TEXTS = st.sampled_from(
    [
        "硬化通组公路3.2公里，10月31日前完工通车",
        "贫困户走访全覆盖",
        "群众满意度100%",
        "完成了农合征缴",
        "",
        "长" * 9000,
        "〔待填：农业站〕亩",
    ]
)
LINES = st.builds(Indicator, TEXTS, st.sampled_from([None, Category.QUANTITY, Category.SOCIAL]))
LISTS = st.lists(LINES, max_size=3).map(tuple)
OBJECTIVES = st.builds(Objective, st.sampled_from(["改善民生", "文化建设", "短"]), LISTS, LISTS)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(OBJECTIVES, min_size=1, max_size=3).map(tuple), min_size=2, max_size=4))
def test_what_was_judged_before_changes_nothing(example, versions: list[tuple[Objective, ...]]):
    reviewer = Reviewer()
    for objectives in versions:
        declaration: Declaration = replace(example, objectives=objectives)
        remembered = check_declaration(declaration, FORM, reviewer=reviewer)
        assert remembered == check_declaration(declaration, FORM)


def test_a_line_that_stays_the_same_is_not_judged_again(example, monkeypatch):
    judged: list[str] = []
    monkeypatch.setattr("assistant.review.rules.LINE_RULES", (lambda line, context: judged.append(line.text) or [],))
    reviewer = Reviewer()
    check_declaration(example, FORM, reviewer=reviewer)
    before = len(judged)
    first = example.objectives[0]
    line = replace(first.outputs[0], text="粮食播种面积不低于7000亩")
    objective = replace(first, outputs=(line, *first.outputs[1:]))
    check_declaration(replace(example, objectives=(objective, *example.objectives[1:])), FORM, reviewer=reviewer)
    assert judged[before:] == ["粮食播种面积不低于7000亩"]


def test_another_year_or_filer_lets_everything_be_judged_again(example, monkeypatch):
    judged: list[str] = []
    monkeypatch.setattr("assistant.review.rules.LINE_RULES", (lambda line, context: judged.append(line.text) or [],))
    reviewer = Reviewer()
    check_declaration(example, FORM, reviewer=reviewer)
    before = len(judged)
    check_declaration(replace(example, year=2028), FORM, reviewer=reviewer)
    assert len(judged) == 2 * before
