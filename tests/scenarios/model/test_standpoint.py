"""A standpoint is a value, fitted to its casebook."""

from __future__ import annotations

import pytest

from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from tests.scenarios.small import argument, casebook

TOWN = casebook(
    argument("a", supports=["ruler/king"], presupposes=["growth/no"]),
    argument("b", presupposes=["ruler/king"]),
)
CHOICES = {"storm": "holds", "bridge": "built", "king": "away"}


def test_left_out_is_what_happened_nothing_supposed_and_everybody_heard() -> None:
    standpoint = Standpoint.of(TOWN)
    assert dict(standpoint.choices) == CHOICES
    assert dict(standpoint.supposed) == {}
    assert standpoint.reading == Reading()


def test_it_is_complete_and_in_the_order_of_the_file() -> None:
    standpoint = Standpoint.of(TOWN, {"king": "comes"}, {"ruler": "nobody", "growth": "no"})
    assert list(standpoint.choices.items()) == [*list(CHOICES.items())[:2], ("king", "comes")]
    assert list(standpoint.supposed.items()) == [("growth", "no"), ("ruler", "nobody")]


def test_equal_standpoints_have_one_hash() -> None:
    one = Standpoint.of(TOWN, {"king": "comes", "storm": "falls"}, {"growth": "no", "ruler": "king"})
    two = Standpoint.of(TOWN, {"storm": "falls", "king": "comes"}, {"ruler": "king", "growth": "no"})
    assert one == two
    assert hash(one) == hash(two)
    others = [
        Standpoint.of(TOWN, {"king": "comes"}, one.supposed),
        Standpoint.of(TOWN, one.choices, {"growth": "no"}),
        Standpoint.of(TOWN, one.choices, one.supposed, Reading(semantics="euler")),
    ]
    assert one not in others
    assert one != "a standpoint"


def test_it_never_changes() -> None:
    given = {"king": "comes"}
    standpoint = Standpoint.of(TOWN, given)
    given["king"] = "away"
    assert standpoint.choices["king"] == "comes"
    with pytest.raises(TypeError):
        standpoint.choices["king"] = "away"  # type: ignore[index]
    with pytest.raises(TypeError):
        standpoint.supposed["growth"] = "no"  # type: ignore[index]


def test_history_keeps_the_reading_alone() -> None:
    reading = Reading(semantics="euler")
    standpoint = Standpoint.of(TOWN, {"king": "comes"}, {"growth": "no"}, reading)
    assert standpoint.as_it_happened(TOWN) == Standpoint.of(TOWN, reading=reading)


def test_what_the_casebook_has_no_place_for_is_refused() -> None:
    with pytest.raises(KeyError, match="flood"):
        Standpoint.of(TOWN, {"flood": "yes"})
    with pytest.raises(ValueError, match="no option dies"):
        Standpoint.of(TOWN, {"king": "dies"})
    with pytest.raises(KeyError, match="weather"):
        Standpoint.of(TOWN, supposed={"weather": "fine"})
    with pytest.raises(KeyError, match="maybe"):
        Standpoint.of(TOWN, supposed={"growth": "maybe"})
    with pytest.raises(ValueError, match="ruler is no hinge; nothing turns on it"):
        Standpoint.of(casebook(), supposed={"ruler": "king"})
