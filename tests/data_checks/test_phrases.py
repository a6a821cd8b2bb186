"""question_bank/indicators/ and the small tables: every row valid, every phrase sound once its blanks are filled."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assistant.bank import load_bank
from assistant.bank.blanks import fill_blanks
from assistant.bank.phrases import EVIDENCE, HEADS, OPERATORS, Phrase, phrases_of
from assistant.bank.sentences import fill_phrase, read_sentence
from assistant.bankcheck.books import properties_of, schema_of
from assistant.form import load_form
from assistant.model import Category
from assistant.resources import data_folder, load_schema
from assistant.validation import check_value
from assistant.wording.fields import CATEGORY_NAMES
from tests.data_checks.sound_wording import IMPOSSIBLE, OUTDATED

BANK = Path(str(data_folder("question_bank")))
KEYS = [part.key for part in load_form().objectives]
TABLES = sorted(str(path.relative_to(BANK)) for path in BANK.rglob("*.csv") if schema_of(str(path.relative_to(BANK))))
PHRASES = [phrase for key in KEYS for phrase in phrases_of(load_bank(), key)]
every_phrase = pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)


def rows_of(file: str) -> list[dict[str, str]]:
    with (BANK / file).open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def described(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield every property that a schema describes, by name."""
    for part in schema.get("$defs", {}).values():
        yield from described(part)
    yield from schema.get("properties", {}).items()


# The schemas


@pytest.mark.parametrize("name", ["phrase", "tables"])
def test_the_schema_is_one_and_explains_every_column_in_chinese(name: str) -> None:
    schema = load_schema(name)
    Draft202012Validator.check_schema(schema)
    parts = dict(described(schema))
    assert parts
    for head, part in parts.items():
        assert re.search(r"[一-鿿]", part["title"]), head
        assert re.search(r"[一-鿿]", part["description"]), head


def test_the_schema_of_a_phrase_and_the_program_know_the_same_columns_and_lists() -> None:
    properties: Any = properties_of("indicators/economy.csv")
    assert tuple(properties) == (*HEADS, "停用")
    assert properties["类别"]["enum"] == [CATEGORY_NAMES[part] for part in Category]
    assert properties["符号"]["enum"] == list(OPERATORS)
    assert properties["依据强度"]["enum"] == [*EVIDENCE, ""]


@pytest.mark.parametrize(
    "sentence", ["1.5公里渠道清淤，〔日期〕前完工", "四季都有活动〔数量〕场", "质量抽检合格率不低于〔比例〕%"]
)
def test_a_sentence_may_begin_with_what_only_looks_like_a_number_or_label(sentence: str) -> None:
    part = load_schema("phrase")["properties"]["标准表述"]
    assert Draft202012Validator(part).is_valid(sentence)


# The tables


@pytest.mark.parametrize("file", TABLES)
def test_every_row_of_a_table_is_valid(file: str) -> None:
    name, definition = schema_of(file) or ("", "")
    schema: Any = load_schema(name)
    validator = Draft202012Validator({**schema, "$ref": f"#/$defs/{definition}"} if definition else schema)
    slips = [
        f"{number} {list(error.path)} {error.message}"
        for number, row in enumerate(rows_of(file), 2)
        for error in validator.iter_errors(row)
    ]
    assert slips == []


@pytest.mark.parametrize("file", TABLES)
def test_a_table_opens_in_spreadsheets_and_its_heads_stand_in_order(file: str) -> None:
    data = (BANK / file).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    heads = list(rows_of(file)[0])
    wanted = [head for head in properties_of(file) if head != "停用"]
    assert heads == wanted


def test_every_objective_of_the_form_has_its_table() -> None:
    assert sorted(path.stem for path in (BANK / "indicators").iterdir()) == sorted(KEYS)


def test_the_bank_holds_five_hundred_phrases_and_loses_none_in_reading() -> None:
    written = sum(len(rows_of(f"indicators/{key}.csv")) for key in KEYS)
    assert len(PHRASES) == written
    assert len(PHRASES) >= 500


def test_every_cell_has_four_phrases_or_a_reason() -> None:
    counts = Counter((phrase.objective, CATEGORY_NAMES[phrase.category]) for phrase in PHRASES)
    excused = {(row["目标"], row["类别"]) for row in rows_of("empty_cells.csv")}
    names = [CATEGORY_NAMES[part] for part in Category if part is not Category.OTHER]
    assert [(key, name) for key in KEYS for name in names if counts[key, name] < 4 and (key, name) not in excused] == []


def test_names_and_sentences_are_all_different() -> None:
    assert [name for name, count in Counter(phrase.name for phrase in PHRASES).items() if count > 1] == []
    assert [text for text, count in Counter(phrase.sentence for phrase in PHRASES).items() if count > 1] == []


def test_blanks_for_basic_figures_are_there() -> None:
    names = {row["名称"] for row in rows_of("basics.csv")}
    hints = {blank.hint for phrase in PHRASES for blank in phrase.blanks if blank.hint}
    assert len(hints & names) >= 5


# The phrases


@every_phrase
def test_filled_with_its_examples_a_phrase_is_a_sound_indicator(phrase: Phrase) -> None:
    made = fill_phrase(phrase, phrase.examples, 2027)
    assert "〔" not in made.text
    assert check_value("/objectives/0/outputs/0/text", made.text) == []
    assert not [pattern.pattern for pattern in OUTDATED if pattern.search(made.text)]
    assert not IMPOSSIBLE.search(made.text)


@every_phrase
def test_filled_with_its_examples_a_phrase_is_read_back_as_itself(phrase: Phrase) -> None:
    reading = read_sentence(fill_blanks(phrase.sentence, phrase.examples), PHRASES)
    assert reading is not None
    assert (reading.phrase.id, reading.values) == (phrase.id, phrase.examples)


@every_phrase
def test_a_phrase_left_open_is_read_back_as_itself(phrase: Phrase) -> None:
    made = fill_phrase(phrase, [None] * len(phrase.blanks), 2027)
    reading = read_sentence(made.text, PHRASES)
    assert reading is not None
    assert reading.phrase.id == phrase.id


@pytest.mark.parametrize("key", KEYS)
def test_satisfaction_is_asked_of_somebody_and_never_full(key: str) -> None:
    asked = [phrase for phrase in PHRASES if phrase.objective == key and phrase.category is Category.SATISFACTION]
    assert asked
    for phrase in asked:
        assert phrase.high is None or phrase.high < 100, phrase.id
        assert phrase.usual != "100", phrase.id
        assert not re.search(r"(?<!\d)100%", phrase.sentence), phrase.id
