"""`shenbao import`: a filled form to a declaration."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assistant.cli.sources import load_source
from assistant.codec import declaration_json, render_json
from assistant.files import check_output, write_whole
from assistant.importing import report_json
from assistant.wording import cli as say


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("file", metavar="FILE", help=say.FILE)
    parser.add_argument("-o", dest="out", metavar="OUT.json", help=say.OUT_JSON)
    parser.add_argument("--report", metavar="R.json", help=say.REPORT)
    parser.add_argument("--force", action="store_true", help=say.FORCE)


def run(arguments: argparse.Namespace) -> int:
    """Write the declaration as JSON; what could not be placed goes to stderr and the report."""
    outputs = [Path(name) for name in (arguments.out, arguments.report) if name]
    for path in outputs:
        check_output(path, arguments.force)
    source = load_source(arguments.file)
    for line in source.said:
        print(line, file=sys.stderr)
    text = render_json(declaration_json(source.declaration))
    if arguments.out:
        write_whole(Path(arguments.out), text.encode("utf-8"), arguments.force)
    else:
        print(text, end="")
    if arguments.report:
        report = render_json(report_json(source.result))
        write_whole(Path(arguments.report), report.encode("utf-8"), arguments.force)
    return 0
