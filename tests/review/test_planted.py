"""What every finding on a planted error owes its reader: an exact excerpt, a short sentence, a fix that mends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.model import Finding
from tests.support.review_cases import Case, cases, checked, hits

FAMILIES = ("repetition", "substance", "funds")
MOST_CHARACTERS = 60
OWN = [case for case in cases("planted") if case.rule.split(".")[0] in FAMILIES]
LINES = [case for case in OWN if case.text and not case.edits]


def own(case: Case) -> list[Finding]:
    return [finding for finding in checked(case) if finding.rule.split(".")[0] in FAMILIES]


@pytest.mark.parametrize("case", OWN, ids=lambda case: case.id)
def test_a_message_is_one_short_line_with_a_basis(case):
    for finding in own(case):
        assert len(finding.message) <= MOST_CHARACTERS, finding.message
        assert "\n" not in finding.message
        assert finding.message.endswith("。")
        assert finding.basis


@pytest.mark.parametrize("case", LINES, ids=lambda case: case.id)
def test_an_excerpt_stands_where_it_is_said_to(case):
    for finding in hits(case, own(case)):
        if finding.excerpt is not None and finding.start is not None and finding.path.endswith("/text"):
            assert case.text[finding.start :].startswith(finding.excerpt)


@pytest.mark.parametrize("case", [case for case in LINES if case.fix], ids=lambda case: case.id)
def test_a_fix_taken_leaves_a_line_without_that_finding(case):
    finding = hits(case, own(case))[0]
    assert finding.start is not None and finding.excerpt is not None and finding.fix is not None
    mended = case.text[: finding.start] + finding.fix + case.text[finding.start + len(finding.excerpt) :]
    assert hits(replace(case, text=mended), own(replace(case, text=mended))) == []
