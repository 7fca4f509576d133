"""What of a scenario fits a casebook; what does not is said elsewhere, in the tests of opening."""

from __future__ import annotations

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
