"""From a snapshot to what the map is to show: it reads, and computes nothing of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.picture import Fork, Picture
from scenarios.drawing.routes import BranchLine, Split, Way
from scenarios.model.dates import date_as_year
from scenarios.telling.branches import history_named, lane_texts, verdict_samples, yours_named
from scenarios.telling.language import one_line, together

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from scenarios.drawing.picture import Fate
    from scenarios.model.casebook import Casebook
    from scenarios.projection.branch_map import BranchMap, CourseEnd
    from scenarios.projection.folding import Provision
    from scenarios.projection.snapshot import Snapshot
    from scenarios.telling.events import DatedEvent


def picture_of(
    snapshot: Snapshot,
    branches: BranchMap,
    course: int,
    in_play: Collection[str],
    events: Sequence[DatedEvent],
) -> Picture:
    """Return what the map is to show.

    Args:
        snapshot: What the documents make of the branch on show.
        branches: The map of a question.
        course: The course in focus, by its number.
        in_play: The decisions whose branches are drawn.
        events: The chronology.
    """
    casebook = snapshot.casebook
    question = casebook.question(branches.question)
    first, last = casebook.span
    return Picture(
        span=(date_as_year(first), date_as_year(last)),
        forks=_forks(snapshot, in_play),
        lanes=lane_texts(casebook, question, snapshot.side_of(question.id, course), branches),
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
        yours=yours_named(snapshot),
        as_it_happened=history_named(yours=branches.shown.is_history),
    )


def _forks(snapshot: Snapshot, in_play: Collection[str]) -> tuple[Fork, ...]:
    gone, departures = set(snapshot.not_arising), set(snapshot.departures)
    forks = []
    for decision in snapshot.casebook.decisions:
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
    return together(
        " / ",
        (
            one_line(question.position(position).label) if position else "?"
            for position in provision.positions
        ),
    )
