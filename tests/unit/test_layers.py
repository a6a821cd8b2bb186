"""bank/layers.py, bank/overlays.py, form.py: a county's own folders on top of the shipped bank."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from assistant.bank import Bank, bank_for, load_bank, own_notice, own_problems
from assistant.bank.phrases import HEADS, Phrase, phrases_of
from assistant.bank.tables import MOST_ROWS
from assistant.errors import InputError, ResourceError
from assistant.form import form_ids, load_form
from assistant.paths import bank_folders, own_bank_folder
from assistant.resources import data_folder
from tests.support.own_bank import phrase_row, table_text, write_rows

SHIPPED = load_bank()
FORM = Path(str(data_folder("question_bank"))) / "forms" / "suining-2021.toml"


def economy(bank: Bank) -> dict[str, Phrase]:
    return {phrase.id: phrase for phrase in phrases_of(bank, "economy")}


def only_message(bank: Bank) -> str:
    """Return what is off in the own folders, the one thing."""
    [problem] = own_problems(bank)
    assert "\n" not in problem.message
    return f"{problem.place} {problem.message}"


def own_form(folder: Path, form_id: str, **changes: str) -> Path:
    """Write the shipped form into an own folder under another id, some texts changed."""
    text = FORM.read_text(encoding="utf-8").replace('id = "suining-2021"', f'id = "{form_id}"', 1)
    for old, new in changes.items():
        text = text.replace(old, new)
    path = folder / "forms" / f"{form_id}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


# Adding, replacing, hiding


def test_a_row_of_an_own_folder_is_added_behind_the_shipped_ones(tmp_path: Path) -> None:
    bank = load_bank(write_rows(tmp_path, phrase_row()))
    assert list(economy(bank)) == [*economy(SHIPPED), "own-economy-1"]
    assert economy(bank)["own-economy-1"].layer == str(tmp_path)


def test_a_row_with_a_shipped_id_replaces_what_its_file_has_columns_for(tmp_path: Path) -> None:
    change = {"编号": "economy-quantity-01", "常用值": "77"}
    bank = load_bank(write_rows(tmp_path, change, heads=("编号", "常用值")))
    before, after = economy(SHIPPED)["economy-quantity-01"], economy(bank)["economy-quantity-01"]
    assert after.usual == "77"
    assert (after.sentence, after.name, after.unit) == (before.sentence, before.name, before.unit)
    assert list(economy(bank)) == list(economy(SHIPPED))


def test_cells_that_a_replacing_row_leaves_empty_stay_as_shipped(tmp_path: Path) -> None:
    bank = load_bank(write_rows(tmp_path, {"编号": "economy-quantity-01", "常用值": "77"}, phrase_row()))
    before, after = economy(SHIPPED)["economy-quantity-01"], economy(bank)["economy-quantity-01"]
    assert (after.usual, after.sentence, after.examples) == ("77", before.sentence, before.examples)
    assert own_problems(bank) == ()


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    change = {"编号": "economy-quantity-01", "常用值": "77"}
    bank = load_bank(write_rows(tmp_path, change, heads=("常用值", "编号")))
    assert economy(bank)["economy-quantity-01"].usual == "77"


def test_a_row_can_hide_a_shipped_one(tmp_path: Path) -> None:
    change = {"编号": "economy-quantity-01", "停用": "是"}
    bank = load_bank(write_rows(tmp_path, change, heads=("编号", "停用")))
    assert set(economy(SHIPPED)) - set(economy(bank)) == {"economy-quantity-01"}
    assert own_problems(bank) == ()


def test_a_replacement_that_cannot_be_used_leaves_the_shipped_row_in_force(tmp_path: Path) -> None:
    change = {"编号": "economy-quantity-01", "下限": "许多"}
    bank = load_bank(write_rows(tmp_path, change, heads=("编号", "下限")))
    assert economy(bank)["economy-quantity-01"] == economy(SHIPPED)["economy-quantity-01"]
    assert "“许多”不是数" in only_message(bank)


def test_a_later_folder_lies_on_top_of_an_earlier_one(tmp_path: Path) -> None:
    first = write_rows(tmp_path / "a", phrase_row(常用值="50"))
    second = write_rows(tmp_path / "b", phrase_row(常用值="60"))
    assert economy(load_bank(first, second))["own-economy-1"].usual == "60"
    assert economy(load_bank(second, first))["own-economy-1"].usual == "50"


def test_small_tables_are_laid_over_too(tmp_path: Path) -> None:
    row = {"词": "专户", "解释": "县财政局给的那个账户"}
    bank = load_bank(write_rows(tmp_path, row, file="glossary.csv", heads=("词", "解释")))
    assert next(row["解释"] for row in bank.rows("glossary.csv") if row["词"] == "专户") == "县财政局给的那个账户"


# As spreadsheets save


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", ","),
        ("utf-8-sig", ","),
        ("gbk", ","),
        ("gb18030", ","),
        ("utf-16", ","),
        ("utf-16", "\t"),
        ("gbk", "\t"),
    ],
)
def test_a_table_is_read_as_spreadsheets_save_it(tmp_path: Path, encoding: str, mark: str) -> None:
    bank = load_bank(write_rows(tmp_path, phrase_row(), encoding=encoding, mark=mark))
    assert economy(bank)["own-economy-1"].sentence == phrase_row()["标准表述"]
    assert own_problems(bank) == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way_and_quoted_cells_may_hold_line_breaks(tmp_path: Path, end: str) -> None:
    text = table_text([phrase_row(计算方法="第一行\n第二行"), phrase_row(编号="own-economy-2")])
    text = text.replace("\r\n", "\n").replace("\n", end)
    path = write_rows(tmp_path) / "indicators" / "economy.csv"
    path.write_bytes(text.encode("gbk"))
    bank = load_bank(tmp_path)
    assert {"own-economy-1", "own-economy-2"} <= set(economy(bank))
    assert own_problems(bank) == ()


# Where own folders are sought


def test_folders_lie_on_each_other_in_the_order_promised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("SHENBAO_BANK", os.pathsep.join([str(tmp_path / "e1"), "", str(tmp_path / "e2")]))
    configured, own, *named = bank_folders()
    assert configured.name == "bank"
    assert (own, named) == (own_bank_folder(), [tmp_path / "e1", tmp_path / "e2"])
    folders = [configured, own, *named, tmp_path / "given", tmp_path / "draft" / "bank"]
    for number, folder in enumerate(folders):
        write_rows(folder, phrase_row(常用值=str(20 + number)))
    bank = bank_for(tmp_path / "draft", [tmp_path / "given"])
    assert [layer.folder for layer in bank.layers[1:]] == folders
    for number in reversed(range(len(folders))):
        assert economy(bank_for(tmp_path / "draft", [tmp_path / "given"]))["own-economy-1"].usual == str(20 + number)
        (folders[number] / "indicators" / "economy.csv").unlink()


def test_nothing_is_said_where_there_are_no_own_folders() -> None:
    bank = bank_for()
    assert [layer.name for layer in bank.layers] == [""]
    assert own_notice(bank, "shenbao") is None


def test_a_table_that_was_changed_is_read_anew_and_one_that_was_not_is_kept(tmp_path: Path) -> None:
    write_rows(tmp_path, phrase_row())
    bank = bank_for(given=[tmp_path])
    assert bank_for(given=[tmp_path]) is bank
    write_rows(tmp_path, phrase_row(), phrase_row(编号="own-economy-2"))
    assert "own-economy-2" in economy(bank_for(given=[tmp_path]))


# Forms


def test_an_own_folder_can_add_a_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_form(tmp_path, "qixian-2027")
    bank = load_bank(tmp_path)
    assert bank.form("qixian-2027").id == "qixian-2027"
    assert bank.form_ids() == ("qixian-2027", "suining-2021")
    with pytest.raises(InputError, match="没有编号为“qixian-2027”的表样"):
        load_form("qixian-2027")
    monkeypatch.setenv("SHENBAO_BANK", str(tmp_path))
    assert load_form("qixian-2027").id == "qixian-2027"
    assert "qixian-2027" in form_ids()


def test_an_own_form_of_the_same_id_replaces_the_shipped_one(tmp_path: Path) -> None:
    own_form(tmp_path, "suining-2021", 附件2="附件5")
    assert load_bank(tmp_path).form().attachment == "附件5"
    assert load_bank().form().attachment == "附件2"


@pytest.mark.parametrize("text", ["id = [", 'id = "qixian-2027"\n', "", "a" * 100, "[" * 50_000])
def test_a_broken_form_is_named_on_one_line_and_the_others_work(tmp_path: Path, text: str) -> None:
    path = tmp_path / "forms" / "qixian-2027.toml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    bank = load_bank(tmp_path)
    assert bank.form() == load_bank().form()
    with pytest.raises(ResourceError) as caught:
        bank.form("qixian-2027")
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "重新安装" not in str(caught.value)
    assert "forms/qixian-2027.toml" in only_message(bank)


def test_a_form_that_is_broken_is_never_printed_as_the_shipped_one(tmp_path: Path) -> None:
    own_form(tmp_path, "suining-2021", **{"[money]": "[mony]"})
    with pytest.raises(ResourceError, match=r"suining-2021\.toml"):
        load_bank(tmp_path).form()


def test_a_form_is_called_like_its_file(tmp_path: Path) -> None:
    own_form(tmp_path, "qixian-2027").joinpath("forms", "qixian-2027.toml").rename(tmp_path / "forms" / "other.toml")
    with pytest.raises(ResourceError, match="要和文件名一样写成 other"):
        load_bank(tmp_path).form("other")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "utf-16"])
def test_a_form_is_read_as_windows_editors_save_it(tmp_path: Path, encoding: str) -> None:
    path = own_form(tmp_path, "qixian-2027") / "forms" / "qixian-2027.toml"
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", "\r\n").encode(encoding))
    assert load_bank(tmp_path).form("qixian-2027").objectives == load_bank().form().objectives


# What may lie there instead


def test_a_named_folder_that_is_missing_is_told_and_the_rest_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = write_rows(tmp_path / "good", phrase_row())
    monkeypatch.setenv("SHENBAO_BANK", os.pathsep.join([str(tmp_path / "away"), str(good)]))
    bank = bank_for()
    assert "own-economy-1" in economy(bank)
    assert "away 这个词库文件夹用不了（没有这个文件夹）" in only_message(bank)
    assert own_notice(bank, "shenbao") == "本县词库有 1 处读不了，打 shenbao bank check 看。"


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bank"
    path.write_text("x", encoding="utf-8")
    assert "不是文件夹" in only_message(bank_for(given=[path]))


def test_a_folder_that_leads_back_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "用不了" in only_message(bank_for(given=[tmp_path / "loop"]))


def test_a_folder_that_the_system_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert "用不了" in own_problems(bank_for(given=[tmp_path]))[0].message


def test_a_pipe_in_the_place_of_a_table_or_a_form_is_not_waited_for(tmp_path: Path) -> None:
    for name in ("indicators/economy.csv", "forms/qixian-2027.toml"):
        (tmp_path / name).parent.mkdir()
        os.mkfifo(tmp_path / name)
    bank = load_bank(tmp_path)
    assert economy(bank) == economy(SHIPPED)
    assert [problem.file for problem in own_problems(bank)] == ["indicators/economy.csv", "forms/qixian-2027.toml"]
    assert all("不是普通文件" in problem.message for problem in own_problems(bank))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.symlink_to(path), "读不了"),
        (lambda path: path.symlink_to(path.parent / "away"), "读不了"),
        (lambda path: path.mkdir(), "不是普通文件"),
        (lambda path: path.write_bytes(b"a,b\0c\n"), "不是文字表格"),
        (lambda path: path.write_bytes(bytes(range(256))), "不是文字表格"),
        (lambda path: path.write_bytes('编号,标准表述\nx,"没有关上\n'.encode()), "引号不成对"),
        (lambda path: path.write_bytes(b""), "第一行要写列名"),
        (lambda path: path.write_bytes("编号,编号\na,b\n".encode()), "列名“编号”有两个"),
    ],
)
def test_whatever_lies_in_the_place_of_a_table_is_told_and_the_rest_works(tmp_path: Path, make, said: str) -> None:
    path = tmp_path / "indicators" / "economy.csv"
    path.parent.mkdir()
    make(path)
    write_rows(tmp_path, phrase_row(编号="own-culture-1"), file="indicators/culture.csv")
    bank = load_bank(tmp_path)
    assert economy(bank) == economy(SHIPPED)
    assert any(said in problem.message for problem in own_problems(bank))
    assert any(phrase.id == "own-culture-1" for phrase in phrases_of(bank, "culture"))


def test_a_folder_of_forms_that_leads_back_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "forms").symlink_to(tmp_path / "forms")
    assert "读不了" in only_message(load_bank(tmp_path))
    assert load_bank(tmp_path).form() == load_form()


def test_a_huge_table_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "indicators" / "economy.csv"
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    begun = time.monotonic()
    assert "太大" in only_message(load_bank(tmp_path))
    assert time.monotonic() - begun < 1


def test_a_large_table_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "indicators" / "economy.csv"
    path.parent.mkdir()
    path.write_bytes(b"a,b\n" * (9 * 2**20 // 4))
    assert "超过 8 MB" in only_message(load_bank(tmp_path))


def test_rows_beyond_the_most_that_a_table_can_have_are_told(tmp_path: Path) -> None:
    lines = "".join(f"own-{number}\n" for number in range(100_000))
    path = tmp_path / "terms" / "own.csv"
    path.parent.mkdir()
    path.write_text("编号\n" + lines, encoding="utf-8")
    bank = load_bank(tmp_path)
    assert len(bank.rows("terms/own.csv")) == MOST_ROWS
    assert f"超过 {MOST_ROWS} 行" in only_message(bank)


def test_problems_are_told_once_however_often_tables_are_asked_for(tmp_path: Path) -> None:
    bank = load_bank(write_rows(tmp_path, phrase_row(类别="别的"), phrase_row(编号="!")))
    for _ in range(3):
        economy(bank)
        assert len(own_problems(bank)) == 2
    assert own_notice(bank, "python3 -m assistant") == "本县词库有 2 处读不了，打 python3 -m assistant bank check 看。"


def test_the_heads_of_the_sound_row_are_those_of_a_table_of_phrases() -> None:
    assert tuple(phrase_row()) == HEADS
