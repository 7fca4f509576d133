"""Branches: which decisions arise, what was taken, and where a branch leaves what happened.

This module owns conditions on the options taken, the order of decisions in time, and the branches that a few
decisions in play can make. For many thousand branches at once see `columns`.

Decisions are taken in the order of their dates, and of the file where dates are the same. A decision whose
`arises` does not hold by then has no option: no condition on it holds, and it is no departure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from scenarios.model.dates import parse_date
from scenarios.model.targets import parted

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook, Decision


_Step: TypeAlias = tuple[str, Mapping[str, Sequence[str]], str]
"""A decision's id, what it arises on, and its actual option."""


class Branch(Struct, frozen=True, dict=True):
    """One option for every decision that arises.

    Attributes:
        taken: Decision id to the option taken; None where the decision does not arise.
        departures: Ids of the decisions that went otherwise than they did, in the order of time.
    """

    taken: Mapping[str, str | None]
    departures: tuple[str, ...]

    @property
    def first_departure(self) -> str | None:
        """The decision at which the branch leaves what happened; None if it never does."""
        return self.departures[0] if self.departures else None

    @cached_property
    def key(self) -> frozenset[tuple[str, str | None]]:
        """What tells this branch from others: two sets of choices that make one branch have one key."""
        return frozenset(self.taken.items())


Made: TypeAlias = tuple[dict[str, str], Branch]
"""Choices, one for every decision, and the branch they make."""


def in_order_of_time(casebook: Casebook) -> tuple[Decision, ...]:
    """Return the decisions by date, those of one date in the order of the file."""
    return tuple(sorted(casebook.decisions, key=lambda decision: _day(decision.date)))


# The same few dates are asked for at every change of a scenario.
_day = lru_cache(maxsize=4096)(parse_date)


def complete_choices(casebook: Casebook, choices: Mapping[str, str]) -> dict[str, str]:
    """Return a choice for every decision, in the order of the file: the actual option where none is given.

    Raises:
        KeyError: The casebook has no such decision.
        ValueError: The decision has no such option.
    """
    complete = {decision.id: decision.actual.id for decision in casebook.decisions}
    for decision_id, option_id in choices.items():
        if decision_id not in complete:
            raise KeyError(f"the casebook {casebook.id} has no decision {decision_id}")
        options = [option.id for option in casebook.decision(decision_id).options]
        if option_id not in options:
            raise ValueError(
                f"the decision {decision_id} has no option {option_id}; it has {', '.join(options)}"
            )
        complete[decision_id] = option_id
    return complete


def presupposes_otherwise(casebook: Casebook, decision: Decision) -> bool:
    """Return whether a decision presupposes a position that is not the actual one.

    In history such a decision does not arise; taking it otherwise is no departure, since some earlier
    departure must have led to it.
    """
    return any(
        not casebook.question(question).position(position).actual
        for question, position in map(parted, decision.presupposes)
    )


def holds(conditions: Mapping[str, Sequence[str]], taken: Mapping[str, str | None]) -> bool:
    """Return whether every key of the conditions holds: the branch took one of its options."""
    return all(taken.get(decision) in options for decision, options in conditions.items())


def branch_of(casebook: Casebook, choices: Mapping[str, str]) -> Branch:
    """Return the branch that these choices make.

    Args:
        casebook: Whose decisions they are.
        choices: Decision id to option id; a decision left out goes as it happened.

    Raises:
        KeyError: The casebook has no such decision.
        ValueError: The decision has no such option.
    """
    return _branch(_steps(casebook), complete_choices(casebook, choices))


def _steps(casebook: Casebook) -> tuple[_Step, ...]:
    return tuple(
        (decision.id, decision.arises, decision.actual.id) for decision in in_order_of_time(casebook)
    )


def _branch(steps: Sequence[_Step], complete: Mapping[str, str]) -> Branch:
    """The branch that complete choices make, given the decisions in the order of time."""
    taken: dict[str, str | None] = {}
    departures: list[str] = []
    for decision, arises, actual in steps:
        if arises and not holds(arises, taken):
            taken[decision] = None
            continue
        option = taken[decision] = complete[decision]
        if option != actual:
            departures.append(decision)
    return Branch({decision: taken[decision] for decision in complete}, tuple(departures))


def branches_in_play(
    casebook: Casebook, choices: Mapping[str, str], in_play: Sequence[str]
) -> tuple[Made, ...]:
    """Return every distinct branch that the decisions in play can make, the others going as chosen.

    Choices that differ only in decisions that do not arise make one branch. It comes with the choices that
    keep to what happened where nothing hangs on it, or with `choices` themselves if they make it.

    Args:
        casebook: Whose decisions they are.
        choices: Decision id to option id; a decision left out goes as it happened.
        in_play: The decisions to vary.

    Returns:
        Pairs of choices and the branch they make; the options of the last decision in play change fastest.
    """
    given = complete_choices(casebook, choices)
    decisions = [casebook.decision(decision_id) for decision_id in dict.fromkeys(in_play)]
    # The actual option first, so that the first to make a branch is the one closest to what happened.
    options = [sorted(decision.options, key=lambda option: not option.actual) for decision in decisions]
    steps = _steps(casebook)
    chosen = (
        given | {decision.id: option.id for decision, option in zip(decisions, combination, strict=True)}
        for combination in product(*options)
    )
    return distinct(((choice, _branch(steps, choice)) for choice in chosen), given)


def distinct(made: Iterable[Made], given: Mapping[str, str]) -> tuple[Made, ...]:
    """Return one of each branch, in order: with the choices `given` if they make it, else the first."""
    kept: dict[frozenset[tuple[str, str | None]], Made] = {}
    for choices, branch in made:
        if branch.key not in kept or choices == given:
            kept[branch.key] = (choices, branch)
    return tuple(kept.values())
