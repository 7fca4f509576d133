"""The certainty scale."""

from __future__ import annotations

import pytest

from scenarios.model.certainty import Certainty

SCALE = {
    "certain": (0.95, 0.90, 0.98),
    "very-likely": (0.90, 0.80, 0.95),
    "asserted": (0.80, 0.70, 0.90),
    "likely": (0.75, 0.55, 0.80),
    "even": (0.50, 0.40, 0.60),
    "possible": (0.40, 0.25, 0.50),
    "asked": (0.30, 0.15, 0.50),
    "unlikely": (0.20, 0.10, 0.25),
    "very-unlikely": (0.05, 0.01, 0.10),
}


@pytest.mark.parametrize(("name", "numbers"), SCALE.items())
def test_numbers_of_each_class(name: str, numbers: tuple[float, float, float]) -> None:
    certainty = Certainty(name)
    assert certainty.base == numbers[0]
    assert certainty.interval == numbers[1:]


def test_what_is_unknowable_has_no_number() -> None:
    assert Certainty.UNKNOWABLE.base is None
    assert Certainty.UNKNOWABLE.interval is None


def test_the_scale_is_whole_and_falls_from_the_firmest() -> None:
    assert [member.value for member in Certainty] == [*SCALE, "unknowable"]
    bases = [member.base for member in Certainty if member.base is not None]
    assert bases == sorted(bases, reverse=True)
