"""`shenbao diff`: what changed between two declarations."""

from __future__ import annotations

import argparse

from assistant.cli.banks import Banks, add_bank_option
from assistant.cli.sources import Source, load_source
from assistant.cli.streams import print_json, tell, tell_error
from assistant.codec import Json
from assistant.diff import Change, Comparison, Kind, Section, Side, compare
from assistant.diff.excerpts import Stretch, stretches
from assistant.errors import ShenbaoError, UsageError
from assistant.form import Form
from assistant.model import Absent
from assistant.wording import cli as say_cli
from assistant.wording import diff as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("before", metavar="A", help=say.BEFORE)
    parser.add_argument("after", metavar="B", help=say.AFTER)
    parser.add_argument("--json", action="store_true", help=say_cli.AS_JSON)
    add_bank_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print every cell that differs; 0 whether or not any does, 2 when one of the files cannot be used."""
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
    forms = [banks.bank(source.name).form(source.declaration.form) for source in sources]
    comparison = compare(before, after, forms[1], forms[0])
    if arguments.json:
        sides = {key: _side_json(file, source) for key, file, source in zip(_KEYS, files, sources, strict=True)}
        print_json({**sides, **_comparison_json(comparison)})
    else:
        _print(comparison, (sources[0].name, sources[1].name), forms[1])
    return 0


_KEYS = ("before", "after")


def _load(file: str, banks: Banks) -> Source | ShenbaoError:
    try:
        return load_source(file, banks.bank(file))
    except ShenbaoError as slip:
        return slip


def _print(comparison: Comparison, files: tuple[str, str], form: Form) -> None:
    counts = comparison.counts()
    if not comparison.differs:
        tell(say.nothing_differs(counts[Kind.KEPT]))
        return
    tell(say.headline(*files))
    for section in comparison.sections:
        if section.differs:
            tell(say.section_line(section))
            for change in section.changes:
                if change.kind is not Kind.KEPT and not _is_told_by_heading(change, section):
                    tell(say.change_line(change, _parts(change), form.money.unit))
            for change in section.lost:
                tell(say.lost_line(change))
            if line := say.kept_line(section.changes):
                tell(line)
    same = [section for section in comparison.sections if not section.differs and section.changes]
    if line := say.kept_sections(same, form.objective_label.format(number="").rstrip("：:")):
        tell(line)
    tell(say.counted(comparison, counts))


def _is_told_by_heading(change: Change, section: Section) -> bool:
    """Whether it is the title of an objective that is new or gone as a whole."""
    return change.side.path.endswith("/title") and 0 in (section.before, section.after)


def _parts(change: Change) -> tuple[Stretch, ...]:
    before, after = change.before, change.after
    return stretches(before.text, after.text) if before and after else ()


def _side_json(file: str, read: Source | ShenbaoError) -> Json:
    if isinstance(read, ShenbaoError):
        return {"file": file, "error": str(read)}
    year = read.declaration.year
    return {"file": file, "form": read.declaration.form, "year": None if isinstance(year, Absent) else year}


def _comparison_json(comparison: Comparison) -> Json:
    return {
        "differs": comparison.differs,
        "counts": {kind.value: count for kind, count in comparison.counts().items()},
        "cells": [_change_json(change) for change in comparison.changes],
    }


def _change_json(change: Change) -> Json:
    return {
        "kind": change.kind.value,
        "before": _cell_json(change.before),
        "after": _cell_json(change.after),
        "difference": change.difference,
        "percent": change.percent,
    }


def _cell_json(side: Side | None) -> Json:
    return None if side is None else {"path": side.path, "place": say.place(side), "text": side.text}
