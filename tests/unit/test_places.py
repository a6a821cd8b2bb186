"""places/: names and their forms, finding by what is typed, and the places that a text names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.places import (
    County,
    Prefecture,
    Province,
    Township,
    complete_village,
    county_of,
    division_short,
    find_counties,
    find_prefectures,
    find_townships,
    neighbours,
    places_in,
    seal_name,
    short_forms,
    township_of,
    township_of_filer,
    township_stem,
    townships_of,
    village_name,
    village_stem,
    villages_of,
)
from assistant.places.naming import without_county
from assistant.places.packing import ENDING_OF, pack, pack_names, unpack, unpack_names

HEKOU = "430527212"


def town(code: str = HEKOU) -> Township:
    found = township_of(code)
    assert found is not None
    return found


def made(name: str, county: str = "甲县", prefecture: str = "乙市", province: str = "丙省") -> Township:
    """A township that no gazetteer has."""
    above = Prefecture("9901", prefecture, Province("99", province))
    return Township("990101001", name, County("990101", county, above))


# Names


@pytest.mark.parametrize(
    ("listed", "name", "stem"),
    [
        ("大冻村委会", "大冻村", "大冻"),
        ("大冻村村委会", "大冻村", "大冻"),
        ("大冻村民委员会", "大冻村", "大冻"),
        ("大冻村村民委员会", "大冻村", "大冻"),
        ("大冻村", "大冻村", "大冻"),
        ("新村村委会", "新村", "新村"),
        ("城东社区居委会", "城东社区", "城东"),
        ("城东社区居民委员会", "城东社区", "城东"),
        ("城东社区村委会", "城东社区", "城东"),
        ("城东居委会", "城东居委会", "城东"),
        ("城东社区", "城东社区", "城东"),
        ("查干嘎查", "查干嘎查", "查干"),
        ("三连生活区", "三连生活区", "三连生活区"),
        ("村委会", "村委会", "村委会"),
    ],
)
def test_a_village_is_written_without_its_committee(listed, name, stem):
    assert (village_name(listed), village_stem(listed)) == (name, stem)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("河口苗族乡", "河口"),
        ("乐安铺苗族侗族乡", "乐安铺"),
        ("李熙桥镇", "李熙桥"),
        ("那林民族乡", "那林"),
        ("漓东街道办事处", "漓东"),
        ("贡宝拉格苏木", "贡宝拉格"),
        ("白土乡", "白土"),
        ("中滩农场", "中滩农场"),
    ],
)
def test_a_townships_stem_has_neither_kind_nor_ethnic_groups(name, stem):
    assert township_stem(name) == stem


@pytest.mark.parametrize(
    ("listed", "county", "prefecture", "name"),
    [
        ("成武县九女集镇", "成武县", "菏泽市", "九女集镇"),
        ("四平市铁东区平东街道", "铁东区", "四平市", "平东街道"),
        ("敖汉旗人民政府新州街道", "敖汉旗", "赤峰市", "新州街道"),
        ("芒市镇", "芒市", "德宏傣族景颇族自治州", "芒市镇"),
        ("高阳县经济开发区", "高阳县", "保定市", "高阳县经济开发区"),
        ("东莞生态园", "东莞市", "东莞市", "东莞生态园"),
        ("河口苗族乡", "绥宁县", "邵阳市", "河口苗族乡"),
    ],
)
def test_a_townships_name_does_not_begin_with_its_county(listed, county, prefecture, name):
    assert without_county(listed, county, prefecture) == name


def test_the_short_forms_are_those_that_people_write():
    county = townships_of(town().county)
    lean = next(part for part in county if part.name == "乐安铺苗族侗族乡")
    assert set(short_forms(lean, county)) >= {"乐安铺乡", "乐安苗乡", "乐安乡", "乐安铺", "乐安"}
    assert short_forms(town(), county) == ("河口苗乡", "河口乡", "河口")


def test_a_form_is_cut_only_where_no_other_township_of_the_county_begins_so():
    long, other = made("乐安铺镇"), Township("990101002", "乐安镇", made("甲镇").county)
    assert "乐安" in short_forms(long)
    assert "乐安" not in short_forms(long, [long, other])


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("湖南省", "湖南"),
        ("广西壮族自治区", "广西"),
        ("绥宁县", "绥宁"),
        ("城步苗族自治县", "城步"),
        ("黔东南苗族侗族自治州", "黔东南"),
        ("大兴安岭地区", "大兴安岭"),
        ("赵县", "赵县"),
        ("阿鲁科尔沁旗", "阿鲁科尔沁"),
        ("", ""),
    ],
)
def test_a_division_has_a_short_name_of_two_characters_or_more(name, short):
    assert division_short(name) == short


@pytest.mark.parametrize(
    ("township", "seal"),
    [
        (made("丁乡"), "甲县丁乡人民政府"),
        (made("丁街道", "戊区"), "乙市戊区丁街道办事处"),
        (made("丁镇", "戊市"), "戊市丁镇人民政府"),
        (made("丁街道办事处"), "甲县丁街道办事处"),
        (made("丁镇", "乙市"), "乙市丁镇人民政府"),
        (made("丁镇", "戊区", "", "己市"), "己市戊区丁镇人民政府"),
        (made("丁侗族乡", "甲苗族自治县"), "甲苗族自治县丁侗族乡人民政府"),
        (made("丁苏木", "戊旗"), "戊旗丁苏木人民政府"),
        (made("丁农场"), "甲县丁农场"),
        (made("甲县开发区"), "甲县开发区"),
    ],
)
def test_the_seals_name_is_county_township_and_authority(township, seal):
    assert seal_name(township) == seal


# Finding


@pytest.mark.parametrize(
    "query",
    [
        "绥宁河口",
        "snhk",
        "绥宁县河口",
        "河口 绥宁",
        "suininghekou",
        "河口苗族乡",
        "hkmzx",
        "hekoumiaozuxiang",
        "湖南省邵阳市绥宁县河口",
        "绥宁县河口苗族乡人民政府",
    ],
)
def test_a_township_is_found_by_name_pinyin_initials_with_or_without_its_county(query):
    assert find_townships(query, limit=3)[0].code == HEKOU


def test_the_nearest_of_one_name_comes_first():
    found = find_townships("河口", near=town())
    assert found[0].code == HEKOU
    assert [part.province.name for part in found[:3]] == ["湖南省"] * 3
    assert found == find_townships("河口", near=town())


def test_one_letter_offers_what_is_near():
    found = find_townships("h", near=town().county)
    assert found
    assert {part.county.name for part in found[:3]} == {"绥宁县"}


@pytest.mark.parametrize("query", ["绥宁", "suining", "snx", "邵阳绥宁", "绥宁县"])
def test_a_county_is_found_by_name_pinyin_or_initials(query):
    assert "绥宁县" in [part.name for part in find_counties(query)]


def test_a_prefecture_is_found_by_name_pinyin_or_initials():
    for query in ("邵阳", "shaoyang", "sys"):
        assert "邵阳市" in [part.name for part in find_prefectures(query)]


@pytest.mark.parametrize("query", ["", " ", "[", "不存在的地方", "qqqqqq"])
def test_what_names_no_township_finds_none(query):
    assert find_townships(query) == []


@pytest.mark.parametrize(
    "filer",
    [
        "绥宁县河口苗族乡人民政府",
        "湖南省邵阳市绥宁县河口苗族乡人民政府",
        "邵阳绥宁河口苗族乡",
        "河口苗族乡人民政府",
        " 绥宁县 河口苗族乡人民政府\n",
    ],
)
def test_a_filers_township_is_known_from_its_full_name(filer):
    found = township_of_filer(filer)
    assert found is not None
    assert found.code == HEKOU


@pytest.mark.parametrize(
    "filer",
    ["河口乡人民政府", "武冈市河口苗族乡人民政府", "城关镇人民政府", "绥宁县", "云溪乡人民政府办公室", "", "人民政府"],
)
def test_an_unknown_or_ambiguous_filer_has_no_township(filer):
    assert township_of_filer(filer) is None


@pytest.mark.parametrize(
    ("filer", "code"),
    [
        ("东莞市虎门镇人民政府", "441900121"),
        ("芙蓉区人民政府文艺路街道办事处", "430102001"),
        ("桂林市七星区漓东街道办事处", "450305004"),
    ],
)
def test_towns_of_cities_and_street_offices_are_known_too(filer, code):
    found = township_of_filer(filer)
    assert found is not None
    assert found.code == code


def test_neighbours_are_the_other_townships_of_the_county():
    names = {part.name for part in neighbours(town())}
    assert {"金屋塘镇", "乐安铺苗族侗族乡"} <= names
    assert "河口苗族乡" not in names


@pytest.mark.parametrize("typed", ["大", "dadong", "dd", "大冻村"])
def test_a_village_is_completed_from_its_beginning_pinyin_or_initials(typed):
    lean = next(part for part in neighbours(town()) if part.name.startswith("乐安铺"))
    assert "大冻村" in [village.name for village in complete_village(typed, lean)]


def test_nothing_typed_offers_all_villages_and_a_strange_name_none():
    assert len(complete_village("", town())) == len(villages_of(town())) == 10
    assert complete_village("不在这里", town()) == []


def test_a_code_that_is_none_finds_nothing():
    assert township_of("999999999") is county_of("000000") is township_of("") is None


# Mentions


def mentions(text: str, own: Township | None = None) -> list[tuple[str, str, str, bool]]:
    return [(part.text, part.level, part.relation, part.full) for part in places_in(text, own)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在河口苗族乡全乡推广", [("河口苗族乡", "township", "own", True)]),
        ("河口乡集镇", [("河口乡", "township", "own", False)]),
        ("修建竹舟江卫生院", [("竹舟江", "village", "own", False)]),
        ("打造乐安生态农庄", [("乐安", "township", "own-county", False)]),
        ("乐安铺乡与乐安苗乡", [("乐安铺乡", "township", "own-county", False), ("乐安苗乡", "township", "own-county", False)]),
        ("大冻村油茶基地", [("大冻村", "village", "own-county", True)]),
        ("绥宁县财政局", [("绥宁县", "county", "own", True)]),
        ("邵阳市绥宁县河口苗族乡", [("邵阳市", "prefecture", "own", True), ("绥宁县", "county", "own", True), ("河口苗族乡", "township", "own", True)]),
        ("学习东莞市虎门镇经验", [("东莞市", "county", "elsewhere", True), ("虎门镇", "township", "elsewhere", True)]),
        ("到隆回县考察", [("隆回县", "county", "own-prefecture", True)]),
        ("全乡、集镇、城区、乡镇、返乡创业、农贸市场、功能区域", []),
        ("振兴县域经济，建设美丽乡村", []),
    ],
)  # fmt: skip
def test_a_text_names_places(text, expected):
    assert mentions(text, town()) == expected


def test_a_longer_own_name_covers_a_shorter_foreign_one():
    assert [part.relation for part in places_in("河口苗族乡人民政府", town())] == ["own"]


def test_the_own_name_with_the_wrong_kind_is_the_own_name_still():
    assert mentions("河口镇全面推行", town()) == [("河口镇", "township", "own", False)]


def test_without_a_filer_full_names_only_are_found():
    assert mentions("绥宁县河口苗族乡大冻村，乐安生态") == [
        ("绥宁县", "county", "elsewhere", True),
        ("河口苗族乡", "township", "elsewhere", True),
    ]


def test_a_name_that_is_a_common_word_says_so():
    [found] = [part for part in places_in("集镇水口整治", town()) if part.text == "水口"]
    assert found.word
    [village] = [part for part in places_in("新华村", town()) if part.level == "village"]
    assert village.word
    assert village.bearers > 300


@pytest.mark.parametrize(
    ("text", "word"),
    [("到湛江市学习", False), ("到新华区学习", True), ("湖南镇", True), ("调风镇", False), ("卫星镇", True)],
)
def test_a_prefectures_own_name_is_no_word_but_a_town_called_like_one_is(text, word):
    assert [part.word for part in places_in(text, None)] == [word]


def test_every_township_and_village_of_the_county_is_found_wherever_it_stands():
    for township in townships_of(town().county):
        for name in (township.name, *(village.name for village in villages_of(township))):
            for text in (name, f"本年{name}", f"本年内在{name}，全年"):
                found = [part.text for part in places_in(text, town())]
                assert any(name in part or part in name for part in found), text


@given(st.text(st.sampled_from("在河口苗族乡大冻村水镇街道绥宁县市，。新城区 a1"), max_size=60))
def test_a_mention_stands_where_it_says_and_none_overlaps(text):
    end = 0
    for part in places_in(text, town()):
        assert text[part.start : part.start + len(part.text)] == part.text
        assert part.start >= end
        end = part.start + len(part.text)


# Packing


@given(st.lists(st.text(st.sampled_from("大冻村社区居民委会嘎查生活（）1a"), min_size=1, max_size=12)))
def test_names_are_unpacked_as_they_were_packed(names):
    assert unpack_names(pack_names(names)) == names


def test_the_longer_ending_is_marked_first():
    endings = list(ENDING_OF.values())
    assert all(
        not later.endswith(endings[at])
        for at, ending in enumerate(endings[:-1])
        for later in endings[at + 1 :]
        if ending
    )


def test_lines_are_unpacked_with_what_follows_them():
    assert unpack(pack(["甲", "乙"]) + b"rest") == (["甲", "乙"], b"rest")
