"""`shenbao check`: schema findings and 预审."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from assistant.cli.banks import Banks, add_bank_option
from assistant.cli.sources import draft_name, load_data, load_source
from assistant.cli.streams import print_json, tell, tell_error
from assistant.codec import Json, declaration_json, finding_json
from assistant.errors import ShenbaoError
from assistant.model import Declaration, Finding, Severity
from assistant.review import Known, check_data
from assistant.session import Session
from assistant.validation import label_of
from assistant.wording import cli as say
from assistant.wording.problems import in_file

_LEVELS = [part.value for part in Severity]


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=say.FILE)
    parser.add_argument("--last", metavar="FILE", help=say.LAST)
    parser.add_argument("--json", action="store_true", help=say.AS_JSON)
    parser.add_argument("--fail-on", choices=[*_LEVELS, "never"], default="error", metavar="LEVEL", help=say.FAIL_ON)
    add_bank_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings of every file; 1 when one is heavy enough, 2 when a file cannot be used."""
    code = 0
    banks = Banks.of(arguments)
    banks.put_in_force()
    last = load_source(arguments.last, banks.bank(arguments.last)).declaration if arguments.last else None
    values: list[Json] = []
    for file in arguments.files:
        try:
            data, findings = _check(file, last, banks)
        except ShenbaoError as slip:
            code = 2
            values.append({"file": file, "error": str(slip)})
            if not arguments.json:
                several = len(arguments.files) > 1
                tell_error(say.failed(file, str(slip)) if several else str(slip))
            continue
        values.append({"file": file, "findings": [finding_json(part) for part in findings]})
        if _fails(findings, arguments.fail_on):
            code = max(code, 1)
        if not arguments.json:
            _print(file, data, findings, len(arguments.files) > 1)
    if arguments.json:
        print_json({"files": values})
    return code


def _check(file: str, last: Declaration | None, banks: Banks) -> tuple[Json, list[Finding]]:
    """Return a file's JSON value and its findings; those of a draft are its session's, with what is kept."""
    bank = banks.bank(file)
    if file.startswith("@"):
        session = Session.peek(draft_name(file))
        session.inspection.last = last
        return declaration_json(session.declaration()), session.findings()
    data, source = load_data(file, bank)
    if source is not None:
        for line in source.said:
            tell_error(line)
    return data, check_data(data, Known(bank, last=last))


def _fails(findings: Sequence[Finding], level: str) -> bool:
    if level == "never":
        return False
    return any(_LEVELS.index(part.severity.value) <= _LEVELS.index(level) for part in findings if part.kept is None)


def _print(file: str, data: Json, findings: Sequence[Finding], headed: bool) -> None:
    if headed:
        tell(say.headline(file))
    for finding in findings:
        for line in in_file(finding, label_of(finding.path), _text_at(data, finding.path)):
            tell(line)
    counts = Counter(part.severity if part.kept is None else None for part in findings)
    tell(say.counted(counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.NOTE], counts[None]))


def _text_at(data: Json, pointer: str) -> str | None:
    """Return the text at a JSON Pointer; None where there is none."""
    for key in pointer.split("/")[1:]:
        if isinstance(data, dict):
            data = data.get(key)
        elif isinstance(data, list):
            data = data[int(key)] if key.isdecimal() and int(key) < len(data) else None
        else:
            return None
    return data if isinstance(data, str) else None
