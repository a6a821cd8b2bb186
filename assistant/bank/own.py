"""A filer's own phrases (存为常用语): made of an answer, kept in this user's bank folder, one table an objective."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assistant.bank.derive import derive_row
from assistant.bank.layers import Bank, own_layer, read_table
from assistant.bank.phrases import HEADS, parse_phrase, phrases_of
from assistant.bank.sentences import read_sentence
from assistant.bank.tables import CellError, Row, read_cells
from assistant.errors import InputError, OutputError
from assistant.files import decode_text, files_in, is_taken, make_private_folder, read_bytes, write_whole
from assistant.model import Indicator
from assistant.paths import own_bank_folder
from assistant.wording import ownbank as say

_KEY: Final = re.compile(r"[a-z][a-z0-9_-]{0,40}")
_MOST_SENTENCE: Final = 120
_TRIES: Final = 5


@dataclass(frozen=True)
class Saved:
    """A phrase that was saved."""

    id: str
    """Its new id, as own-economy-3."""
    sentence: str
    """With blanks where figures and dates stood."""
    path: Path
    """The table that it stands in."""


def save_own_phrase(bank: Bank, objective: str, indicator: Indicator) -> Saved:
    """Keep an answer under the objective with that key as a phrase of this user's own.

    InputError says why it cannot be one, or that the bank has it; OutputError why it could not be written.
    """
    text = indicator.text.strip().rstrip("。；;")
    if not _KEY.fullmatch(objective):
        raise InputError(say.no_place(objective))
    if not text:
        raise InputError(say.nothing_to_save())
    if "\n" in text:
        raise InputError(say.one_line_only())
    if len(text) > _MOST_SENTENCE:
        raise InputError(say.too_long(len(text), _MOST_SENTENCE))
    known = phrases_of(bank, objective)
    cells = derive_row(bank, indicator, text)
    reading = read_sentence(text, known) or read_sentence(cells["标准表述"], known)
    if reading is not None:
        raise InputError(say.already_there(reading.phrase.sentence, bool(reading.phrase.layer)))
    path = own_bank_folder() / "indicators" / f"{objective}.csv"
    return Saved(_append(path, objective, cells), cells["标准表述"], path)


def _append(path: Path, objective: str, cells: dict[str, str]) -> str:
    """Add a row to a table of own phrases, whole or not at all, and return its id."""
    make_private_folder(path.parent)
    for _ in range(_TRIES):
        before = read_bytes(path) if is_taken(path) else b""
        lines = _lines(path, before)
        heads = lines[0]
        phrase_id = _free_id(objective, [line[heads.index("编号")] for line in lines[1:]])
        row = {**cells, "编号": phrase_id}
        try:
            parse_phrase(Row(path.name, 0, row, "own"))
        except CellError as slip:
            raise InputError(slip.message) from None
        lines.append([row.get(head, "") for head in heads])
        if before == (read_bytes(path) if is_taken(path) else b""):  # nobody else saved one meanwhile
            write_whole(path, _table(lines), force=True, private=True)
            return phrase_id
    raise OutputError(say.own_file_busy(str(path)))


def _lines(path: Path, data: bytes) -> list[list[str]]:
    """Return the lines of a table with every head that a phrase needs, all of one length."""
    if not data:
        return [list(HEADS)]
    decoded = decode_text(data)
    try:
        lines = [] if decoded is None else read_cells(decoded[0])
    except csv.Error:
        lines = []
    heads = [head.strip() for head in lines[0]] if lines else []
    if "编号" not in heads:
        raise OutputError(say.own_file_broken(str(path)))
    heads += [head for head in HEADS if head not in heads]
    width = max(len(line) for line in (heads, *lines))
    heads += [""] * (width - len(heads))
    return [heads, *(line + [""] * (width - len(line)) for line in lines[1:])]


def _free_id(objective: str, ids: Sequence[str]) -> str:
    stem = f"own-{objective.replace('_', '-')}-"
    numbers = [name.strip().removeprefix(stem) for name in ids if name.strip().startswith(stem)]
    taken = [int(number) for number in numbers if re.fullmatch("[0-9]{1,9}", number)]
    return f"{stem}{max(taken, default=0) + 1}"


def _table(lines: Sequence[Sequence[str]]) -> bytes:
    """Return lines as Excel and WPS open them."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def own_rows(objective: str = "") -> tuple[Row, ...]:
    """Return the rows of this user's own phrases, of all objectives or of the one with that key."""
    layer = own_layer(own_bank_folder())
    names = sorted(path.name for path in files_in(own_bank_folder() / "indicators") if path.suffix == ".csv")
    wanted = [name for name in names if not objective or name == f"{objective}.csv"]
    return tuple(row for name in wanted for row in read_table(layer, f"indicators/{name}").rows)


def own_table(rows: Sequence[Row], titles: dict[str, str], whole: bool) -> bytes:
    """Return rows as a table for WPS and Excel; where it is `whole`, the objective's title stands in a last column."""
    lines = [[*HEADS, *([say.OBJECTIVE_HEAD] if whole else [])]]
    for row in rows:
        key = row.file.rsplit("/", 1)[-1].removesuffix(".csv")
        lines.append([*(row[head] for head in HEADS), *([titles.get(key, key)] if whole else [])])
    return _table(lines)
