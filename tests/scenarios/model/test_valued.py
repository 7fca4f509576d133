"""Values that are compared by what they say."""

from __future__ import annotations

from scenarios.model.place import Place
from scenarios.model.reading import Reading


def test_what_says_the_same_is_equal_and_not_unequal() -> None:
    full, unsaid = Reading(credence={"essay": 1.0}), Reading()
    assert full == unsaid
    assert not full != unsaid  # noqa: SIM202 - the other operator is what is tried
    assert hash(full) == hash(unsaid)
    half = Reading(credence={"essay": 0.5})
    assert half != unsaid
    assert not half == unsaid  # noqa: SIM201 - as above


def test_another_kind_of_value_is_never_equal() -> None:
    place: object = Place()
    assert place != Reading()
    assert not place == "Place()"  # noqa: SIM201 - as above
    assert Place(begun=1.0) == Place()
