"""What of a scenario fits a casebook; what does not is said elsewhere, in the tests of opening."""

from __future__ import annotations

import json

import pytest

from scenarios.files.scenario_files import scenario_to_bytes
from scenarios.model.casebook import Casebook
from scenarios.model.fit import MOST_EVER_IN_PLAY, fit
from scenarios.model.scenario import CasebookReference, Scenario
from tests.casebooks import mini


def many_decisions(count: int) -> Casebook:
    decision = mini().decisions[0]
    copies = [decision.model_copy(update={"id": f"d{number}"}) for number in range(count)]
    return mini().model_copy(update={"decisions": tuple(copies)})


def scenario(*in_play: str) -> Scenario:
    return Scenario(casebook=CasebookReference(id="mini"), in_play=in_play)


def test_where_none_was_put_in_play_the_headline_decisions_are() -> None:
    headline = tuple(decision.id for decision in mini().decisions if decision.headline)
    assert fit(mini(), scenario()).in_play == headline
    assert fit(mini(), scenario("gone")).in_play == headline


def test_a_decision_is_in_play_once() -> None:
    assert fit(mini(), scenario("toll", "site", "toll")).in_play == ("toll", "site")


def test_no_map_shows_hundreds_of_decisions() -> None:
    casebook = many_decisions(100)
    wanted = tuple(decision.id for decision in casebook.decisions)
    fitting = fit(casebook, scenario(*wanted))
    assert fitting.in_play == wanted[:MOST_EVER_IN_PLAY]
    assert fitting.notices == ("Of 100 decisions in play the first 30 are shown on the map.",)
    assert fit(casebook, scenario(*wanted[:MOST_EVER_IN_PLAY])).notices == ()


def test_what_is_supposed_stays_where_there_is_a_place_for_it() -> None:
    fitting = fit(mini(), scenario().with_supposed({"ferry": "kept", "safety": "falls"}))
    assert fitting.supposed == {"ferry": "kept", "safety": "falls"}
    assert fitting.notices == ()


@pytest.mark.parametrize(
    ("hinge", "position", "said"),
    [
        ("war", "peace", "The casebook has no question “war”; what is supposed on it is left aside."),
        (
            "market",
            "east",
            "Nothing turns on “Where does the market go?” any more; what is supposed on it is left aside.",
        ),
        (
            "blame",
            "careful",
            "Nothing turns on “Was the council careless?” any more; what is supposed on it is left aside.",
        ),
        ("ferry", "sunk", "“Does the ferry live on?” has no position “sunk”; supposing it is left aside."),
    ],
)
def test_a_supposition_that_does_not_fit_is_kept_ignored_and_told(
    hinge: str, position: str, said: str
) -> None:
    saved = scenario().with_supposed({hinge: position, "safety": "falls"})
    fitting = fit(mini(), saved)
    assert fitting.supposed == {"safety": "falls"}
    assert fitting.notices == (said,)
    assert saved.supposed[hinge] == position
    assert json.loads(scenario_to_bytes(saved))["supposed"][hinge] == position
