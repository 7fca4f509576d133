"""A departure has a consequence where an argument waits for it, or where it establishes something."""

from __future__ import annotations

import pytest

from scenarios.projection.consequences import has_consequence, without_consequence
from tests.casebooks import mini


def test_an_argument_that_waits_for_an_option_is_a_consequence() -> None:
    assert has_consequence(mini(), "toll", "charged")
    assert has_consequence(mini(), "site", "mill")


def test_what_an_option_establishes_is_a_consequence() -> None:
    assert has_consequence(mini(), "site", "none")


def test_to_switch_an_argument_off_is_none() -> None:
    casebook = mini(
        ('  establishes = ["safety/stands"]\n', ""),
        ('when = { flood = ["raised"] }\n', ""),
    )
    assert any("flood" in argument.unless for argument in casebook.arguments)
    assert not has_consequence(casebook, "flood", "raised")
    assert [decision.id for decision in without_consequence(casebook)] == ["flood"]


def test_all_is_well_in_the_small_casebook() -> None:
    assert without_consequence(mini()) == ()


def test_an_unknown_decision_is_an_error() -> None:
    with pytest.raises(KeyError):
        has_consequence(mini(), "bridge", "ford")
