"""Naming a position, and which questions are hinges."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scenarios.model.targets import bearing_of, joined, parted, presupposed
from tests.scenarios.engine.forks import decision, forked, question, rests
from tests.scenarios.small import argument, casebook

ROOT = Path(__file__).resolve().parents[3]


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


def test_an_argument_bears_on_a_position_itself_or_through_others() -> None:
    book = casebook(
        argument("direct", attacks=["ruler/king"]),
        argument("on", supports=["direct"]),
        argument("twice", attacks=["on"], supports=["direct"]),
        argument("nothing"),
        argument("round", attacks=["nothing", "loose"]),
        argument("loose", supports=["nothing"]),
    )
    found = {one.id: bearing_of(book, one) for one in book.arguments}
    assert found["direct"] == found["on"] == found["twice"] == ("ruler", "king")
    assert found["nothing"] is found["round"] is found["loose"] is None


def test_a_target_is_taken_apart_in_one_place() -> None:
    apart = re.compile(r'(?<!r)(partition|split)\("/"|"/" (not )?in ')
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for room in ("scenarios", "gui")
        for path in (ROOT / room).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if apart.search(line)
    ]
    assert len(found) == 2, found
    assert all(line.startswith(str(Path("scenarios", "model", "targets.py"))) for line in found), found
