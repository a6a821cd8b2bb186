"""`shenbao check`: schema findings and 预审."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from assistant.cli.banks import Banks, add_bank_option
from assistant.cli.sources import load_data
from assistant.cli.streams import print_json, tell, tell_error
from assistant.codec import Json, finding_json
from assistant.errors import ShenbaoError
from assistant.model import Finding, Severity
from assistant.review import Known, check_data
from assistant.wording import cli as say
from assistant.wording.findings import SEVERITY_NAMES

_LEVELS = [part.value for part in Severity]


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=say.FILE)
    parser.add_argument("--json", action="store_true", help=say.AS_JSON)
    parser.add_argument("--fail-on", choices=[*_LEVELS, "never"], default="error", metavar="LEVEL", help=say.FAIL_ON)
    add_bank_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings of every file; 1 when one is heavy enough, 2 when a file cannot be used."""
    code = 0
    banks = Banks.of(arguments)
    values: list[Json] = []
    for file in arguments.files:
        try:
            findings = _check(file, banks)
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
            _print(file, findings, len(arguments.files) > 1)
    if arguments.json:
        print_json({"files": values})
    return code


def _check(file: str, banks: Banks) -> list[Finding]:
    bank = banks.bank(file)
    data, source = load_data(file, bank)
    if source is not None:
        for line in source.said:
            tell_error(line)
    return check_data(data, Known(bank))


def _fails(findings: Sequence[Finding], level: str) -> bool:
    if level == "never":
        return False
    return any(_LEVELS.index(part.severity.value) <= _LEVELS.index(level) for part in findings)


def _print(file: str, findings: Sequence[Finding], headed: bool) -> None:
    if headed:
        tell(say.headline(file))
    for finding in findings:
        tell(f"{SEVERITY_NAMES[finding.severity]}：{finding.message}")
    counts = Counter(part.severity for part in findings)
    tell(say.counted(counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.NOTE]))
