"""`shenbao write`: declarations to Word files."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from assistant.cli.banks import Banks, add_bank_option
from assistant.cli.outputs import output_path
from assistant.cli.sources import file_stem, is_source, load_source
from assistant.cli.streams import tell, tell_error
from assistant.errors import OutputError, ShenbaoError, UsageError
from assistant.files import check_output, is_folder, same_place, write_whole
from assistant.model import Absent, Declaration, Severity
from assistant.output import Blank, read_blank, render_output
from assistant.review import Known, check_declaration, obstacles
from assistant.wording import cli as say
from assistant.wording import into as say_into
from assistant.wording.findings import SEVERITY_NAMES


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=say.FILE)
    parser.add_argument("-o", dest="out", required=True, metavar="OUT.docx", help=say.OUT_DOCX)
    parser.add_argument(
        "--proof", nargs="?", const=say.PROOF_WORDS[0], choices=say.PROOF_WORDS, metavar="WORD", help=say.PROOF
    )
    parser.add_argument("--into", metavar="BLANK.docx", help=say.INTO)
    parser.add_argument("--ascii-name", action="store_true", help=say.ASCII_NAME)
    parser.add_argument("--strict", action="store_true", help=say.STRICT)
    parser.add_argument("--force", action="store_true", help=say.FORCE)
    add_bank_option(parser)


@dataclass
class _Order:
    """What one command line asks for."""

    proof: str | None
    strict: bool
    force: bool
    ascii_name: bool
    """A second copy is wanted, under a name that every program can carry."""
    into: Path | None
    """The county's own blank."""
    banks: Banks
    """The banks in force."""
    blank: Blank | None = None
    """What stands in it."""
    taken: set[Path] = field(default_factory=set)
    """Files that this run has written, or is about to."""

    def take(self, path: Path) -> None:
        """Make sure that `path` can be written, and by nobody else in this run."""
        if path in self.taken:
            raise OutputError(say.same_output(str(path)))
        if self.into is not None and same_place(self.into, path):
            raise UsageError(say.into_itself(str(path)))
        check_output(path, self.force)
        self.taken.add(path)


def run(arguments: argparse.Namespace) -> int:
    """Write every input; a bad one is said and the rest go on; returns the heaviest exit code."""
    out = output_path(arguments.out)
    into = None if arguments.into is None else Path(arguments.into)
    order = _Order(arguments.proof, arguments.strict, arguments.force, arguments.ascii_name, into, Banks.of(arguments))
    if len(arguments.files) > 1 and not is_folder(out):
        raise OutputError(say.need_folder(arguments.out))
    single = len(arguments.files) == 1 and not is_folder(out)
    if single:
        check_output(out, order.force)
        if out.suffix.lower() != ".docx":
            raise UsageError(say.not_docx(arguments.out))
    if into is not None:
        order.blank = read_blank(into)
    if single:
        return _write(arguments.files[0], out, order)
    code = 0
    for file in arguments.files:
        try:
            code = max(code, _write(file, out / f"{file_stem(file)}.docx", order))
        except ShenbaoError as slip:
            tell_error(say.failed(file, str(slip)))
            code = max(code, slip.exit_code)
    return code


def _write(file: str, path: Path, order: _Order) -> int:
    if is_source(file, path):
        raise UsageError(say.over_its_source(str(path)))
    order.take(path)
    bank = order.banks.bank(file)
    source = load_source(file, bank)
    declaration, form = source.declaration, bank.form(source.declaration.form)
    for line in source.said:
        tell_error(line)
    if order.proof is None:
        findings = check_declaration(declaration, form, Known(bank))
        errors = [part for part in findings if part.severity is Severity.ERROR]
        for finding in errors:
            tell_error(f"{SEVERITY_NAMES[finding.severity]}：{finding.message}")
        stopping = errors if order.strict else obstacles(findings)
        if stopping:
            tell_error(say.refused(len(stopping)))
            return 1
    output = render_output(declaration, form, order.proof, order.blank)
    for line in (*output.notes, *output.unplaced):
        tell_error(line)
    if output.unplaced:
        tell_error(say_into.refused(len(output.unplaced)))
        return 2
    copy = _ascii_copy(path, declaration, order)
    write_whole(path, output.data, order.force)
    tell(say.wrote(str(path)))
    if copy is not None:
        write_whole(copy, output.data, order.force)
        tell(say.wrote(str(copy)))
    return 0


def _ascii_copy(path: Path, declaration: Declaration, order: _Order) -> Path | None:
    """Return where the second copy goes; None where none is wanted or the first one's name will do."""
    if not order.ascii_name:
        return None
    if path.name.isascii():
        tell_error(say.ascii_already(str(path)))
        return None
    parts = [declaration.division_code, None if isinstance(declaration.year, Absent) else str(declaration.year)]
    stem = "-".join(["shenbao", *filter(None, parts)])
    names = (f"{stem}-{number}.docx" if number > 1 else f"{stem}.docx" for number in count(1))
    copy = next(copy for name in names if (copy := path.with_name(name)) not in order.taken)
    order.take(copy)
    return copy
