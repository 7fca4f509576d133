"""Naming a position, and which questions are hinges."""

from __future__ import annotations

import pytest

from scenarios.model.targets import joined, parted, presupposed
from tests.scenarios.engine.forks import decision, forked, question, rests


@pytest.mark.parametrize(
    ("target", "parts"), [("q/p", ("q", "p")), ("q", ("q", "")), ("q/", ("q", "")), ("q/a/b", ("q", "a/b"))]
)
def test_a_target_is_taken_apart(target: str, parts: tuple[str, str]) -> None:
    assert parted(target) == parts


def test_a_target_is_put_together() -> None:
    assert joined("q", "p") == "q/p"
    assert parted(joined("q", "p")) == ("q", "p")


def test_hinges_are_the_outcomes_that_an_argument_or_a_decision_presupposes() -> None:
    asked = [question(name, "x", "y") for name in "abcd"]
    asked[2]["kind"] = "debate"
    casebook = forked(
        rests("r1", "b/x", "d/x"),
        rests("r2", "c/x", "d/x"),
        questions=asked,
        decisions=[decision(), decision("later", "1930", presupposes=["a/y"])],
    )
    # In the order of the file; a debate is none.
    assert presupposed(casebook) == ("a", "b")
    assert presupposed(forked()) == ()
