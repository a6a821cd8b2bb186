"""Prints how many keys a line of a declaration takes."""

from __future__ import annotations

from collections import Counter

import pytest

PRESSED: Counter[str] = Counter()
"""Keys besides values, names and dates, by the line of the example that they were pressed for."""


@pytest.fixture(scope="session")
def pressed() -> Counter[str]:
    return PRESSED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not PRESSED:
        return
    total, worst = sum(PRESSED.values()), max(PRESSED.values())
    terminalreporter.section("keys pressed for the example's lines, besides their values, names and dates")
    terminalreporter.write_line(f"{total} keys for {len(PRESSED)} lines, {total / len(PRESSED):.2f} a line")
    for text in (text for text, count in PRESSED.items() if count == worst):
        terminalreporter.write_line(f"worst {worst}: {text.replace(chr(10), ' ')}")
