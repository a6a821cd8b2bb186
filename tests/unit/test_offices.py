"""The offices of a township, renamed by a county's own folder, and the scope of the objectives."""

from __future__ import annotations

from pathlib import Path

from assistant.bank import Bank, load_bank
from assistant.bank.layers import own_layer, shipped_layer
from assistant.bank.offices import find_office, offices_of
from assistant.bank.phrases import phrases_of
from assistant.bank.scopes import scope_of
from assistant.form import load_form


def test_an_office_is_found_by_its_name_its_short_name_and_what_others_call_it():
    bank = load_bank()
    for word in ("民政办公室", "民政办"):
        assert find_office(bank, word).id == find_office(bank, "民政办公室").id
    for office in offices_of(bank):
        for alias in office.aliases:
            assert find_office(bank, alias) is not None
    assert find_office(bank, "天文台") is None


def test_an_own_folder_renames_an_office_in_every_phrase(tmp_path: Path):
    shipped = find_office(load_bank(), "民政办公室")
    (tmp_path / "offices.csv").write_text(f"编号,名称\n{shipped.id},社会事务办公室\n", encoding="utf-8")
    bank = Bank([shipped_layer(), own_layer(tmp_path)])
    before = [part.id for part in phrases_of(load_bank(), "livelihood") if part.office == "民政办公室"]
    after = [part.id for part in phrases_of(bank, "livelihood") if part.office == "社会事务办公室"]
    assert before
    assert after == before
    assert not any(part.office == "民政办公室" for part in phrases_of(bank, "livelihood"))


def test_every_objective_of_the_form_says_what_belongs_there_and_what_does_not():
    for part in load_form().objectives:
        scope = scope_of(load_bank(), part.key)
        assert scope is not None
        assert scope.inside
        assert scope.outside
    assert scope_of(load_bank(), "none") is None


def test_every_phrase_is_owed_by_an_office_that_exists():
    names = {office.name for office in offices_of(load_bank())}
    for part in load_form().objectives:
        for phrase in phrases_of(load_bank(), part.key):
            assert phrase.office in names, phrase.id
