"""What is said where a target is not the township's, cannot be reached or is counted wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.text import clip
from assistant.wording.findings import plain_number

BASIS_POWERS = "乡镇职责以外的事不作本单位目标"
BASIS_PROCESS = "产出指标写做成的事，不写过程材料"
BASIS_BURDEN = "基层减负：不以责任状推责；产出写做成的事"
BASIS_MEASURED = "指标值要能由本单位取得并佐证"
BASIS_FORBIDDEN = "参保自愿、不新增债务、罚缴分离"
BASIS_SUM = "条文里的数要对得上"
BASIS_CONSISTENT = "同一事实全表一个数"
BASIS_DATE = "完成时限要是日历上有的日子"
BASIS_SEASON = "完成时限要合农时、汛期"
BASIS_TIME = "时限细化，便于年中监控"
BASIS_GROWTH = "增长要有基数才能考核"
BASIS_COST = "成本指标细化量化"
BASIS_LAST = "目标值与上年比要合理"
BASIS_PUBLIC = "绩效目标随预算公开，不登个人信息"
BASIS_BASICS = "本单位的基本数据"
BASIS_PROJECTS = "有项目支出就要有对应的绩效指标"

_FORBIDDEN = {
    "缴费": "参保缴费靠自愿，不能定成必须缴，可改写宣传到户或参保率不低于95%。",
    "摊派": "不能向群众集资摊派或强制，请删去，改写资金从哪里来。",
    "新债": "不能靠垫资、借款安排支出，请删去，改写已落实的资金。",
    "罚没": "罚没收入不能当目标，请删去。",
    "收费": "收费、保证金不能当收入目标，请删去。",
}


def power(word: str, owner: str) -> str:
    """A promise that is another body's power."""
    return f"“{clip(word, 12)}”是{clip(owner, 18)}的事，请删去，或写明乡镇协助做哪一件。"


def process(word: str) -> str:
    """A paper of the process as output."""
    return f"“{clip(word, 14)}”只是过程，不算产出，请改写由此办成的事和数。"


def pledge(word: str) -> str:
    """Pledges to be signed, which run against relieving the grass roots."""
    return f"签“{clip(word, 8)}”是过程材料，也与基层减负不合，请改写检查、整改等实事。"


def unmeasured(word: str, owner: str) -> str:
    """A figure that no township has."""
    return f"“{clip(word, 12)}”由{clip(owner, 14)}，乡镇取不到数，请换成本乡镇数得清的量。"


def forbidden(word: str, kind: str) -> str:
    """A promise that must not be made."""
    return f"“{clip(word, 14)}”：{_FORBIDDEN.get(kind, f'{clip(kind, 12)}不能当目标，请删去。')}"


def total_differs(total: str, parts: Decimal, unit: str) -> str:
    """Parts in a line do not add up to the total in it."""
    return f"写的是 {clip(total, 12)}，各项加起来是 {plain_number(parts)}{clip(unit, 6)}，请核对改正。"


def names_differ(said: str, counted: int) -> str:
    """A number of things and the names that follow or precede it differ."""
    return f"写的是“{clip(said, 10)}”，列出的有 {counted} 个，请核对名称和个数。"


def impossible_date(excerpt: str) -> str:
    """A date that no calendar has."""
    return f"日历上没有“{clip(excerpt, 12)}”，请改成有的日子。"


def out_of_season(word: str, until: str, late: bool) -> str:
    """A date outside the season of the work."""
    bound, slip = ("不晚于", "晚") if late else ("不早于", "早")
    return f"“{clip(word, 10)}”一般{bound}{until}，这里写{slip}了，请核对日期。"


def all_at_year_end(lines: int, dated: int) -> str:
    """Nearly all deadlines are the last day of the year."""
    return f"写了时限的 {dated} 条产出里 {lines} 条都是年底，请按工期、农时写出各自的月份。"


def no_base(excerpt: str) -> str:
    """A growth without a base."""
    return f"“{clip(excerpt, 14)}”没有说比什么，请写上基数，如“比上年实际（…）增长”。"


def empty_cost() -> str:
    """A cost indicator without any bound."""
    return "成本没有数也没有标准，请写出单价或总额的上限，如每公里不高于多少万元。"


def worse_than_last(name: str, now: str, before: str) -> str:
    """A target below last year's."""
    return f"“{clip(name, 12)}”今年 {clip(now, 10)}，不如上年的 {clip(before, 10)}，请核对或说明原因。"


def personal(kind: str) -> str:
    """Personal data in a paper that is published."""
    return f"表要公开，不能写{kind}，请删去。"


TOTAL_NAMES = {
    "个村": "本乡镇村数",
    "个社区": "本乡镇社区数",
    "个村民小组": "本乡镇村民小组数",
    "个党支部": "本乡镇党支部数",
    "名党员": "本乡镇党员数",
    "户": "本乡镇户数",
}
"""How the whole township's counts are named, by the words behind the number."""

PERSONAL_KINDS = {
    "id": "身份证号",
    "mobile": "手机号码",
    "telephone": "电话号码",
    "account": "银行账号",
    "name": "受助人姓名",
}
"""How the kinds of personal data are named."""


def two_values(name: str, values: Sequence[str]) -> str:
    """One fact has two values in two places."""
    return f"“{clip(name, 14)}”一处写 {clip(values[0], 10)}，一处写 {clip(values[1], 10)}，请核对统一。"


def against_basics(excerpt: str, known: Decimal) -> str:
    """A count that is not the township's own."""
    return f"“{clip(excerpt, 14)}”与基本数据 {plain_number(known)} 不一致，请核对。"


def beyond_basics(excerpt: str, known: Decimal) -> str:
    """A count above what the township has at all."""
    return f"“{clip(excerpt, 14)}”比基本数据的 {plain_number(known)} 还多，请核对。"


def project_without_indicator(name: str) -> str:
    """A project of the worksheet that no line speaks of."""
    return f"项目“{clip(name, 20)}”没有对应的指标，请在产出里补上它做多少、何时完成。"


BASIS_PASSIVE = "由别人决定的数量不能当目标"


def passive(excerpt: str) -> str:
    """A number that others decide."""
    return f"“{clip(excerpt, 14)}”有多少全看来多少，不是目标，请改写办结率、成功率。"


def passive_zero(excerpt: str) -> str:
    """Work that is promised nought times."""
    return f"“{clip(excerpt, 14)}”是 0，不是产出，请改写巡查次数，或写发现后处置率。"
