"""`shenbao diff`: what changed between two declarations."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Final

from assistant.cli.banks import Banks, add_bank_option
from assistant.cli.sources import Source, load_source
from assistant.cli.streams import print_json, tell, tell_error
from assistant.codec import Json
from assistant.diff import Change, Side
from assistant.diff.page import page_rows
from assistant.diff.sheet import Sheet, Version, sheet_of
from assistant.errors import ShenbaoError, UsageError
from assistant.model import Absent
from assistant.wording import cli as say_cli
from assistant.wording import diff as say
from assistant.wording import diffpage as say_page

_WIDTH: Final = 80
"""Columns of the page, whatever it is printed to."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("before", metavar="A", help=say.BEFORE)
    parser.add_argument("after", metavar="B", help=say.AFTER)
    parser.add_argument("--all", action="store_true", help=say_page.ALL)
    parser.add_argument("--json", action="store_true", help=say_cli.AS_JSON)
    add_bank_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what became of every cell; 0 whether or not any does, 2 when one of the files cannot be used."""
    files = (arguments.before, arguments.after)
    if files == ("-", "-"):
        raise UsageError(say.TWICE_STDIN)
    banks = Banks.of(arguments)
    read = [_load(file, banks) for file in files]
    sources = [part for part in read if isinstance(part, Source)]
    if len(sources) < len(read):
        if arguments.json:
            print_json({key: _side_json(file, part) for key, file, part in zip(_KEYS, files, read, strict=True)})
        else:
            for file, part in zip(files, read, strict=True):
                if isinstance(part, ShenbaoError):
                    tell_error(say.named(file, str(part)))
        return 2
    before, after = (source.declaration for source in sources)
    for source in sources:
        for line in source.said:
            tell_error(say.named(source.name, line))
    if before.form != after.form:
        tell_error(say.forms_differ(before.form, after.form))
    sheet = _compare(sources, banks)
    if arguments.json:
        sides = {key: _side_json(file, source) for key, file, source in zip(_KEYS, files, sources, strict=True)}
        print_json({**sides, **_sheet_json(sheet)})
    else:
        for row in page_rows(sheet, _WIDTH, None if arguments.all else say_page.WITH_OPTION):
            tell(row)
    return 0


_KEYS = ("before", "after")


def _load(file: str, banks: Banks) -> Source | ShenbaoError:
    try:
        return load_source(file, banks.bank(file))
    except ShenbaoError as slip:
        return slip


def _compare(sources: Sequence[Source], banks: Banks) -> Sheet:
    before, after = (
        Version(source.name, source.declaration, banks.bank(source.name).form(source.declaration.form), source.record)
        for source in sources
    )
    return sheet_of(before, after, banks.bank(after.name))


def _side_json(file: str, read: Source | ShenbaoError) -> Json:
    if isinstance(read, ShenbaoError):
        return {"file": file, "error": str(read)}
    year = read.declaration.year
    return {"file": file, "form": read.declaration.form, "year": None if isinstance(year, Absent) else year}


def _sheet_json(sheet: Sheet) -> Json:
    comparison = sheet.comparison
    return {
        "differs": comparison.differs,
        "counts": {kind.value: count for kind, count in comparison.counts().items()},
        "cells": [_change_json(change) for change in comparison.changes],
        "sources": {key.value: count for key, count in sheet.origins().items()},
        "blanks": [
            {"path": change.side.path, "place": say.place(change.side), "offices": list(offices)}
            for change, offices in sheet.blanks()
        ],
        "undecided": list(sheet.undecided()),
        "unanswered": list(sheet.unanswered()),
    }


def _change_json(change: Change) -> Json:
    return {
        "kind": change.kind.value,
        "before": _cell_json(change.before),
        "after": _cell_json(change.after),
        "difference": change.difference,
        "percent": change.percent,
        "source": change.source and change.source.value,
    }


def _cell_json(side: Side | None) -> Json:
    return None if side is None else {"path": side.path, "place": say.place(side), "text": side.text}
