"""What it would take for a position to lead: the smallest sets of departures from history that do it.

This module owns the search. It is exact: every set of alternatives up to a size is looked at, smallest first,
in blocks of columns, but for those that cannot be wanted:

* a set that contains a smaller one found is not the least;
* a set with a decision that an earlier choice of it removes is not made by its departures;
* a set with a member on which neither the question nor another member depends, and which is not its first
  departure, does no more than the set without it.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from scenarios.explaining.leads import Where, in_some, leads
from scenarios.explaining.sets import Found, how_many, sets_of
from scenarios.explaining.watching import Cancelled, unwatched
from scenarios.model.alternatives import Departure, departures_from, in_time, suppositions_beside
from scenarios.model.standpoint import Standpoint
from scenarios.model.targets import parted

if TYPE_CHECKING:
    from scenarios.engine.columns import Columns
    from scenarios.engine.engine import Engine
    from scenarios.explaining.sets import Picks
    from scenarios.explaining.watching import Watch
    from scenarios.model.alternatives import Alternative

UP_TO = 3
"""How many alternatives a set has at most, unless said otherwise."""

MOST_SETS = 200_000
"""How many sets of one size are looked at; where there are more, the search ends before them."""


class WhatItTakes(Struct, frozen=True):
    """What it would take for a position to lead.

    Attributes:
        target: The position, as `question/position`.
        where: In which courses it is to lead.
        complete_to: Every set up to this size is there.
        sets: The inclusion-minimal sets after which it leads, each in the order of time; the smallest first,
            then by time. One empty set where it leads in history already.
    """

    target: str
    where: Where
    complete_to: int
    sets: tuple[tuple[Alternative, ...], ...]


def what_it_would_take(
    engine: Engine,
    standpoint: Standpoint,
    target: str,
    *,
    where: Where = Where.LEADING,
    up_to: int = UP_TO,
    with_suppositions: bool = False,
    most: int = MOST_SETS,
    watch: Watch = unwatched,
) -> WhatItTakes:
    """Search what it would take for a position to lead.

    Args:
        engine: The casebook, compiled.
        standpoint: Its reading, and what is supposed throughout; its choices are left aside, since departures
            are counted from history.
        target: The position, as `question/position`.
        where: In which courses it is to lead.
        up_to: The largest size of a set.
        with_suppositions: Whether a set may also suppose positions of hinges that are not supposed yet.
        most: How many sets of one size to look at, at most.
        watch: Told how far the search is. Where it raises `Cancelled`, what is complete by then is returned.

    Raises:
        KeyError: The casebook has no such position.
    """
    casebook = engine.casebook
    question = casebook.question(parted(target)[0])
    history = Standpoint.of(casebook, {}, standpoint.supposed, standpoint.reading)
    search = _Search(engine, history, target, where, with_suppositions=with_suppositions)
    if question.kind == "debate":
        # No choice changes it.
        led = leads(engine.debates(standpoint.reading), question.id, search.position, where).all()
        return WhatItTakes(target, where, up_to, ((),) if led else ())
    if search.leads(engine.table.varied(history, ())).all():
        return WhatItTakes(target, where, up_to, ((),))
    sets: list[tuple[Alternative, ...]] = []
    complete_to = 0
    largest = min(up_to, len(set(search.groups)))
    sizes = [how_many(search.groups, size) for size in range(1, largest + 1)]
    within = list(takewhile(lambda count: count <= most, sizes))
    done, of = 0, max(1, sum(within))
    try:
        watch(0.0)
        for size, count in enumerate(within, 1):
            found = []
            seen = 0
            for picked in sets_of(search.groups, size):
                found.append(search.hits(picked))
                seen += len(picked)
                watch((done + seen) / of)
            for hits in found:
                search.found.add(hits)
                sets += [search.named(one) for one in hits.tolist()]
            done += count
            complete_to = size
        if len(within) == largest:
            # There is no larger set.
            complete_to = up_to
    except Cancelled:
        pass
    return WhatItTakes(target, where, complete_to, tuple(search.ordered(sets)))


class _Search:
    """What is looked for, and what of it was found.

    Args:
        engine: The casebook, compiled.
        history: Where departures start.
        target: The position that is to lead.
        where: In which courses.
        with_suppositions: Whether positions of hinges may be supposed.
    """

    def __init__(
        self, engine: Engine, history: Standpoint, target: str, where: Where, *, with_suppositions: bool
    ) -> None:
        casebook = engine.casebook
        self._engine, self._history, self._where = engine, history, where
        self._question, position = parted(target)
        asked = casebook.question(self._question)
        self.position = asked.positions.index(asked.position(position))
        alternatives: list[Alternative] = [*departures_from(casebook, history.choices)]
        if with_suppositions:
            beside = suppositions_beside(casebook, history.supposed)
            alternatives += [one for one in beside if one.question not in history.supposed]
        self._alternatives = in_time(casebook, alternatives)
        nodes = [
            ("decision", one.decision) if isinstance(one, Departure) else ("question", one.question)
            for one in self._alternatives
        ]
        self.groups = [list(dict.fromkeys(nodes)).index(node) for node in nodes]
        self.found = Found(len(nodes))
        beneath = {node: engine.rests_on(node) for node in (*nodes, ("question", self._question))}
        self._bears = np.array(
            [node in beneath["question", self._question] for node in nodes], dtype=np.bool_
        )
        # Whether the one of the row depends on the one of the column.
        self._needs = np.array([[one in beneath[node] for one in nodes] for node in nodes], dtype=np.bool_)
        self._places = engine.table.places_in_time(self._alternatives)

    def hits(self, picked: Picks) -> Picks:
        """Return those of some sets after which the position leads, that contain none found."""
        table, alternatives = self._engine.table, self._alternatives
        picked = picked[~self.found.inside(picked)]
        columns = table.varied(self._history, alternatives, picked)
        wanted = table.arising(columns, alternatives, picked).all(axis=1) & ~self._idle(columns, picked)
        picked, columns = picked[wanted], columns[:, wanted]
        if not len(picked):
            return picked
        outcomes = self._engine.outcomes(columns, self._history.reading)
        of_courses = picked[outcomes.origin]
        arise = in_some(outcomes, table.arising(outcomes.columns, alternatives, of_courses)).all(axis=1)
        return picked[arise & leads(outcomes, self._question, self.position, self._where)]

    def leads(self, columns: Columns) -> NDArray[np.bool_]:
        """Return in which branches the position leads."""
        outcomes = self._engine.outcomes(columns, self._history.reading)
        return leads(outcomes, self._question, self.position, self._where)

    def named(self, picked: list[int]) -> tuple[Alternative, ...]:
        """Return a set by what it holds."""
        return tuple(self._alternatives[place] for place in picked)

    def ordered(self, sets: list[tuple[Alternative, ...]]) -> list[tuple[Alternative, ...]]:
        """Return sets by size, then by time."""
        places = {one: place for place, one in enumerate(self._alternatives)}
        return sorted(sets, key=lambda one: (len(one), [places[member] for member in one]))

    def _idle(self, columns: Columns, picked: Picks) -> NDArray[np.bool_]:
        """Return which sets have a member that makes no difference to them."""
        needed = self._needs[picked[:, :, None], picked[:, None, :]].any(axis=1)
        first = self._engine.table.first_departure(columns).reshape(-1, 1) == self._places[picked]
        idle: NDArray[np.bool_] = (~self._bears[picked] & ~needed & ~first).any(axis=1)
        return idle
