"""How far a branch leaves what happened, in a few plain words."""

from __future__ import annotations

from scenarios.engine.engine import Engine
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector
from scenarios.telling.departures import counted_departures, departures_counted, summary
from tests.casebooks import mini

PROJECTOR = Projector(Engine(mini()))


def lines(supposed: dict[str, str] | None = None, **choices: str) -> list[str]:
    return summary(PROJECTOR(Standpoint.of(PROJECTOR.casebook, choices, supposed))).splitlines()


def test_departures_are_counted() -> None:
    assert [counted_departures(count) for count in (1, 2)] == ["1 departure", "2 departures"]
    assert departures_counted(0) == "as it happened"
    assert departures_counted(0, 2) == "2 supposed"
    assert departures_counted(3) == "3 departures"
    assert departures_counted(1, 1, 1) == "1 departure, 1 supposed, idle here"
    assert departures_counted(2, 2, 1) == "2 departures, 2 supposed, 1 of them idle"


def test_it_says_whether_people_of_the_time_weighed_what_is_chosen() -> None:
    assert lines() == ["No departure: every decision goes as it happened."]
    assert lines(site="mill")[:3] == [
        "History rewritten at 1 point",
        "People of the time weighed this themselves",
        "Latest departure: March 1901",
    ]
    assert lines(site="mill", toll="charged")[:2] == [
        "History rewritten at 2 points",
        "People of the time weighed 1 of these 2 choices themselves",
    ]
    assert "The casebook names nobody of the time who weighed this" in lines(toll="charged")


def test_it_says_what_follows_and_what_is_supposed() -> None:
    assert lines(site="mill")[3:] == ["The documents lead on in 2 courses", "3 lead otherwise"]
    assert any(line.startswith("You suppose that ") for line in lines({"ferry": "kept"}, site="mill"))
    assert any("idle" in line for line in lines({"ferry": "kept"}))
