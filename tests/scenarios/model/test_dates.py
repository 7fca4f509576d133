"""Dates of a casebook."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.model.dates import date_as_year, parse_date, spoken_date


@pytest.mark.parametrize(
    ("text", "parts"),
    [("1923", (1923, 1, 1)), ("1923-04", (1923, 4, 1)), ("1924-02-29", (1924, 2, 29)), ("0001", (1, 1, 1))],
)
def test_a_date_begins_with_its_earliest_day(text: str, parts: tuple[int, int, int]) -> None:
    assert parse_date(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "1923-4",
        "1923-04-1",
        "1923/04",
        "April 1923",
        "1923-04-17T00:00",
        "1923 ",
        "-1923",
        "１９２３",
        "1923\n",
    ],
)
def test_other_forms_are_no_dates(text: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        parse_date(text)


@pytest.mark.parametrize("text", ["0000", "1923-13", "1923-00", "1923-02-29", "1923-04-31", "1923-04-00"])
def test_days_that_the_calendar_lacks(text: str) -> None:
    with pytest.raises(ValueError, match="not a day of the calendar"):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [("1923", "1923"), ("1923-04", "April 1923"), ("1923-04-07", "7 April 1923"), ("0970", "970")],
)
def test_dates_spoken(text: str, spoken: str) -> None:
    assert spoken_date(text) == spoken


def test_a_date_as_a_year() -> None:
    assert date_as_year("1923") == 1923.0
    assert date_as_year("1923-04") == 1923.25
    assert 1923.25 < date_as_year("1923-04-17") < date_as_year("1923-05")


@given(st.dates(), st.dates())
def test_years_are_in_the_order_of_days(one: dt.date, other: dt.date) -> None:
    earlier, later = sorted([one, other])
    assert date_as_year(earlier.isoformat()) <= date_as_year(later.isoformat()) < later.year + 1
    if earlier < later:
        assert date_as_year(earlier.isoformat()) < date_as_year(later.isoformat())
