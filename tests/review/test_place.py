"""Places that are not the filer's own, and names that are not whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.bank import Bank, Layer, load_bank, shipped_layer
from assistant.form import Form
from assistant.importing import import_text
from assistant.model import Declaration, Finding, Severity
from assistant.review import check_declaration, place
from assistant.review.context import Context
from assistant.review.lines import Line, Role, lines_of
from assistant.review.place import foreign
from assistant.review.place.own import own_place
from assistant.wording.review import place as say

HEKOU = "绥宁县河口苗族乡人民政府"
UNKNOWN = "青禾县云溪乡人民政府"


def context(form: Form, filer: str = HEKOU, bank: Bank | None = None, **more) -> Context:
    return Context(form, bank or load_bank(), 2027, filer, **more)


def of_lines(lines: list[Line], known: Context) -> list[Finding]:
    found = [finding for line in lines for rule in place.LINE_RULES for finding in rule(line, known)]
    return found + [finding for rule in place.FORM_RULES for finding in rule(lines, Declaration("x"), known)]


def of_texts(form: Form, *texts: str, filer: str = HEKOU, **more) -> list[Finding]:
    lines = [Line(Role.OUTPUT, text, path=f"/{number}") for number, text in enumerate(texts)]
    return of_lines(lines, context(form, filer, **more))


def mended(text: str, finding: Finding) -> str:
    assert finding.excerpt is not None and finding.start is not None and finding.fix is not None
    assert text[finding.start :].startswith(finding.excerpt)
    return text[: finding.start] + finding.fix + text[finding.start + len(finding.excerpt) :]


# The filer


def test_the_code_goes_before_the_words():
    assert own_place(HEKOU, "430527204").name == "乐安铺苗族侗族乡"
    assert own_place(HEKOU, "430527204").written is not None
    assert own_place("", "430527212").seal == HEKOU


def test_a_code_that_nobody_knows_leaves_the_words():
    assert own_place(HEKOU, "999999999").seal == HEKOU


@pytest.mark.parametrize(
    ("filer", "name", "kind"),
    [
        (UNKNOWN, "云溪乡", "乡"),
        ("青禾县沙河口镇人民政府", "沙河口镇", "镇"),
        ("青禾市东门街道办事处", "东门街道", "街道"),
        ("", "", ""),
        ("国营青禾农场", "国营青禾农场", ""),
    ],
)
def test_a_filer_that_the_gazetteer_does_not_know_has_its_own_words(filer, name, kind):
    own = own_place(filer)
    assert (own.township, own.name, own.kind, own.seal) == (None, name, kind, "")


@pytest.mark.parametrize("filer", ["绥宁县河口苗族乡政府", "中共绥宁县河口苗族乡委员会", "绥宁县河口苗族乡"])
def test_a_filer_with_another_authority_is_the_same_township(filer):
    assert own_place(filer).seal == HEKOU


def test_a_filer_without_its_ethnic_group_is_found_in_its_county():
    assert own_place("绥宁县河口乡人民政府").name == "河口苗族乡"


def test_a_township_that_has_become_a_town_since_keeps_the_filers_words(form):
    filer = "绥宁县水口镇人民政府"  # 水口乡 in 2023
    assert (own_place(filer).name, own_place(filer).kind) == ("水口镇", "镇")
    [finding] = of_lines([Line(Role.FILER, filer)], context(form, filer))
    assert (finding.severity, finding.fix) == (Severity.NOTE, None)
    assert of_texts(form, "水口镇路灯更换30盏，全镇公示", filer=filer) == []
    assert [part.fix for part in of_texts(form, "水口乡路灯更换30盏", filer=filer)] == ["水口镇"]


@pytest.mark.parametrize(
    "filer",
    [HEKOU, UNKNOWN, "昆明市西山区团结街道办事处", "北京市通州区潞邑街道办事处", "雷州市调风镇人民政府"],
)
def test_the_name_on_the_seal_is_right(form, filer):
    assert of_lines([Line(Role.FILER, filer), Line(Role.DEPARTMENT, filer)], context(form, filer)) == []


@pytest.mark.parametrize(
    ("filer", "fix"),
    [
        ("湖南省/邵阳市/绥宁县/河口苗族乡", HEKOU),
        ("绥宁县 河口苗族乡人民政府", HEKOU),
        ("绥宁县>河口苗族乡", HEKOU),
        ("820001-绥宁县河口苗族乡人民政府", HEKOU),
        ("绥宁县河口苗族乡人民政府（本级）", HEKOU),
        ("青禾县云溪乡人民政府（机关）", UNKNOWN),
        ("湖南省/青禾县/云溪乡", UNKNOWN),
        ("绥宁县河口苗族乡政府", HEKOU),
        ("青禾县云溪乡政府", UNKNOWN),
        ("河口苗族乡", None),
        ("青禾县云溪乡", UNKNOWN),
        ("青禾县东门街道", "青禾县东门街道办事处"),
        ("青禾县财政所", None),
    ],
)
def test_what_is_no_name_of_a_seal_is_said_with_the_name(form, filer, fix):
    [finding] = of_lines([Line(Role.FILER, filer)], context(form, filer))
    assert (finding.rule, finding.severity, finding.excerpt) == ("place.filer", Severity.WARNING, filer)
    assert fix is None or finding.fix == fix


def test_a_filer_without_its_county_is_a_note(form):
    [finding] = of_lines([Line(Role.FILER, "河口苗族乡人民政府")], context(form, "绥宁县河口苗族乡人民政府"))
    assert (finding.severity, finding.fix) == (Severity.NOTE, HEKOU)


# Other places


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("落实乐安乡党委工作要点4项", "落实河口苗族乡党委工作要点4项"),
        ("乐安铺苗族侗族乡政府院落整修1处", "河口苗族乡政府院落整修1处"),
        ("对乐安党委交办件按期办结率100%", "对河口苗族乡党委交办件按期办结率100%"),
        ("提高城步苗族自治县河口苗族乡群众满意度", "提高城步苗族自治县河口苗族乡群众满意度"),
    ],
)
def test_a_mended_line_has_no_finding_left(form, text, right):
    for finding in of_texts(form, text):
        if finding.fix is not None and "绥宁县" not in finding.fix:
            text = mended(text, finding)
    assert text == right


def test_another_county_before_the_own_name_is_mended_to_the_own_county(form):
    text = "城步苗族自治县河口苗族乡综治中心每月会商1次"
    [finding] = of_texts(form, text)
    assert mended(text, finding) == "绥宁县河口苗族乡综治中心每月会商1次"
    assert of_texts(form, mended(text, finding)) == []


def test_every_other_place_of_a_line_is_pointed_at_where_it_stands(form):
    text = "乐安铺乡大冻村、联丰村各修水渠1条，大冻村先修"
    findings = of_texts(form, text)
    assert sorted((part.start, part.excerpt) for part in findings) == [
        (0, "乐安铺乡"), (4, "大冻村"), (8, "联丰村"), (18, "大冻村"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("关峡苗族乡安装路灯30盏", Severity.ERROR),
        ("新宁县崀山镇安装路灯30盏", Severity.ERROR),
        ("大冻村安装路灯30盏", Severity.WARNING),
        ("关峡苗族乡中心小学门前安装路灯30盏", Severity.WARNING),
        ("武冈市安装路灯30盏", Severity.WARNING),
    ],
)
def test_a_township_is_an_error_and_what_may_have_a_reason_a_warning(form, text, severity):
    assert max(part.severity is severity for part in of_texts(form, text))


def test_a_common_village_name_speaks_only_beside_its_township_or_others_of_it(form):
    assert of_texts(form, "天堂村清淤山塘1口") == []
    assert of_texts(form, "天堂村清淤山塘1口", "中心村安装路灯12盏") == []
    for beside in ("乐安铺乡走访老人40户", "大冻村走访老人40户"):
        found = of_texts(form, "天堂村清淤山塘1口", beside)
        assert "天堂村" in [part.excerpt for part in found]


def test_a_partner_named_elsewhere_makes_no_village_suspicious(form):
    assert of_texts(form, "与乐安铺乡开展联防联控2次", "天堂村清淤山塘1口") == []


def test_own_villages_and_what_the_filer_belongs_to_are_never_foreign(form):
    text = "绥宁县河口苗族乡河口村、多逸寨村、竹舟江村向邵阳市申报示范村3个"
    assert of_texts(form, text) == []


def test_without_a_filer_nothing_is_foreign(form):
    assert of_texts(form, "乐安铺乡党委每季度研究信访1次", filer="") == []


def test_an_unknown_filer_is_warned_of_another_name_and_not_of_its_own_words(form):
    [finding] = of_texts(form, "绥宁县关峡苗族乡路灯更换30盏", filer=UNKNOWN)[:1]
    assert (finding.severity, finding.excerpt) == (Severity.WARNING, "绥宁县")
    assert of_texts(form, "青禾县云溪乡路灯更换30盏", filer=UNKNOWN) == []


def test_a_short_ethnic_name_from_far_away_is_found_and_a_neighbour_is_not(form):
    [finding] = of_texts(form, "金子岩乡路灯更换30盏")
    assert (finding.excerpt, finding.fix) == ("金子岩乡", "河口苗族乡")
    assert of_texts(form, "与金子岩乡联防联控演练2次") == []


# The own name, and words for another kind


@pytest.mark.parametrize("form_of_name", ["河口乡", "河口苗乡", "河口镇"])
def test_the_own_name_is_made_whole(form, form_of_name):
    text = f"{form_of_name}路灯更换30盏"
    [finding] = of_texts(form, text)
    assert (finding.rule, mended(text, finding)) == ("place.own_name", "河口苗族乡路灯更换30盏")
    assert of_texts(form, mended(text, finding)) == []


def test_an_ethnic_township_that_the_gazetteer_does_not_know_has_a_whole_name_too(form):
    [finding] = of_texts(form, "云岭乡路灯更换30盏", filer="青禾县云岭苗族乡人民政府")
    assert finding.fix == "云岭苗族乡"


@pytest.mark.parametrize(
    ("filer", "text", "fix"),
    [
        (HEKOU, "全镇林地防火巡护每周3次", "全乡"),
        (UNKNOWN, "街道党工委每季度研究信访1次", "乡党委"),
        ("雷州市调风镇人民政府", "全乡林地防火巡护每周3次", "全镇"),
        ("青禾市东门街道办事处", "我镇消防通道每月检查1次", "我街道"),
    ],
)
def test_a_word_for_another_kind_of_township_is_changed(form, filer, text, fix):
    [finding] = of_texts(form, text, filer=filer)
    assert (finding.rule, finding.fix) == ("place.kind", fix)
    assert of_texts(form, mended(text, finding), filer=filer) == []


# One thing, and counts


def test_two_names_of_one_thing_are_said_once_for_the_name_that_gives_way(form):
    texts = ["民情服务中心受理事项80项", "民情服务中心消防检查4次", "便民服务中心改造窗口2个"]
    [finding] = of_texts(form, *texts)
    assert (finding.path, finding.excerpt, finding.fix, finding.related) == (
        "/0",
        "民情服务中心",
        "便民服务中心",
        ("/1",),
    )


def test_the_commoner_name_stays_where_none_is_preferred_in_use(form):
    [finding] = of_texts(form, "民情服务中心受理80项", "民情服务中心检查4次", "政务服务大厅检查4次")
    assert (finding.excerpt, finding.fix) == ("政务服务大厅", "民情服务中心")


@pytest.mark.parametrize(("number", "found"), [("10", 0), ("十", 0), ("11", 1), ("十二", 1), ("二十", 1), ("9", 1)])
def test_a_count_of_villages_is_held_against_the_gazetteer(form, number, found):
    assert len(of_texts(form, f"全乡{number}个行政村公示栏更新4次")) == found


def test_the_filers_own_count_goes_before_the_gazetteers(form):
    assert of_texts(form, "全乡11个行政村公示栏更新4次", basics={"villages": 11}) == []


# Own tables, hostile texts, the whole form


def overlaid(folder: Path, name: str, rows: str) -> Bank:
    (folder / "terms").mkdir(exist_ok=True)
    (folder / "terms" / name).write_text(rows, encoding="utf-8-sig")
    return Bank([shipped_layer(), Layer("本县", folder)])


def test_a_county_can_add_a_context_in_which_another_place_is_welcome(form, tmp_path):
    text = "乐安铺乡茶叶节联办展位2个"
    bank = overlaid(tmp_path, "place_contexts.csv", "编号,位置,词\nown-01,后接,茶叶节\n")
    line = Line(Role.OUTPUT, text)
    assert [finding.excerpt for finding in foreign.foreign_names(line, context(form))] == ["乐安铺乡"]
    assert list(foreign.foreign_names(line, context(form, bank=bank))) == []


def test_a_county_can_add_names_of_one_thing(form, tmp_path):
    bank = overlaid(tmp_path, "place_names.csv", "编号,名称,词,首选\nown-01,敬老院,敬老院|幸福院,敬老院\n")
    lines = [Line(Role.OUTPUT, "敬老院检查4次", path="/0"), Line(Role.OUTPUT, "幸福院检查4次", path="/1")]
    assert [part.excerpt for part in of_lines(lines, context(form, bank=bank))] == ["幸福院"]
    assert of_lines(lines, context(form)) == []


@pytest.mark.parametrize(
    ("name", "rows", "column"),
    [
        ("place_contexts.csv", "编号,位置,词\nown-01,旁边,茶叶节\n", "位置"),
        ("place_contexts.csv", "编号,位置,词\nown-01,后接,\n", "词"),
        ("place_kinds.csv", "编号,词,乡\nown-01,,全乡\n", "词"),
        ("place_kinds.csv", "编号,词,乡\nown-01,全镇,\n", "乡"),
        ("place_names.csv", "编号,名称,词\nown-01,敬老院,敬老院\n", "词"),
        ("place_names.csv", "编号,名称,词,首选\nown-01,敬老院,敬老院|幸福院,养老院\n", "首选"),
    ],
)
def test_a_row_that_cannot_be_used_is_a_problem_with_its_column(form, tmp_path, name, rows, column):
    bank = overlaid(tmp_path, name, rows)
    of_lines([Line(Role.OUTPUT, "全镇便民服务中心")], context(form, bank=bank))
    assert [(problem.row, problem.column) for problem in bank.problems] == [(2, column)]


def test_the_shipped_tables_are_read_without_a_problem(form):
    bank = Bank([shipped_layer()])
    of_lines([Line(Role.OUTPUT, "全镇便民服务中心")], context(form, bank=bank))
    assert not bank.problems


@pytest.mark.parametrize(
    "text",
    [
        "乡" * 8000,
        "赴浙江省" * 2000,
        "与、和、及" * 1600,
        "乐安" * 4000,
        "全镇\u202e镇党委\x00" * 900,
        "村（社区）" * 1600,
    ],
)
def test_a_hostile_text_is_only_text(form, text):
    for finding in of_texts(form, text):
        assert finding.excerpt is not None and finding.start is not None
        assert text[finding.start :].startswith(finding.excerpt)


def steps(text: str, form: Form) -> int:
    """How many characters the partners' words are looked for in: what grows with a text must grow evenly."""
    seen = foreign._seen(text, own_place(HEKOU), load_bank().made(foreign.contexts_of))
    return len(seen)


def test_a_long_list_of_places_is_one_list(form):
    assert steps("乐安铺乡、" * 500, form) == 500


def test_long_names_leave_messages_short():
    name = "阿克陶县克孜勒陶柯尔克孜族塔吉克族乡" * 2
    said = [
        say.foreign_township(name, f"{name}镇", False, name),
        say.foreign_village(name, name, False),
        say.foreign_county(name, name),
        say.other_than_filer(name, name),
        say.own_name(name, name),
        say.other_kind("街道", name, name),
        say.several_names(name, name),
        say.other_than_chosen(name, name),
        say.other_count("123", name, 123),
    ]
    assert [text for text in said if len(text) > 60] == []


def messages(findings: list[Finding]) -> Iterator[str]:
    return (finding.message for finding in findings)


def test_messages_are_short_and_say_what_to_do(form):
    texts = [
        "乐安铺乡大冻村安装路灯3盏，全镇公示，河口乡党委11个村，武冈市",
        "民情服务中心检查4次",
        "便民服务中心检查4次",
        "全乡14个行政村检查4次",
    ]
    found = list(messages(of_texts(form, *texts)))
    assert len(found) > 6
    assert [text for text in found if len(text) > 60 or not text.endswith("。")] == []


def test_the_example_says_nothing_about_places(form, example):
    known = Context(form, load_bank(), 2027, str(example.filer))
    assert of_lines(list(lines_of(example, form)), known) == []


def test_the_real_form_shows_every_place_that_is_not_its_own(form, seed):
    declaration = import_text(seed.read_text(encoding="utf-8"), form, seed.name).declaration
    found = [part for part in check_declaration(declaration, form) if part.rule.startswith("place.")]
    assert [part.excerpt for part in found if part.rule == "place.foreign"] == [
        "乐安", "大冻村", "乐安乡", "乐安铺乡", "乐安苗乡",
    ]  # fmt: skip
    assert [part.excerpt for part in found if part.rule == "place.own_name"] == ["河口乡"] * 3
    assert [part.excerpt for part in found if part.rule == "place.several_names"] == ["民情受理中心"]
