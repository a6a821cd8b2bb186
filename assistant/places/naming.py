"""How places are called: what is listed, what is written, what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.places.model import Township, Village

# The ethnic groups, the longer names first.
_ANY_GROUP = (
    "柯尔克孜|乌孜别克|维吾尔|哈萨克|达斡尔|塔吉克|俄罗斯|鄂温克|塔塔尔|鄂伦春|蒙古|布依|朝鲜|土家|哈尼|傈僳|高山|拉祜|东乡|纳西|景颇|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|"
    "普米|德昂|保安|裕固|独龙|赫哲|门巴|珞巴|基诺|回|藏|苗|彝|壮|满|侗|瑶|白|傣|黎|佤|畲|水|土|羌|怒|京"
)
_ETHNIC = re.compile(f"(?P<stem>.+?)(?P<groups>(?:(?:{_ANY_GROUP})族)+|民族)(?P<kind>乡|镇|苏木)")
_GROUP = re.compile(f"({_ANY_GROUP})族")
_KINDS = ("街道办事处", "街道", "苏木", "乡", "镇")
_ETHNIC_COUNTY = re.compile(f"(?P<stem>.+?)(?:(?:{_ANY_GROUP})族?|各族)*自治[县旗州区]")
_DIVISION = re.compile("(?P<stem>.{2,}?)(?:特别行政区|自治区|自治州|地区|林区|特区|省|市|县|区|旗|盟)")
# What a name of three characters or more is often said without.
_GENERIC = frozenset("铺场坪桥镇店庄集口山河江湖塘湾冲岭坡寨堡屯沟营关庙渡洲岗墟圩市溪垭坝子岩界田园厂井泉港")
_COMMITTEE = re.compile("(?:村民|居民)?委员会$|[村居]委会$")


# Villages


def village_name(listed: str) -> str:
    """Return a village's name as it is written: 大冻村 for 大冻村委会 and 大冻村村委会, 城东社区 for 城东社区居委会."""
    found = _COMMITTEE.search(listed)
    base = listed[: found.start()] if found else listed
    if not found or not base or base.endswith(("村", "社区", "嘎查")):
        return base or listed
    return base + ("居委会" if found.group().startswith("居") else "村")


def village_stem(listed: str) -> str:
    """Return the name without 村, 社区, 居委会 or 嘎查, if two characters are left: 大冻; 新村 stays."""
    name = village_name(listed)
    for kind in ("居委会", "社区", "嘎查", "村"):
        if name.endswith(kind) and len(name) - len(kind) > 1:
            return name.removesuffix(kind)
    return name


def village_forms(village: Village) -> tuple[str, ...]:
    """Return how a village is named in full: 大冻村; a residents' committee's both ways, 城东居委会 and 城东社区."""
    stem = village_stem(village.listed)
    if len(stem) > 1 and village.name.endswith(("居委会", "社区")):
        return tuple(dict.fromkeys((village.name, f"{stem}社区", f"{stem}居委会")))
    return (village.name,)


# Townships


def township_kind(name: str) -> str:
    """Return what a township's name ends with: 乡, 镇, 街道, 街道办事处, 苏木; empty for a farm or a zone."""
    return next((kind for kind in _KINDS if name.endswith(kind) and len(name) > len(kind)), "")


def township_stem(name: str) -> str:
    """Return a township's name without its kind and without ethnic groups: 乐安铺 for 乐安铺苗族侗族乡."""
    if found := _ETHNIC.fullmatch(name):
        return found["stem"]
    return name.removesuffix(township_kind(name))


def without_county(listed: str, county: str, prefecture: str) -> str:
    """Return a township's name without the county's before it, as some are listed: 九女集镇 for 成武县九女集镇."""
    rest = listed.removeprefix(prefecture).removeprefix(county).removeprefix("人民政府")
    return rest if rest != listed and county in listed and township_kind(rest) else listed


def short_forms(township: Township, others: Iterable[Township] = ()) -> tuple[str, ...]:
    """Return the short forms that people write for a township, the longest first; never its full name.

    For 乐安铺苗族侗族乡: 乐安铺苗侗乡, 乐安铺苗乡, 乐安铺乡, 乐安铺, and the same of 乐安 where no township among
    `others`, the county's, begins with it.
    """
    name, kind = township.name, township_kind(township.name)
    stem, ethnic = township_stem(name), _ETHNIC.fullmatch(name)
    stems = [stem]
    if len(stem) > 2 and stem[-1] in _GENERIC:
        cut = stem[:-1]
        if not any(other.name.startswith(cut) for other in others if other.code != township.code):
            stems.append(cut)
    forms = []
    for part in stems:
        if ethnic:
            initials = [group[0] for group in _GROUP.findall(ethnic["groups"])]
            forms += [f"{part}{''.join(initials[:size])}{kind}" for size in range(len(initials), 0, -1)]
        if kind == "街道办事处":
            forms.append(f"{part}街道")
        forms += [f"{part}{kind}", part]
    return tuple(
        sorted({form for form in forms if len(form) > 1 and form != name}, key=lambda form: (-len(form), form))
    )


# Everything above


def division_short(name: str) -> str:
    """Return the short name of a province, prefecture or county: 湖南, 邵阳, 绥宁, 城步; the name itself if none."""
    found = _ETHNIC_COUNTY.fullmatch(name) or _DIVISION.fullmatch(name)
    return found["stem"] if found and len(found["stem"]) > 1 else name


def seal_name(township: Township) -> str:
    """Propose the full name on a township's seal: 绥宁县河口苗族乡人民政府, …街道办事处; a farm's is its name alone."""
    above = _prefix(township)
    if not township_kind(township.name) and township.name.startswith((township.county.name, above)):
        above = ""  # 高阳县经济开发区, but 芒市芒市镇
    return f"{above}{township.name}{_authority(township.name)}"


def _prefix(township: Township) -> str:
    """Return what stands before the township: a county alone, a district with its city."""
    county, prefecture = township.county.name, township.prefecture.name
    above = prefecture or (township.province.name if township.province.name.endswith("市") else "")
    if county == above or not above.endswith("市") or not county.endswith("区") or county.startswith(above):
        return county
    return above + county


def _authority(name: str) -> str:
    kind = township_kind(name)
    if kind in ("乡", "镇", "苏木"):
        return "人民政府"
    return "办事处" if kind == "街道" or name.endswith("地区") else ""
