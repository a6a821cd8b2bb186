"""Random declarations that the schema accepts, worded as hard for a reader of paper as words can be."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from assistant.form import Form, load_form
from assistant.model import (
    ABSENT,
    BENEFIT_CATEGORIES,
    BUDGET_KEYS,
    Amount,
    Budget,
    Category,
    Declaration,
    Indicator,
    Objective,
)
from assistant.text import FORBIDDEN, normalise_text

FORM: Form = load_form()
OUTPUT_CATEGORIES = (None, *[part for part in Category if part not in BENEFIT_CATEGORIES])

CHARACTERS = st.one_of(
    st.characters(exclude_categories=("Cs", "Cc")),
    st.sampled_from(
        "龘𠀀𪚥𰻞㙍䲜🌾👨‍👩‍👧é\u0301\u20dd&<>\"'‮‏\u2066\u2069\u00a0\u3000\u200b\u2060\ufeff\u2028\u2029 、：:（）()12３一二十.．。；，％"
    ),
)
# What means something elsewhere on a form, in lists, or to a program that reads text.
WORDS = st.sampled_from(
    [
        *("附件2", "附件", "乡镇部门整体支出绩效目标申报表", "（2027年度）", "2026年度", "填报单位（盖章）：", "填报单位：某乡"),
        *("部门名称", "部门名称：", "年度预算申请", "（万元）", "（元）", "单位：元", "资金总额：5万元", "按收入性质分："),
        *("其中：公共财政拨款：", "其中：基本支出：1", "项目支出", "项目支出：", "部门职能职责概述", "部门职能职责概述："),
        *("部门整体支出年度绩效指标", "绩效目标内容1：", "绩效目标内容2：改善民生", "绩效目标内容", "乡镇经济发展"),
        *("产出指标：", "产出指标（数量、质量、成本、时间、其他）：", "效益指标：", "效益指标", "（一）产出指标", "产出："),
        *("经济效益指标：", "社会效益：", "满意度指标：", "满意度", "数量指标：", "其他指标", "一、经济效益指标"),
        *("财政部门相关股室（盖章）", "财政局（盖章）", "年   月   日", "年 月 日", "填报人：李某", "日期：2027年1月1日"),
        *("1、", "2、", "3.", "10、", "（1）", "(2)", "①", "一、", "（二）", "一是", "第一，", "1.5公里", "3.8妇女节", "20、30户"),
        *("第2页", "— 2 —", "1/5", "[bookmark: _GoBack]", "[bookmark: x]", "〔待填〕", "〔待填：农业站〕", "（续）", "续表"),
        *("注：", "备注", "备注：", "审核意见", "年度总体目标", "\ufeff", "修路3.2公里", "群众满意度≥90%", "12.5万元", "同意。"),
    ]
)  # fmt: skip


def texts(longest: int, feeds: bool) -> st.SearchStrategy[str]:
    """Return texts of 1 to `longest` characters as the one door for text leaves them, with line feeds or without."""
    parts = [CHARACTERS, WORDS, *([st.just("\n")] if feeds else [])]
    whole = st.lists(st.one_of(*parts), min_size=1, max_size=8).map("".join)
    return whole.map(lambda text: normalise_text(FORBIDDEN.sub("", text)[:longest])).filter(bool)


NAMES = texts(60, feeds=False).filter(lambda text: len(text) > 1)
# A name behind which something else of a form stands reads as two things to a person as well.
_BESIDE = re.compile("(?:^|[\\s\u200b\u2060\ufeff])(?:填报人：|日期：|注：|备注：)")
FILERS = NAMES.filter(lambda text: not _BESIDE.search(text))
PARAGRAPHS = texts(8000, feeds=True)
AMOUNTS: st.SearchStrategy[Amount] = st.one_of(
    st.just(ABSENT),
    st.none(),
    st.just(Decimal(0)),
    st.decimals(0, 999999999, places=6).map(lambda value: value.normalize() + 0),
    st.decimals(0, 999999, places=2),
    st.integers(0, 999999999).map(Decimal),
)


def _some(known: dict[str, Amount], group: tuple[str, ...]) -> dict[str, Amount]:
    return {key: known[key] for key in group if known[key] is not ABSENT}


BUDGETS = st.builds(
    lambda total, known: Budget(total, _some(known, BUDGET_KEYS[:4]), _some(known, BUDGET_KEYS[4:])),
    AMOUNTS,
    st.fixed_dictionaries(dict.fromkeys(BUDGET_KEYS, AMOUNTS)),
)
OUTPUTS = st.builds(Indicator, PARAGRAPHS, st.sampled_from(OUTPUT_CATEGORIES))
BENEFITS = st.builds(Indicator, PARAGRAPHS, st.sampled_from(BENEFIT_CATEGORIES))


OBJECTIVES = st.builds(
    Objective, NAMES, st.lists(OUTPUTS, max_size=4).map(tuple), st.lists(BENEFITS, max_size=4).map(tuple)
)
PLAIN = st.builds(
    Declaration,
    form=st.just(FORM.id),
    year=st.integers(2000, 2100),
    filer=FILERS,
    department=NAMES,
    budget=BUDGETS,
    duties=st.lists(PARAGRAPHS, max_size=4).map(tuple),
    objectives=st.lists(OBJECTIVES, min_size=1, max_size=3).map(tuple),
)


def _stretch(declaration: Declaration, how: str) -> Declaration:
    """Bring one member up to a limit of the schema: longest item, most duties, most indicators, most objectives."""
    duties, objectives = declaration.duties or ("甲。",), declaration.objectives or ()
    first = objectives[0]
    if how == "long":
        item = normalise_text((duties[0] * 8000)[:8000])
        return replace(declaration, duties=(item,), objectives=(replace(first, outputs=(Indicator(item),)),))
    if how == "duties":
        return replace(declaration, duties=(duties * 40)[:40])
    if how == "indicators":
        outputs, benefits = first.outputs or (Indicator("甲。"),), first.benefits or ()
        first = replace(first, outputs=(outputs * 60)[:60], benefits=(benefits * 60)[:60])
        return replace(declaration, objectives=(first, *objectives[1:]))
    return replace(declaration, objectives=(objectives * 20)[:20]) if how == "objectives" else declaration


DECLARATIONS = st.builds(_stretch, PLAIN, st.sampled_from([*[""] * 16, "long", "duties", "indicators", "objectives"]))
