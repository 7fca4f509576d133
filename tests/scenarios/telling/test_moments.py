"""A moment is said by the clock on the wall."""

from __future__ import annotations

from datetime import datetime, timedelta

from scenarios.telling.moments import spoken_moment, spoken_moments


def test_days_are_named_as_people_name_them() -> None:
    now = datetime(2026, 3, 4, 18, 0).astimezone()
    assert spoken_moment(now.replace(hour=14, minute=5), now) == "today, 14:05"
    assert spoken_moment(now.replace(hour=9, minute=30) - timedelta(days=1), now) == "yesterday, 9:30"
    assert spoken_moment(now - timedelta(days=2), now) == "2 March 2026, 18:00"
    assert spoken_moment(datetime.now().astimezone()).startswith("today, ")


def test_two_in_one_minute_are_told_apart() -> None:
    now = datetime(2026, 3, 4, 18, 0).astimezone()
    at = now.replace(hour=14, minute=5, second=7)
    moments = (at, at.replace(second=59), at.replace(minute=6))
    assert spoken_moments(moments, now) == ("today, 14:05:07", "today, 14:05:59", "today, 14:06")
