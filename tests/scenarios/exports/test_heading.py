"""What every export says of itself."""

from __future__ import annotations

import pytest

from scenarios import __version__
from scenarios.exports.heading import Heading, caution, heading
from scenarios.model.reading import Reading
from tests.casebooks import mini
from tests.scenarios.exports.requests import request


def _part(said: Heading, key: str) -> tuple[str, ...]:
    (found,) = (part.lines for part in said.parts if part.key == key)
    return found


def test_history_says_that_nothing_goes_otherwise() -> None:
    said = heading(request())
    assert said.title == "The bridge at Aldwater, as it happened"
    assert [part.key for part in said.parts] == [
        "casebook", "choices", "reading", "semantics", "date", "program",
    ]  # fmt: skip
    assert _part(said, "casebook") == ("The bridge at Aldwater (mini), revision 1.0",)
    assert _part(said, "choices") == ("nothing; all goes as it happened",)
    assert _part(said, "reading") == ("every document with full credence",)
    assert _part(said, "semantics") == ("Quadratic energy (quadratic-energy)",)
    assert _part(said, "date") == ("2026-03-01",)
    assert _part(said, "program") == (f"Otherwise {__version__}",)


def test_it_says_what_a_strength_is_and_is_not() -> None:
    said = heading(request())
    assert said.caution == caution()
    assert "strength of the documents' case, not a chance" in said.caution
    assert said.lines[-1] == said.caution


def test_choices_with_what_happened_beside_them() -> None:
    said = heading(request({"site": "mill", "toll": "charged"}))
    assert _part(said, "choices") == (
        "Where to build the bridge: At the mill (as it happened: At the ford)",
        "Whether the bridge takes a toll: A penny a head (as it happened: Crossing is free)",
    )
    assert said.title == (
        "Where to build the bridge: At the mill and Whether the bridge takes a toll: A penny a head"
    )
    assert _part(said, "not-arising") == (
        "Whether to raise the piers before the flood – No bridge stands at the ford",
    )


def test_what_is_supposed_is_the_users() -> None:
    said = heading(request({"site": "mill"}, {"ferry": "kept"}))
    (part,) = (part for part in said.parts if part.key == "supposed")
    assert part.label == "Supposed by the user, not said by the documents"
    assert part.lines == ("You suppose that Does the ferry live on? The ferry is kept.",)


def test_an_idle_supposition_says_that_it_is_idle() -> None:
    (line,) = _part(heading(request({}, {"ferry": "kept"})), "supposed")
    assert "idle" in line


def test_the_reading() -> None:
    reading = Reading(
        credence={"ledger": 0.5, "survey": 0.0},
        muted=frozenset({"mayor", "wells"}),
        semantics="euler",
        without_inferences=True,
    )
    said = heading(request({}, None, reading))
    assert _part(said, "reading") == (
        "C A Chronicle of Aldwater: full credence",
        "L The Ferryman's Ledger: credence 0.5",
        "S Survey of the River Crossings: not heard",
        "not heard: The mayor, quoted by Brook and I. Wells",
        "without the editors' inferences",
    )
    assert _part(said, "semantics") == ("Euler-based (euler)",)


def test_a_scenarios_own_title_and_author() -> None:
    said = heading(request(title="The mill", author="Ida Moss"))
    assert said.title == "The mill"
    assert _part(said, "author") == ("Ida Moss",)


def test_a_casebook_without_revision() -> None:
    said = heading(request(casebook=mini(('revision = "1.0"', 'revision = ""'))))
    assert _part(said, "casebook") == ("The bridge at Aldwater (mini)",)


@pytest.mark.parametrize("title", ["two\nlines", "two\r\n\n lines"])
def test_a_line_is_one_line(title: str) -> None:
    assert heading(request(title=title)).lines[0] == "two lines"


def test_a_part_on_one_line() -> None:
    said = heading(request({"site": "mill", "toll": "charged"}))
    (part,) = (part for part in said.parts if part.key == "choices")
    assert part.text == "; ".join(part.lines)
