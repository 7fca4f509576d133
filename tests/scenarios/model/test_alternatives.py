"""What could go otherwise, one thing at a time."""

from __future__ import annotations

from scenarios.model.alternatives import (
    Alternative,
    Departure,
    Supposition,
    departures_from,
    in_time,
    suppositions_beside,
    taking,
)
from scenarios.model.standpoint import Standpoint
from tests.scenarios.small import argument, casebook

TOWN = casebook(argument("a", supports=["growth/yes"], presupposes=["ruler/king"]))


def test_departures_are_the_options_not_chosen() -> None:
    history = Standpoint.of(TOWN)
    assert list(departures_from(TOWN, history.choices)) == [
        Departure("storm", "falls"),
        Departure("bridge", "not-built"),
        Departure("king", "comes"),
    ]
    elsewhere = Standpoint.of(TOWN, {"king": "comes"})
    assert Departure("king", "away") in departures_from(TOWN, elsewhere.choices)


def test_suppositions_are_the_answers_not_supposed() -> None:
    assert list(suppositions_beside(TOWN, {"ruler": "king"})) == [
        Supposition("ruler", "council"),
        Supposition("ruler", "nobody"),
    ]


def test_taking_some() -> None:
    taken = taking(TOWN, Standpoint.of(TOWN), [Departure("king", "comes"), Supposition("ruler", "nobody")])
    assert taken == Standpoint.of(TOWN, {"king": "comes"}, {"ruler": "nobody"})


def test_in_the_order_of_time() -> None:
    some: list[Alternative] = [
        Supposition("ruler", "king"),
        *departures_from(TOWN, Standpoint.of(TOWN).choices),
    ]
    assert in_time(TOWN, some) == (
        Departure("bridge", "not-built"),
        Departure("king", "comes"),
        Departure("storm", "falls"),
        Supposition("ruler", "king"),
    )
