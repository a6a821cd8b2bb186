"""What a good example must not hold, for targets of 2027; the full lists are the terms of question_bank/terms/."""

import re

OUTDATED = tuple(
    re.compile(pattern)
    for pattern in (
        r"全面二[孩胎]|单独二[孩胎]",
        r"计划生育(优秀|先进)|社会抚养费|计划生育率",
        r"新冠|新型冠状病毒肺炎",
        r"(?<!动物)疫情防控",
        r"新型农村合作医疗|新农合|农合(?!作|联)",
        r"脱贫攻坚(?!成果)|扶贫(?!项目资产)|贫困(户|村|人口|地区)",
        r"有效衔接|衔接(资金|推进)|过渡期",
        r"小康社会|全面小康|社会主义新农村",
        r"扫黑除恶专项|三年行动",
        r"十三五|十四五",
        r"五保(户|供养|对象)",
        r"农村两保|新农保|两基|普九",
        r"五小企业|“五小”企业",
        r"(?<!永久)(?<!永久性)基本农田",
        r"七站八所|民情(服务|受理)中心|政务中心",
        r"林业公安|国土所|安监站|食药监|工商所|卫计|环保局",
        r"信访条例|综治信访中心|综治维稳",
        r"新型职业农民",
        r"公共财政拨款|纳入专户管理",
    )
)
FINISHED = re.compile(r"了(?!解)|已(?!有)|累计|共计|全年(超额)?完成|截至|一年来|今年以来|同比|余[次处人亩]|多处")
VAGUE = re.compile(
    r"进一步|大力|不断|持续|切实|稳步|全面|积极|加大力度|狠抓|扎实|有效|显著|明显|逐年|定期不定期|加强|提升|推进"
)
IMPOSSIBLE = re.compile(
    r"(?:≥|不低于)\s*100%|满意[度率][^，。；]{0,8}(?<!\d)100%|责任状|标语|垫资|自主缴费|罚款|GDP|森林覆盖率"
)

_DATE = re.compile(r"\d+月(?:\d+日|底|初|末)?前?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CHARACTERS = (15, 40)


def numbers_in(text: str) -> list[str]:
    """Return the numbers of an indicator, its dates left out."""
    return _NUMBER.findall(_DATE.sub("", text))


def slips_in(text: str, most_numbers: int = 2) -> list[str]:
    """Return what a careful reader would underline in an indicator: excerpts, and its length if that is off."""
    found = [match.group() for pattern in (*OUTDATED, FINISHED, VAGUE, IMPOSSIBLE) if (match := pattern.search(text))]
    if not _CHARACTERS[0] <= len(text) <= _CHARACTERS[1]:
        found.append(f"{len(text)} characters")
    if len(numbers_in(text)) > most_numbers:
        found.append(f"{len(numbers_in(text))} numbers")
    return found
