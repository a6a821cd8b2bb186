"""`shenbao write`: declarations to Word files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assistant.cli.sources import load_source
from assistant.errors import OutputError, ShenbaoError
from assistant.exporting.docx import render_docx
from assistant.files import check_output, write_whole
from assistant.form import load_form
from assistant.model import Severity
from assistant.review import check_declaration, obstacles
from assistant.wording import cli as say
from assistant.wording.findings import SEVERITY_NAMES


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=say.FILE)
    parser.add_argument("-o", dest="out", required=True, metavar="OUT.docx", help=say.OUT_DOCX)
    parser.add_argument(
        "--proof", nargs="?", const=say.PROOF_WORDS[0], choices=say.PROOF_WORDS, metavar="WORD", help=say.PROOF
    )
    parser.add_argument("--strict", action="store_true", help=say.STRICT)
    parser.add_argument("--force", action="store_true", help=say.FORCE)


def run(arguments: argparse.Namespace) -> int:
    """Write every input; a bad one is said and the rest go on; returns the heaviest exit code."""
    out = Path(arguments.out)
    if len(arguments.files) == 1 and not out.is_dir():
        return _write(arguments.files[0], out, arguments)
    if not out.is_dir():
        raise OutputError(say.need_folder(arguments.out))
    code = 0
    seen: set[Path] = set()
    for file in arguments.files:
        path = out / f"{Path(file.lstrip('@')).stem}.docx"
        try:
            if path in seen:
                raise OutputError(say.same_output(str(path)))
            seen.add(path)
            code = max(code, _write(file, path, arguments))
        except ShenbaoError as slip:
            print(say.failed(file, str(slip)), file=sys.stderr)
            code = max(code, slip.exit_code)
    return code


def _write(file: str, path: Path, arguments: argparse.Namespace) -> int:
    check_output(path, arguments.force)
    source = load_source(file)
    form = load_form(source.declaration.form)
    for line in source.said:
        print(line, file=sys.stderr)
    if arguments.proof is None:
        findings = check_declaration(source.declaration, form)
        errors = [part for part in findings if part.severity is Severity.ERROR]
        for finding in errors:
            print(f"{SEVERITY_NAMES[finding.severity]}：{finding.message}", file=sys.stderr)
        stopping = errors if arguments.strict else obstacles(findings)
        if stopping:
            print(say.refused(len(stopping)), file=sys.stderr)
            return 1
    write_whole(path, render_docx(source.declaration, form, arguments.proof), arguments.force)
    print(say.wrote(str(path)))
    return 0
