"""The chronology in words."""

from __future__ import annotations

from scenarios.telling.events import chronology
from tests.casebooks import mini


def test_events_are_told_in_the_order_of_time_and_tell_whose_date_it_is() -> None:
    told = chronology(mini())
    assert [event.sentence for event in told] == [
        "14 March 1901: The council votes for the ford.",
        "1905: The ferry makes its last crossing. (date supplied by the editors)",
        "2 October 1907: The flood takes the bridge.",
    ]
    assert [int(event.year) for event in told] == [1901, 1905, 1907]
