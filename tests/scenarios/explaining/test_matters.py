"""What matters, against one branch at a time."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.engine.engine import Engine
from scenarios.explaining.matters import Effect, Reach, interactions, what_matters
from scenarios.model.alternatives import Departure, Supposition
from scenarios.model.casebook import Casebook
from scenarios.model.standpoint import Standpoint
from tests.scenarios.explaining.brute import Plain, arise, by_chance, leading, subject
from tests.scenarios.small import argument, casebook


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_what_matters_by_chance(seed: int) -> None:
    engine, standpoint = by_chance(seed)
    plain, book = Plain(engine, standpoint), engine.casebook
    outcomes = [question.id for question in book.questions if question.kind == "outcome"]
    before = plain()
    matters = what_matters(engine, standpoint)
    everything = [
        Departure(decision.id, option.id)
        for decision in book.decisions
        for option in decision.options
        if option.id != standpoint.choices[decision.id]
    ]
    wanted = [one for one in everything if arise(plain.taking(standpoint.choices, [one]), [one])]
    assert [row.alternative for row in matters.departures] == wanted
    supposing = [
        Supposition(hinge, position.id)
        for hinge in [question for question in outcomes if question in engine.hinges]
        for position in book.question(hinge).positions
        if standpoint.supposed.get(hinge) != position.id
    ]
    assert [row.alternative for row in matters.suppositions] == supposing
    for row in (*matters.departures, *matters.suppositions):
        after = plain.taking(standpoint.choices, [row.alternative])
        assert list(row.outcomes) == outcomes
        for question, cell in row.outcomes.items():
            was, now = leading(before, question), leading(after, question)
            assert (cell.was, cell.leads) == (was[0], now[0])
            silent, same = now[0] is None, now[0] == was[0]
            assert cell.effect == (Effect.SILENT if silent else Effect.SAME if same else Effect.CHANGED)
            assert cell.some == any(one is not None and one != was[0] for one in now)
            assert cell.new == any(one is not None and one not in was for one in now)
            assert (cell.reach is Reach.LEADING) == (not silent and not same)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_interactions_by_chance(seed: int) -> None:
    engine, standpoint = by_chance(seed)
    plain, book = Plain(engine, standpoint), engine.casebook
    outcomes = [question.id for question in book.questions if question.kind == "outcome"]

    def leads(*taken: Departure) -> dict[str, str | None]:
        found = plain.taking(standpoint.choices, taken)
        return {question: leading(found, question)[0] for question in outcomes}

    everything = [
        Departure(decision.id, option.id)
        for decision in book.decisions
        for option in decision.options
        if option.id != standpoint.choices[decision.id]
    ]
    wanted = []
    for one, other in combinations(everything, 2):
        if subject(one) == subject(other):
            continue
        if not arise(plain.taking(standpoint.choices, (one, other)), (one, other)):
            continue
        together = leads(one, other)
        rest = [leads(), leads(one), leads(other)]
        does = {q: led for q, led in together.items() if led not in [them[q] for them in rest]}
        if does:
            wanted.append(((one, other), does))
    found = interactions(engine, standpoint)
    assert [(one.pair, dict(one.outcomes)) for one in found] == wanted


@pytest.mark.parametrize(
    "book",
    [
        casebook(argument("a", supports=["growth/no"]), decisions=[]),
        casebook(),
        casebook(questions=[], decisions=[]),
        casebook(questions=[], decisions=[], documents=[], voices=[]),
    ],
    ids=["no decisions", "no arguments", "no questions", "nothing"],
)
def test_casebooks_that_lack_something(book: Casebook) -> None:
    engine, standpoint = Engine(book), Standpoint.of(book)
    found = what_matters(engine, standpoint)
    assert len(found.departures) == len(book.decisions)
    assert found.suppositions == ()
    assert interactions(engine, standpoint) == ()
