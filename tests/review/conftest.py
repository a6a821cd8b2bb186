"""Prints what the review found and what it raised falsely, family by family."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest


@dataclass
class ReviewSummary:
    """Counts of the corpus of tests/data/review/."""

    recall: dict[str, tuple[int, int]] = field(default_factory=dict)
    alarms: dict[str, int] = field(default_factory=dict)
    clean: tuple[int, int] = (0, 0)


SUMMARY = ReviewSummary()


@pytest.fixture(scope="session")
def review_summary() -> ReviewSummary:
    return SUMMARY


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not SUMMARY.recall:
        return
    terminalreporter.section("review: planted errors found, false alarms on clean lines")
    for family, (found, planted) in SUMMARY.recall.items():
        terminalreporter.write_line(
            f"{family:12} {found:3} of {planted:3}   false alarms {SUMMARY.alarms.get(family, 0)}"
        )
    false, clean = SUMMARY.clean
    terminalreporter.write_line(f"{'clean lines':12} {clean:3}, of which {false} raise something above a note")
