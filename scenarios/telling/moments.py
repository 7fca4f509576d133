"""Days and hours as people say them."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from scenarios.model.dates import spoken_date
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from collections.abc import Sequence


def spoken_moments(moments: Sequence[datetime], now: datetime | None = None) -> tuple[str, ...]:
    """Return moments by the clock on the wall, with seconds where two would be called the same.

    Args:
        moments: The moments, with their time zones.
        now: What today is; the present where it is left out.
    """
    said = [spoken_moment(one, now) for one in moments]
    twice = Counter(said)
    return tuple(
        spoken_moment(moment, now, seconds=True) if twice[words] > 1 else words
        for moment, words in zip(moments, said, strict=True)
    )


def spoken_moment(moment: datetime, now: datetime | None = None, *, seconds: bool = False) -> str:
    """Return a moment by the clock on the wall: `today, 14:05`, `yesterday, 9:30`, `3 March 2026, 14:05`.

    Args:
        moment: The moment, with its time zone.
        now: What today is; the present where it is left out.
        seconds: Whether the clock has a third hand.
    """
    here = moment.astimezone()
    today = (now or datetime.now().astimezone()).date()
    clock = f"{here.hour}:{here.minute:02}" + (f":{here.second:02}" if seconds else "")
    days = (today - here.date()).days
    if days == 0:
        return filled(tr("today, {clock}"), clock=clock)
    if days == 1:
        return filled(tr("yesterday, {clock}"), clock=clock)
    return filled(tr("{date}, {clock}"), date=spoken_date(f"{here:%Y-%m-%d}"), clock=clock)
