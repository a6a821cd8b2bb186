"""`shenbao import`: a filled form to a declaration."""

from __future__ import annotations

import argparse

from assistant.cli.banks import Banks, add_bank_option
from assistant.cli.outputs import SCREEN, output_path
from assistant.cli.sources import is_source, load_source
from assistant.cli.streams import print_json, tell_error
from assistant.codec import declaration_json, render_json
from assistant.errors import OutputError, UsageError
from assistant.files import check_output, same_place, write_whole
from assistant.importing import report_json
from assistant.wording import cli as say

_WORD_SUFFIXES = {".docx", ".docm", ".doc", ".wps", ".rtf"}
"""Under which no other program would find JSON."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("file", metavar="FILE", help=say.FILE)
    parser.add_argument("-o", dest="out", metavar="OUT.json", help=say.OUT_JSON)
    parser.add_argument("--report", metavar="R.json", help=say.REPORT)
    parser.add_argument("--force", action="store_true", help=say.FORCE)
    add_bank_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the declaration as JSON; what could not be placed goes to stderr and the report."""
    out = None if arguments.out in (None, SCREEN) else output_path(arguments.out)
    report = None if arguments.report is None else output_path(arguments.report)
    if out and report and same_place(out, report):
        raise UsageError(say.one_place_for_both(str(out)))
    for path in (out, report):
        if path is not None:
            if is_source(arguments.file, path):
                raise UsageError(say.over_its_source(str(path)))
            if path.suffix.lower() in _WORD_SUFFIXES:
                raise UsageError(say.not_word(str(path)))
            check_output(path, arguments.force)
    source = load_source(arguments.file, Banks.of(arguments).bank(arguments.file))
    for line in source.said:
        tell_error(line)
    value = declaration_json(source.declaration)
    if out is None:
        print_json(value)
    else:
        write_whole(out, render_json(value).encode("utf-8"), arguments.force)
    if report is not None:
        data = render_json(report_json(source.result)).encode("utf-8")
        try:
            write_whole(report, data, arguments.force)
        except OutputError as slip:
            raise OutputError(say.only_the_first(str(out), str(slip)) if out else str(slip)) from None
    return 0
