"""What could go otherwise, one at a time: an option of a decision, or a position of a hinge supposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from scenarios.model.branches import in_order_of_time
from scenarios.model.standpoint import Standpoint
from scenarios.model.targets import presupposed

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook


class Departure(Struct, frozen=True):
    """An option of a decision, taken in the place of another."""

    decision: str
    option: str


class Supposition(Struct, frozen=True):
    """A position of a hinge, taken as given."""

    question: str
    position: str


Alternative: TypeAlias = Departure | Supposition


def departures_from(casebook: Casebook, choices: Mapping[str, str]) -> Iterator[Departure]:
    """Yield every option that is not chosen, in the order of the file.

    Args:
        casebook: Whose decisions they are.
        choices: Decision id to option id, one for every decision.
    """
    for decision in casebook.decisions:
        for option in decision.options:
            if option.id != choices[decision.id]:
                yield Departure(decision.id, option.id)


def suppositions_beside(casebook: Casebook, supposed: Mapping[str, str]) -> Iterator[Supposition]:
    """Yield every position of a hinge that is not supposed, in the order of the file."""
    for hinge in presupposed(casebook):
        for position in casebook.question(hinge).positions:
            if position.id != supposed.get(hinge):
                yield Supposition(hinge, position.id)


def taking(casebook: Casebook, standpoint: Standpoint, alternatives: Iterable[Alternative]) -> Standpoint:
    """Return a standpoint with some alternatives taken."""
    choices, supposed = dict(standpoint.choices), dict(standpoint.supposed)
    for one in alternatives:
        if isinstance(one, Departure):
            choices[one.decision] = one.option
        else:
            supposed[one.question] = one.position
    return Standpoint.of(casebook, choices, supposed, standpoint.reading)


def in_time(casebook: Casebook, alternatives: Sequence[Alternative]) -> tuple[Alternative, ...]:
    """Return alternatives in the order of time: decisions by their dates, then what is supposed."""
    places = {decision.id: place for place, decision in enumerate(in_order_of_time(casebook))}
    return tuple(
        sorted(
            alternatives,
            key=lambda one: places[one.decision] if isinstance(one, Departure) else len(places),
        )
    )
