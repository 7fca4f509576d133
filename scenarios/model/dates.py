"""Dates as casebooks write them: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

This module owns reading, ordering and speaking such dates. A date that leaves the month or the day open
begins with its earliest day, and sorts by it.
"""

from __future__ import annotations

import datetime as dt
import re

from scenarios.model.faults import quoted

_PATTERN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def parse_date(text: str) -> tuple[int, int, int]:
    """Return the earliest day of a date as (year, month, day).

    Raises:
        ValueError: The text is not a date; the message is a sentence fit for the reader.
    """
    match = _PATTERN.fullmatch(text)
    if match is None:
        raise ValueError(f"{quoted(text)} is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        dt.date(year, month, day)
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a day of the calendar") from None
    return year, month, day


def date_as_year(text: str) -> float:
    """Return the earliest day of a date as a year with its fraction: "1923-04" gives 1923.25 or nearly so."""
    year, month, day = parse_date(text)
    days_of_month = 31.0
    return year + (month - 1) / 12 + (day - 1) / (12 * days_of_month)


def spoken_date(text: str) -> str:
    """Return a date as one would say it: "1923", "April 1923" or "17 April 1923"."""
    year, month, day = parse_date(text)
    parts = text.count("-")
    if parts == 0:
        return f"{year}"
    if parts == 1:
        return f"{_MONTHS[month - 1]} {year}"
    return f"{day} {_MONTHS[month - 1]} {year}"
