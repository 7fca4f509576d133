"""From the session to what the map is to show: it reads, and computes nothing of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.branches.picture import Fork, Picture
from gui.branches.routes import Course
from gui.branches.wording import lane_texts, one_line, verdict_samples
from scenarios.model.dates import date_as_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.branches.events import DatedEvent
    from gui.branches.picture import Fate
    from gui.session import Session
    from scenarios.projection.branch_map import BranchMap


def picture_of(session: Session, branches: BranchMap, events: Sequence[DatedEvent]) -> Picture:
    """Return what the map is to show of the session's question in focus."""
    casebook = session.casebook
    first, last = casebook.span
    return Picture(
        span=(date_as_year(first), date_as_year(last)),
        forks=_forks(session),
        lanes=lane_texts(casebook.question(branches.question), session.projection, branches),
        trunk_lane=next(end.lane for end in branches.ends if end.is_history),
        courses=tuple(
            Course(tuple((decision, option) for decision, option, _ in end.leaves), end.lane, end.is_shown)
            for end in branches.ends
        ),
        event_years=tuple(event.year for event in events),
        verdict_samples=verdict_samples(),
        yours=QCoreApplication.translate("BranchesPanel", "your branch"),
        as_it_happened=(
            QCoreApplication.translate("BranchesPanel", "your branch: as it happened")
            if branches.shown.is_history
            else QCoreApplication.translate("BranchesPanel", "as it happened")
        ),
    )


def _forks(session: Session) -> tuple[Fork, ...]:
    taken, departures = session.projection.branch.taken, set(session.projection.departures)
    in_play = set(session.in_play)
    forks = []
    for decision in session.casebook.decisions:
        fate: Fate = "not-arising" if taken[decision.id] is None else "actual"
        if decision.id in departures:
            fate = "departure"
        title, year = one_line(decision.title), date_as_year(decision.date)
        forks.append(Fork(decision.id, title, year, fate, decision.id in in_play))
    return tuple(forks)
