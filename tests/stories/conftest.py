"""Prints how many keys a line of a declaration takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest


@pytest.fixture(scope="session")
def pressed(summary: Callable[[str, list[str]], None]) -> Iterator[Counter[str]]:
    """Keys besides values, names and dates, by the line of the example that they were pressed for."""
    counts: Counter[str] = Counter()
    yield counts
    if counts:
        total, worst = sum(counts.values()), max(counts.values())
        lines = [text.replace("\n", " ") for text, count in counts.items() if count == worst]
        heading = "keys pressed for the example's lines, besides their values, names and dates"
        told = f"{total} keys for {len(counts)} lines, {total / len(counts):.2f} a line"
        summary(heading, [told, *(f"worst {worst}: {line}" for line in lines)])
