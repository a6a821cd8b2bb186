"""`shenbao write`: declarations to Word files."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.cli.outputs import output_path
from assistant.cli.sources import load_source
from assistant.cli.streams import tell, tell_error
from assistant.errors import OutputError, ShenbaoError
from assistant.exporting.docx import render_docx
from assistant.files import check_output, is_folder, write_whole
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
    out = output_path(arguments.out)
    if len(arguments.files) == 1 and not is_folder(out):
        return _write(arguments.files[0], out, arguments)
    if not is_folder(out):
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
            tell_error(say.failed(file, str(slip)))
            code = max(code, slip.exit_code)
    return code


def _write(file: str, path: Path, arguments: argparse.Namespace) -> int:
    check_output(path, arguments.force)
    source = load_source(file)
    form = load_form(source.declaration.form)
    for line in source.said:
        tell_error(line)
    if arguments.proof is None:
        findings = check_declaration(source.declaration, form)
        errors = [part for part in findings if part.severity is Severity.ERROR]
        for finding in errors:
            tell_error(f"{SEVERITY_NAMES[finding.severity]}：{finding.message}")
        stopping = errors if arguments.strict else obstacles(findings)
        if stopping:
            tell_error(say.refused(len(stopping)))
            return 1
    write_whole(path, render_docx(source.declaration, form, arguments.proof), arguments.force)
    tell(say.wrote(str(path)))
    return 0
