"""Categories, their number and their place: what the form owes, and what stands under the wrong head."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.bank import load_bank
from assistant.codec import parse_declaration, parse_json
from assistant.form import load_form
from assistant.model import ABSENT, Category, Indicator, NotApplicable, Severity
from assistant.resources import data_folder
from assistant.review.context import Context
from assistant.review.dimensions import FORM_RULES, LINE_RULES
from assistant.review.lines import Line, Role, lines_of

FORM = load_form()
CONTEXT = Context(FORM, load_bank(), 2027, "青禾县云溪乡人民政府")
SOURCE = (data_folder("question_bank") / "examples" / "yunxi-2027.json").read_text(encoding="utf-8")


def example():
    return parse_declaration(parse_json(SOURCE))


def on_form(declaration, context=CONTEXT):
    """What is said of the form, lists and categories; benefits without an output aside."""
    lines = list(lines_of(declaration, context.form))
    found = [finding for rule in FORM_RULES for finding in rule(lines, declaration, context)]
    return [finding for finding in found if finding.rule != "dimensions.orphan"]


def on_line(text, objective="infrastructure", role=Role.OUTPUT, category=None, context=CONTEXT):
    line = Line(role, text, objective, category=category)
    return [finding for rule in LINE_RULES for finding in rule(line, context)]


def with_objective(declaration, index, **changes):
    objectives = list(declaration.objectives)
    objectives[index] = replace(objectives[index], **changes)
    return replace(declaration, objectives=tuple(objectives))


def without(declaration, category):
    def kept(lines):
        return tuple(line for line in lines if line.category is not category)

    return replace(
        declaration,
        objectives=tuple(
            replace(part, outputs=kept(part.outputs), benefits=kept(part.benefits)) for part in declaration.objectives
        ),
    )


def test_the_example_owes_nothing():
    assert on_form(example()) == []


@pytest.mark.parametrize("category", [Category.ECONOMIC, Category.SOCIAL, Category.ECOLOGICAL, Category.SUSTAINABILITY])
def test_a_category_that_the_whole_form_lacks_is_said_once(category):
    [finding] = [part for part in on_form(without(example(), category)) if part.rule == "dimensions.missing"]
    assert (finding.path, finding.severity, finding.start) == ("/objectives", Severity.WARNING, None)


def test_a_reason_for_leaving_a_category_out_is_honoured():
    bare = without(example(), Category.ECOLOGICAL)
    excused = replace(bare, not_applicable=(NotApplicable("/objectives", "本年没有生态类项目，生态效益不适用"),))
    assert on_form(excused) == []


def test_lists_that_are_not_answered_yet_are_not_judged():
    declaration = without(example(), Category.COST)
    assert on_form(with_objective(declaration, 8, outputs=ABSENT, benefits=ABSENT)) == []
    assert on_form(replace(declaration, objectives=ABSENT)) == []


def test_an_open_blank_may_bring_what_is_missing():
    declaration = without(example(), Category.ECOLOGICAL)
    line = Indicator("〔待填：林业站〕", Category.SOCIAL)
    assert on_form(with_objective(declaration, 5, benefits=(*declaration.objectives[5].benefits, line))) == []


def test_satisfaction_is_asked_for_once_with_the_objectives_that_owe_it():
    [finding] = [part for part in on_form(without(example(), Category.SATISFACTION)) if "satisf" in part.rule]
    assert finding.path == "/objectives/1/benefits"
    assert len(finding.related) == 5
    assert "目标2、3、4、5、6、9" in finding.message


def test_satisfaction_is_not_asked_of_objectives_that_serve_no_public():
    declaration = example()
    benefits = tuple(line for line in declaration.objectives[7].benefits if line.category is not Category.SATISFACTION)
    assert on_form(with_objective(declaration, 7, benefits=benefits)) == []


def test_outputs_without_labels_are_known_by_their_words():
    declaration = example()
    bare = replace(
        declaration,
        objectives=tuple(
            replace(part, outputs=tuple(replace(line, category=None) for line in part.outputs))
            for part in declaration.objectives
        ),
    )
    assert on_form(bare) == []


def test_benefits_without_labels_are_not_said_to_lack_a_category():
    declaration = example()
    bare = replace(
        declaration,
        objectives=tuple(
            replace(part, benefits=tuple(replace(line, category=None) for line in part.benefits))
            for part in declaration.objectives
        ),
    )
    assert on_form(bare) == []


def test_a_form_of_two_lines_is_too_short():
    declaration = example()
    one = replace(
        declaration.objectives[0],
        outputs=(Indicator("育秧供秧400亩", Category.QUANTITY),),
        benefits=(Indicator("务工增收3万元", Category.ECONOMIC),),
    )
    assert "dimensions.few" in [part.rule for part in on_form(replace(declaration, objectives=(one,)))]


def test_long_lists_are_only_noted():
    declaration = example()
    lines = tuple(Indicator(f"第{number}片茶园垦复{number}亩", Category.QUANTITY) for number in range(1, 10))
    [finding] = on_form(with_objective(declaration, 0, outputs=lines))
    assert (finding.rule, finding.severity) == ("dimensions.many", Severity.NOTE)


def test_an_objective_that_the_form_does_not_know_is_left_alone():
    assert on_line("安全生产检查12次", objective="") == []
    assert on_line("安全生产检查12次", objective="tourism") == []


@pytest.mark.parametrize("home", ["society", "baseline", "infrastructure"])
def test_a_shared_field_may_stand_in_each_of_its_homes(home):
    assert on_line("安全生产检查12次", objective=home) == []


def test_a_mention_beside_own_work_is_no_stray():
    assert on_line("文艺队编演安全生产小品4场", objective="culture") == []


def test_a_county_can_say_that_work_belongs_elsewhere(tmp_path):
    (tmp_path / "terms").mkdir()
    row = "编号,归属,作用,词\nown-01,文化,移,龙舟竞渡\n"
    (tmp_path / "terms" / "scopes.csv").write_text(row, encoding="utf-8")
    context = replace(CONTEXT, bank=load_bank(tmp_path))
    [finding] = on_line("龙舟竞渡邀请6支船队", objective="economy", context=context)
    assert (finding.rule, finding.excerpt) == ("dimensions.objective", "龙舟竞渡")


def test_every_message_fits_a_line_of_the_screen():
    declaration = example()
    for category in Category:
        declaration = without(declaration, category)
        assert all(len(part.message) <= 60 for part in on_form(declaration))


@pytest.mark.parametrize("text", ["满意" * 4000, "安全生产" * 2000, "竣工" * 4000, "1次" * 4000, "（" * 8000])
@pytest.mark.parametrize("category", [Category.ECOLOGICAL, Category.SATISFACTION])
def test_hostile_texts_are_judged_to_their_end(text, category):
    for finding in on_line(text, "culture", Role.BENEFIT, category):
        assert finding.excerpt is None or text[finding.start :].startswith(finding.excerpt)
