"""Days and hours as people say them."""

from __future__ import annotations

from datetime import datetime

from scenarios.model.dates import spoken_date
from scenarios.telling.language import filled, tr


def spoken_moment(moment: datetime, now: datetime | None = None) -> str:
    """Return a moment by the clock on the wall: `today, 14:05`, `yesterday, 9:30`, `3 March 2026, 14:05`.

    Args:
        moment: The moment, with its time zone.
        now: What today is; the present where it is left out.
    """
    here = moment.astimezone()
    today = (now or datetime.now().astimezone()).date()
    clock = f"{here.hour}:{here.minute:02}"
    days = (today - here.date()).days
    if days == 0:
        return filled(tr("today, {clock}"), clock=clock)
    if days == 1:
        return filled(tr("yesterday, {clock}"), clock=clock)
    return filled(tr("{date}, {clock}"), date=spoken_date(f"{here:%Y-%m-%d}"), clock=clock)
