"""From the session to what the map is to show: it reads, and computes nothing of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.branches.picture import Fork, Picture
from gui.branches.routes import BranchLine, Split, Way
from gui.branches.wording import lane_texts, one_line, verdict_samples
from scenarios.model.dates import date_as_year
from scenarios.telling.provisions import supposing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.branches.events import DatedEvent
    from gui.branches.picture import Fate
    from gui.desk.session import Session
    from scenarios.model.casebook import Casebook
    from scenarios.projection.branch_map import BranchMap, CourseEnd
    from scenarios.projection.folding import Provision


def picture_of(session: Session, branches: BranchMap, events: Sequence[DatedEvent]) -> Picture:
    """Return what the map is to show of the session's question in focus."""
    casebook = session.casebook
    first, last = casebook.span
    return Picture(
        span=(date_as_year(first), date_as_year(last)),
        forks=_forks(session),
        lanes=lane_texts(
            casebook, casebook.question(branches.question), session.side_of(branches.question), branches
        ),
        trunk_lane=next(end.lane for end in branches.ends if end.is_history),
        lines=tuple(
            BranchLine(
                tuple((decision, option) for decision, option, _ in end.leaves),
                end.lane,
                end.is_shown,
                _split(casebook, list(end.ends), 0) if end.is_shown and len(end.ends) > 1 else None,
            )
            for end in branches.ends
        ),
        event_years=tuple(event.year for event in events),
        verdict_samples=verdict_samples(),
        yours=_yours(session),
        as_it_happened=(
            QCoreApplication.translate("BranchesPanel", "your branch: as it happened")
            if branches.shown.is_history
            else QCoreApplication.translate("BranchesPanel", "as it happened")
        ),
    )


def _yours(session: Session) -> tuple[str, ...]:
    """What the branch on show is called, the fullest first: what is supposed in it is the user's."""
    words = QCoreApplication.translate("BranchesPanel", "your branch")
    supposed = supposing(session.snapshot)
    if not supposed:
        return (words,)
    briefly = QCoreApplication.translate("BranchesPanel", "your branch, as you suppose")
    return f"{words}, {supposed}", briefly, QCoreApplication.translate("BranchesPanel", "as you suppose")


def _forks(session: Session) -> tuple[Fork, ...]:
    snapshot = session.snapshot
    gone, departures = set(snapshot.not_arising), set(snapshot.departures)
    in_play = set(session.in_play)
    forks = []
    for decision in session.casebook.decisions:
        fate: Fate = "not-arising" if decision.id in gone else "actual"
        if decision.id in departures:
            fate = "departure"
        title, year = one_line(decision.title), date_as_year(decision.date)
        forks.append(Fork(decision.id, title, year, fate, decision.id in in_play))
    return tuple(forks)


def _split(casebook: Casebook, ends: Sequence[CourseEnd], place: int) -> Split:
    """The tree of hinges at which these ends part, from their provisions' `place` on."""
    first = ends[0].provisions[place]
    groups: dict[Provision, list[CourseEnd]] = {}
    for end in ends:
        groups.setdefault(end.provisions[place], []).append(end)
    ways = []
    for provision, members in groups.items():
        words = _labels(casebook, provision)
        course = members[0].courses[0]
        if len(members) == 1:
            ways.append(Way(words, course, members[0].lane))
        else:
            ways.append(Way(words, course, None, _split(casebook, members, place + 1)))
    return Split(first.hinge, one_line(casebook.question(first.hinge).title), tuple(ways))


def _labels(casebook: Casebook, provision: Provision) -> str:
    question = casebook.question(provision.hinge)
    return " / ".join(
        one_line(question.position(position).label) if position else "?" for position in provision.positions
    )
