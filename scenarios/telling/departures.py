"""How far a branch leaves what happened, in a few plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.model.dates import parse_date, spoken_date
from scenarios.projection.comparing import Change
from scenarios.telling.changes import counted_changes
from scenarios.telling.hinges import idle_words
from scenarios.telling.language import capital, filled, together, tr
from scenarios.telling.provisions import you_suppose

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook, Decision
    from scenarios.projection.snapshot import Snapshot


def counted_departures(count: int) -> str:
    """Return how many decisions go otherwise than they did: `2 departures`."""
    return tr("1 departure") if count == 1 else filled(tr("{count} departures"), count=count)


def departures_counted(count: int, supposed: int = 0, idle: int = 0) -> str:
    """The count beside the heading: ``1 departure, 2 supposed, 1 of them idle``."""
    if not count and not supposed:
        return tr("as it happened")
    parts = []
    if count:
        parts.append(counted_departures(count))
    if supposed:
        parts.append(filled(tr("{count} supposed"), count=supposed))
    if idle:
        parts.append(tr("idle here") if idle == supposed else filled(tr("{count} of them idle"), count=idle))
    return together(", ", parts)


def summary(snapshot: Snapshot) -> str:
    """How far the branch leaves what happened, what is supposed in it, and what follows.

    Args:
        snapshot: The branch on show.

    Returns:
        At how many points history is rewritten, whether people of the time raised them, the latest; what the
        user supposes; what follows in terms of courses.
    """
    casebook, departures = snapshot.casebook, snapshot.departures
    lines = []
    if departures:
        decisions = [casebook.decision(departure) for departure in departures]
        raised = sum(_raised_at_the_time(casebook, decision) for decision in decisions)
        latest = max((decision.date for decision in decisions), key=parse_date)
        lines += [
            tr("History rewritten at 1 point")
            if len(decisions) == 1
            else filled(tr("History rewritten at {count} points"), count=len(decisions)),
            _weighed(raised, len(decisions)),
            filled(tr("Latest departure: {date}"), date=spoken_date(latest)),
        ]
    else:
        lines.append(tr("No departure: every decision goes as it happened."))
    lines += [
        idle_words(snapshot, hinge)
        if hinge.idle
        else capital(you_suppose(casebook, hinge.id, hinge.supposed))
        for hinge in snapshot.hinges
        if hinge.supposed is not None
    ]
    if len(snapshot.courses) > 1:
        lines.append(filled(tr("The documents lead on in {count} courses"), count=len(snapshot.courses)))
    if departures:
        lines += [
            counted_changes(change, count)
            for change, count in snapshot.compared.counts.items()
            if count and change is not Change.SAME
        ]
    return "\n".join(lines)


def _raised_at_the_time(casebook: Casebook, decision: Decision) -> bool:
    return any(casebook.voice(voice).contemporary for voice in decision.considered_by)


def _weighed(raised: int, count: int) -> str:
    """Whether people of the time weighed what is chosen here, as the documents tell it."""
    if raised == 0:
        return tr("The casebook names nobody of the time who weighed this")
    if raised == count:
        return tr("People of the time weighed this themselves")
    return filled(
        tr("People of the time weighed {raised} of these {count} choices themselves"),
        raised=raised,
        count=count,
    )
