"""Branches as columns: what was taken, what holds, and which gates are open."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.engine.columns import NO_ANSWER, NOT_ARISING, ColumnTable
from scenarios.engine.engine import Engine
from scenarios.engine.gates import Gates
from scenarios.engine.settling import NOT_SETTLED, Settling
from scenarios.model.branches import branch_of, holds
from scenarios.model.casebook import Argument
from tests.branches import branches
from tests.random_casebooks import random_casebook
from tests.scenarios.small import argument, casebook

TOWN = casebook()


def said(**given: Any) -> Argument:
    return Argument.model_validate(argument("a", **given))


def test_columns_of_branches() -> None:
    table = ColumnTable(TOWN, ())
    columns = table.columns([{"bridge": "built", "storm": "falls", "king": "away"}, {"bridge": "not-built"}])
    assert columns.tolist() == [[1, NOT_ARISING], [0, 1], [0, NOT_ARISING]]
    assert table.columns([]).shape == (3, 0)


def test_a_column_holds_what_is_supposed_below_what_is_taken() -> None:
    table = ColumnTable(TOWN, ("ruler", "growth"))
    column = table.columns([{"bridge": "built"}], {"ruler": "nobody"})
    assert column[3:, 0].tolist() == [2, NO_ANSWER]
    assert table.held(column[:, 0].tolist()) == {"ruler": "nobody", "growth": None}
    assert table.options_taken(column[:, 0].tolist()) == {"storm": None, "bridge": "built", "king": None}


def test_every_branch_and_its_departures() -> None:
    table = ColumnTable(TOWN, ())
    taken = branches(table, {"king": "comes"}, ["bridge", "storm"])
    assert taken.tolist() == [[0, 1, NOT_ARISING, NOT_ARISING], [0, 0, 1, 1], [1, 1, 1, 1]]
    # In time: the bridge, the king, the storm.
    assert table.first_departure(taken).tolist() == [1, 1, 0, 0]
    assert table.first_departure(branches(table, {}, [])).tolist() == [3]


def test_decisions_up_to_a_date() -> None:
    table = ColumnTable(TOWN, ())
    dates = ("1919", "1920", "1922-04", "1922-05", "1930")
    assert [table.decided_by(date) for date in dates] == [0, 1, 1, 2, 3]


def test_what_presupposes_another_position_than_the_actual_one_is_no_departure() -> None:
    decisions = [fork.model_dump(mode="json") for fork in TOWN.decisions]
    decisions[2]["presupposes"] = ["growth/no"]
    table = ColumnTable(casebook(decisions=decisions), ("growth",))
    taken = table.columns([branch_of(TOWN, {"king": "comes"}).taken])
    assert table.first_departure(taken).tolist() == [3]
    decisions[2]["presupposes"] = ["growth/yes"]
    table = ColumnTable(casebook(decisions=decisions), ("growth",))
    assert table.first_departure(taken).tolist() == [1]


def test_where_a_premise_fails_a_decision_is_withdrawn_and_what_arises_from_it() -> None:
    decisions = [fork.model_dump(mode="json") for fork in TOWN.decisions]
    decisions[1]["presupposes"] = ["ruler/king", "growth/yes"]
    table = ColumnTable(casebook(decisions=decisions), ("ruler", "growth"))
    columns = table.columns([branch_of(TOWN, {}).taken] * 3)
    columns[3:] = [[1, 1, 0], [0, 1, 0]]
    table.withdraw(columns, "ruler")
    assert columns[:3].tolist() == [[0, 0, NOT_ARISING], [0, 0, NOT_ARISING], [0, 0, 0]]
    table.withdraw(columns, "growth")
    assert columns[:3].tolist() == [[0, NOT_ARISING, NOT_ARISING], [0, NOT_ARISING, NOT_ARISING], [0, 0, 0]]


def test_in_history_the_actual_positions_hold() -> None:
    decisions = [fork.model_dump(mode="json") for fork in TOWN.decisions]
    decisions[1]["presupposes"] = ["growth/no"]
    table = ColumnTable(casebook(decisions=decisions), ("growth", "ruler"))
    (column,) = table.history().T.tolist()
    assert table.held(column) == {"growth": "yes", "ruler": None}
    assert table.options_taken(column) == {"storm": None, "bridge": None, "king": "away"}


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_gates_open_as_for_one_branch_at_a_time(seed: int) -> None:
    chance = random_casebook(seed, arguments=12, decisions=seed % 5)
    table = ColumnTable(chance, Engine(chance).hinges)
    in_play = [decision.id for decision in chance.decisions]
    plain = [one.model_copy(update={"presupposes": ()}) for one in chance.arguments]
    taken = branches(table, {}, in_play)
    gates = Gates(table, plain)
    opened = gates.open(taken)
    assert not opened[gates.never].any()
    options = product(*([option.id for option in decision.options] for decision in chance.decisions))
    for column, chosen in enumerate(options):
        branch = branch_of(chance, dict(zip(in_play, chosen, strict=True)))
        np.testing.assert_array_equal(table.columns([branch.taken])[:, 0], taken[:, column])
        for one, gate in zip(plain, gates.of, strict=True):
            closed = any(branch.taken[key] in options for key, options in one.unless.items())
            assert opened[gate, column] == (holds(one.when, branch.taken) and not closed)


def test_arguments_with_the_same_conditions_share_a_gate() -> None:
    table = ColumnTable(TOWN, ("ruler",))
    comes = {"king": ["comes"]}
    gates = Gates(
        table,
        [said(), said(when=comes), said(), said(when=comes), said(unless=comes),
         said(presupposes=["ruler/king"])],
    )  # fmt: skip
    always, when, *_, away, ruled = gates.of.tolist()
    assert gates.of.tolist() == [always, when, always, when, away, ruled]
    columns = branches(table, {}, ["king"])
    columns[3] = [NO_ANSWER, 1]
    opened = gates.open(columns)
    assert opened[[always, when, away]].tolist() == [[True, True], [False, True], [True, False]]
    assert opened[ruled].tolist() == [False, True]


@pytest.mark.parametrize(
    ("choices", "ruler", "growth"),
    [
        ({}, (None, False), ("yes", True)),
        ({"king": "comes"}, ("king", False), ("yes", True)),
        ({"bridge": "not-built"}, (None, False), (None, False)),
        ({"bridge": "not-built", "king": "comes"}, ("king", False), (None, False)),
    ],
)
def test_what_is_settled(
    choices: dict[str, str], ruler: tuple[str | None, bool], growth: tuple[str | None, bool]
) -> None:
    table = ColumnTable(TOWN, ())
    taken = table.columns([branch_of(TOWN, choices).taken])
    settling = Settling(table, TOWN.questions)
    for row, expected in enumerate((growth, ruler)):
        settled, fact = settling.settle(row, taken, table.first_departure(taken))
        positions = TOWN.questions[row].positions
        number = settled[0]
        assert (None if number == NOT_SETTLED else positions[number].id, fact[0]) == expected


def test_what_an_option_establishes_goes_before_the_fact_and_the_latest_before_the_others() -> None:
    decisions = [fork.model_dump(mode="json") for fork in TOWN.decisions]
    decisions[0]["options"][0]["establishes"] = ["growth/no"]
    decisions[1]["options"][0]["establishes"] = ["growth/yes"]
    town = casebook(decisions=decisions)
    table = ColumnTable(town, ())
    taken = table.columns([branch_of(town, {}).taken, {"bridge": "built"}])
    settled, fact = Settling(table, town.questions).settle(0, taken, table.first_departure(taken))
    assert settled.tolist() == [1, 0]
    assert fact.tolist() == [False, False]


def test_debates_are_never_settled() -> None:
    asked = [question.model_dump(mode="json") for question in TOWN.questions]
    asked[0]["kind"] = "debate"
    town = casebook(questions=asked)
    table = ColumnTable(town, ())
    taken = table.columns([branch_of(town, {}).taken])
    settled, fact = Settling(table, town.questions).settle(0, taken, table.first_departure(taken))
    assert (settled.tolist(), fact.tolist()) == ([NOT_SETTLED], [False])
