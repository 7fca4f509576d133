"""What matters: what each alternative by itself does to each outcome, and which pairs do more together.

This module owns the effects of one alternative and of two. Every branch is a column of one evaluation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from scenarios.engine.evaluation import NO_LEADER
from scenarios.explaining.leads import in_some
from scenarios.explaining.sets import sets_of
from scenarios.explaining.watching import unwatched
from scenarios.model.alternatives import Departure, departures_from, suppositions_beside

if TYPE_CHECKING:
    from scenarios.engine.engine import Engine
    from scenarios.engine.evaluation import Outcomes
    from scenarios.explaining.watching import Watch
    from scenarios.model.alternatives import Alternative
    from scenarios.model.casebook import Question
    from scenarios.model.standpoint import Standpoint


class Effect(StrEnum):
    """What becomes of an outcome's leading position in the leading course."""

    CHANGED = "changed"
    SAME = "same"
    SILENT = "silent"


class Reach(StrEnum):
    """How far an alternative changes an outcome, the farthest first.

    * `LEADING`: another position leads, in the leading course.
    * `SOME`: not in the leading course, but in some course a position leads that led in none.
    * `SILENT`: the outcome falls silent in the leading course, and no new position leads in any.
    * `NONE`: nothing of the kind.
    """

    LEADING = "leading"
    SOME = "some"
    SILENT = "silent"
    NONE = "none"


class Cell(Struct, frozen=True):
    """What an alternative does to an outcome.

    Attributes:
        effect: What becomes of its leading position in the leading course; `SILENT` if it has none now.
        some: Whether in any course another position leads than did in the leading course.
        new: Whether in any course a position leads that led in none before.
        was: The position that led; None where the outcome was silent.
        leads: The position that leads now in the leading course; None where the outcome is silent.
    """

    effect: Effect
    some: bool
    new: bool
    was: str | None
    leads: str | None

    @property
    def reach(self) -> Reach:
        """How far it is changed."""
        if self.effect is Effect.CHANGED:
            return Reach.LEADING
        if self.new:
            return Reach.SOME
        return Reach.SILENT if self.was is not None and self.leads is None else Reach.NONE


class Row(Struct, frozen=True, dict=True):
    """What an alternative does by itself.

    Attributes:
        alternative: What goes otherwise, or is supposed.
        outcomes: What it does to each outcome, in the order of the file.
    """

    alternative: Alternative
    outcomes: Mapping[str, Cell]

    @cached_property
    def sums(self) -> tuple[int, int, int]:
        """How many outcomes it changes in the leading course, in some only, and how many it silences."""
        reached = [cell.reach for cell in self.outcomes.values()]
        return reached.count(Reach.LEADING), reached.count(Reach.SOME), reached.count(Reach.SILENT)


class Matters(Struct, frozen=True, dict=True):
    """What matters, seen from a standpoint.

    Attributes:
        departures: Each option that was not chosen and arises in some course of the branch it makes, in the
            order of the file.
        suppositions: Each position of a hinge that is not supposed, in the order of the file.
    """

    departures: tuple[Row, ...]
    suppositions: tuple[Row, ...]

    @cached_property
    def ranks(self) -> Mapping[Alternative, int]:
        """The rank of each departure by its sums, 1 the first; equal sums have equal ranks."""
        sums = [row.sums for row in self.departures]
        return {row.alternative: 1 + sum(one > row.sums for one in sums) for row in self.departures}


class Interaction(Struct, frozen=True):
    """A pair of departures that does what neither does alone.

    Attributes:
        pair: Both, in the order of the file.
        outcomes: The position that leads after both in the leading course, or None for silence, of each
            outcome in which it is another than before, and than after either of them alone.
    """

    pair: tuple[Departure, Departure]
    outcomes: Mapping[str, str | None]


def what_matters(engine: Engine, standpoint: Standpoint) -> Matters:
    """Return what each alternative by itself does to every outcome.

    Args:
        engine: The casebook, compiled.
        standpoint: Where each of them starts.
    """
    casebook, table = engine.casebook, engine.table
    alternatives: list[Alternative] = [*departures_from(casebook, standpoint.choices)]
    alternatives += suppositions_beside(casebook, standpoint.supposed)
    singles = np.arange(len(alternatives), dtype=np.intp).reshape(-1, 1)
    columns = table.beside(table.varied(standpoint, ()), table.varied(standpoint, alternatives, singles))
    outcomes = engine.outcomes(columns, standpoint.reading)
    arises = _arising(engine, outcomes, alternatives, singles, first=1)
    cells = {asked.id: _cells(outcomes, asked) for asked in _asked(engine)}
    rows = [
        Row(one, {question: of[place] for question, of in cells.items()})
        for place, one in enumerate(alternatives)
        if arises[place]
    ]
    return Matters(
        departures=tuple(row for row in rows if isinstance(row.alternative, Departure)),
        suppositions=tuple(row for row in rows if not isinstance(row.alternative, Departure)),
    )


def interactions(engine: Engine, standpoint: Standpoint, watch: Watch = unwatched) -> tuple[Interaction, ...]:
    """Return the pairs of departures that do together what neither does alone.

    Both arise in some course of the branch they make. What one does that does not arise by itself is nothing.

    Args:
        engine: The casebook, compiled.
        standpoint: Where they start.
        watch: Told how far the work is.

    Raises:
        Cancelled: `watch` ended the work.
    """
    casebook, table = engine.casebook, engine.table
    departures = tuple(departures_from(casebook, standpoint.choices))
    groups = [list(casebook.decisions).index(casebook.decision(one.decision)) for one in departures]
    singles = np.arange(len(departures), dtype=np.intp).reshape(-1, 1)
    columns = table.beside(table.varied(standpoint, ()), table.varied(standpoint, departures, singles))
    leading = _leading(engine, engine.outcomes(columns, standpoint.reading))
    before, by_itself = leading[0], leading[1:]
    found: list[Interaction] = []
    of = max(1, len(departures) * (len(departures) - 1) // 2)
    seen = 0
    for picked in sets_of(groups, 2):
        outcomes = engine.outcomes(table.varied(standpoint, departures, picked), standpoint.reading)
        together = _leading(engine, outcomes)
        new = (together != before) & (together[:, None] != by_itself[picked]).all(axis=1)
        new &= _arising(engine, outcomes, departures, picked).reshape(-1, 1)
        for place in np.flatnonzero(new.any(axis=1)).tolist():
            one, other = picked[place].tolist()
            does = {
                asked.id: _named(asked, together[place, column])
                for column, asked in enumerate(_asked(engine))
                if new[place, column]
            }
            found.append(Interaction((departures[one], departures[other]), does))
        seen += len(picked)
        watch(min(1.0, seen / of))
    return tuple(found)


def _asked(engine: Engine) -> tuple[Question, ...]:
    return tuple(question for question in engine.casebook.questions if question.kind == "outcome")


def _arising(
    engine: Engine,
    outcomes: Outcomes,
    alternatives: Iterable[Alternative],
    picked: NDArray[np.intp],
    first: int = 0,
) -> NDArray[np.bool_]:
    """Return of each branch, from the first, whether all it is made of arises in some course of it."""
    courses = outcomes.origin >= first
    of_courses = picked[outcomes.origin[courses] - first]
    arises = np.ones((len(outcomes), picked.shape[1]), dtype=np.bool_)
    arises[courses] = engine.table.arising(outcomes.columns[:, courses], tuple(alternatives), of_courses)
    found: NDArray[np.bool_] = np.all(in_some(outcomes, arises)[first:], axis=1)
    return found


def _leading(engine: Engine, outcomes: Outcomes) -> NDArray[np.int16]:
    """Return which position of each outcome leads in each branch's leading course, one row a branch."""
    leading = [outcomes.leading_of(asked.id)[outcomes.leading_courses] for asked in _asked(engine)]
    return np.array(leading, dtype=np.int16).reshape(len(leading), len(outcomes.leading_courses)).T


def _cells(outcomes: Outcomes, asked: Question) -> list[Cell]:
    """Return what becomes of an outcome in each branch but the first, against the first."""
    leading = outcomes.leading_of(asked.id)
    now = leading[outcomes.leading_courses]
    was = now[0]
    led = leading[outcomes.origin == 0]
    some = in_some(outcomes, (leading != was) & (leading != NO_LEADER))
    new = in_some(outcomes, ~np.isin(leading, led) & (leading != NO_LEADER))
    return [
        Cell(
            effect=Effect.SILENT if leads == NO_LEADER else Effect.SAME if leads == was else Effect.CHANGED,
            some=other,
            new=never_led,
            was=_named(asked, was),
            leads=_named(asked, leads),
        )
        for leads, other, never_led in zip(now[1:].tolist(), some[1:].tolist(), new[1:].tolist(), strict=True)
    ]


def _named(asked: Question, number: int) -> str | None:
    return None if number == NO_LEADER else asked.positions[number].id
