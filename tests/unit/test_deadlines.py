"""Dates in a sentence, read as the last day that they allow."""

from datetime import date

import pytest

from assistant.deadlines import deadline_of, last_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10月31日", date(2027, 10, 31)),
        ("2月底", date(2027, 2, 28)),
        ("9月", date(2027, 9, 30)),
        ("5月上旬", date(2027, 5, 10)),
        ("5月中旬", date(2027, 5, 20)),
        ("三季度", date(2027, 9, 30)),
        ("一季度末", date(2027, 3, 31)),
        ("上半年", date(2027, 6, 30)),
        ("年底", date(2027, 12, 31)),
        ("2028年2月", date(2028, 2, 29)),
        ("6月31日", None),
        ("13月", None),
        ("汛期", None),
    ],
)
def test_a_date_is_the_last_day_that_it_allows(text, day):
    assert last_day(text, 2027) == day


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("硬化通组公路3.2公里，10月31日前完工", "2027-10-31"),
        ("4月30日前采购，5月31日前开工", None),
        ("6月31日前完工", None),
        ("10月办一期", None),
        ("年底前验收", "2027-12-31"),
    ],
)
def test_the_only_date_with_qian_behind_it_is_the_deadline(text, deadline):
    assert deadline_of(text, 2027) == deadline


def test_without_a_year_there_is_no_day():
    assert deadline_of("10月31日前完工", None) is None
