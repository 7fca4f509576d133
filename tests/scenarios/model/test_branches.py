"""Which decisions arise, and what branches there are."""

from __future__ import annotations

import pytest

from scenarios.model.branches import branch_of, branches_in_play, complete_choices, holds, in_order_of_time
from tests.scenarios.small import casebook

TOWN = casebook()


def test_decisions_come_by_date_and_then_as_in_the_file() -> None:
    assert [decision.id for decision in in_order_of_time(TOWN)] == ["bridge", "king", "storm"]
    at_once = casebook(
        decisions=[
            {
                "id": name,
                "title": name,
                "date": date,
                "options": [{"id": "so", "label": "so", "actual": True}, {"id": "not", "label": "not"}],
            }
            for name, date in (("late", "1921"), ("second", "1920-01"), ("third", "1920"), ("first", "1919"))
        ]
    )
    assert [decision.id for decision in in_order_of_time(at_once)] == ["first", "second", "third", "late"]


def test_what_is_not_chosen_goes_as_it_happened() -> None:
    assert complete_choices(TOWN, {"king": "comes"}) == {"storm": "holds", "bridge": "built", "king": "comes"}
    assert list(complete_choices(TOWN, {"king": "comes"})) == ["storm", "bridge", "king"]


def test_unknown_choices_are_named() -> None:
    with pytest.raises(KeyError, match="no decision flood"):
        complete_choices(TOWN, {"flood": "yes"})
    with pytest.raises(ValueError, match="no option dies; it has away, comes"):
        branch_of(TOWN, {"king": "dies"})


def test_a_decision_that_does_not_arise_is_no_departure() -> None:
    history = branch_of(TOWN, {})
    assert history.departures == ()
    assert history.first_departure is None
    without = branch_of(TOWN, {"bridge": "not-built", "storm": "falls", "king": "comes"})
    assert without.taken == {"storm": None, "bridge": "not-built", "king": "comes"}
    assert without.departures == ("bridge", "king")
    assert without.first_departure == "bridge"
    assert branch_of(TOWN, {"storm": "falls"}).departures == ("storm",)


def test_no_condition_holds_on_what_does_not_arise() -> None:
    taken = branch_of(TOWN, {"bridge": "not-built"}).taken
    assert holds({}, taken)
    assert not holds({"storm": ["holds", "falls"]}, taken)
    assert holds({"bridge": ["not-built"], "king": ["away", "comes"]}, taken)


def test_branches_that_differ_in_nothing_that_arises_are_one() -> None:
    found = branches_in_play(TOWN, {}, ["bridge", "storm", "bridge"])
    assert [branch.taken["bridge"] for _, branch in found] == ["built", "built", "not-built"]
    assert [branch.taken["storm"] for _, branch in found] == ["holds", "falls", None]
    assert found[2][0]["storm"] == "holds"


def test_a_branch_on_show_keeps_its_own_choices() -> None:
    shown = {"bridge": "not-built", "storm": "falls"}
    found = branches_in_play(TOWN, shown, ["bridge", "storm"])
    assert [choices["storm"] for choices, _ in found] == ["holds", "falls", "falls"]


def test_decisions_not_in_play_go_as_chosen() -> None:
    found = branches_in_play(TOWN, {"king": "comes"}, ["storm"])
    assert [branch.taken for _, branch in found] == [
        {"storm": "holds", "bridge": "built", "king": "comes"},
        {"storm": "falls", "bridge": "built", "king": "comes"},
    ]
