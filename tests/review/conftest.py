"""Prints what the review found and what it raised falsely, family by family."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


@pytest.fixture(scope="session", autouse=True)
def told(review_summary: ReviewSummary, summary: Callable[[str, list[str]], None]) -> Iterator[None]:
    """What was counted is told at the end of the run."""
    yield
    if review_summary.recall:
        summary("review: planted errors found, false alarms on clean lines", _lines(review_summary))


def _lines(counts: ReviewSummary) -> list[str]:
    false, clean = counts.clean
    return [
        *(
            f"{family:12} {found:3} of {planted:3}   false alarms {counts.alarms.get(family, 0)}"
            for family, (found, planted) in counts.recall.items()
        ),
        f"{'clean lines':12} {clean:3}, of which {false} raise something above a note",
    ]
