"""What unseats a leading position: the arguments, voices and documents without which it does not lead.

This module owns the search among arguments. It is exact: every set up to a size is looked at, but for those
that hold an argument which no smaller set leaves with a strength above 0; without it they do the same. What
bears on a question that is settled whatever is argued is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from scenarios.explaining.asked import Asked
from scenarios.explaining.departures import UP_TO
from scenarios.explaining.sets import how_many, sets_of
from scenarios.explaining.watching import Cancelled, unwatched
from scenarios.model.targets import parted
from scenarios.model.verdicts import Status

if TYPE_CHECKING:
    from scenarios.engine.columns import Mask
    from scenarios.engine.engine import Engine
    from scenarios.engine.evaluation import Outcomes
    from scenarios.explaining.watching import Watch
    from scenarios.model.casebook import Argument
    from scenarios.model.standpoint import Standpoint

MOST_SETS = 500_000
"""How many sets of arguments of one size are looked at; where there are more, the search ends before them."""


class Unseated(Struct, frozen=True):
    """Something without which a position does not lead.

    Attributes:
        without: What is left out, in the order of the file.
        leads: The position that leads then; None where the question falls silent.
    """

    without: tuple[str, ...]
    leads: str | None


class WhatUnseats(Struct, frozen=True):
    """What unseats a leading position.

    Attributes:
        target: The position, as `question/position`.
        arguments: Single arguments that do.
        voices: Single voices that do.
        documents: Single documents that do.
        sets: All sets of arguments that do, of the least size at which there are any.
        complete_to: Every set of arguments up to this size was looked at, or a smaller one found.
    """

    target: str
    arguments: tuple[Unseated, ...]
    voices: tuple[Unseated, ...]
    documents: tuple[Unseated, ...]
    sets: tuple[Unseated, ...]
    complete_to: int


def what_unseats(
    engine: Engine,
    standpoint: Standpoint,
    target: str,
    *,
    up_to: int = UP_TO,
    most: int = MOST_SETS,
    watch: Watch = unwatched,
) -> WhatUnseats:
    """Search what unseats a position that leads in the leading course.

    Args:
        engine: The casebook, compiled.
        standpoint: Where it leads.
        target: The position, as `question/position`.
        up_to: The largest size of a set of arguments.
        most: How many sets of one size to look at, at most.
        watch: Told how far the search is. Where it raises `Cancelled`, what is complete by then is returned.

    Raises:
        KeyError: The casebook has no such position.
        ValueError: The position does not lead.
    """
    question_id, position_id = parted(target)
    asked = Asked(engine, standpoint, question_id)
    position = asked.question.positions.index(asked.question.position(position_id))
    now = asked()
    if int(now.leading_of(question_id)[0]) != position:
        raise ValueError(f"{target} does not lead")
    search = _Search(engine, asked, position, now)
    voices = search.wholes([argument.voice for argument in engine.casebook.arguments])
    documents = search.wholes([argument.document for argument in engine.casebook.arguments])
    singles: tuple[Unseated, ...] = ()
    sets: tuple[Unseated, ...] = ()
    complete_to = 0
    try:
        while complete_to < up_to and not sets and search.members:
            size = complete_to + 1
            if how_many(range(len(search.members)), size) > most:
                break
            sets = tuple(search.of_size(size, watch))
            singles = sets if size == 1 else singles
            complete_to = size
        else:
            # Larger ones are not the least, or there are none.
            complete_to = up_to
    except Cancelled:
        pass
    return WhatUnseats(target, singles, voices, documents, sets, complete_to)


class _Search:
    """What is looked at.

    Args:
        engine: The casebook, compiled.
        asked: The question.
        position: The number of the position that leads.
        now: Where it leads.

    Attributes:
        members: The arguments that may be in a set, in the order of the file.
    """

    def __init__(self, engine: Engine, asked: Asked, position: int, now: Outcomes) -> None:
        self._engine, self._asked, self._position = engine, asked, position
        self._bearing = _bearing(engine, asked, now)
        self._heard: frozenset[str] = frozenset()
        self.members: tuple[Argument, ...] = ()
        self._hear(now)

    def wholes(self, names: Sequence[str]) -> tuple[Unseated, ...]:
        """Return which voices or documents, left out, unseat the position.

        Args:
            names: The voice or the document of each argument of the casebook.
        """
        places = self._engine.places
        speaking = list(dict.fromkeys(names[places[argument.id]] for argument in self.members))
        removed = np.array(names).reshape(-1, 1) == np.array(speaking, dtype=np.str_)
        return tuple(self._unseated(removed, [(name,) for name in speaking])) if speaking else ()

    def of_size(self, size: int, watch: Watch) -> Iterator[Unseated]:
        """Yield the sets of a size that unseat the position."""
        members = self.members
        places = np.array([self._engine.places[one.id] for one in members], dtype=np.intp)
        of = max(1, how_many(range(len(members)), size))
        seen = 0
        for picked in sets_of(range(len(members)), size):
            removed = np.zeros((len(self._engine.places), len(picked)), dtype=np.bool_)
            removed[places[picked], np.arange(len(picked)).reshape(-1, 1)] = True
            sets = [tuple(members[place].id for place in each) for each in picked.tolist()]
            yield from self._unseated(removed, sets)
            seen += len(picked)
            watch(seen / of)

    def _unseated(self, removed: Mask, left_out: Sequence[tuple[str, ...]]) -> Iterator[Unseated]:
        outcomes = self._asked(len(left_out), removed=removed)
        leading = outcomes.leading_of(self._asked.question.id)
        self._hear(outcomes)
        for place in np.flatnonzero(leading != self._position).tolist():
            yield Unseated(left_out[place], self._asked.named(int(leading[place])))

    def _hear(self, outcomes: Outcomes) -> None:
        """Let what speaks somewhere be in the sets to come: leaving out another may have woken it."""
        self._heard |= outcomes.heard() & self._bearing
        self.members = tuple(one for one in self._engine.casebook.arguments if one.id in self._heard)


def _bearing(engine: Engine, asked: Asked, now: Outcomes) -> frozenset[str]:
    """Return the arguments that may bear on a question, whatever is left out."""
    casebook, question = engine.casebook, asked.question
    if asked.is_debate:
        # In history a premise holds where it is the actual position: no argument changes that.
        touched = engine.bearings.touched
        return frozenset(one.id for one in casebook.arguments if question.id in touched[one.id])
    settled = {
        ("question", one.id)
        for one in casebook.questions
        if one.kind == "outcome" and _is_settled(engine, now.statuses_of(one.id)[0], one.id)
    }
    if ("question", question.id) in settled:
        return frozenset()
    beneath = engine.rests_on(("question", question.id), but=settled)
    return frozenset(name for kind, name in beneath if kind == "argument")


def _is_settled(engine: Engine, status: Status, question_id: str) -> bool:
    """Return whether a question is settled, and would be whatever is argued."""
    if status is not Status.ESTABLISHED:
        return status is Status.FACT
    establishing = [
        decision.id
        for decision in engine.casebook.decisions
        for option in decision.options
        if any(parted(one)[0] == question_id for one in option.establishes)
    ]
    beneath = frozenset().union(*(engine.rests_on(("decision", decision)) for decision in establishing))
    return not any(kind == "question" for kind, _ in beneath)
