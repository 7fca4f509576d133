"""How far a branch leaves what happened, in a few plain words; it must not rate the branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from scenarios.model.dates import parse_date, spoken_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.model.casebook import Casebook, Decision

_CONTEXT = "DecisionsPanel"


def departures_counted(count: int) -> str:
    """The count beside the heading: ``1 departure``."""
    if count == 0:
        return _tr("as it happened")
    return _tr("1 departure") if count == 1 else _tr("{count} departures").format(count=count)


def summary(casebook: Casebook, departures: Sequence[str]) -> str:
    """How far the branch leaves what happened.

    Args:
        casebook: Whose decisions they are.
        departures: The decisions that go otherwise than they did.

    Returns:
        At how many points history is rewritten, whether people of the time raised them, and the latest.
    """
    if not departures:
        return _tr("No departure: every decision goes as it happened.")
    decisions = [casebook.decision(departure) for departure in departures]
    raised = sum(_raised_at_the_time(casebook, decision) for decision in decisions)
    latest = max((decision.date for decision in decisions), key=parse_date)
    return "\n".join(
        (
            _tr("History rewritten at 1 point")
            if len(decisions) == 1
            else _tr("History rewritten at {count} points").format(count=len(decisions)),
            _tr("Weighed at the time: {answer}").format(answer=_answer(raised, len(decisions))),
            _tr("Latest departure: {date}").format(date=spoken_date(latest)),
        )
    )


def _raised_at_the_time(casebook: Casebook, decision: Decision) -> bool:
    return any(casebook.voice(voice).contemporary for voice in decision.considered_by)


def _answer(raised: int, count: int) -> str:
    if raised == 0:
        return _tr("no")
    if raised == count:
        return _tr("yes")
    return _tr("{raised} of {count}").format(raised=raised, count=count)


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
