"""A lecture that was cut short goes on where it was, as far as scenario and casebook still have that."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from gui.desk.player import Player
from gui.desk.session import Session
from scenarios.model.casebook import Casebook
from scenarios.model.lecture import Step, View, with_steps
from scenarios.model.place import Phase, Place

STEPS = (
    Step(view=View.SLIDE),
    Step(view=View.OUTCOME, question="toll", asks=True),
    Step(view=View.OUTCOME, question="toll", asks=True, hands={"free": 3}),
)


@pytest.fixture
def player(qapp: QApplication, courses: Casebook) -> Player:  # noqa: ARG001 - Qt must run
    session = Session(courses)
    session.holder.change(with_steps(session.scenario, STEPS), "Three steps")
    return Player(session, 0, session)


@pytest.mark.parametrize(
    ("left", "found"),
    [
        (Place(1, Phase.ASKED), Place(1, Phase.ASKED)),
        (Place(1, Phase.TOLD, {"dyke": "breaks"}), Place(1, Phase.TOLD, {"dyke": "breaks"})),
        (Place(2, Phase.COUNTED), Place(2, Phase.COUNTED)),
        (Place(1, Phase.COUNTED), Place(1, Phase.ASKED)),  # the hands are gone
        (Place(0, Phase.ASKED), Place(0, Phase.TOLD)),  # the step asks no more
        (Place(0, choices={"gone": "x"}, supposed={"gone": None}), Place(0)),
        (Place(9, choices={"dyke": "breaks"}), Place(2, Phase.ASKED)),  # the step is gone
    ],
)
def test_it_goes_on(player: Player, left: Place, found: Place) -> None:
    shown: list[object] = []
    player.shown.connect(shown.append)
    player.resume(left)
    assert player.place == found
    assert shown == [player.showing]
