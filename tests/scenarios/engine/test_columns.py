"""Branches as columns."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.engine.columns import NOT_ARISING, NOT_SETTLED, DecisionTable, Gates, Settling
from scenarios.model.branches import branch_of, holds
from scenarios.model.reading import Reading
from tests.random_casebooks import random_casebook
from tests.reference import Reference
from tests.scenarios.small import casebook

TOWN = casebook()


def test_columns_of_branches() -> None:
    table = DecisionTable(TOWN)
    columns = table.columns([{"bridge": "built", "storm": "falls", "king": "away"}, {"bridge": "not-built"}])
    assert columns.tolist() == [[1, NOT_ARISING], [0, 1], [0, NOT_ARISING]]
    assert table.columns([]).shape == (3, 0)


def test_every_branch_and_its_departures() -> None:
    table = DecisionTable(TOWN)
    taken = table.every_branch({"king": "comes"}, ["bridge", "storm"])
    assert taken.tolist() == [[0, 1, NOT_ARISING, NOT_ARISING], [0, 0, 1, 1], [1, 1, 1, 1]]
    # In time: the bridge, the king, the storm.
    assert table.first_departure(taken).tolist() == [1, 1, 0, 0]
    assert table.first_departure(table.every_branch({}, [])).tolist() == [3]


def test_decisions_up_to_a_date() -> None:
    table = DecisionTable(TOWN)
    assert [table.decided_by(date) for date in ("1919", "1920", "1922-04", "1922-05", "1930")] == [
        0,
        1,
        1,
        2,
        3,
    ]


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_against_one_branch_at_a_time(seed: int) -> None:
    chance = random_casebook(seed, arguments=12, decisions=seed % 5)
    table = DecisionTable(chance)
    in_play = [decision.id for decision in chance.decisions]
    taken = table.every_branch({}, in_play)
    gates = Gates(table, [(argument.when, argument.unless) for argument in chance.arguments])
    opened = gates.open(taken)
    settled, fact = Settling(table, chance.questions).settle(taken)
    assert not opened[gates.never].any()
    options = product(*([option.id for option in decision.options] for decision in chance.decisions))
    for column, chosen in enumerate(options):
        branch = branch_of(chance, dict(zip(in_play, chosen, strict=True)))
        np.testing.assert_array_equal(table.columns([branch.taken])[:, 0], taken[:, column])
        for argument, gate in zip(chance.arguments, gates.of, strict=True):
            closed = any(branch.taken[key] in options for key, options in argument.unless.items())
            assert opened[gate, column] == (holds(argument.when, branch.taken) and not closed)
        reference = Reference(chance, dict(zip(in_play, chosen, strict=True)), Reading())
        for row, question in enumerate(chance.questions):
            position, how = reference.settled(question)
            number = settled[row, column]
            assert (None if number == NOT_SETTLED else question.positions[number].id) == position
            assert fact[row, column] == (how == "fact")


def test_arguments_with_the_same_conditions_share_a_gate() -> None:
    table = DecisionTable(TOWN)
    gates = Gates(
        table,
        [({}, {}), ({"king": ["comes"]}, {}), ({}, {}), ({"king": ["comes"]}, {}), ({}, {"king": ["comes"]})],
    )
    always, comes, *_, away = gates.of.tolist()
    assert gates.of.tolist() == [always, comes, always, comes, away]
    opened = gates.open(table.every_branch({}, ["king"]))
    assert opened[[always, comes, away]].tolist() == [[True, True], [False, True], [True, False]]


@pytest.mark.parametrize(
    ("choices", "ruler", "growth"),
    [
        ({}, (None, False), ("yes", True)),
        ({"king": "comes"}, ("king", False), ("yes", True)),
        ({"bridge": "not-built"}, (None, False), (None, False)),
        ({"bridge": "not-built", "king": "comes"}, ("king", False), (None, False)),
    ],
)
def test_settled(choices: dict[str, str], ruler: tuple[str, bool], growth: tuple[str, bool]) -> None:
    table = DecisionTable(TOWN)
    taken = table.columns([branch_of(TOWN, choices).taken])
    settled, fact = Settling(table, TOWN.questions).settle(taken)
    for row, expected in enumerate((growth, ruler)):
        number = settled[row, 0]
        positions = TOWN.questions[row].positions
        assert (None if number == NOT_SETTLED else positions[number].id, fact[row, 0]) == expected
